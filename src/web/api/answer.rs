//! What every answer of the API carries.

use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use serde::Serialize;

use crate::web::error::PageError;
use crate::web::site::Site;

/// The version of the API. The first part stands in its addresses too.
pub(super) const VERSION: &str = "1.0.0";

/// Of every answer (API design rules, `/core/version-header`).
const VERSION_HEADER: (HeaderName, HeaderValue) =
    (HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION));

const ANYONE: HeaderValue = HeaderValue::from_static("*");

/// What pages of other websites may do: read, and nothing else. Nothing here depends on who asks,
/// so any website may.
const PREFLIGHT: [(HeaderName, HeaderValue); 4] = [
    (header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, ANYONE),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
];

/// Whether an address belongs to the API.
pub(in crate::web) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// An answer as JSON.
pub(super) fn json(body: &impl Serialize) -> Response {
    Json(body).into_response()
}

/// An address that pages of other websites may read.
pub(in crate::web) fn open(reading: MethodRouter<Site>) -> MethodRouter<Site> {
    reading.options(preflight)
}

async fn preflight() -> (StatusCode, HeaderMap) {
    (StatusCode::NO_CONTENT, HeaderMap::from_iter(PREFLIGHT))
}

/// Gives an answer of the API what all of them have. An error that was made for people becomes one
/// for programs.
pub(in crate::web) fn finish(method: &Method, response: Response) -> Response {
    let error = response.extensions().get::<PageError>().copied();
    let mut response = error.map_or(response, |error| error.problem().into_response());
    let headers = response.headers_mut();
    headers.insert(VERSION_HEADER.0, VERSION_HEADER.1);
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("API-Version"));
    }
    response
}
