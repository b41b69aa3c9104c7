//! Answering a step.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use uuid::Uuid;

use super::gestopt::stopped_answer;
use super::hervatcode::resume_code;
use super::hervatten::session_ended;
use super::stap::page;
use super::vraag::Mistake;
use crate::app::{Answered, PracticeError, Standing, Submission, random};
use crate::training::{Answer, Certainty, Mark, Note, NoteObjection, Rating, Refusal, Reply};
use crate::web::access::{Learner, attempt_id};
use crate::web::delen::mend_note;
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::layout::{Door, Layout, show_with};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

#[derive(Template)]
#[template(path = "pogingen/al_beantwoord.html")]
struct AlreadyAnswered {
    layout: Layout,
    attempt: String,
    recorded: Option<String>,
    /// What was written now and is not kept, so that it is not lost.
    written: Vec<String>,
}

pub(in crate::web) async fn answer(
    State(site): State<Site>,
    learner: Result<Learner, PageError>,
    Segment(id): Segment<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, PageError> {
    let id = attempt_id(&id)?;
    let asked = submission(&form)?;
    let reply = asked.reply.clone();
    let learner = match learner {
        Err(PageError::AttemptNotFound) => return Ok(session_ended(id, &form, &reply, None)),
        learner => learner?,
    };
    match site.app.answer(learner.0, id, asked).await {
        Err(PracticeError::NotFound) => Ok(session_ended(id, &form, &reply, None)),
        answered => outcome(&site, id, answered?, &form, resume_code(&headers)),
    }
}

/// The answer that a form holds, with the step and the token that it was made for.
pub(super) fn submission(form: &Form) -> Result<Submission, PageError> {
    let step = form.field("stap").and_then(|number| number.parse::<usize>().ok()).ok_or(PageError::BadForm)?;
    let token = form.field("token").filter(|token| random::is_token(token)).ok_or(PageError::BadForm)?.to_owned();
    Ok(Submission { step, token, reply: reply(form) })
}

/// The page for what came of an answer.
pub(super) fn outcome(
    site: &Site,
    id: Uuid,
    answered: Answered,
    form: &Form,
    code: Option<String>,
) -> Result<Response, PageError> {
    match answered {
        Answered::Stored => Ok(see_other(&format!("/pogingen/{id}"))),
        Answered::Stopped(standing) => stopped_answer(site, &standing, &reply(form)),
        Answered::Refused(standing, refusal) => refuse(site, &standing, refusal, form, code),
    }
}

/// What the form answers, with what was written beside it.
fn reply(form: &Form) -> Reply {
    let reasons = form.with_prefix("reden-").filter_map(|(item, text)| Some((item.to_owned(), Note::typed(text)?)));
    let certainty = form.field("zekerheid").and_then(|percent| Certainty::from_percent(percent.parse().ok()?));
    Reply { answer: read(form), certainty, reasons: reasons.collect() }
}

/// Which kind of answer the step asks is for the attempt to judge.
fn read(form: &Form) -> Answer {
    if let Some(choice) = form.field("keuze") {
        return Answer::Choice(choice.to_owned());
    }
    if let Some(text) = form.field("reflectie") {
        return Answer::Reflection(Note::typed(text));
    }
    if form.field("herkennen").is_some() {
        return Answer::Recognition(form.with_prefix("regel-").map(|(id, _)| id.to_owned()).collect());
    }
    if form.field("beoordelen").is_some() {
        let rating = |value: &str| Rating::from_value(value.parse().ok()?);
        let ratings = form.with_prefix("beoordeling-").filter_map(|(id, value)| Some((id.to_owned(), rating(value)?)));
        return Answer::Rating(ratings.collect());
    }
    let marks: Vec<(String, Mark)> =
        form.with_prefix("weging-").filter_map(|(item, value)| Some((item.to_owned(), mark(value)?))).collect();
    if marks.is_empty() && form.field("weging").is_none() { Answer::Continue } else { Answer::Weighing(marks) }
}

/// What a scale sends.
pub(in crate::web) fn mark(value: &str) -> Option<Mark> {
    if value == "buiten" {
        return Some(Mark::OutsideMyField);
    }
    Mark::from_value(value.parse().ok()?)
}

/// Whether the step asks for a choice and the form holds none.
fn is_without_choice(standing: &Standing, form: &Form) -> bool {
    let current = standing.attempt.current(&standing.scenario);
    form.field("keuze").is_none() && current.is_some_and(|current| !current.choices.is_empty())
}

fn refuse(
    site: &Site,
    standing: &Standing,
    refusal: Refusal,
    form: &Form,
    code: Option<String>,
) -> Result<Response, PageError> {
    let typed = form.with_prefix("").map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    match refusal {
        Refusal::StaleStep { recorded } => Ok(already_answered(standing, form, recorded)),
        Refusal::AlreadyFinished | Refusal::TooManySteps => Ok(already_answered(standing, form, None)),
        Refusal::Incomplete { missing } => {
            let message = Some(format!("Geef overal een antwoord. Nog open: {}.", missing.len()));
            page(
                site,
                standing,
                StatusCode::UNPROCESSABLE_ENTITY,
                Mistake { message, missing, typed, ..Mistake::default() },
                code,
            )
        }
        Refusal::Notes(objections) => {
            let message = Some("Pas aan wat u schreef.".to_owned());
            let notes = objections.iter().map(note_mistake).collect();
            let mistake = Mistake { message, typed, notes, ..Mistake::default() };
            page(site, standing, StatusCode::UNPROCESSABLE_ENTITY, mistake, code)
        }
        Refusal::OptionNotOffered { .. } | Refusal::WrongKind => {
            let missing = is_without_choice(standing, form);
            let message = if missing {
                "Kies eerst een antwoord."
            } else {
                "Dit antwoord hoort niet bij deze stap. Kies hieronder opnieuw."
            };
            let message = Some(message.to_owned());
            page(
                site,
                standing,
                StatusCode::UNPROCESSABLE_ENTITY,
                Mistake { message, typed, ..Mistake::default() },
                code,
            )
        }
    }
}

/// The field that holds own words, with what has to be mended there.
fn note_mistake(objection: &NoteObjection) -> (String, String) {
    let field = objection.item.as_ref().map_or_else(|| "reflectie".to_owned(), |item| format!("reden-{item}"));
    (field, mend_note(&objection.problem))
}

/// The page for an answer to a step that has one already: a back button, a second tab.
fn already_answered(standing: &Standing, form: &Form, recorded: Option<Answer>) -> Response {
    let number = form.field("stap").and_then(|number| number.parse::<usize>().ok());
    let recorded = recorded.and_then(|recorded| match recorded {
        Answer::Choice(id) => {
            let step = standing.attempt.steps().get(number?)?;
            let choice = standing.scenario.node(&step.node)?.choices().iter().find(|choice| choice.id == id)?;
            Some(standing.scenario.fill(&choice.text, standing.attempt.variant()))
        }
        _ => None,
    });
    let layout = Layout::new("U heeft deze stap al beantwoord", "").behind(Door::Practise).unlisted();
    let reasons = form.with_prefix("reden-").map(|(_, text)| text);
    let written = form.field("reflectie").into_iter().chain(reasons).filter(|text| !text.is_empty());
    let written = written.map(str::to_owned).collect();
    show_with(StatusCode::CONFLICT, &AlreadyAnswered { layout, attempt: standing.id.to_string(), recorded, written })
}
