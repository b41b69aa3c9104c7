//! The page of one symbol.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::base::{LinkKind, Target};
use crate::base::{Resolver, SafeHtml, Word, dutch};
use crate::catalogue::Catalogue;
use crate::symbols::{
    EMERGENCY_CONTACT, FIXED_WARNINGS, Law, OtherMeaning, ReviewStatus, SectionName, Sensitivity, Symbol, plain_label,
};
use crate::web::access::Visitor;
use crate::web::delen::{PageLink, SourceLine, has_image, markdown, sources};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

/// How the picture of an entry is shown.
struct Picture {
    slug: String,
    alt: String,
    is_blurred: bool,
    is_clear: bool,
    is_hidden: bool,
    manner: &'static str,
}

struct SectionPart {
    id: &'static str,
    title: &'static str,
    name: SectionName,
    body: SafeHtml,
}

struct OtherPart {
    meaning: String,
    whose: String,
    how_often: &'static str,
    source: Option<usize>,
}

struct Likeness {
    link: PageLink,
    difference: String,
    strength: &'static str,
    picture: Option<Picture>,
}

struct LawPart {
    country: &'static str,
    status: &'static str,
    note: Option<String>,
    as_of: String,
    source: Option<usize>,
}

struct ChangePart {
    date: String,
    kind: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "symbolenbank/symbool.html")]
struct Entry {
    layout: Layout,
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
    sections: Vec<SectionPart>,
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
    let mut response = site.prepared(&headers, &key, |published| render(&page(&published.catalogue, symbol, clear)))?;
    if visitor.0.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    }
    Ok(response)
}

fn page(catalogue: &Catalogue, symbol: &Symbol, clear: bool) -> Entry {
    let mut linked = Vec::new();
    let emergency = Target { kind: LinkKind::Contact, key: EMERGENCY_CONTACT.to_owned() };
    Entry {
        layout: Layout::new(&symbol.name, &symbol.summary).behind(Door::LookUp),
        name: symbol.name.clone(),
        summary: symbol.summary.clone(),
        kind: symbol.kind.label(),
        ideologies: symbol.ideologies.iter().map(|ideology| (ideology.word(), ideology.label())).collect(),
        category: symbol.category.label(),
        aliases: symbol.aliases.clone(),
        codes: symbol.codes.clone(),
        signs: symbol.signs.clone(),
        carriers: symbol.carriers.iter().map(|word| plain_label(word)).collect(),
        picture: picture(symbol, clear),
        strength: symbol.strength.label(),
        strength_word: symbol.strength.word(),
        false_alarm: symbol.false_alarm.label(),
        strengthened_by: symbol.strengthened_by.clone(),
        weakened_by: symbol.weakened_by.clone(),
        warnings: &FIXED_WARNINGS,
        emergency: catalogue.resolve(&emergency).map(|found| PageLink { href: found.href, text: found.text }),
        sections: symbol
            .reading_order()
            .into_iter()
            .map(|name| section(catalogue, symbol, name, &mut linked))
            .collect(),
        others: symbol.other_meanings.iter().map(|other| other_part(symbol, other)).collect(),
        likenesses: likenesses(catalogue, symbol, clear),
        law: symbol.law.iter().map(|law| law_part(symbol, law)).collect(),
        related: symbol.related.iter().filter_map(|slug| catalogue.symbol(slug)).map(PageLink::to_symbol).collect(),
        sources: sources(&symbol.references),
        changes: symbol
            .changes
            .iter()
            .map(|change| ChangePart {
                date: dutch::date(change.date),
                kind: change.kind.label(),
                text: change.text.clone(),
            })
            .collect(),
        is_withdrawn: symbol.is_withdrawn(),
        is_draft: symbol.review.status == ReviewStatus::Draft,
        reviewed_on: dutch::date(symbol.review.reviewed_on),
        review_before: dutch::date(symbol.review.review_before),
    }
}

fn picture(symbol: &Symbol, clear: bool) -> Option<Picture> {
    let is_blurred = symbol.sensitivity == Sensitivity::Blurred;
    has_image(symbol).then(|| Picture {
        slug: symbol.slug.clone(),
        alt: symbol.image.alt.clone(),
        is_blurred,
        is_clear: is_blurred && clear,
        is_hidden: symbol.sensitivity == Sensitivity::Hidden,
        manner: symbol.image.manner.label(),
    })
}

fn section(catalogue: &Catalogue, symbol: &Symbol, name: SectionName, linked: &mut Vec<String>) -> SectionPart {
    let body = markdown(symbol.section(name), catalogue, &symbol.references, linked);
    SectionPart { id: name.word(), title: name.label(), name, body }
}

fn number_of(symbol: &Symbol, source: &str) -> Option<usize> {
    symbol.references.iter().position(|reference| reference.id == source).map(|at| at + 1)
}

fn other_part(symbol: &Symbol, other: &OtherMeaning) -> OtherPart {
    OtherPart {
        meaning: other.meaning.clone(),
        whose: other.whose.clone(),
        how_often: other.how_often.label(),
        source: number_of(symbol, &other.source),
    }
}

fn law_part(symbol: &Symbol, law: &Law) -> LawPart {
    LawPart {
        country: law.country.label(),
        status: law.status.label(),
        note: law.note.clone(),
        as_of: dutch::date(law.as_of),
        source: law.source.as_ref().and_then(|source| number_of(symbol, source)),
    }
}

fn likenesses(catalogue: &Catalogue, symbol: &Symbol, clear: bool) -> Vec<Likeness> {
    let found = symbol.look_alikes.iter().filter_map(|other| Some((other, catalogue.symbol(&other.slug)?)));
    found
        .map(|(other, entry)| Likeness {
            link: PageLink::to_symbol(entry),
            difference: other.difference.clone(),
            strength: entry.strength.label(),
            picture: picture(entry, clear),
        })
        .collect()
}
