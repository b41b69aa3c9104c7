//! Figures in pages: drawings of the authors, drawn by the server, and the picture of the process.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::proces::process;
use crate::app::figure_mark;
use crate::base::{Resolver, SafeHtml};
use crate::catalogue::Catalogue;
use crate::handreiking::{Figure, PROCESS_FIGURE, Page};
use crate::web::delen::drawn;
use crate::web::error::PageError;
use crate::web::layout::render;
use crate::web::segment::Segment;
use crate::web::site::Site;

#[derive(Template)]
#[template(path = "handreiking/figuur.html")]
struct Drawn<'a> {
    page: String,
    mark: String,
    figure: &'a Figure,
}

/// The figures that stand in a page, by name. The resolver knows where links lead; the prefix stands before every id.
pub(super) fn figures(
    catalogue: &Catalogue,
    page: &Page,
    (resolver, prefix): (&dyn Resolver, &str),
) -> Result<Vec<(String, SafeHtml)>, PageError> {
    let mut figures = Vec::new();
    for figure in &page.figures {
        let html = render(&Drawn { page: page.key(), mark: figure_mark(figure), figure })?;
        figures.push((figure.id.clone(), SafeHtml::trusted(html)));
    }
    let shows_process = page.body.figures().iter().any(|(name, _)| name == PROCESS_FIGURE);
    if let Some(data) = catalogue.process().filter(|_| shows_process) {
        figures.push((PROCESS_FIGURE.to_owned(), SafeHtml::trusted(process(resolver, data, prefix)?)));
    }
    Ok(figures)
}

/// The picture of a figure. Its address changes when it does, so it may be kept.
pub(in crate::web) async fn picture(
    State(site): State<Site>,
    Segment((part, slug, file)): Segment<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let name = file.strip_suffix(".webp").ok_or(PageError::NotFound)?;
    let page = published.catalogue.page(&part, &slug).ok_or(PageError::NotFound)?;
    let figure = page.figures.iter().find(|figure| figure.id == name).ok_or(PageError::NotFound)?;
    let bytes = site.app.figure_picture(page, figure).await?;
    drawn(&headers, bytes)
}
