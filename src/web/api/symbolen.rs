//! `/api/v1/symbolen`: the symbolenbank.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer::json;
use crate::base::{Reference, Word};
use crate::catalogue::Catalogue;
use crate::symbols::{FIXED_WARNINGS, SectionName, Symbol};
use crate::web::error::PageError;
use crate::web::query::Params;
use crate::web::segment::Segment;
use crate::web::site::Site;
use crate::web::symbolenbank::SymbolQuery;

const LIMIT: usize = 10;
const MOST: usize = 50;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    resultaten: Vec<Hit<'a>>,
    totaal: usize,
    suggestie: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hit<'a> {
    slug: &'a str,
    naam: &'a str,
    kort: &'a str,
    ideologie: Vec<&'static str>,
    sterkte: &'static str,
    score: f32,
    lijkt_op: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    slug: &'a str,
    soort: &'static str,
    naam: &'a str,
    kort: &'a str,
    aliassen: &'a [String],
    codes: &'a [String],
    tekens: &'a [String],
    ideologie: Vec<&'static str>,
    categorie: &'static str,
    sterkte: &'static str,
    vals_alarm: &'static str,
    andere_betekenissen: Vec<Meaning<'a>>,
    lijkt_op: Vec<Likeness<'a>>,
    teksten: Vec<Section>,
    waarschuwingen: [&'static str; 4],
    beoordeeld_op: String,
    herzien_voor: String,
    bronnen: Vec<Source<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Meaning<'a> {
    betekenis: &'a str,
    bij_wie: &'a str,
    hoe_vaak: &'static str,
}

#[derive(Serialize)]
struct Likeness<'a> {
    slug: &'a str,
    verschil: &'a str,
}

#[derive(Serialize)]
struct Section {
    kop: &'static str,
    tekst: String,
}

#[derive(Serialize)]
struct Source<'a> {
    titel: &'a str,
    uitgever: &'a str,
    datum: &'a str,
    url: &'a str,
}

/// Symbols that a query and filters leave, best first.
pub(in crate::web) async fn list(State(site): State<Site>, params: Params) -> Response {
    let Some(published) = site.app.published() else { return PageError::Unavailable.problem().into_response() };
    let limit = params.number("aantal", LIMIT, MOST);
    let results = published.index.search(&SymbolQuery::parse(&params, &published).for_index(limit.max(1)));
    let hits = results.hits.iter().filter_map(|hit| Some((hit, published.catalogue.symbol(&hit.key)?)));
    let resultaten = hits.take(limit).map(|(hit, symbol)| Hit {
        slug: &symbol.slug,
        naam: &symbol.name,
        kort: &symbol.summary,
        ideologie: symbol.ideologies.iter().map(|ideology| ideology.word()).collect(),
        sterkte: symbol.strength.word(),
        score: hit.score,
        lijkt_op: symbol.look_alikes.iter().map(|other| other.slug.as_str()).collect(),
    });
    json(&List { resultaten: resultaten.collect(), totaal: results.total, suggestie: results.suggestion.clone() })
}

/// One symbol, with its caution and other meanings.
pub(in crate::web) async fn one(State(site): State<Site>, slug: Result<Segment<String>, PageError>) -> Response {
    let Ok(Segment(slug)) = slug else { return PageError::NotFound.problem().into_response() };
    let Some(published) = site.app.published() else { return PageError::Unavailable.problem().into_response() };
    let symbol = published.catalogue.symbol(&slug).filter(|symbol| symbol.is_public());
    let entry = symbol.map(|symbol| json(&entry(symbol, &published.catalogue)));
    entry.unwrap_or_else(|| PageError::NotFound.problem().into_response())
}

fn entry<'a>(symbol: &'a Symbol, catalogue: &Catalogue) -> Entry<'a> {
    Entry {
        slug: &symbol.slug,
        soort: symbol.kind.word(),
        naam: &symbol.name,
        kort: &symbol.summary,
        aliassen: &symbol.aliases,
        codes: &symbol.codes,
        tekens: &symbol.signs,
        ideologie: symbol.ideologies.iter().map(|ideology| ideology.word()).collect(),
        categorie: symbol.category.word(),
        sterkte: symbol.strength.word(),
        vals_alarm: symbol.false_alarm.word(),
        andere_betekenissen: meanings(symbol),
        lijkt_op: symbol
            .look_alikes
            .iter()
            .map(|other| Likeness { slug: &other.slug, verschil: &other.difference })
            .collect(),
        teksten: sections(symbol, catalogue),
        waarschuwingen: FIXED_WARNINGS,
        beoordeeld_op: symbol.review.reviewed_on.to_string(),
        herzien_voor: symbol.review.review_before.to_string(),
        bronnen: symbol.references.iter().map(source).collect(),
    }
}

fn meanings(symbol: &Symbol) -> Vec<Meaning<'_>> {
    symbol
        .other_meanings
        .iter()
        .map(|other| Meaning { betekenis: &other.meaning, bij_wie: &other.whose, hoe_vaak: other.how_often.word() })
        .collect()
}

fn sections(symbol: &Symbol, catalogue: &Catalogue) -> Vec<Section> {
    let order = symbol.reading_order();
    order
        .into_iter()
        .map(|name: SectionName| Section { kop: name.label(), tekst: symbol.section(name).lines(catalogue).join("\n") })
        .collect()
}

fn source(reference: &Reference) -> Source<'_> {
    Source { titel: &reference.title, uitgever: &reference.publisher, datum: &reference.date, url: &reference.url }
}
