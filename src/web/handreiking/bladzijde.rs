//! `/handreiking/{deel}/{pagina}`: a page of the handreiking.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::figuren::figures;
use super::stukken::{Meaning, Setting, body, meanings, reading_time};
use crate::base::{Manner, SafeHtml, dutch, newest_first};
use crate::catalogue::OnDay;
use crate::handreiking::{LegalStatus, Page};
use crate::web::delen::{ChangePart, PageLink, SourceLine, contents, sources};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::onderdelen;
use crate::web::segment::Segment;
use crate::web::site::Site;

#[derive(Template)]
#[template(path = "handreiking/pagina.html")]
struct Reading {
    layout: Layout,
    part: PageLink,
    path: String,
    address: String,
    title: String,
    summary: String,
    takes: String,
    questions: Vec<String>,
    question_count: String,
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
    changes: Vec<ChangePart>,
    terms: Vec<Meaning>,
    sources: Vec<SourceLine>,
    previous: Option<PageLink>,
    next: Option<PageLink>,
}

pub(in crate::web) async fn page(
    State(site): State<Site>,
    Segment((part, slug)): Segment<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = published.catalogue.page(&part, &slug).ok_or(PageError::NotFound)?;
    let path = format!("/handreiking/{}", page.key());
    site.prepared(&headers, &path, |published| render(&reading(&site, published.catalogue.on(site.today()), page)?))
}

fn reading(site: &Site, on: OnDay<'_>, page: &Page) -> Result<Reading, PageError> {
    let catalogue = on.catalogue;
    let path = format!("/handreiking/{}", page.key());
    let mut linked = Vec::new();
    let neighbours = catalogue.neighbours(page);
    let part_title = catalogue.part(&page.part).map_or_else(String::new, |part| part.title.clone());
    let figures = figures(catalogue, page, (&on, ""))?;
    let setting = Setting { resolver: &on, manner: Manner::Linked, prefix: "", deeper: 0, figures: &figures };
    let body = body(page, catalogue, setting, &mut linked);
    let layout = Layout::new(&page.title, &page.summary).behind(Door::Read);
    Ok(Reading {
        layout: layout.at(site.app.config().public_address(&path)),
        part: PageLink { href: format!("/handreiking/{}", page.part), text: part_title },
        address: site.address(&path),
        path,
        title: page.title.clone(),
        summary: page.summary.clone(),
        takes: reading_time(page.word_count()),
        questions: page.questions.clone(),
        question_count: dutch::count(page.questions.len(), "vraag", "vragen"),
        key_points: page.key_points.clone(),
        updated_on: dutch::date(page.updated_on),
        review_before: dutch::date(page.review_before),
        is_to_verify: page.legal_status == LegalStatus::ToVerify || catalogue.relies_on_doubt(page, on.today()),
        contents: contents(page.body.headings()),
        insert: onderdelen::insert(on, page, &onderdelen::Setting::PAGE)?,
        body,
        symbols: page.symbols.iter().filter_map(|slug| catalogue.symbol(slug)).map(PageLink::to_symbol).collect(),
        scenarios: page
            .scenarios
            .iter()
            .filter_map(|slug| catalogue.scenario(slug))
            .map(PageLink::to_scenario)
            .collect(),
        further: page.further.iter().filter_map(|key| catalogue.page_by_key(key)).map(PageLink::to_page).collect(),
        changes: newest_first(&page.changes).into_iter().map(ChangePart::of).collect(),
        terms: meanings(catalogue, &linked),
        sources: sources(&page.references),
        previous: neighbours.previous.map(PageLink::to_page),
        next: neighbours.next.map(PageLink::to_page),
    })
}
