//! What every answer of the API carries.

use axum::Json;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// The version of the API, as the Dutch API design rules want it in every answer.
pub(super) const VERSION: (HeaderName, HeaderValue) =
    (HeaderName::from_static("api-version"), HeaderValue::from_static("1.0.0"));

/// An answer as JSON.
pub(super) fn json(body: &impl Serialize) -> Response {
    let mut response = Json(body).into_response();
    response.headers_mut().insert(VERSION.0, VERSION.1);
    response
}
