//! The attempts of this visitor, and taking one up from another device.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::Standing;
use crate::base::dutch;
use crate::training::Status;
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
    is_finished: bool,
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
    show(&Attempts { layout, lines: attempts.iter().map(line).collect() })
}

fn line(standing: &Standing) -> Line {
    let is_finished = standing.has_lapsed() || !matches!(standing.attempt.status(), Status::InProgress { .. });
    let steps = standing.attempt.steps().len();
    let state = match is_finished {
        _ if standing.has_lapsed() => "vervallen: er zat een fout in deze versie".to_owned(),
        true => "afgerond".to_owned(),
        false => format!("bij stap {}", steps + 1),
    };
    let page = if is_finished { "/nabespreking" } else { "" };
    Line {
        href: format!("/pogingen/{}{page}", standing.id),
        title: standing.scenario.title(standing.attempt.variant()),
        started: dutch::moment(standing.started_at.0),
        state: format!("{state}{}", if standing.is_offered { "" } else { "; deze casus bieden we niet meer aan" }),
        is_finished,
    }
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
