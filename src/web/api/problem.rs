//! Problems for programs (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::web::error::PageError;

/// What went wrong and what to do.
#[derive(Debug)]
pub(in crate::web) struct Problem {
    pub(in crate::web) status: StatusCode,
    pub(in crate::web) title: &'static str,
    pub(in crate::web) detail: &'static str,
    /// What is wrong with each parameter; only of a question that cannot be read.
    pub(in crate::web) faults: Vec<Fault>,
}

/// What is wrong with one parameter.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(in crate::web) struct Fault {
    pub(in crate::web) parameter: String,
    #[serde(rename = "melding")]
    pub(in crate::web) says: String,
    /// What would be right, when that is a closed list.
    #[serde(rename = "toegestaan")]
    pub(in crate::web) allowed: Vec<&'static str>,
}

#[derive(Serialize)]
struct Body<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(rename = "fouten", skip_serializing_if = "<[Fault]>::is_empty")]
    faults: &'a [Fault],
}

impl Problem {
    /// A question that cannot be read.
    pub(super) fn bad_question(faults: Vec<Fault>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            title: "Deze vraag klopt niet",
            detail: "Onder ‘fouten’ staat per parameter wat er niet klopt en wat er wel mag.",
            faults,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body { title: self.title, status: self.status.as_u16(), detail: self.detail, faults: &self.faults };
        let mut response = (self.status, Json(body)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}

impl From<PageError> for Problem {
    fn from(error: PageError) -> Self {
        error.problem()
    }
}
