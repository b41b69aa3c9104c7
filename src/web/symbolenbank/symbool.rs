//! The page of one symbol.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::onderdelen::{LawPart, Likeness, OtherPart, Picture, SectionPart, emergency, likenesses};
use crate::base::{SafeHtml, Word, dutch};
use crate::catalogue::OnDay;
use crate::symbols::{FIXED_WARNINGS, ReviewStatus, SectionName, Symbol, plain_label};
use crate::web::access::Visitor;
use crate::web::delen::{ChangePart, ContactLine, PageLink, SourceLine, sources};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

#[derive(Template)]
#[template(path = "symbolenbank/symbool.html")]
struct Entry {
    layout: Layout,
    /// To pass on; without a host when the server does not know its own.
    address: String,
    slug: String,
    name: String,
    summary: String,
    kind: &'static str,
    ideologies: Vec<(&'static str, &'static str)>,
    category: &'static str,
    aliases: Vec<String>,
    codes: Vec<String>,
    signs: Vec<String>,
    carriers: Vec<String>,
    picture: Option<Picture>,
    strength: &'static str,
    strength_word: &'static str,
    false_alarm: &'static str,
    strengthened_by: Vec<String>,
    weakened_by: Vec<String>,
    warnings: &'static [&'static str],
    emergency: Option<PageLink>,
    /// What stands before everything that could raise alarm.
    first: Vec<SectionPart>,
    steps: SafeHtml,
    contacts: Vec<ContactLine>,
    rest: Vec<SectionPart>,
    others: Vec<OtherPart>,
    likenesses: Vec<Likeness>,
    law: Vec<LawPart>,
    related: Vec<PageLink>,
    sources: Vec<SourceLine>,
    changes: Vec<ChangePart>,
    is_draft: bool,
    is_withdrawn: bool,
    reviewed_on: String,
    review_before: String,
}

pub(in crate::web) async fn entry(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    visitor: Result<Visitor, PageError>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    // Looking up goes on when the database does not answer: then as someone without a session.
    let visitor = visitor.unwrap_or(Visitor(None));
    let published = site.published()?;
    let Some(symbol) = published.catalogue.symbol(&slug).filter(|symbol| symbol.is_public()) else {
        let renamed = published.catalogue.renamed_symbol(&slug).ok_or(PageError::NotFound)?;
        return Ok(see_other(&format!("/symbolenbank/{renamed}")));
    };
    let clear = visitor.0.as_ref().is_some_and(|visit| visit.clear_images);
    let key = format!("/symbolenbank/{slug}{}", if clear { "#helder" } else { "" });
    let mut response = site.prepared(&headers, &key, |published| {
        let address = site.app.config().public_address(&format!("/symbolenbank/{slug}"));
        render(&page(published.catalogue.on(site.today()), symbol, clear, address))
    })?;
    if visitor.0.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    }
    Ok(response)
}

fn page(on: OnDay<'_>, symbol: &Symbol, clear: bool, address: Option<String>) -> Entry {
    let catalogue = on.catalogue;
    let Sections { first, steps, rest } = sections(on, symbol);
    Entry {
        address: address.clone().unwrap_or_else(|| format!("/symbolenbank/{}", symbol.slug)),
        layout: Layout::new(&symbol.name, &symbol.summary).behind(Door::LookUp).at(address),
        slug: symbol.slug.clone(),
        name: symbol.name.clone(),
        summary: symbol.summary.clone(),
        kind: symbol.kind.label(),
        ideologies: symbol.ideologies.iter().map(|ideology| (ideology.word(), ideology.label())).collect(),
        category: symbol.category.label(),
        aliases: symbol.aliases.clone(),
        codes: symbol.codes.clone(),
        signs: symbol.signs.clone(),
        carriers: symbol.carriers.iter().map(|word| plain_label(word)).collect(),
        picture: Picture::of(symbol, clear),
        strength: symbol.strength.label(),
        strength_word: symbol.strength.word(),
        false_alarm: symbol.false_alarm.label(),
        strengthened_by: symbol.strengthened_by.clone(),
        weakened_by: symbol.weakened_by.clone(),
        warnings: &FIXED_WARNINGS,
        emergency: emergency(catalogue),
        first,
        steps,
        contacts: symbol
            .contacts()
            .iter()
            .filter_map(|id| catalogue.contact(id))
            .map(|contact| ContactLine::new(contact, on.today()))
            .collect(),
        rest,
        others: symbol.other_meanings.iter().map(|other| OtherPart::of(symbol, other)).collect(),
        likenesses: likenesses(catalogue, symbol, clear),
        law: symbol.law.iter().map(|law| LawPart::of(symbol, law)).collect(),
        related: symbol.related.iter().filter_map(|slug| catalogue.symbol(slug)).map(PageLink::to_symbol).collect(),
        sources: sources(&symbol.references),
        changes: symbol.history().into_iter().map(ChangePart::of).collect(),
        is_withdrawn: symbol.is_withdrawn(),
        is_draft: symbol.review.status == ReviewStatus::Draft,
        reviewed_on: dutch::date(symbol.review.reviewed_on),
        review_before: dutch::date(symbol.review.review_before),
    }
}

/// What is written about a symbol, as the page divides it.
struct Sections {
    first: Vec<SectionPart>,
    /// What to do, which stands in a box of its own.
    steps: SafeHtml,
    rest: Vec<SectionPart>,
}

/// What is easily mistaken begins with its other meanings, so that the innocent reading is the
/// first thing after the picture. A term is linked where the page has it first, so what stands
/// higher is made first.
fn sections(on: OnDay<'_>, symbol: &Symbol) -> Sections {
    let mut order = symbol.reading_order();
    order.retain(|name| *name != SectionName::WhatToDo);
    let rest = order.split_off(usize::from(symbol.is_easily_mistaken()));
    let mut linked = Vec::new();
    let mut made = |name: SectionName| SectionPart::of(on, symbol, name, &mut linked);
    Sections {
        first: order.into_iter().map(&mut made).collect(),
        steps: made(SectionName::WhatToDo).body,
        rest: rest.into_iter().map(made).collect(),
    }
}
