//! `/api/v1/aanvullingen`: names that begin with what was typed.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde::Serialize;

use super::answer::json;
use super::asked::{AMOUNT, Asked, Parameter, QUESTION};
use super::problem::Problem;
use crate::search::Kind;
use crate::web::site::Site;

/// Results in an answer to whoever does not say how many.
const AMOUNT_BY_ITSELF: usize = 8;

const PARAMETERS: [&Parameter; 2] = [&QUESTION, &AMOUNT];

#[derive(Serialize)]
struct List {
    resultaten: Vec<Completion>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Completion {
    slug: String,
    naam: String,
    /// The name, alias or code that begins with what was typed.
    gevonden_in: String,
}

/// Symbols with a name, alias or code that begins like `q`, best first.
pub(in crate::web) async fn complete(State(site): State<Site>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let asked = Asked::read(query.as_deref(), &PARAMETERS)?;
    let published = site.published()?;
    let found = published.index.complete(asked.text(), Kind::Symbol, asked.amount(AMOUNT_BY_ITSELF));
    let name = |one: crate::search::Completion| Completion { slug: one.key, naam: one.title, gevonden_in: one.matched };
    Ok(json(&List { resultaten: found.into_iter().map(name).collect() }))
}
