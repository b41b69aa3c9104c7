//! Pages outside the handreiking: about, privacy, accessibility, how the score works.

use askama::Template;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{SourceLine, markdown, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::base::{SafeHtml, dutch};

#[derive(Template)]
#[template(path = "pagina.html")]
struct Plain {
    layout: Layout,
    title: String,
    summary: String,
    updated_on: String,
    body: SafeHtml,
    sources: Vec<SourceLine>,
}

/// The page whose slug is the address.
pub(super) async fn show(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = published.catalogue.plain_page(uri.path().trim_start_matches('/')).ok_or(PageError::NotFound)?;
    site.prepared(&headers, uri.path(), |published| {
        render(&Plain {
            layout: Layout::new(&page.title, &page.summary),
            title: page.title.clone(),
            summary: page.summary.clone(),
            updated_on: dutch::date(page.updated_on),
            body: markdown(&page.body, published.catalogue.on(site.today()), &page.references, &mut Vec::new()),
            sources: sources(&page.references),
        })
    })
}
