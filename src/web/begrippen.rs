//! `/begrippen`: the glossary.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::site::Site;
use crate::catalogue::{Catalogue, Shelf, Whereabouts};
use crate::handreiking::Term;

#[derive(Template)]
#[template(path = "begrippen.html")]
struct Glossary {
    layout: Layout,
    letters: Vec<Letter>,
    count: usize,
}

struct Letter {
    letter: char,
    terms: Vec<Entry>,
}

struct Entry {
    slug: String,
    name: String,
    aliases: String,
    meaning: String,
    page: Option<PageLink>,
    uses: Vec<Uses>,
    use_count: usize,
}

/// Where a term is used, of one sort.
struct Uses {
    label: &'static str,
    links: Vec<PageLink>,
    /// How many more there are than are shown.
    more: usize,
}

/// The most of one sort that are shown at a term; search finds the rest.
const MOST: usize = 12;

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/begrippen", |published| {
        let catalogue = &published.catalogue;
        let layout = Layout::new("Begrippen", "Woorden uit de aanpak van radicalisering, in gewone taal uitgelegd.");
        let mut letters: Vec<Letter> = Vec::new();
        let uses = catalogue.term_uses();
        for term in catalogue.terms() {
            let first = term.name.chars().next().map_or('?', |letter| letter.to_ascii_uppercase());
            if letters.last().is_none_or(|last| last.letter != first) {
                letters.push(Letter { letter: first, terms: Vec::new() });
            }
            if let Some(last) = letters.last_mut() {
                last.terms.push(entry(term, catalogue, uses.get(&term.slug)));
            }
        }
        render(&Glossary { layout: layout.behind(Door::Read), letters, count: catalogue.terms().len() })
    })
}

fn entry(term: &Term, catalogue: &Catalogue, uses: Option<&BTreeSet<Whereabouts>>) -> Entry {
    let page = term.page.as_ref().and_then(|link| catalogue.page_by_key(&link.target.key));
    Entry {
        slug: term.slug.clone(),
        name: term.name.clone(),
        aliases: term.aliases.join(", "),
        meaning: term.meaning.clone(),
        page: page.map(PageLink::to_page),
        use_count: uses.map_or(0, BTreeSet::len),
        uses: uses.map(by_sort).unwrap_or_default(),
    }
}

fn by_sort(uses: &BTreeSet<Whereabouts>) -> Vec<Uses> {
    let of = |shelf: Shelf| {
        let here: Vec<&Whereabouts> = uses.iter().filter(|place| place.shelf == shelf).collect();
        let links = here.iter().take(MOST);
        Uses {
            label: match shelf {
                Shelf::Scenario => "In casussen",
                Shelf::Symbol => "Bij symbolen",
                _ => "In de handreiking",
            },
            links: links.map(|place| PageLink { href: place.href.clone(), text: place.title.clone() }).collect(),
            more: here.len().saturating_sub(MOST),
        }
    };
    [Shelf::Page, Shelf::Scenario, Shelf::Symbol].map(of).into_iter().filter(|uses| !uses.links.is_empty()).collect()
}
