//! An attempt that goes no further, because its version was faulty or its case was taken away: why,
//! what was done in it, and where to go on.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::dossier::{FilePart, Taken};
use super::verder::instead;
use crate::app::Standing;
use crate::base::dutch;
use crate::scenarios::Archived;
use crate::training::{Answer, Reply};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show_with};
use crate::web::site::Site;

/// Why it stops.
enum Reason {
    /// Its version was faulty: the score has lapsed, also of one that has ended.
    Faulty { has_ended: bool },
    /// Its case was taken away, and the time to finish it is over.
    Archived { since: String, last_day: String, why: String },
}

#[derive(Template)]
#[template(path = "pogingen/gestopt.html")]
struct Stopped {
    layout: Layout,
    heading: &'static str,
    title: String,
    reason: Reason,
    /// What was written in an answer that was sent just now and is not kept.
    unsaved: Option<Vec<String>>,
    steps: Vec<Taken>,
    /// What was written on the way.
    own_words: Vec<String>,
    /// Whether the case is there in whatever version.
    is_offered: bool,
    /// The case, when there is another version to begin with.
    again: Option<String>,
    /// The case that came in its place.
    instead: Option<PageLink>,
}

/// The page instead of the step or the debrief.
pub(super) fn stopped(site: &Site, standing: &Standing) -> Result<Response, PageError> {
    stopped_with(site, standing, StatusCode::OK, None)
}

/// The page for an answer that comes too late.
pub(super) fn stopped_answer(site: &Site, standing: &Standing, reply: &Reply) -> Result<Response, PageError> {
    stopped_with(site, standing, StatusCode::CONFLICT, Some(own_words(reply)))
}

fn stopped_with(
    site: &Site,
    standing: &Standing,
    status: StatusCode,
    unsaved: Option<Vec<String>>,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let reason = Reason::of(standing);
    let heading = reason.heading();
    let page = Stopped {
        layout: Layout::new(heading, "").behind(Door::Practise).unlisted(),
        heading,
        title: standing.scenario.title(standing.attempt.variant()),
        reason,
        unsaved,
        steps: FilePart::of(standing).steps,
        own_words: standing.attempt.steps().iter().flat_map(|step| own_words(&step.reply())).collect(),
        is_offered: standing.is_offered,
        again: standing.is_outdated.then(|| standing.scenario.slug().to_owned()),
        instead: instead(standing.archived.as_ref(), &published.catalogue),
    };
    Ok(show_with(status, &page))
}

impl Reason {
    /// A fault is told before anything else: it is about the score.
    fn of(standing: &Standing) -> Self {
        let of_archive = |archived: &Archived| Self::Archived {
            since: dutch::date(archived.since),
            last_day: dutch::date(archived.last_day()),
            why: archived.reason.clone(),
        };
        let archived = standing.archived.as_ref().filter(|_| !standing.has_lapsed());
        let has_ended = !standing.attempt.is_in_progress();
        archived.map_or(Self::Faulty { has_ended }, of_archive)
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::Faulty { .. } => "Deze casus is ingetrokken",
            Self::Archived { .. } => "Deze casus kunt u niet meer afmaken",
        }
    }
}

fn own_words(reply: &Reply) -> Vec<String> {
    let reflection = match &reply.answer {
        Answer::Reflection(note) => note.as_ref(),
        _ => None,
    };
    let notes = reflection.into_iter().chain(reply.reasons.iter().map(|(_, note)| note));
    notes.map(|note| note.text().to_owned()).collect()
}
