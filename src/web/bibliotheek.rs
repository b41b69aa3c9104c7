//! What an author sees while the library has errors: all of them, instead of the old pages.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
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

/// Answers with the diagnostics while there is nothing to show. Style and scripts still come.
pub(super) async fn while_broken(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // Programs get the answer of their own address, as a problem.
    let is_page = !["/assets/", "/api/"].iter().any(|start| path.starts_with(start))
        && !matches!(path, "/favicon.svg" | "/gezond" | "/klaar");
    if let (Publication::Broken(diagnostics), true) = (site.app.publication(), is_page) {
        let layout = Layout::new("De bibliotheek heeft fouten", "").unlisted();
        return show_with(StatusCode::SERVICE_UNAVAILABLE, &Broken { layout, diagnostics: &diagnostics });
    }
    next.run(request).await
}
