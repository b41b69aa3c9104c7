//! The list of symbols: all of them, or those that a search and filters leave.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::app::{FacetValue, Published};
use crate::base::dutch;
use crate::search::{Completion, Hit, Kind, Query, Results};
use crate::web::delen::{FilterOption, PageLink, SymbolCard};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render, show};
use crate::web::query::Params;
use crate::web::site::Site;

/// Symbols on one page of the list, and of what a search found: the best come first.
const PER_PAGE: usize = 24;
const PER_SEARCH: usize = 12;

/// Names that are offered while somebody types.
const COMPLETIONS: usize = 5;

/// The facets of the form: the name in the address and the label.
const FACETS: [(&str, &str); 6] = [
    ("ideologie", "Ideologie"),
    ("categorie", "Soort teken"),
    ("vorm", "Vorm"),
    ("kleur", "Kleur"),
    ("drager", "Waar gezien"),
    ("sterkte", "Hoe sterk"),
];

/// What a visitor asks of the list. Values of facets that do not exist are dropped, and named so
/// that the page can say so.
struct SymbolQuery {
    text: String,
    chosen: Vec<(String, String)>,
    dropped: Vec<String>,
    page: usize,
}

impl SymbolQuery {
    fn parse(params: &Params, published: &Published) -> Self {
        let mut query = Self {
            text: params.text("q").to_owned(),
            chosen: Vec::new(),
            dropped: Vec::new(),
            page: params.number("pagina", 1, 400).max(1),
        };
        for (name, value) in params.iter().filter(|(_, value)| !value.is_empty()) {
            match (FACETS.iter().any(|(facet, _)| *facet == name), published.facets.contains(name, value)) {
                (true, true) => query.chosen.push((name.to_owned(), value.to_owned())),
                (true, false) => query.dropped.push(value.chars().take(40).collect()),
                _ => {}
            }
        }
        query
    }

    fn is_plain(&self) -> bool {
        self.text.is_empty() && self.chosen.is_empty() && self.dropped.is_empty() && self.page == 1
    }

    /// The query for the index: `limit` symbols from the start of this page of the list.
    fn for_index(&self, limit: usize) -> Query {
        let query = Query::parse(&self.text).with_kinds(&[Kind::Symbol]).with_facets(&self.chosen).with_counts();
        query.with_page(limit, (self.page - 1) * limit)
    }

    fn per_page(&self) -> usize {
        if self.text.is_empty() { PER_PAGE } else { PER_SEARCH }
    }

    /// What the page is called.
    fn title(&self) -> String {
        if self.text.is_empty() { "Symbolenbank".to_owned() } else { format!("‘{}’ in de symbolenbank", self.text) }
    }

    /// The address of another page of the same list.
    fn address(&self, page: usize) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            pairs.append_pair("q", &self.text);
        }
        for (facet, value) in &self.chosen {
            pairs.append_pair(facet, value);
        }
        if page > 1 {
            pairs.append_pair("pagina", &page.to_string());
        }
        format!("/symbolenbank?{}", pairs.finish())
    }
}

struct Facet<'a> {
    name: &'static str,
    label: &'static str,
    options: Vec<FilterOption<'a>>,
}

/// The part of the page that search-as-you-type replaces.
#[derive(Template)]
#[template(path = "symbolenbank/resultaten.html")]
struct Found<'a> {
    /// What the page is called with these results.
    title: String,
    count: String,
    suggestion: Option<(String, String)>,
    /// Entries with a name that begins like what was typed.
    completions: Vec<PageLink>,
    dropped: Vec<String>,
    cards: Vec<SymbolCard<'a>>,
    previous: Option<String>,
    next: Option<String>,
    page: usize,
    pages: usize,
}

// A template escapes what it inserts, so another may print it as it is.
impl askama::filters::HtmlSafe for Found<'_> {}

#[derive(Template)]
#[template(path = "symbolenbank/lijst.html")]
struct List<'a> {
    layout: Layout,
    text: String,
    facets: Vec<Facet<'a>>,
    is_filtered: bool,
    found: Found<'a>,
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let query = SymbolQuery::parse(&params, &published);
    if !params.text("fragment").is_empty() {
        let results = published.index.search(&query.for_index(query.per_page()));
        return show(&found(&published, &query, results));
    }
    if query.is_plain() {
        return site.prepared(&headers, "/symbolenbank", |published| render(&page(published, &query)));
    }
    show(&page(&published, &query))
}

fn page<'a>(published: &'a Published, query: &SymbolQuery) -> List<'a> {
    let results = published.index.search(&query.for_index(query.per_page()));
    let description = "Zoek een teken op: wat het is, wat het nog meer kan zijn en hoe zwaar het weegt.";
    let layout = Layout::new(query.title(), description).behind(Door::LookUp);
    List {
        layout: if query.is_plain() { layout } else { layout.unlisted() },
        text: query.text.clone(),
        facets: facets(published, &query.chosen, &results),
        is_filtered: !query.chosen.is_empty(),
        found: found(published, query, results),
    }
}

fn found<'a>(published: &'a Published, query: &SymbolQuery, results: Results) -> Found<'a> {
    let catalogue = &published.catalogue;
    let card = |hit: Hit| Some(SymbolCard::marked(catalogue.symbol(&hit.key)?, catalogue, hit.title, hit.excerpt));
    let pages = results.total.div_ceil(query.per_page()).max(1);
    let suggestion = results.suggestion.map(|text| {
        let other = SymbolQuery { text: text.clone(), chosen: query.chosen.clone(), dropped: Vec::new(), page: 1 };
        (other.address(1), text)
    });
    Found {
        title: query.title(),
        count: dutch::count(results.total, "symbool", "symbolen"),
        suggestion,
        completions: completions(published, &query.text),
        dropped: query.dropped.clone(),
        cards: results.hits.into_iter().filter_map(card).collect(),
        previous: (query.page > 1).then(|| query.address(query.page - 1)),
        next: (query.page < pages).then(|| query.address(query.page + 1)),
        page: query.page,
        pages,
    }
}

/// Straight to an entry, for who has typed the beginning of its name.
fn completions(published: &Published, text: &str) -> Vec<PageLink> {
    let link = |found: Completion| PageLink {
        href: published.address(found.kind, &found.key),
        text: if found.matched == found.title { found.title } else { format!("{}: {}", found.matched, found.title) },
    };
    published.index.complete(text, Kind::Symbol, COMPLETIONS).into_iter().map(link).collect()
}

fn facets<'a>(published: &'a Published, chosen: &[(String, String)], results: &Results) -> Vec<Facet<'a>> {
    let option = |facet: &str, value: &'a FacetValue| FilterOption {
        word: &value.word,
        label: &value.label,
        count: results.count(facet, &value.word),
        is_chosen: chosen.iter().any(|(name, word)| name == facet && *word == value.word),
    };
    let facet = |&(name, label): &(&'static str, &'static str)| Facet {
        name,
        label,
        options: published
            .facets
            .of(name)
            .iter()
            .map(|value| option(name, value))
            .filter(|one| one.count > 0)
            .collect(),
    };
    FACETS.iter().map(facet).collect()
}
