//! An attempt on a version that was withdrawn because it was faulty: why it stops, that its score
//! has lapsed, and a new beginning.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::dossier::{FilePart, Taken};
use crate::app::Standing;
use crate::training::{Answer, Reply, Status};
use crate::web::layout::{Door, Layout, show_with};

#[derive(Template)]
#[template(path = "pogingen/vervallen.html")]
struct Lapsed {
    layout: Layout,
    title: String,
    has_ended: bool,
    /// What was sent just now and is not kept, so that it is not lost.
    written: Vec<String>,
    steps: Vec<Taken>,
    /// What was written on the way.
    own_words: Vec<String>,
    /// The case, when there is another version to begin with.
    again: Option<String>,
}

/// The page instead of the step or the debrief.
pub(super) fn lapsed(standing: &Standing) -> Response {
    lapsed_with(standing, StatusCode::OK, Vec::new())
}

/// The page for an answer that comes too late.
pub(super) fn lapsed_answer(standing: &Standing, reply: &Reply) -> Response {
    lapsed_with(standing, StatusCode::CONFLICT, own_words(reply))
}

fn lapsed_with(standing: &Standing, status: StatusCode, written: Vec<String>) -> Response {
    let layout = Layout::new("Deze casus is ingetrokken", "").behind(Door::Practise).unlisted();
    let page = Lapsed {
        layout,
        title: standing.scenario.title(standing.attempt.variant()),
        has_ended: !matches!(standing.attempt.status(), Status::InProgress { .. }),
        written,
        steps: FilePart::of(standing).steps,
        own_words: standing.attempt.steps().iter().flat_map(|step| own_words(&step.reply())).collect(),
        again: standing.is_outdated.then(|| standing.scenario.slug().to_owned()),
    };
    show_with(status, &page)
}

fn own_words(reply: &Reply) -> Vec<String> {
    let reflection = match &reply.answer {
        Answer::Reflection(note) => note.as_ref(),
        _ => None,
    };
    let notes = reflection.into_iter().chain(reply.reasons.iter().map(|(_, note)| note));
    notes.map(|note| note.text().to_owned()).collect()
}
