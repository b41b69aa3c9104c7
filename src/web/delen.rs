//! Pieces that several pages share.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use jiff::civil::Date;

use super::error::PageError;
use crate::base::{
    Change, Heading, Markdown, PersonalData, Reference, RenderOptions, Resolved, SafeHtml, Span, Word, dutch,
};
use crate::catalogue::{Catalogue, OnDay};
use crate::handreiking::{Contact, Page};
use crate::scenarios::Scenario;
use crate::search::Piece;
use crate::symbols::{ImageManner, Symbol};
use crate::training::NoteProblem;

/// A link with its text.
#[derive(Debug, Clone)]
pub(super) struct PageLink {
    pub(super) href: String,
    pub(super) text: String,
}

impl PageLink {
    /// To what a link between documents points at; nothing when that was taken away.
    pub(super) fn to_found(found: Resolved) -> Option<Self> {
        let text = found.words();
        Some(Self { href: found.href?, text })
    }

    /// To the page of a symbol.
    pub(super) fn to_symbol(symbol: &Symbol) -> Self {
        Self { href: format!("/symbolenbank/{}", symbol.slug), text: symbol.name.clone() }
    }

    /// To the page of a case.
    pub(super) fn to_scenario(scenario: &Scenario) -> Self {
        Self { href: format!("/scenarios/{}", scenario.slug()), text: scenario.about().title.clone() }
    }

    /// To a page of the handreiking.
    pub(super) fn to_page(page: &Page) -> Self {
        Self { href: format!("/handreiking/{}", page.key()), text: page.title.clone() }
    }
}

/// What has to be taken out of a text because it seems to be about a person.
pub(super) fn take_out(found: &[(PersonalData, String)]) -> String {
    let list: Vec<String> = found.iter().map(|(kind, words)| format!("‘{words}’ lijkt {}", kind.label())).collect();
    format!("Haal eerst weg wat over een persoon gaat: {}.", list.join(", "))
}

/// What has to be mended in own words.
pub(super) fn mend_note(problem: &NoteProblem) -> String {
    match problem {
        NoteProblem::TooLong { length, most } => {
            format!("Uw tekst heeft {length} tekens. Er passen er {most}: maak hem korter.")
        }
        NoteProblem::NamesSomeone(found) => take_out(found),
    }
}

/// A source as a page prints it.
#[derive(Debug, Clone)]
pub(super) struct SourceLine {
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) details: String,
    pub(super) consulted: String,
    pub(super) url: String,
    pub(super) language: String,
}

/// The sources of a document, numbered as its footnotes are.
pub(super) fn sources(references: &[Reference]) -> Vec<SourceLine> {
    let line = |(at, source): (usize, &Reference)| {
        let kind = source.kind.map(|kind| format!(" ({})", kind.label())).unwrap_or_default();
        let date = if source.date == "onbekend" { "datum onbekend".to_owned() } else { source.date.clone() };
        SourceLine {
            number: at + 1,
            title: source.title.clone(),
            details: format!("{}{kind}, {date}.", source.publisher),
            consulted: dutch::date(source.consulted),
            url: source.url.clone(),
            language: source.language.clone(),
        }
    };
    references.iter().enumerate().map(line).collect()
}

/// A line of a change history as a page prints it.
pub(super) struct ChangePart {
    pub(super) date: String,
    pub(super) kind: &'static str,
    pub(super) text: String,
}

impl ChangePart {
    /// A line with its date in words.
    pub(super) fn of(change: &Change) -> Self {
        Self { date: dutch::date(change.date), kind: change.kind.label(), text: change.text.clone() }
    }
}

/// The answer with a drawing that was made a picture of. Its address changes when it does, so it may
/// be kept; another website may not show it.
pub(super) fn drawn(headers: &HeaderMap, picture: Arc<[u8]>) -> Result<Response, PageError> {
    if headers.get("sec-fetch-site").is_some_and(|from| from == "cross-site") {
        return Err(PageError::PictureElsewhere);
    }
    let mut response = Response::new(Body::from(Bytes::from_owner(picture)));
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/webp"));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}

/// A contact as a page prints it.
#[derive(Debug, Clone)]
pub(super) struct ContactLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) occasion: String,
    pub(super) phone: Option<String>,
    pub(super) phone_link: String,
    pub(super) site: Option<String>,
    pub(super) checked_on: Option<String>,
    /// A sentence that it had to be checked again, when that is so.
    pub(super) caveat: Option<String>,
}

