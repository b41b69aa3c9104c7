//! `/api/v1/zoeken`: everything at once.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer::json;
use crate::search::{Kind, Piece, Query};
use crate::web::error::PageError;
use crate::web::query::Params;
use crate::web::site::Site;

const LIMIT: usize = 10;
const MOST: usize = 50;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List {
    resultaten: Vec<Hit>,
    totaal: usize,
    suggestie: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hit {
    soort: &'static str,
    sleutel: String,
    adres: String,
    titel: String,
    fragment: String,
    score: f32,
    lijkt_op: Vec<String>,
}

/// What a query finds among symbols, pages, terms and scenarios, best first.
pub(in crate::web) async fn search(State(site): State<Site>, params: Params) -> Response {
    let Some(published) = site.app.published() else { return PageError::Unavailable.problem().into_response() };
    let limit = params.number("aantal", LIMIT, MOST);
    let results = published.index.search(&Query::parse(params.text("q")).with_page(limit, 0));
    let resultaten = results.hits.into_iter().map(|hit| Hit {
        soort: kind_word(hit.kind),
        adres: published.address(hit.kind, &hit.key),
        sleutel: hit.key,
        titel: plain(&hit.title),
        fragment: plain(&hit.excerpt),
        score: hit.score,
        lijkt_op: hit.look_alikes,
    });
    json(&List { resultaten: resultaten.collect(), totaal: results.total, suggestie: results.suggestion })
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
