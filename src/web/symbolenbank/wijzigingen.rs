//! `/symbolenbank/wijzigingen`: what changed in the bank, newest first.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::base::{Word, dutch};
use crate::catalogue::{Catalogue, SymbolChange};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::query::Params;
use crate::web::site::Site;

/// Changes on one page of the list.
const PER_PAGE: usize = 100;

const ADDRESS: &str = "/symbolenbank/wijzigingen";

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

#[derive(Template)]
#[template(path = "symbolenbank/wijzigingen.html")]
struct Changes {
    layout: Layout,
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
    let listed = published.catalogue.symbol_changes().len();
    let pages = listed.div_ceil(PER_PAGE).max(1);
    let number = params.number("pagina", 1, pages).max(1);
    site.prepared(&headers, &address(number), |published| render(&page(&published.catalogue, number, pages)))
}

fn page(catalogue: &Catalogue, number: usize, pages: usize) -> Changes {
    let changes = catalogue.symbol_changes();
    let shown = changes.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    let description = "Wat er in de symbolenbank is toegevoegd, verbeterd of teruggetrokken.";
    let layout = Layout::new("Wijzigingen in de symbolenbank", description).behind(Door::LookUp);
    Changes {
        layout: if number == 1 { layout } else { layout.unlisted() },
        months: by_month(shown),
        newer: (number > 1).then(|| address(number - 1)),
        older: (number < pages).then(|| address(number + 1)),
        page: number,
        pages,
    }
}

fn address(page: usize) -> String {
    if page == 1 { ADDRESS.to_owned() } else { format!("{ADDRESS}?pagina={page}") }
}

/// Lines in their order, with a heading for every month.
fn by_month<'a>(changes: impl Iterator<Item = SymbolChange<'a>>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for SymbolChange { symbol, change } in changes {
        let name = dutch::month(change.date);
        let line = Line {
            date: dutch::date(change.date),
            kind: change.kind.label(),
            link: PageLink::to_symbol(symbol),
            text: change.text.clone(),
        };
        match months.last_mut() {
            Some(month) if month.name == name => month.lines.push(line),
            _ => months.push(Month { name, lines: vec![line] }),
        }
    }
    months
}
