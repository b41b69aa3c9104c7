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

/// What a search can be about: the word in addresses, the label, and the kind.
const KINDS: [(&str, &str, Kind); 4] = [
    ("handreiking", "Handreiking", Kind::Page),
    ("symbolen", "Symbolen", Kind::Symbol),
    ("begrippen", "Begrippen", Kind::Term),
    ("casussen", "Casussen", Kind::Scenario),
];

/// A link that narrows the search to one kind, or widens it again.
struct Narrower {
    href: String,
    label: &'static str,
    is_chosen: bool,
}

struct Line {
    href: String,
    /// The heading under which the answer stands.
    under: Option<String>,
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
    narrowers: Vec<Narrower>,
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
    /// The kind that is looked for, as its word; empty for all.
    kind: &'static str,
}

pub(super) async fn show_results(State(site): State<Site>, params: Params) -> Result<Response, PageError> {
    let published = site.published()?;
    let limit = params.number("aantal", LIMIT, LIMIT).max(1);
    let chosen = KINDS.iter().find(|(word, ..)| *word == params.text("soort"));
    let kind = chosen.map_or("", |(word, ..)| *word);
    let kinds: Vec<Kind> = chosen.map(|(.., kind)| *kind).into_iter().collect();
    let query = Query::parse(params.text("q")).with_kinds(&kinds).with_page(limit, 0);
    let results = if query.text().is_empty() { None } else { Some(published.index.search(&query)) };
    let found = found(&published, (query.text(), kind), results);
    if !params.text("fragment").is_empty() {
        return show(&found);
    }
    show(&SearchPage {
        layout: Layout::new(&found.title, "Zoek in symbolen, handreiking, begrippen en casussen.").unlisted(),
        found,
        kind,
    })
}

/// The address of a search.
fn address(text: &str, kind: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", text);
    if !kind.is_empty() {
        query.append_pair("soort", kind);
    }
    format!("/zoeken?{}", query.finish())
}

fn found(published: &Published, (text, kind): (&str, &str), results: Option<Results>) -> Found {
    let Some(results) = results else {
        let (title, text, count) = ("Zoeken".to_owned(), String::new(), String::new());
        return Found { title, text, count, suggestion: None, narrowers: Vec::new(), lines: Vec::new(), more: None };
    };
    let all = [("", "Alles")].into_iter().chain(KINDS.iter().map(|(word, label, _)| (*word, *label)));
    let narrower =
        |(word, label): (&str, &'static str)| Narrower { href: address(text, word), label, is_chosen: word == kind };
    Found {
        title: format!("Zoeken naar ‘{text}’"),
        text: text.to_owned(),
        count: dutch::count(results.total, "resultaat", "resultaten"),
        more: (results.total > results.hits.len()).then(|| address(text, kind)),
        suggestion: results.suggestion.map(|text| (address(&text, kind), text)),
        narrowers: all.map(narrower).collect(),
        lines: results.hits.into_iter().map(|hit| line(published, hit)).collect(),
    }
}

fn line(published: &Published, hit: Hit) -> Line {
    let symbol = if hit.kind == Kind::Symbol { published.catalogue.symbol(&hit.key) } else { None };
    let beside = hit.look_alikes.iter().filter_map(|slug| published.catalogue.symbol(slug));
    let page = published.address(hit.kind, &hit.key);
    let (href, under) = match hit.heading {
        Some(heading) => (format!("{page}#{}", heading.id), Some(heading.title)),
        None => (page, None),
    };
    Line {
        href,
        under,
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