impl ContactLine {
    /// A contact with the day on which it was checked.
    pub(super) fn new(contact: &Contact, today: Date) -> Self {
        let digits = contact.phone.iter().flat_map(|phone| phone.chars());
        Self {
            id: contact.id.clone(),
            name: contact.name.clone(),
            occasion: contact.occasion().to_owned(),
            phone: contact.phone.clone(),
            phone_link: digits.filter(|c| c.is_ascii_digit() || *c == '+').collect(),
            site: contact.site.clone(),
            checked_on: contact.checked_on.map(dutch::date),
            caveat: contact_caveat(contact, today),
        }
    }

    /// A sentence about the day on which it was checked.
    pub(super) fn checked(&self) -> String {
        self.checked_on.as_ref().map_or_else(|| "Geen nummer opgenomen.".to_owned(), |day| format!("Bekeken op {day}."))
    }
}

/// A sentence that a contact had to be checked again, when that is so on a day.
pub(super) fn contact_caveat(contact: &Contact, today: Date) -> Option<String> {
    Some(format!("Dit {}.", contact.validity()?.caveat(today)?))
}

/// A sentence about how far something can be relied on, for paper.
pub(super) fn caution(is_sure: bool, sentence: &str) -> Vec<Span> {
    let warning = (!is_sure).then(|| Span::strong("Let op. "));
    warning.into_iter().chain([Span::plain(sentence)]).collect()
}

/// Renders Markdown with links, footnotes and terms. `linked` holds the terms that the page has
/// linked already.
pub(super) fn markdown(text: &Markdown, on: OnDay<'_>, references: &[Reference], linked: &mut Vec<String>) -> SafeHtml {
    let ids: Vec<&str> = references.iter().map(|reference| reference.id.as_str()).collect();
    let terms = Some(on.catalogue.term_index());
    let options = RenderOptions { sources: &ids, terms, ..RenderOptions::default() };
    text.render(&on, options, linked).html
}

/// A contents list of the second-level headings.
pub(super) fn contents(headings: &[Heading]) -> Vec<PageLink> {
    let second = headings.iter().filter(|heading| heading.level == 2);
    second.map(|heading| PageLink { href: format!("#{}", heading.id), text: heading.text.clone() }).collect()
}

/// A symbol in a list.
#[derive(Debug, Clone)]
pub(super) struct SymbolCard<'a> {
    pub(super) slug: &'a str,
    pub(super) name: Vec<Piece>,
    pub(super) summary: Vec<Piece>,
    pub(super) ideologies: Vec<(&'static str, &'static str)>,
    pub(super) strength: &'static str,
    pub(super) strength_word: &'static str,
    /// The picture's description, when there is a picture to show.
    pub(super) alt: Option<&'a str>,
    /// Stands in the address of the picture.
    pub(super) mark: &'a str,
    /// Entries to look at beside it.
    pub(super) beside: Vec<&'a Symbol>,
}

impl<'a> SymbolCard<'a> {
    /// A card of a symbol.
    pub(super) fn new(symbol: &'a Symbol, catalogue: &'a Catalogue) -> Self {
        Self::marked(symbol, catalogue, unmarked(&symbol.name), unmarked(&symbol.summary))
    }

    /// A card with what the search found in it marked.
    pub(super) fn marked(symbol: &'a Symbol, catalogue: &'a Catalogue, name: Vec<Piece>, summary: Vec<Piece>) -> Self {
        Self {
            slug: &symbol.slug,
            name,
            summary,
            ideologies: symbol.ideologies.iter().map(|ideology| (ideology.word(), ideology.label())).collect(),
            strength: symbol.strength.label(),
            strength_word: symbol.strength.word(),
            mark: &symbol.image.mark,
            alt: symbol.has_public_image().then_some(symbol.image.alt.as_str()),
            beside: symbol.look_alikes.iter().filter_map(|other| catalogue.symbol(&other.slug)).collect(),
        }
    }
}

/// Text in which nothing was looked for.
pub(super) fn unmarked(text: &str) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), is_match: false }]
}

/// A value of a filter with how many it leaves.
#[derive(Debug, Clone)]
pub(super) struct FilterOption<'a> {
    pub(super) word: &'a str,
    pub(super) label: &'a str,
    pub(super) count: usize,
    pub(super) is_chosen: bool,
}

/// Whether an entry has a picture at all, also one that only shows after logging in.
pub(super) fn has_image(symbol: &Symbol) -> bool {
    symbol.image.manner != ImageManner::None
}
