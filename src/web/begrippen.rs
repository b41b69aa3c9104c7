//! `/begrippen`: the glossary.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::site::Site;
use crate::catalogue::Catalogue;
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
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/begrippen", |published| {
        let catalogue = &published.catalogue;
        let layout = Layout::new("Begrippen", "Woorden uit de aanpak van radicalisering, in gewone taal uitgelegd.");
        let mut letters: Vec<Letter> = Vec::new();
        for term in catalogue.terms() {
            let first = term.name.chars().next().map_or('?', |letter| letter.to_ascii_uppercase());
            if letters.last().is_none_or(|last| last.letter != first) {
                letters.push(Letter { letter: first, terms: Vec::new() });
            }
            if let Some(last) = letters.last_mut() {
                last.terms.push(entry(term, catalogue));
            }
        }
        render(&Glossary { layout: layout.behind(Door::Read), letters, count: catalogue.terms().len() })
    })
}

fn entry(term: &Term, catalogue: &Catalogue) -> Entry {
    let page = term.page.as_ref().and_then(|link| catalogue.page_by_key(&link.target.key));
    Entry {
        slug: term.slug.clone(),
        name: term.name.clone(),
        aliases: term.aliases.join(", "),
        meaning: term.meaning.clone(),
        page: page.map(PageLink::to_page),
    }
}
