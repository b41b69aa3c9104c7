//! What stands behind the question mark of an address.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;

/// The most parameters that are looked at; the rest is left unread.
const MOST: usize = 40;

/// The parameters of an address. Anything can be read: what is unknown is for the page to drop,
/// and what is not UTF-8 becomes replacement characters.
#[derive(Debug, Clone, Default)]
pub(super) struct Params(Vec<(String, String)>);

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::read(parts.uri.query().unwrap_or_default()))
    }
}

impl Params {
    pub(super) fn read(text: &str) -> Self {
        Self(form_urlencoded::parse(text.as_bytes()).take(MOST).map(|(k, v)| (k.into_owned(), printable(&v))).collect())
    }

    /// The first value under a name, trimmed; empty when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// A whole number under a name, kept inside a range.
    pub(super) fn number(&self, name: &str, default: usize, most: usize) -> usize {
        self.text(name).parse().unwrap_or(default).min(most)
    }

    /// All parameters, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.trim()))
    }
}

/// Control characters become spaces: none belongs in a question, and some may not stand in a page.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
