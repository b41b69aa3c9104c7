//! Changes by month, newest first, turned over in pages.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::base::{Word, dutch};
use crate::catalogue::ListedChange;
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::query::Params;
use crate::web::site::Site;

/// Changes on one page of the list.
const PER_PAGE: usize = 100;

struct Line {
    date: String,
    kind: &'static str,
    link: PageLink,
    text: String,
}

struct Month {
    name: String,
    lines: Vec<Line>,
}

/// What a list of changes is about.
#[derive(Clone, Copy)]
pub(in crate::web) struct ChangeList {
    pub(in crate::web) address: &'static str,
    pub(in crate::web) feed: &'static str,
    pub(in crate::web) heading: &'static str,
    pub(in crate::web) description: &'static str,
    /// The page above it, with its name.
    pub(in crate::web) above: (&'static str, &'static str),
    pub(in crate::web) door: Door,
}

const EVERYTHING: ChangeList = ChangeList {
    address: "/wijzigingen",
    feed: "/wijzigingen.atom",
    heading: "Wat is er veranderd?",
    description: "Wat er in de handreiking, de symbolenbank, de casussen en de feiten is toegevoegd of verbeterd.",
    above: ("/handreiking", "Handreiking"),
    door: Door::Read,
};

#[derive(Template)]
#[template(path = "wijzigingen/lijst.html")]
struct Changes {
    layout: Layout,
    list: ChangeList,
    months: Vec<Month>,
    newer: Option<String>,
    older: Option<String>,
    page: usize,
    pages: usize,
}

pub(in crate::web) async fn changes(
    State(site): State<Site>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    list_of(&site, EVERYTHING, &published.catalogue.all_changes(), &params, &headers)
}

/// The page of a list that was asked for.
pub(in crate::web) fn list_of(
    site: &Site,
    list: ChangeList,
    changes: &[ListedChange<'_>],
    params: &Params,
    headers: &HeaderMap,
) -> Result<Response, PageError> {
    let pages = changes.len().div_ceil(PER_PAGE).max(1);
    let number = params.number("pagina", 1, pages).max(1);
    let shown = changes.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    let layout = Layout::new(list.heading, list.description).behind(list.door);
    site.prepared(headers, &address(list, number), |_| {
        render(&Changes {
            layout: if number == 1 { layout } else { layout.unlisted() },
            list,
            months: by_month(shown),
            newer: (number > 1).then(|| address(list, number - 1)),
            older: (number < pages).then(|| address(list, number + 1)),
            page: number,
            pages,
        })
    })
}

fn address(list: ChangeList, page: usize) -> String {
    if page == 1 { list.address.to_owned() } else { format!("{}?pagina={page}", list.address) }
}

/// Lines in their order, with a heading for every month.
fn by_month<'a>(changes: impl Iterator<Item = &'a ListedChange<'a>>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for ListedChange { change, place, .. } in changes {
        let name = dutch::month(change.date);
        let line = Line {
            date: dutch::date(change.date),
            kind: change.kind.label(),
            link: PageLink { href: place.href.clone(), text: place.title.clone() },
            text: change.text.clone(),
        };
        match months.last_mut() {
            Some(month) if month.name == name => month.lines.push(line),
            _ => months.push(Month { name, lines: vec![line] }),
        }
    }
    months
}
