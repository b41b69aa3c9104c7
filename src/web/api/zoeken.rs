//! `/api/v1/zoeken`: everything at once.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde::Serialize;

use super::answer::json;
use super::asked::{AMOUNT, Asked, PAGE, Parameter, QUESTION};
use super::links::Links;
use super::problem::Problem;
use crate::app::Published;
use crate::search::{Hit, Kind, Piece, Query};
use crate::web::site::Site;

const PATH: &str = "/api/v1/zoeken";
/// Results in an answer to whoever does not say how many.
const AMOUNT_BY_ITSELF: usize = 10;

const PARAMETERS: [&Parameter; 3] = [&QUESTION, &AMOUNT, &PAGE];

#[derive(Serialize)]
struct List {
    resultaten: Vec<Found>,
    totaal: usize,
    suggestie: Option<String>,
    #[serde(rename = "_links")]
    links: Links,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    soort: &'static str,
    sleutel: String,
    adres: String,
    titel: String,
    fragment: String,
    score: f32,
    lijkt_op: Vec<String>,
}

/// What a question finds among symbols, pages, terms and scenarios, best first.
pub(in crate::web) async fn search(State(site): State<Site>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let asked = Asked::read(query.as_deref(), &PARAMETERS)?;
    let published = site.published()?;
    let amount = asked.amount(AMOUNT_BY_ITSELF);
    let query = Query::parse(asked.text()).with_page(amount, (asked.page() - 1) * amount);
    let results = published.index.search(&query);
    Ok(json(&List {
        links: Links::of(&asked, PATH, amount, results.total),
        resultaten: results.hits.into_iter().map(|hit| found(&published, hit)).collect(),
        totaal: results.total,
        suggestie: results.suggestion,
    }))
}

fn found(published: &Published, hit: Hit) -> Found {
    let mut look_alikes = hit.look_alikes;
    if hit.kind == Kind::Symbol {
        look_alikes.retain(|slug| published.catalogue.public_symbol(slug).is_some());
    }
    Found {
        soort: kind_word(hit.kind),
        adres: published.address(hit.kind, &hit.key),
        sleutel: hit.key,
        titel: plain(&hit.title),
        fragment: plain(&hit.excerpt),
        score: hit.score,
        lijkt_op: look_alikes,
    }
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Symbol => "symbool",
        Kind::Page => "handreiking",
        Kind::Term => "begrip",
        Kind::Scenario => "scenario",
    }
}
