//! `/gezond` and `/klaar`: for the machine that watches over this one.

use axum::extract::State;
use axum::http::StatusCode;

use super::site::Site;

/// The process runs.
pub(super) async fn live() -> &'static str {
    "gezond"
}

/// Documents can be shown and the database answers.
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    let answers = site.app.visit("").await.is_ok();
    if answers && site.app.published().is_some() {
        (StatusCode::OK, "klaar")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "niet klaar")
    }
}
