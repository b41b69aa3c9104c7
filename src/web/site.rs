//! What every handler gets.

use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use super::error::PageError;
use super::pdf::Papers;
use super::prepared::{Prepared, PreparedPages};
use crate::app::{App, Published};

/// The program with the pages that were made of it.
#[derive(Clone)]
pub(super) struct Site {
    pub(super) app: Arc<App>,
    pages: Arc<PreparedPages>,
    description: Arc<OnceLock<Prepared>>,
    /// The files for paper.
    pub(super) papers: Arc<Papers>,
}

impl Site {
    pub(super) fn new(app: Arc<App>) -> Self {
        Self { app, pages: Arc::default(), description: Arc::default(), papers: Arc::default() }
    }

    /// What is published. While the library is broken there is nothing to show.
    pub(super) fn published(&self) -> Result<Arc<Published>, PageError> {
        self.app.published().ok_or(PageError::Unavailable)
    }

    /// A page that is the same for everyone, made when it is first asked for. `key` names it among
    /// all such pages.
    pub(super) fn prepared(
        &self,
        headers: &HeaderMap,
        key: &str,
        make: impl FnOnce(&Published) -> Result<String, PageError>,
    ) -> Result<Response, PageError> {
        self.prepared_as(headers, key, "text/html; charset=utf-8", make)
    }

    /// The same for what is not a page: `kind` is its media type.
    pub(super) fn prepared_as(
        &self,
        headers: &HeaderMap,
        key: &str,
        kind: &'static str,
        make: impl FnOnce(&Published) -> Result<String, PageError>,
    ) -> Result<Response, PageError> {
        let published = self.published()?;
        let prepared = || Ok(Prepared::new(make(&published)?, kind));
        // What is dated can lapse while the program runs, so everything is made anew every day.
        Ok(self.pages.page((published.generation, self.today()), key, prepared)?.answer(headers))
    }

    /// The description of the API, made when it is first asked for.
    pub(super) fn description(&self, make: impl FnOnce() -> Result<String, PageError>) -> Result<&Prepared, PageError> {
        if let Some(description) = self.description.get() {
            return Ok(description);
        }
        let text = make()?;
        Ok(self.description.get_or_init(|| Prepared::new(text, "application/json")))
    }

    /// Today in the Netherlands.
    pub(super) fn today(&self) -> Date {
        self.app.clock().today()
    }

    /// The address of a page for whoever reads elsewhere: whole when the operator named the address
    /// of the site, and else without a host, to be read against the address that was asked for.
    /// What a request says about the host is never believed.
    pub(super) fn address(&self, path: &str) -> String {
        self.app.config().public_address(path).unwrap_or_else(|| path.to_owned())
    }
}

/// Sends the visitor on with a GET, so that reloading the page repeats nothing.
pub(super) fn see_other(address: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let address = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, address);
    response
}
