//! `/open-data`: what others may take along, and what we ask of them.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::markdown;
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::base::{SafeHtml, dutch};

/// The page of the library with the conditions; the addresses stand in the template.
const SLUG: &str = "open-data";

#[derive(Template)]
#[template(path = "open_data.html")]
struct OpenData {
    layout: Layout,
    title: String,
    summary: String,
    contact: Option<String>,
    body: SafeHtml,
    updated_on: String,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/open-data", |published| {
        let page = published.catalogue.plain_page(SLUG).ok_or(PageError::NotFound)?;
        render(&OpenData {
            layout: Layout::new(&page.title, &page.summary),
            title: page.title.clone(),
            summary: page.summary.clone(),
            contact: site.app.config().contact.clone(),
            body: markdown(&page.body, published.catalogue.on(site.today()), &[], &mut Vec::new()),
            updated_on: dutch::date(page.updated_on),
        })
    })
}
