//! Figures in pages: drawings of the authors, drawn by the server, and the picture of the process.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::proces::{process, process_blocks};
use crate::app::{figure_mark, figure_on_paper};
use crate::base::{Block, Resolver, SafeHtml, Span};
use crate::catalogue::Catalogue;
use crate::handreiking::{Figure, PROCESS_FIGURE, Page, Process};
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
    if let Some(data) = process_of(catalogue, page) {
        figures.push((PROCESS_FIGURE.to_owned(), SafeHtml::trusted(process(resolver, data, prefix)?)));
    }
    Ok(figures)
}

/// The same for paper.
pub(in crate::web) fn figure_blocks(
    catalogue: &Catalogue,
    page: &Page,
    resolver: &dyn Resolver,
) -> Result<Vec<(String, Vec<Block>)>, PageError> {
    let mut figures = Vec::new();
    for figure in &page.figures {
        let png = figure_on_paper(page, figure)?;
        let caption = vec![Span::plain(&figure.caption)];
        figures.push((figure.id.clone(), vec![Block::Figure { png, alt: figure.alt.clone(), caption }]));
    }
    if let Some(data) = process_of(catalogue, page) {
        figures.push((PROCESS_FIGURE.to_owned(), process_blocks(resolver, data)));
    }
    Ok(figures)
}

/// The process, when the page shows it.
fn process_of<'a>(catalogue: &'a Catalogue, page: &Page) -> Option<&'a Process> {
    let shows_it = page.body.figures().iter().any(|(name, _)| name == PROCESS_FIGURE);
    catalogue.process().filter(|_| shows_it)
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
