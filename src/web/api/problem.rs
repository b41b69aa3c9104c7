//! Problems for programs (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer::VERSION;

/// What went wrong and what to do.
#[derive(Debug)]
pub(in crate::web) struct Problem {
    pub(in crate::web) status: StatusCode,
    pub(in crate::web) title: &'static str,
    pub(in crate::web) detail: String,
}

#[derive(Serialize)]
struct Body<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body { title: self.title, status: self.status.as_u16(), detail: &self.detail };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(VERSION.0, VERSION.1);
        response
    }
}
