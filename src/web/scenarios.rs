//! `/scenarios`: the cases that can be practised.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::access::{Visitor, begin, with_cookie};
use super::delen::{PageLink, drawn};
use super::error::PageError;
use super::layout::{Door, Layout, render, show_with};
use super::pogingen::{instead, resume_cookie};
use super::segment::Segment;
use super::site::{Site, see_other};
use crate::app::PracticeError;
use crate::base::{Word, dutch, is_slug};
use crate::catalogue::Catalogue;
use crate::scenarios::{Archived, Level, Scenario};

struct Card {
    slug: String,
    title: String,
    summary: String,
    level: &'static str,
    minutes: i64,
}

#[derive(Template)]
#[template(path = "scenarios/lijst.html")]
struct List {
    layout: Layout,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "scenarios/scenario.html")]
struct Intro {
    layout: Layout,
    card: Card,
    warning: Option<String>,
    audience: Vec<String>,
    goals: Vec<String>,
    pages: Vec<PageLink>,
    symbols: Vec<PageLink>,
    mirror: Vec<String>,
}

/// A case that was taken away.
#[derive(Template)]
#[template(path = "scenarios/gearchiveerd.html")]
struct TakenAway {
    layout: Layout,
    title: String,
    since: String,
    why: String,
    instead: Option<PageLink>,
    may_be_finished: bool,
    last_day: String,
}

pub(super) async fn list(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/scenarios", |published| {
        let layout = Layout::new("Oefenen", "Casussen waarin u zelf kiest. Daarna ziet u hoe u woog, en waarom.");
        let mut cases: Vec<&Scenario> = published.catalogue.scenarios().collect();
        // Whoever begins finds the basic ones first.
        cases.sort_by_key(|case| Level::ALL.iter().position(|level| *level == case.about().level));
        render(&List { layout: layout.behind(Door::Practise), cards: cases.into_iter().map(card).collect() })
    })
}

pub(super) async fn intro(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let Some(scenario) = published.catalogue.scenario(&slug) else { return taken_away(&site, &slug) };
    let key = format!("/scenarios/{}", scenario.slug());
    site.prepared(&headers, &key, |published| render(&page(&published.catalogue, scenario)))
}

/// Begins an attempt. The resume code travels in a cookie of that attempt only: the server keeps
/// its hash, and an address would end up in logs.
pub(super) async fn start(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    visitor: Visitor,
) -> Result<Response, PageError> {
    if site.published()?.catalogue.scenario(&slug).is_none() {
        return taken_away(&site, &slug);
    }
    let (visit, cookie) = begin(&site, visitor).await?;
    let learner = site.app.learner_of(&visit).await?;
    let begun = site.app.begin_attempt(learner, &slug).await?;
    let mut response = with_cookie(see_other(&format!("/pogingen/{}", begun.id)), cookie);
    let code = resume_cookie(&begun, site.app.config().is_secure());
    if let Ok(code) = HeaderValue::from_str(&code) {
        response.headers_mut().append(header::SET_COOKIE, code);
    }
    Ok(response)
}

/// The page for a case that is not offered, when the archive knows it.
fn taken_away(site: &Site, slug: &str) -> Result<Response, PageError> {
    let published = site.published()?;
    let archived: &Archived = published.catalogue.archived(slug).ok_or(PageError::NotFound)?;
    let page = TakenAway {
        layout: Layout::new(format!("{} – niet meer beschikbaar", archived.title), "")
            .behind(Door::Practise)
            .unlisted(),
        title: archived.title.clone(),
        since: dutch::date(archived.since),
        why: archived.reason.clone(),
        instead: instead(Some(archived), &published.catalogue),
        may_be_finished: archived.may_be_finished(site.today()),
        last_day: dutch::date(archived.last_day()),
    };
    Ok(show_with(StatusCode::GONE, &page))
}

/// A picture of a case, in the version that an attempt is on. It never changes, so it may be kept.
pub(super) async fn picture(
    State(site): State<Site>,
    Segment((slug, version, file)): Segment<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let name = file.strip_suffix(".webp").filter(|_| is_slug(&slug)).ok_or(PageError::NotFound)?;
    let picture = match site.app.case_picture(&version, name).await {
        Err(PracticeError::NotFound) => None,
        picture => picture?,
    };
    drawn(&headers, picture.ok_or(PageError::NotFound)?)
}

fn card(scenario: &Scenario) -> Card {
    let about = scenario.about();
    Card {
        slug: scenario.slug().to_owned(),
        title: about.title.clone(),
        summary: about.summary.clone(),
        level: about.level.label(),
        minutes: about.minutes,
    }
}

fn page(catalogue: &Catalogue, scenario: &Scenario) -> Intro {
    let about = scenario.about();
    let pages = about.pages.iter().filter_map(|key| catalogue.page_by_key(key));
    let symbols = about.symbols.iter().filter_map(|slug| catalogue.symbol(slug));
    let mut mirror: Vec<String> = scenario.variants().iter().map(|variant| scenario.title(variant)).collect();
    mirror.sort();
    mirror.dedup();
    Intro {
        layout: Layout::new(&about.title, &about.summary).behind(Door::Practise),
        card: card(scenario),
        warning: about.content_warning.clone(),
        audience: about.audience.clone(),
        goals: about.goals.clone(),
        pages: pages.map(PageLink::to_page).collect(),
        symbols: symbols.map(PageLink::to_symbol).collect(),
        mirror: if mirror.len() > 1 { mirror } else { Vec::new() },
    }
}
