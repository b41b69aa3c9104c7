//! `/zoeken`: everything at once.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Layout, show};
use super::query::Params;
use super::site::Site;
use crate::app::Published;
use crate::base::dutch;
use crate::search::{Hit, Kind, Piece, Query, Results};

const LIMIT: usize = 20;

struct Line {
    href: String,
    kind: &'static str,
    title: Vec<Piece>,
    excerpt: Vec<Piece>,
    beside: Vec<PageLink>,
    /// The picture of a symbol, when it may be shown.
    picture: Option<String>,
}

#[derive(Template)]
#[template(path = "zoeken/resultaten.html")]
struct Found {
    /// What the page is called with these results.
    title: String,
    text: String,
    count: String,
    suggestion: Option<(String, String)>,
    lines: Vec<Line>,
    more: Option<String>,
}

// A template escapes what it inserts, so another may print it as it is.
impl askama::filters::HtmlSafe for Found {}

#[derive(Template)]
#[template(path = "zoeken/pagina.html")]
struct SearchPage {
    layout: Layout,
    found: Found,
}

pub(super) async fn show_results(State(site): State<Site>, params: Params) -> Result<Response, PageError> {
    let published = site.published()?;
    let limit = params.number("aantal", LIMIT, LIMIT).max(1);
    let query = Query::parse(params.text("q")).with_page(limit, 0);
    let results = if query.text().is_empty() { None } else { Some(published.index.search(&query)) };
    let found = found(&published, query.text(), results);
    if !params.text("fragment").is_empty() {
        return show(&found);
    }
    show(&SearchPage {
        layout: Layout::new(&found.title, "Zoek in symbolen, handreiking, begrippen en casussen.").unlisted(),
        found,
    })
}

fn found(published: &Published, text: &str, results: Option<Results>) -> Found {
    let Some(results) = results else {
        let (title, text, count) = ("Zoeken".to_owned(), String::new(), String::new());
        return Found { title, text, count, suggestion: None, lines: Vec::new(), more: None };
    };
    let address = |text: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
        format!("/zoeken?{query}")
    };
    Found {
        title: format!("Zoeken naar ‘{text}’"),
        text: text.to_owned(),
        count: dutch::count(results.total, "resultaat", "resultaten"),
        more: (results.total > results.hits.len()).then(|| address(text)),
        suggestion: results.suggestion.map(|text| (address(&text), text)),
        lines: results.hits.into_iter().map(|hit| line(published, hit)).collect(),
    }
}

fn line(published: &Published, hit: Hit) -> Line {
    let symbol = if hit.kind == Kind::Symbol { published.catalogue.symbol(&hit.key) } else { None };
    let beside = hit.look_alikes.iter().filter_map(|slug| published.catalogue.symbol(slug));
    Line {
        href: published.address(hit.kind, &hit.key),
        kind: kind_label(hit.kind),
        beside: beside.map(PageLink::to_symbol).collect(),
        picture: symbol.filter(|symbol| symbol.has_public_image()).map(|symbol| symbol.slug.clone()),
        title: hit.title,
        excerpt: hit.excerpt,
    }
}

fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Symbol => "Symbool",
        Kind::Page => "Handreiking",
        Kind::Term => "Begrip",
        Kind::Scenario => "Casus",
    }
}
