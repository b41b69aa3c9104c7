//! `/api/v1/symbolen/{slug}`: an entry, whole.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer::json;
use super::asked::Asked;
use super::entry_parts::{Likeness, Look, Meaning, Picture, Revision, Ruling, Section, Source};
use super::problem::Problem;
use super::symbolen::words;
use crate::base::{Ideology, Word};
use crate::catalogue::Catalogue;
use crate::symbols::{FIXED_WARNINGS, Symbol};
use crate::web::error::PageError;
use crate::web::segment::Segment;
use crate::web::site::Site;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    slug: &'a str,
    vorige_slugs: &'a [String],
    adres: String,
    soort: &'static str,
    naam: &'a str,
    kort: &'a str,
    waarschuwingen: [&'static str; 4],
    aliassen: &'a [String],
    codes: &'a [String],
    tekens: &'a [String],
    zoektermen: &'a [String],
    #[serde(serialize_with = "words")]
    ideologie: &'a [Ideology],
    stroming: &'a [String],
    categorie: &'static str,
    drager: &'a [String],
    vorm: Look<'a>,
    sterkte: &'static str,
    vals_alarm: &'static str,
    versterkt: &'a [String],
    verzwakt: &'a [String],
    andere_betekenissen: Vec<Meaning<'a>>,
    lijkt_op: Vec<Likeness<'a>>,
    verwant: Vec<&'a str>,
    recht: Vec<Ruling<'a>>,
    lijsten: &'a [String],
    afbeelding: Picture<'a>,
    teksten: Vec<Section>,
    status: &'static str,
    beoordeeld_op: String,
    herzien_voor: String,
    wijzigingen: Vec<Revision<'a>>,
    bronnen: Vec<Source<'a>>,
}

/// One symbol, with its warnings and other meanings. A former slug leads to the present one.
pub(in crate::web) async fn one(
    State(site): State<Site>,
    slug: Result<Segment<String>, PageError>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let Segment(slug) = slug?;
    Asked::read(query.as_deref(), &[])?;
    let published = site.published()?;
    let catalogue = &published.catalogue;
    if let Some(symbol) = catalogue.public_symbol(&slug) {
        return Ok(json(&entry(catalogue, symbol)));
    }
    let renamed = catalogue.renamed_symbol(&slug).and_then(|slug| catalogue.public_symbol(slug));
    Ok(moved(renamed.ok_or(PageError::NotFound)?))
}

fn moved(symbol: &Symbol) -> Response {
    let address = HeaderValue::from_str(&format!("/api/v1/symbolen/{}", symbol.slug));
    let mut response = StatusCode::MOVED_PERMANENTLY.into_response();
    response.headers_mut().extend(address.map(|address| (header::LOCATION, address)));
    response
}

fn entry<'a>(catalogue: &'a Catalogue, symbol: &'a Symbol) -> Entry<'a> {
    let related = symbol.related.iter().filter_map(|slug| catalogue.public_symbol(slug));
    Entry {
        slug: &symbol.slug,
        vorige_slugs: &symbol.former_slugs,
        adres: format!("/symbolenbank/{}", symbol.slug),
        soort: symbol.kind.word(),
        naam: &symbol.name,
        kort: &symbol.summary,
        waarschuwingen: FIXED_WARNINGS,
        aliassen: &symbol.aliases,
        codes: &symbol.codes,
        tekens: &symbol.signs,
        zoektermen: &symbol.search_terms,
        ideologie: &symbol.ideologies,
        stroming: &symbol.currents,
        categorie: symbol.category.word(),
        drager: &symbol.carriers,
        vorm: Look::of(&symbol.appearance),
        sterkte: symbol.strength.word(),
        vals_alarm: symbol.false_alarm.word(),
        versterkt: &symbol.strengthened_by,
        verzwakt: &symbol.weakened_by,
        andere_betekenissen: symbol.other_meanings.iter().map(Meaning::of).collect(),
        lijkt_op: symbol.look_alikes.iter().filter_map(|other| Likeness::of(catalogue, other)).collect(),
        verwant: related.map(|other| other.slug.as_str()).collect(),
        recht: symbol.law.iter().map(Ruling::of).collect(),
        lijsten: &symbol.lists,
        afbeelding: Picture::of(symbol),
        teksten: symbol.reading_order().into_iter().map(|name| Section::of(symbol, name, catalogue)).collect(),
        status: symbol.review.status.word(),
        beoordeeld_op: symbol.review.reviewed_on.to_string(),
        herzien_voor: symbol.review.review_before.to_string(),
        wijzigingen: symbol.history().into_iter().map(Revision::of).collect(),
        bronnen: symbol.references.iter().map(Source::of).collect(),
    }
}
