//! The page of the step where an attempt stands.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::dossier::FilePart;
use super::gestopt::stopped;
use super::hervatcode::resume_code;
use super::verder::Named;
use super::vraag::{Mistake, Question};
use crate::app::{Standing, random};
use crate::base::{SafeHtml, dutch};
use crate::catalogue::Catalogue;
use crate::scenarios::{Ahead, CriticalError, Media, Node, Withdrawal};
use crate::web::access::{Learner, attempt_id};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show_with};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

/// A picture at the step.
struct Picture {
    src: String,
    alt: String,
    caption: Option<String>,
    origin: String,
}

struct Feedback {
    choice: String,
    text: String,
    page: Option<Named>,
    /// Why a critical error may never happen outside a case.
    critical: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "pogingen/stap.html")]
struct StepPage {
    layout: Layout,
    attempt: String,
    scenario_title: String,
    title: String,
    number: usize,
    /// How much lies ahead, in words.
    ahead: String,
    step: usize,
    token: String,
    body: SafeHtml,
    pictures: Vec<Picture>,
    question: Question,
    /// What came to light here, with where it comes from.
    fresh: Vec<(String, String)>,
    file: FilePart,
    feedback: Option<Feedback>,
    mistake: Option<String>,
    resume_code: Option<String>,
    is_outdated: bool,
    /// Whether this version is withdrawn because there is a better one.
    is_replaced: bool,
    scenario_slug: String,
    /// Until when it may be finished, when the case was taken away.
    until: Option<String>,
}

pub(in crate::web) async fn step(
    State(site): State<Site>,
    learner: Learner,
    Segment(id): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let standing = site.app.attempt(learner.0, attempt_id(&id)?).await?;
    if standing.has_stopped(site.today()) {
        return stopped(&site, &standing);
    }
    if !standing.attempt.is_in_progress() {
        return Ok(see_other(&format!("/pogingen/{}/nabespreking", standing.id)));
    }
    let page = page(&site, &standing, StatusCode::OK, Mistake::default(), resume_code(&headers));
    site.app.lay_at_hand(learner.0, standing);
    page
}

/// The page of the present step, with what has to be mended.
pub(super) fn page(
    site: &Site,
    standing: &Standing,
    status: StatusCode,
    mistake: Mistake,
    resume_code: Option<String>,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let scenario = &standing.scenario;
    let current = standing.attempt.current(scenario).ok_or(PageError::AttemptNotFound)?;
    let title = scenario.fill(&current.node.title, standing.attempt.variant());
    let scenario_title = scenario.title(standing.attempt.variant());
    let file = FilePart::of(standing);
    let prefix = if mistake.message.is_some() { "Fout: " } else { "" };
    let layout = Layout::new(format!("{prefix}Stap {}: {title} – {scenario_title}", current.step + 1), "");
    let page = StepPage {
        layout: layout.behind(Door::Practise).unlisted(),
        attempt: standing.id.to_string(),
        title,
        scenario_title,
        number: current.step + 1,
        ahead: scenario.ahead(&current.node.id).map(Ahead::words).unwrap_or_default(),
        step: current.step,
        token: random::token(),
        body: body(standing, current.node, &published.catalogue),
        pictures: pictures(standing, current.node),
        question: Question::of(standing, &current, &mistake),
        fresh: file.fresh(),
        file,
        feedback: feedback(standing, &published.catalogue),
        mistake: mistake.message,
        resume_code,
        is_outdated: standing.is_outdated,
        is_replaced: standing.withdrawn == Some(Withdrawal::Replaced),
        scenario_slug: scenario.slug().to_owned(),
        until: standing.archived.as_ref().map(|archived| dutch::date(archived.last_day())),
    };
    Ok(show_with(status, &page).into_response())
}

fn body(standing: &Standing, node: &Node, catalogue: &Catalogue) -> SafeHtml {
    standing.scenario.body(node).render(standing.attempt.variant(), catalogue, None)
}

fn pictures(standing: &Standing, node: &Node) -> Vec<Picture> {
    let fill = |text: &str| standing.scenario.fill(text, standing.attempt.variant());
    let picture = |media: &Media| Picture {
        src: format!("/scenarios/{}/beeld/{}/{}.webp", standing.scenario.slug(), standing.version, media.name),
        alt: fill(&media.alt),
        caption: media.caption.as_deref().map(fill),
        origin: fill(&media.origin),
    };
    node.media.iter().map(picture).collect()
}

fn feedback(standing: &Standing, catalogue: &Catalogue) -> Option<Feedback> {
    let choice = standing.attempt.last_choice(&standing.scenario)?;
    let fill = |text: &str| standing.scenario.fill(text, standing.attempt.variant());
    Some(Feedback {
        choice: fill(&choice.text),
        text: fill(&choice.feedback),
        page: choice.page.as_ref().map(|key| Named::page(catalogue, key)),
        critical: choice.critical.map(CriticalError::reason),
    })
}
