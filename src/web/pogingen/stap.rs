//! The page of the step where an attempt stands.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::hervatcode::resume_code;
use crate::app::{Standing, random};
use crate::base::{SafeHtml, Word};
use crate::catalogue::Catalogue;
use crate::scenarios::{CriticalError, Given, Item, Node, NodeKind};
use crate::training::{Current, Mark, Status};
use crate::web::access::{Learner, attempt_id};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show_with};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

/// A radio button of a choice.
struct Radio {
    id: String,
    text: String,
}

/// A piece of information to weigh, with what was marked already when the form comes back.
struct WeighedItem {
    id: String,
    given: String,
    marked: Option<String>,
    is_missing: bool,
}

/// What the step asks.
enum Question {
    Read,
    Choose { options: Vec<Radio> },
    Weigh { hypothesis: String, items: Vec<WeighedItem> },
    Share { given: String, receiver: String, purpose: Option<String>, options: Vec<Radio> },
}

struct Known {
    text: String,
    origin: String,
    is_new: bool,
}

struct Feedback {
    choice: String,
    text: String,
    page: Option<PageLink>,
    /// Why a critical error may never happen outside a case.
    critical: Option<&'static str>,
}

/// What the visitor has to mend before the step can be answered.
#[derive(Default)]
pub(super) struct Mistake {
    /// A sentence, with the field it is about.
    pub(super) message: Option<String>,
    /// Items without a mark.
    pub(super) missing: Vec<String>,
    /// What was filled in already: item and value.
    pub(super) marked: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pogingen/stap.html")]
struct StepPage {
    layout: Layout,
    attempt: String,
    scenario_title: String,
    title: String,
    number: usize,
    step: usize,
    token: String,
    body: SafeHtml,
    question: Question,
    scale: Vec<(String, &'static str)>,
    known: Vec<Known>,
    feedback: Option<Feedback>,
    mistake: Option<String>,
    resume_code: Option<String>,
    is_outdated: bool,
    scenario_slug: String,
}

pub(in crate::web) async fn step(
    State(site): State<Site>,
    learner: Learner,
    Segment(id): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let standing = site.app.attempt(learner.0, attempt_id(&id)?).await?;
    if !matches!(standing.attempt.status(), Status::InProgress { .. }) {
        return Ok(see_other(&format!("/pogingen/{}/nabespreking", standing.id)));
    }
    page(&site, &standing, StatusCode::OK, Mistake::default(), resume_code(&headers))
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
    let prefix = if mistake.message.is_some() { "Fout: " } else { "" };
    let layout = Layout::new(format!("{prefix}Stap {}: {title} – {scenario_title}", current.step + 1), "");
    let page = StepPage {
        layout: layout.behind(Door::Practise).unlisted(),
        attempt: standing.id.to_string(),
        title,
        scenario_title,
        number: current.step + 1,
        step: current.step,
        token: random::token(),
        body: body(standing, current.node, &published.catalogue),
        question: question(standing, &current, &mistake),
        scale: [-2, -1, 0, 1, 2].map(|value| (value.to_string(), Mark::Value(value).label())).to_vec(),
        known: known(standing),
        feedback: feedback(standing, &published.catalogue),
        mistake: mistake.message,
        resume_code,
        is_outdated: standing.is_outdated,
        scenario_slug: scenario.slug().to_owned(),
    };
    Ok(show_with(status, &page).into_response())
}

fn body(standing: &Standing, node: &Node, catalogue: &Catalogue) -> SafeHtml {
    standing.scenario.body(node).render(standing.attempt.variant(), catalogue, None)
}

fn question(standing: &Standing, current: &Current<'_>, mistake: &Mistake) -> Question {
    let fill = |text: &str| standing.scenario.fill(text, standing.attempt.variant());
    let options =
        || current.choices.iter().map(|choice| Radio { id: choice.id.clone(), text: fill(&choice.text) }).collect();
    match &current.node.kind {
        NodeKind::Text { .. } | NodeKind::Ending { .. } => Question::Read,
        NodeKind::Choice { .. } => Question::Choose { options: options() },
        NodeKind::Sharing { given, receiver, purpose, .. } => Question::Share {
            given: fill(given),
            receiver: fill(receiver),
            purpose: purpose.as_deref().map(fill),
            options: options(),
        },
        NodeKind::Weighing { hypothesis, items, .. } => Question::Weigh {
            hypothesis: fill(hypothesis),
            items: items.iter().map(|item| weighed(standing, item, mistake)).collect(),
        },
    }
}

fn weighed(standing: &Standing, item: &Item, mistake: &Mistake) -> WeighedItem {
    let given = match &item.given {
        Given::Text(text) => text.as_str(),
        Given::Signal(id) => standing.scenario.signal(id).map_or("", |signal| signal.text.as_str()),
    };
    WeighedItem {
        id: item.id.clone(),
        given: standing.scenario.fill(given, standing.attempt.variant()),
        marked: mistake.marked.iter().find(|(id, _)| *id == item.id).map(|(_, value)| value.clone()),
        is_missing: mistake.missing.contains(&item.id),
    }
}

/// What has come to light before this step. The items that this step asks to weigh stand in its
/// form, and what a signal does in the weighing is for the debrief.
fn known(standing: &Standing) -> Vec<Known> {
    let scenario = &standing.scenario;
    let here = standing.attempt.current(scenario);
    let asked: Vec<&str> = here.iter().flat_map(|current| current.node.items()).filter_map(signal_of).collect();
    let fresh: Vec<&str> = here.iter().flat_map(|current| current.node.revealed_signals()).collect();
    let revealed = standing.attempt.revealed().iter().filter(|id| !asked.contains(&id.as_str()));
    let shown = revealed.filter_map(|id| scenario.signal(id));
    let known = |signal: &crate::scenarios::Signal| Known {
        text: scenario.fill(&signal.text, standing.attempt.variant()),
        origin: format!("{}, {}", signal.origin.label(), signal.nature.label().to_lowercase()),
        is_new: fresh.contains(&signal.id.as_str()),
    };
    shown.map(known).collect()
}

fn signal_of(item: &Item) -> Option<&str> {
    match &item.given {
        Given::Signal(id) => Some(id),
        Given::Text(_) => None,
    }
}

fn feedback(standing: &Standing, catalogue: &Catalogue) -> Option<Feedback> {
    let choice = standing.attempt.last_choice(&standing.scenario)?;
    let fill = |text: &str| standing.scenario.fill(text, standing.attempt.variant());
    let page = choice.page.as_ref().and_then(|key| catalogue.page_by_key(key));
    Some(Feedback {
        choice: fill(&choice.text),
        text: fill(&choice.feedback),
        page: page.map(PageLink::to_page),
        critical: choice.critical.map(CriticalError::reason),
    })
}

impl WeighedItem {
    fn is_marked(&self, value: &str) -> bool {
        self.marked.as_deref() == Some(value)
    }
}
