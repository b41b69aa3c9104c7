//! `/symbolenbank/wijzigingen.atom`: what changed, for feed readers (RFC 4287).

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use crate::base::{Change, Word};
use crate::catalogue::{Catalogue, SymbolChange};
use crate::symbols::{FIXED_WARNINGS, Symbol};
use crate::web::error::PageError;
use crate::web::layout::render;
use crate::web::site::Site;

const PATH: &str = "/symbolenbank/wijzigingen.atom";

/// The most changes that the feed tells; older ones stand on the page of changes.
const MOST: usize = 100;

/// The year of the names in the feed, which says when the host was the site's (RFC 4151). It is
/// part of every name, so it never changes.
const YEAR: u16 = 2026;

#[derive(Template)]
#[template(path = "symbolenbank/wijzigingen.xml")]
struct Feed {
    id: String,
    warning: &'static str,
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

/// The newest changes of symbols that everyone may read.
pub(in crate::web) async fn feed(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, PATH, "application/atom+xml", |published| render(&made_of(&published.catalogue, &site)))
}

fn made_of(catalogue: &Catalogue, site: &Site) -> Feed {
    let changes = catalogue.symbol_changes();
    let newest = changes.first().map_or(Date::constant(1970, 1, 1), |line| line.change.date);
    Feed {
        id: name(site, "symbolenbank/wijzigingen"),
        warning: FIXED_WARNINGS[0],
        updated: instant(newest),
        own_address: site.address(PATH),
        page_address: site.address("/symbolenbank/wijzigingen"),
        entries: changes.iter().take(MOST).map(|line| entry(site, line)).collect(),
    }
}

fn entry(site: &Site, SymbolChange { symbol, change }: &SymbolChange<'_>) -> Entry {
    // A symbol that gets another slug keeps the names of its changes.
    let slug = symbol.former_slugs.first().unwrap_or(&symbol.slug);
    Entry {
        id: name(site, &format!("symbolenbank/{slug}/{}/{}", change.date, place(symbol, change))),
        name: plain(&symbol.name),
        kind: change.kind.label(),
        kind_word: change.kind.word(),
        text: plain(&change.text),
        address: site.address(&format!("/symbolenbank/{}", symbol.slug)),
        updated: instant(change.date),
    }
}

/// A name that stays when pages move: a `tag:` of the site's host.
fn name(site: &Site, what: &str) -> String {
    format!("tag:{},{YEAR}:{what}", site.app.config().public_host())
}

/// The place of a line among those of its symbol and day, from 1. Authors add lines at the end, so
/// it stays.
fn place(symbol: &Symbol, change: &Change) -> usize {
    let up_to_here = symbol.changes.iter().take_while(|other| !std::ptr::eq(*other, change));
    1 + up_to_here.filter(|other| other.date == change.date).count()
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
