//! `/handreiking`: the guide.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{PageLink, SourceLine, contents, markdown, sources};
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::segment::Segment;
use super::site::Site;
use crate::base::{SafeHtml, dutch};
use crate::catalogue::Catalogue;
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
            pages: catalogue.pages_of(&part.slug).map(|page| (link(page), page.summary.clone())).collect(),
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
    site.prepared(&headers, &key, |published| render(&reading(&published.catalogue, page)))
}

fn link(page: &Page) -> PageLink {
    PageLink { href: format!("/handreiking/{}", page.key()), text: page.title.clone() }
}

fn reading(catalogue: &Catalogue, page: &Page) -> Reading {
    let mut linked = Vec::new();
    let neighbours = catalogue.neighbours(page);
    let part_title = catalogue.part(&page.part).map_or_else(String::new, |part| part.title.clone());
    Reading {
        layout: Layout::new(&page.title, &page.summary).behind(Door::Read),
        part: PageLink { href: format!("/handreiking#{}", page.part), text: part_title },
        title: page.title.clone(),
        summary: page.summary.clone(),
        key_points: page.key_points.clone(),
        updated_on: dutch::date(page.updated_on),
        review_before: dutch::date(page.review_before),
        is_to_verify: page.legal_status == LegalStatus::ToVerify,
        contents: contents(page.body.headings()),
        body: markdown(&page.body, catalogue, &page.references, &mut linked),
        symbols: named(page.symbols.iter(), |slug| {
            Some((format!("/symbolenbank/{slug}"), catalogue.symbol(slug)?.name.clone()))
        }),
        scenarios: named(page.scenarios.iter(), |slug| {
            Some((format!("/scenarios/{slug}"), catalogue.scenario(slug)?.about().title.clone()))
        }),
        further: named(page.further.iter(), |key| {
            Some((format!("/handreiking/{key}"), catalogue.page_by_key(key)?.title.clone()))
        }),
        sources: sources(&page.references),
        previous: neighbours.previous.map(link),
        next: neighbours.next.map(link),
    }
}

fn named<'a>(keys: impl Iterator<Item = &'a String>, find: impl Fn(&str) -> Option<(String, String)>) -> Vec<PageLink> {
    keys.filter_map(|key| find(key).map(|(href, text)| PageLink { href, text })).collect()
}
