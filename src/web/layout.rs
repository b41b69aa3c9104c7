//! What every page has: title, description, place in the menu.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::assets;
use super::error::PageError;
use crate::base::SafeHtml;

/// The doors of the site, for marking the one where the visitor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// Not behind one of the doors.
    None,
    /// Reading.
    Read,
    /// Looking up.
    LookUp,
    /// Practising.
    Practise,
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) door: Door,
    /// Whether search engines may list the page.
    pub(super) listed: bool,
    /// The address by which the world knows the page, when the server knows it.
    pub(super) canonical: Option<String>,
    /// Addresses of the style and the script.
    pub(super) stylesheet: &'static str,
    pub(super) script: &'static str,
}

impl Layout {
    pub(super) fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            door: Door::None,
            listed: true,
            canonical: None,
            stylesheet: assets::address("weegwijs.css"),
            script: assets::address("weegwijs.js"),
        }
    }

    pub(super) fn behind(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    pub(super) fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    pub(super) fn at(mut self, address: Option<String>) -> Self {
        self.canonical = address;
        self
    }

    pub(super) fn is_reading(&self) -> bool {
        self.door == Door::Read
    }

    pub(super) fn is_looking_up(&self) -> bool {
        self.door == Door::LookUp
    }

    pub(super) fn is_practising(&self) -> bool {
        self.door == Door::Practise
    }
}

// HTML of this type was escaped where it was made, so templates print it as it is.
impl askama::filters::HtmlSafe for SafeHtml {}

/// A page as text. A template that fails is a fault of ours: it is logged and answered as such.
pub(super) fn render(page: &impl Template) -> Result<String, PageError> {
    page.render().map_err(|error| {
        tracing::error!(%error, "a template failed");
        PageError::Internal
    })
}

/// A page as an answer.
pub(super) fn show(page: &impl Template) -> Result<Response, PageError> {
    Ok(Html(render(page)?).into_response())
}

/// A page with another status. When even the error page fails there is a bare sentence left.
pub(super) fn show_with(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            (StatusCode::INTERNAL_SERVER_ERROR, "Er ging bij ons iets mis. Probeer het later opnieuw.").into_response()
        }
    }
}
