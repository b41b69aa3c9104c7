//! `/bronnen`: the sources of everything, by publisher.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Layout, render};
use super::query::Params;
use super::site::Site;
use crate::base::{Word, dutch};
use crate::catalogue::{RegisteredSource, Shelf};

const ADDRESS: &str = "/bronnen";

/// More sources than this are only shown under a letter, so that the page stays light.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "bronnen.html")]
struct Register {
    layout: Layout,
    count: usize,
    letters: Vec<Choice>,
    shelves: Vec<Choice>,
    /// Whether the sources themselves are shown; else only who published them.
    is_listed: bool,
    is_narrowed: bool,
    publishers: Vec<Publisher>,
}

/// A way to see fewer sources.
struct Choice {
    href: String,
    text: String,
    is_chosen: bool,
}

struct Publisher {
    name: String,
    href: String,
    count: String,
    sources: Vec<Source>,
}

struct Source {
    title: String,
    language: String,
    date: String,
    consulted: String,
    url: String,
    cited_by: Vec<PageLink>,
}

/// What was asked for; what is unknown is dropped.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Asked {
    letter: Option<char>,
    shelf: Option<Shelf>,
}

impl Asked {
    fn read(params: &Params, letters: &[char]) -> Self {
        let mut typed = params.text("letter").chars();
        let letter = typed.next().map(|letter| letter.to_ascii_uppercase()).filter(|_| typed.next().is_none());
        Self { letter: letter.filter(|letter| letters.contains(letter)), shelf: Shelf::from_word(params.text("soort")) }
    }

    fn address(self) -> String {
        // `#` would end the address.
        let letter = self.letter.map(|letter| format!("letter={}", letter.to_string().replace('#', "%23")));
        let sort = self.shelf.map(|wanted| format!("soort={}", wanted.word()));
        let asked: Vec<String> = [letter, sort].into_iter().flatten().collect();
        if asked.is_empty() { ADDRESS.to_owned() } else { format!("{ADDRESS}?{}", asked.join("&")) }
    }

    fn shows(self, source: &RegisteredSource<'_>) -> bool {
        let fits = |shelf| source.cited_by.iter().any(|place| place.shelf == shelf);
        self.letter.is_none_or(|letter| letter == first_letter(source)) && self.shelf.is_none_or(fits)
    }
}

/// The letter under which a publisher stands; `#` for what does not begin with one.
fn first_letter(source: &RegisteredSource<'_>) -> char {
    let first = source.reference.publisher.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    Some(first.to_ascii_uppercase()).filter(char::is_ascii_uppercase).unwrap_or('#')
}

pub(super) async fn show(State(site): State<Site>, params: Params, headers: HeaderMap) -> Result<Response, PageError> {
    let published = site.published()?;
    let sources = published.catalogue.sources();
    let mut letters: Vec<char> = sources.iter().map(first_letter).collect();
    letters.sort_unstable();
    letters.dedup();
    let asked = Asked::read(&params, &letters);
    site.prepared(&headers, &asked.address(), |_| render(&page(&sources, &letters, asked)))
}

fn page(sources: &[RegisteredSource<'_>], letters: &[char], asked: Asked) -> Register {
    let is_narrowed = asked.letter.is_some() || asked.shelf.is_some();
    let layout = Layout::new(
        "Bronnen",
        "Alle bronnen van Weegwijs op één plek, met wat erop steunt en wanneer ze zijn bekeken.",
    );
    let letter = |letter: char| {
        let is_chosen = asked.letter == Some(letter);
        let to = Asked { letter: (!is_chosen).then_some(letter), ..asked };
        Choice { href: to.address(), text: letter.to_string(), is_chosen }
    };
    let shelf = |shelf: Shelf| {
        let is_chosen = asked.shelf == Some(shelf);
        let to = Asked { shelf: (!is_chosen).then_some(shelf), ..asked };
        Choice { href: to.address(), text: shelf.label().to_owned(), is_chosen }
    };
    let used = |wanted: &Shelf| sources.iter().flat_map(|source| &source.cited_by).any(|place| place.shelf == *wanted);
    let shown: Vec<&RegisteredSource<'_>> = sources.iter().filter(|source| asked.shows(source)).collect();
    Register {
        layout: if is_narrowed { layout.unlisted() } else { layout },
        count: shown.len(),
        letters: letters.iter().copied().map(letter).collect(),
        shelves: Shelf::ALL.iter().copied().filter(used).map(shelf).collect(),
        is_listed: asked.letter.is_some() || shown.len() <= MOST,
        is_narrowed,
        publishers: by_publisher(&shown, asked),
    }
}

fn by_publisher(sources: &[&RegisteredSource<'_>], asked: Asked) -> Vec<Publisher> {
    let groups = sources.chunk_by(|one, other| one.reference.publisher == other.reference.publisher);
    let publisher = |group: &[&RegisteredSource<'_>]| {
        let first = group.first()?;
        Some(Publisher {
            name: first.reference.publisher.clone(),
            href: Asked { letter: Some(first_letter(first)), ..asked }.address(),
            count: dutch::count(group.len(), "bron", "bronnen"),
            sources: group.iter().map(|source| line(source)).collect(),
        })
    };
    groups.filter_map(publisher).collect()
}

fn line(source: &RegisteredSource<'_>) -> Source {
    let reference = source.reference;
    let link = |place: &crate::catalogue::Whereabouts| PageLink { href: place.href.clone(), text: place.title.clone() };
    Source {
        title: reference.title.clone(),
        language: reference.language.clone(),
        date: if reference.date == "onbekend" { "datum onbekend".to_owned() } else { reference.date.clone() },
        consulted: dutch::date(reference.consulted),
        url: reference.url.clone(),
        cited_by: source.cited_by.iter().map(link).collect(),
    }
}
