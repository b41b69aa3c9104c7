//! `/api/v1/aanvullingen`: names that begin with what was typed.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer::json;
use crate::search::Kind;
use crate::web::error::PageError;
use crate::web::query::Params;
use crate::web::site::Site;

const LIMIT: usize = 8;
const MOST: usize = 50;

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
pub(in crate::web) async fn complete(State(site): State<Site>, params: Params) -> Response {
    let Some(published) = site.app.published() else { return PageError::Unavailable.problem().into_response() };
    let found = published.index.complete(params.text("q"), Kind::Symbol, params.number("aantal", LIMIT, MOST));
    let name = |one: crate::search::Completion| Completion { slug: one.key, naam: one.title, gevonden_in: one.matched };
    json(&List { resultaten: found.into_iter().map(name).collect() })
}
