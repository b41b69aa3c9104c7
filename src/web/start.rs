//! `/`: search and the three doors.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::app::Published;
use crate::handreiking::Insert;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    layout: Layout,
    pages: usize,
    symbols: usize,
    scenarios: usize,
    /// Where to turn to with a worry.
    reporting: Option<PageLink>,
    has_aid: bool,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/", |published| render(&page(published)))
}

fn page(published: &Published) -> StartPage {
    let catalogue = &published.catalogue;
    let description =
        "Leer signalen van radicalisering herkennen, duiden en samen wegen. Voor gemeenten en hun partners.";
    StartPage {
        layout: Layout::new("Signalen herkennen, duiden en wegen", description),
        pages: catalogue.pages().len(),
        symbols: catalogue.symbols().count(),
        scenarios: catalogue.scenarios().count(),
        reporting: catalogue.page_with(Insert::Contacts).map(PageLink::to_page),
        has_aid: catalogue.decision_aid().is_some(),
    }
}
