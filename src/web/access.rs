//! Who may come in. A value of [`Learner`] is the proof that a visitor practises here; a handler
//! that touches practice takes one, and cannot be called without it.

use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use uuid::Uuid;

use super::error::PageError;
use super::site::Site;
use crate::app::{Visit, random};

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone.
    Anyone,
    /// Whoever practises, for what is theirs; others are told that it is not there.
    Learner,
}

impl Access {
    /// The word in the recorded list of addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Anyone => "iedereen",
            Self::Learner => "deelnemer",
        }
    }
}

/// Days that a browser keeps the session cookie: the most that browsers allow. The server's own
/// term, from the last use, is the one that counts.
const COOKIE_DAYS: u32 = 400;

/// The name of the session cookie. The `__Host-` form can only be set by this host over `https`.
fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-weegwijs" } else { "weegwijs" }
}

/// A visitor with a session, if there is one.
#[derive(Debug, Clone)]
pub(super) struct Visitor(pub(super) Option<Visit>);

impl FromRequestParts<Site> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Some(token) = session_token(&parts.headers, site.app.config().is_secure()) else { return Ok(Self(None)) };
        Ok(Self(site.app.visit(token).await?))
    }
}

/// A visitor who practises, with the session that proves it.
#[derive(Debug, Clone)]
pub(super) struct Learner(pub(super) Uuid);

impl FromRequestParts<Site> for Learner {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let token = session_token(&parts.headers, site.app.config().is_secure()).ok_or(PageError::AttemptNotFound)?;
        site.app.learner(token).await?.map(Self).ok_or(PageError::AttemptNotFound)
    }
}

fn session_token(headers: &HeaderMap, secure: bool) -> Option<&str> {
    cookies(headers, cookie_name(secure)).find(|value| random::is_token(value))
}

/// The values of the cookies with a name.
pub(super) fn cookies<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(move |(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The session of a visitor, begun when there is none, with the cookie to set.
pub(super) async fn begin(site: &Site, visitor: Visitor) -> Result<(Visit, Option<HeaderValue>), PageError> {
    if let Some(visit) = visitor.0 {
        return Ok((visit, None));
    }
    let (token, visit) = site.app.begin_visit().await?;
    let secure = site.app.config().is_secure();
    let flag = if secure { "; Secure" } else { "" };
    let age = COOKIE_DAYS * 24 * 60 * 60;
    let cookie = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{flag}", cookie_name(secure));
    Ok((visit, HeaderValue::from_str(&cookie).ok()))
}

/// Adds the cookie of a session that has just begun.
pub(super) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The attempt that an address names. One that cannot be an attempt is answered as a foreign one.
pub(super) fn attempt_id(text: &str) -> Result<Uuid, PageError> {
    Uuid::try_parse(text).map_err(|_| PageError::AttemptNotFound)
}
