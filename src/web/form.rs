//! Forms that are sent in.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;

use super::error::PageError;

/// The largest form, in bytes: a weighing of twenty items is about 2 kB.
const MOST_BYTES: usize = 64 * 1024;
/// The most fields that are read.
const MOST_FIELDS: usize = 200;

/// The fields of a form that was sent in.
#[derive(Debug, Clone)]
pub(super) struct Form(Vec<(String, String)>);

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(PageError::BadForm);
        }
        let announced = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if announced.is_some_and(|length| length > MOST_BYTES) {
            return Err(PageError::TooLarge);
        }
        let body = to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| PageError::TooLarge)?;
        let text = std::str::from_utf8(&body).map_err(|_| PageError::BadForm)?;
        let fields = form_urlencoded::parse(text.as_bytes()).take(MOST_FIELDS);
        Ok(Self(fields.map(|(key, value)| (key.into_owned(), value.into_owned())).collect()))
    }
}

impl Form {
    /// The value of a field, or nothing when the form has no such field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The fields whose name starts with a prefix, without the prefix.
    pub(super) fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?, value.trim())))
    }
}
