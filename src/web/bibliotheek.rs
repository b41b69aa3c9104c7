//! What an author sees while the library has errors: all of them, instead of the old pages.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Layout, show_with};
use super::site::Site;
use crate::app::Publication;
use crate::base::Diagnostic;

#[derive(Template)]
#[template(path = "bibliotheek.html")]
struct Broken<'a> {
    layout: Layout,
    diagnostics: &'a [Diagnostic],
}

/// The diagnostics, while there is nothing else to show. Style and scripts still come, and programs
/// get the answer of their own address, as a problem.
pub(super) fn instead_of(site: &Site, path: &str) -> Option<Response> {
    let Publication::Broken(diagnostics) = site.app.publication() else { return None };
    let is_page = !["/assets/", "/api/", "/iconen/"].iter().any(|start| path.starts_with(start))
        && !matches!(path, "/favicon.svg" | "/manifest.webmanifest" | "/gezond" | "/klaar");
    let layout = Layout::new("De bibliotheek heeft fouten", "").unlisted();
    let page = Broken { layout, diagnostics: &diagnostics };
    is_page.then(|| show_with(StatusCode::SERVICE_UNAVAILABLE, &page))
}
