//! A part of the handreiking: its pages in short, and its whole text, or that of all parts, on one
//! page for paper.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::figuren::figures;
use super::stukken::{Meaning, PageCard, Setting, body, cards, meanings};
use crate::app::Published;
use crate::base::{LinkKind, Manner, Resolved, Resolver, SafeHtml, Target, dutch};
use crate::catalogue::OnDay;
use crate::handreiking::{LegalStatus, Page, Part};
use crate::web::delen::{PageLink, SourceLine, sources};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::onderdelen;
use crate::web::segment::Segment;
use crate::web::site::Site;

const WHOLE: &str = "/handreiking/alles";

#[derive(Template)]
#[template(path = "handreiking/deel.html")]
struct PartPage {
    layout: Layout,
    title: String,
    summary: String,
    pages: Vec<PageCard>,
    whole: String,
}

#[derive(Template)]
#[template(path = "handreiking/alles.html")]
struct WholeText {
    layout: Layout,
    title: String,
    summary: String,
    back: PageLink,
    address: String,
    updated_on: String,
    parts: Vec<WholePart>,
    terms: Vec<Meaning>,
}

struct WholePart {
    slug: String,
    title: String,
    summary: String,
    pages: Vec<WholePage>,
}

struct WholePage {
    /// Stands before every id of the page; without its last sign it is the id of the page itself.
    prefix: String,
    title: String,
    summary: String,
    is_to_verify: bool,
    key_points: Vec<String>,
    updated_on: String,
    insert: Option<SafeHtml>,
    body: SafeHtml,
    sources: Vec<SourceLine>,
}

impl WholePage {
    fn id(&self) -> &str {
        self.prefix.trim_end_matches('.')
    }
}

/// Links to pages that stand on the same sheet lead to where they stand.
struct OnOneSheet<'a> {
    on: OnDay<'a>,
    parts: &'a [&'a Part],
}

impl Resolver for OnOneSheet<'_> {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        let found = self.on.resolve(target)?;
        let part = target.key.split('/').next().unwrap_or_default();
        let is_here = target.kind == LinkKind::Page && self.parts.iter().any(|here| here.slug == part);
        Some(if is_here { Resolved { href: Some(format!("#{}", id_of(&target.key))), ..found } } else { found })
    }
}

/// The id of a page among others. A slug has no full stop, so no two ids are the same.
fn id_of(key: &str) -> String {
    key.replace('/', ".")
}

fn known<'a>(published: &'a Published, slug: &str) -> Result<&'a Part, PageError> {
    published.catalogue.part(slug).ok_or(PageError::NotFound)
}

/// The pages of a part in short.
pub(in crate::web) async fn part(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let path = format!("/handreiking/{slug}");
    site.prepared(&headers, &path, |published| {
        let part = known(published, &slug)?;
        let layout = Layout::new(&part.title, &part.summary).behind(Door::Read);
        render(&PartPage {
            layout: layout.at(site.app.config().public_address(&path)),
            title: part.title.clone(),
            summary: part.summary.clone(),
            pages: cards(published.catalogue.pages_of(&slug)),
            whole: format!("{path}/alles"),
        })
    })
}

/// The whole text of a part.
pub(in crate::web) async fn whole_part(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let path = format!("/handreiking/{slug}/alles");
    site.prepared(&headers, &path, |published| {
        let part = known(published, &slug)?;
        let back = PageLink { href: format!("/handreiking/{slug}"), text: part.title.clone() };
        let head = (part.title.as_str(), part.summary.as_str());
        render(&whole(&site, published.catalogue.on(site.today()), &[part], (head, back, &path))?)
    })
}

/// The whole handreiking.
pub(in crate::web) async fn everything(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let back = PageLink { href: "/handreiking".to_owned(), text: "Handreiking".to_owned() };
    let head = ("De hele handreiking", "Alle bladzijden achter elkaar, om af te drukken of te bewaren.");
    site.prepared(&headers, WHOLE, |published| {
        let parts: Vec<&Part> = published.catalogue.parts().iter().collect();
        render(&whole(&site, published.catalogue.on(site.today()), &parts, (head, back, WHOLE))?)
    })
}

type Head<'a> = ((&'a str, &'a str), PageLink, &'a str);

fn whole(
    site: &Site,
    on: OnDay<'_>,
    parts: &[&Part],
    ((title, summary), back, path): Head<'_>,
) -> Result<WholeText, PageError> {
    let catalogue = on.catalogue;
    let sheet = OnOneSheet { on, parts };
    let mut linked = Vec::new();
    let mut whole = Vec::new();
    for part in parts {
        let pages = catalogue.pages_of(&part.slug).map(|page| whole_page(site, &sheet, page, &mut linked));
        whole.push(WholePart {
            slug: part.slug.clone(),
            title: part.title.clone(),
            summary: part.summary.clone(),
            pages: pages.collect::<Result<_, _>>()?,
        });
    }
    whole.retain(|part| !part.pages.is_empty());
    let shown = parts.iter().flat_map(|part| catalogue.pages_of(&part.slug));
    let updated_on = shown.map(|page| page.updated_on).max().map(dutch::date).unwrap_or_default();
    Ok(WholeText {
        layout: Layout::new(title, summary).behind(Door::Read).unlisted(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        back,
        address: site.address(path),
        updated_on,
        parts: whole,
        terms: meanings(catalogue, &linked),
    })
}

fn whole_page(
    site: &Site,
    sheet: &OnOneSheet<'_>,
    page: &Page,
    linked: &mut Vec<String>,
) -> Result<WholePage, PageError> {
    let prefix = format!("{}.", id_of(&page.key()));
    let figures = figures(sheet.on.catalogue, page, (sheet, &prefix))?;
    let setting = Setting { resolver: sheet, manner: Manner::Paper, prefix: &prefix, deeper: 2, figures: &figures };
    let beyond = onderdelen::Setting { prefix: &prefix, level: 4, paper: Some(site) };
    Ok(WholePage {
        insert: onderdelen::insert(sheet.on, page, &beyond)?,
        body: body(page, sheet.on.catalogue, setting, linked),
        title: page.title.clone(),
        summary: page.summary.clone(),
        is_to_verify: page.legal_status == LegalStatus::ToVerify
            || sheet.on.catalogue.relies_on_doubt(page, sheet.on.today()),
        key_points: page.key_points.clone(),
        updated_on: dutch::date(page.updated_on),
        sources: sources(&page.references),
        prefix,
    })
}
