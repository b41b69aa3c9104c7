//! `/handreiking`: the guide.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{PageLink, SourceLine, contents, markdown, sources};
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::onderdelen;
use super::segment::Segment;
use super::site::Site;
use crate::base::{SafeHtml, dutch};
use crate::catalogue::{Catalogue, OnDay};
use crate::handreiking::{LegalStatus, Page};

#[derive(Template)]
#[template(path = "handreiking/overzicht.html")]
struct Overview {
    layout: Layout,
    parts: Vec<PartList>,
}

struct PartList {
    slug: String,
    title: String,
    summary: String,
    pages: Vec<(PageLink, String)>,
}

#[derive(Template)]
#[template(path = "handreiking/pagina.html")]
struct Reading {
    layout: Layout,
    part: PageLink,
    title: String,
    summary: String,
    key_points: Vec<String>,
    updated_on: String,
    review_before: String,
    is_to_verify: bool,
    contents: Vec<PageLink>,
    insert: Option<SafeHtml>,
    body: SafeHtml,
    symbols: Vec<PageLink>,
    scenarios: Vec<PageLink>,
    further: Vec<PageLink>,
    sources: Vec<SourceLine>,
    previous: Option<PageLink>,
    next: Option<PageLink>,
}

pub(super) async fn overview(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/handreiking", |published| {
        let catalogue = &published.catalogue;
        let parts = catalogue.parts().iter().map(|part| PartList {
            slug: part.slug.clone(),
            title: part.title.clone(),
            summary: part.summary.clone(),
            pages: catalogue.pages_of(&part.slug).map(|page| (PageLink::to_page(page), page.summary.clone())).collect(),
        });
        let layout = Layout::new(
            "Handreiking",
            "De gids voor de lokale aanpak van radicalisering, in korte bladzijden met bronnen.",
        );
        render(&Overview { layout: layout.behind(Door::Read), parts: parts.collect() })
    })
}

pub(super) async fn page(
    State(site): State<Site>,
    Segment((part, slug)): Segment<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = published.catalogue.page(&part, &slug).ok_or(PageError::NotFound)?;
    let key = format!("/handreiking/{}", page.key());
    site.prepared(&headers, &key, |published| render(&reading(published.catalogue.on(site.today()), page)?))
}

fn reading(on: OnDay<'_>, page: &Page) -> Result<Reading, PageError> {
    let catalogue = on.catalogue;
    let mut linked = Vec::new();
    let neighbours = catalogue.neighbours(page);
    let part_title = catalogue.part(&page.part).map_or_else(String::new, |part| part.title.clone());
    Ok(Reading {
        layout: Layout::new(&page.title, &page.summary).behind(Door::Read),
        part: PageLink { href: format!("/handreiking#{}", page.part), text: part_title },
        title: page.title.clone(),
        summary: page.summary.clone(),
        key_points: page.key_points.clone(),
        updated_on: dutch::date(page.updated_on),
        review_before: dutch::date(page.review_before),
        is_to_verify: page.legal_status == LegalStatus::ToVerify || catalogue.relies_on_doubt(page, on.today()),
        contents: contents(page.body.headings()),
        insert: onderdelen::insert(on, page)?,
        body: markdown(&page.body, on, &page.references, &mut linked),
        symbols: page.symbols.iter().filter_map(|slug| catalogue.symbol(slug)).map(PageLink::to_symbol).collect(),
        scenarios: page.scenarios.iter().filter_map(|slug| scenario_link(catalogue, slug)).collect(),
        further: page.further.iter().filter_map(|key| catalogue.page_by_key(key)).map(PageLink::to_page).collect(),
        sources: sources(&page.references),
        previous: neighbours.previous.map(PageLink::to_page),
        next: neighbours.next.map(PageLink::to_page),
    })
}

fn scenario_link(catalogue: &Catalogue, slug: &str) -> Option<PageLink> {
    let title = catalogue.scenario(slug)?.about().title.clone();
    Some(PageLink { href: format!("/scenarios/{slug}"), text: title })
}
