//! Changes for feed readers (RFC 4287).

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use crate::base::Word;
use crate::catalogue::ListedChange;
use crate::web::error::PageError;
use crate::web::layout::render;
use crate::web::site::Site;

/// The most changes that a feed tells; older ones stand on the page of changes.
const MOST: usize = 100;

/// The year of the names in the feed, which says when the host was the site's (RFC 4151). It is
/// part of every name, so it never changes.
const YEAR: u16 = 2026;

/// What a feed is about.
#[derive(Clone, Copy)]
pub(in crate::web) struct Feed {
    /// Its name, which never changes: the address of its page without the first slash.
    pub(in crate::web) name: &'static str,
    pub(in crate::web) title: &'static str,
    pub(in crate::web) subtitle: &'static str,
    pub(in crate::web) own_address: &'static str,
    pub(in crate::web) page_address: &'static str,
}

const EVERYTHING: Feed = Feed {
    name: "wijzigingen",
    title: "Wat is er veranderd in Weegwijs?",
    subtitle: "Nieuwe en verbeterde bladzijden, symbolen, casussen en feiten.",
    own_address: "/wijzigingen.atom",
    page_address: "/wijzigingen",
};

#[derive(Template)]
#[template(path = "wijzigingen/feed.xml")]
struct Atom {
    id: String,
    title: &'static str,
    subtitle: &'static str,
    updated: String,
    own_address: String,
    page_address: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    name: String,
    kind: &'static str,
    kind_word: &'static str,
    text: String,
    address: String,
    updated: String,
}

pub(in crate::web) async fn feed(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = site.published()?;
    feed_of(&site, EVERYTHING, &published.catalogue.all_changes(), &headers)
}

/// The newest changes of a list.
pub(in crate::web) fn feed_of(
    site: &Site,
    feed: Feed,
    changes: &[ListedChange<'_>],
    headers: &HeaderMap,
) -> Result<Response, PageError> {
    let newest = changes.first().map_or(Date::constant(1970, 1, 1), |listed| listed.change.date);
    let made = || Atom {
        id: name(site, feed.name),
        title: feed.title,
        subtitle: feed.subtitle,
        updated: instant(newest),
        own_address: site.address(feed.own_address),
        page_address: site.address(feed.page_address),
        entries: changes.iter().take(MOST).map(|listed| entry(site, listed)).collect(),
    };
    site.prepared_as(headers, feed.own_address, "application/atom+xml", |_| render(&made()))
}

fn entry(site: &Site, ListedChange { change, place, id }: &ListedChange<'_>) -> Entry {
    Entry {
        id: name(site, id),
        name: plain(&place.title),
        kind: change.kind.label(),
        kind_word: change.kind.word(),
        text: plain(&change.text),
        address: site.address(&place.href),
        updated: instant(change.date),
    }
}

/// A name that stays when pages move: a `tag:` of the site's host.
fn name(site: &Site, what: &str) -> String {
    format!("tag:{},{YEAR}:{what}", site.app.config().public_host())
}

/// Changes have a day and no time; the feed asks for one.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// Without the characters that XML cannot hold, not even escaped.
fn plain(text: &str) -> String {
    let is_fit =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_fit).collect()
}
