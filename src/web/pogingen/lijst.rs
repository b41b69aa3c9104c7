//! The attempts of this visitor, and taking one up from another device.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;

use crate::app::Standing;
use crate::base::dutch;
use crate::web::access::{Visitor, begin, with_cookie};
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::layout::{Door, Layout, show};
use crate::web::site::{Site, see_other};

struct Line {
    href: String,
    title: String,
    started: String,
    state: String,
    /// What the link leads to.
    leads_to: &'static str,
}

#[derive(Template)]
#[template(path = "pogingen/lijst.html")]
struct Attempts {
    layout: Layout,
    lines: Vec<Line>,
}

pub(in crate::web) async fn list(State(site): State<Site>, visitor: Visitor) -> Result<Response, PageError> {
    let learner = visitor.0.and_then(|visit| visit.learner);
    let attempts = match learner {
        Some(learner) => site.app.all_attempts(learner).await?,
        None => Vec::new(),
    };
    let layout =
        Layout::new("Mijn pogingen", "De casussen waaraan u in deze browser begon.").behind(Door::Practise).unlisted();
    let today = site.today();
    show(&Attempts { layout, lines: attempts.iter().map(|standing| line(standing, today)).collect() })
}

fn line(standing: &Standing, today: Date) -> Line {
    let has_ended = !standing.attempt.is_in_progress();
    let at = standing.attempt.steps().len() + 1;
    let (state, page, leads_to) = if standing.has_lapsed() {
        ("vervallen: er zat een fout in deze versie".to_owned(), "/nabespreking", "Bekijk wat u deed.")
    } else if has_ended {
        ("afgerond".to_owned(), "/nabespreking", "Bekijk de nabespreking.")
    } else if standing.has_closed(today) {
        (format!("gestopt bij stap {at}"), "", "Bekijk wat u deed.")
    } else {
        (format!("bij stap {at}"), "", "Ga verder.")
    };
    Line {
        href: format!("/pogingen/{}{page}", standing.id),
        title: standing.scenario.title(standing.attempt.variant()),
        started: dutch::moment(standing.started_at.0),
        state: format!("{state}{}", offer(standing, has_ended, today)),
        leads_to,
    }
}

/// What there is to say about a case that is not offered any more.
fn offer(standing: &Standing, has_ended: bool, today: Date) -> String {
    if standing.is_offered {
        return String::new();
    }
    let can_finish = !has_ended && !standing.has_stopped(today);
    let archived = standing.archived.as_ref().filter(|_| can_finish);
    let until =
        archived.map(|archived| format!("; u kunt hem afmaken tot en met {}", dutch::date(archived.last_day())));
    format!("; deze casus bieden we niet meer aan{}", until.unwrap_or_default())
}

/// Takes up an attempt by its code: from now on this browser has it too.
pub(in crate::web) async fn resume(
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, PageError> {
    let code = form.field("code").ok_or(PageError::BadForm)?.to_owned();
    let (visit, cookie) = begin(&site, visitor).await?;
    let learner = site.app.learner_of(&visit).await?;
    let id = site.app.resume(learner, &code).await?;
    Ok(with_cookie(see_other(&format!("/pogingen/{id}")), cookie))
}
