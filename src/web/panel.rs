//! `/panel/{token}`: an expert says what information does to a hypothesis. Whoever has the link may
//! come in; no cookie is set, and nothing is asked or kept about who it is.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::delen::mend_note;
use super::error::PageError;
use super::form::Form;
use super::layout::{Layout, show_with};
use super::pogingen::{OwnWords, Scale, ScaleMark, mark, weighing_marks};
use super::query::Params;
use super::segment::Segment;
use super::site::{Site, see_other};
use crate::app::{Invitation, InvitationState};
use crate::base::{SafeHtml, Word};
use crate::catalogue::Catalogue;
use crate::scenarios::{Item, Node, NodeKind, Signal, Variant};
use crate::store::VoteOutcome;
use crate::training::{Ballot, BallotObjection, BallotProblem, Mark, Note, REASON_LENGTH, TypedVote};

/// One weighing of the case.
struct Weighing {
    id: String,
    title: String,
    body: SafeHtml,
    hypothesis: String,
    known: Vec<String>,
    scales: Vec<Scale>,
}

#[derive(Template)]
#[template(path = "panel/vragen.html")]
struct Sheet {
    layout: Layout,
    title: String,
    summary: String,
    address: String,
    weighings: Vec<Weighing>,
    answered: usize,
    items: usize,
    is_saved: bool,
    /// What has to be mended, in one sentence.
    mistake: Option<String>,
}

/// A page without the questions: they cannot be answered, or what was answered cannot be kept.
#[derive(Template)]
#[template(path = "panel/voorbij.html")]
struct Over {
    layout: Layout,
    why: Why,
    /// What was written and is not kept, so that it is not lost.
    written: Vec<String>,
}

/// Why nothing can be voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Closed,
    Expired,
    Unavailable,
}

impl Why {
    fn of(state: InvitationState) -> Option<Self> {
        match state {
            InvitationState::Open => None,
            InvitationState::Closed => Some(Self::Closed),
            InvitationState::Expired => Some(Self::Expired),
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Closed => "Dit panel is gesloten",
            Self::Expired => "Deze uitnodiging is verlopen",
            Self::Unavailable => "Bewaren lukt nu even niet",
        }
    }

    /// What it means, and what can be done.
    fn advice(self) -> &'static str {
        match self {
            Self::Closed => "Dank u wel voor het meewegen. De antwoorden staan vast en kunnen niet meer veranderen.",
            Self::Expired => {
                "De tijd om te antwoorden is voorbij. Wat u eerder bewaarde, telt mee. \
                 Wilt u nog iets toevoegen? Vraag een nieuwe link aan wie u uitnodigde."
            }
            Self::Unavailable => {
                "Er is niets bewaard. Ga terug, wacht een minuut en verstuur uw antwoorden opnieuw. \
                 Of open uw link later nog eens."
            }
        }
    }
}

/// What came of what was sent: nothing yet, kept, or refused with what has to be mended.
#[derive(Default)]
struct Outcome {
    status: StatusCode,
    is_saved: bool,
    message: Option<String>,
    /// What came in and was not kept.
    typed: Vec<TypedVote>,
    objections: Vec<BallotObjection>,
}

pub(super) async fn show(
    State(site): State<Site>,
    Segment(token): Segment<String>,
    params: Params,
) -> Result<Response, PageError> {
    let invitation = find(&site, &token).await?;
    if let Some(why) = Why::of(invitation.state) {
        return Ok(over(why, StatusCode::OK, Vec::new()));
    }
    let is_saved = !params.text("bewaard").is_empty();
    sheet(&site, &token, &invitation, &Outcome { is_saved, ..Outcome::default() })
}

/// Keeps what an expert says. When something has to be mended first, all that was typed comes back.
pub(super) async fn vote(
    State(site): State<Site>,
    Segment(token): Segment<String>,
    form: Form,
) -> Result<Response, PageError> {
    let written =
        || form.with_prefix("reden-").map(|(_, text)| text.to_owned()).filter(|text| !text.is_empty()).collect();
    let invitation = match find(&site, &token).await {
        Err(PageError::Unavailable) => {
            return Ok(over(Why::Unavailable, StatusCode::SERVICE_UNAVAILABLE, written()));
        }
        found => found?,
    };
    if let Some(why) = Why::of(invitation.state) {
        return Ok(over(why, StatusCode::CONFLICT, written()));
    }
    let typed = typed(&form, &invitation);
    let ballot = match Ballot::parse(&invitation.scenario, &typed) {
        Ok(ballot) => ballot,
        Err(objections) => {
            let message = Some("Pas eerst dit aan. Er is nog niets bewaard.".to_owned());
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return sheet(&site, &token, &invitation, &Outcome { status, message, typed, objections, is_saved: false });
        }
    };
    match site.app.vote(&invitation, &ballot).await {
        Ok(VoteOutcome::Stored) => Ok(see_other(&format!("/panel/{token}?bewaard=1"))),
        Ok(VoteOutcome::Closed) => Ok(over(Why::Closed, StatusCode::CONFLICT, written())),
        Err(error) => {
            tracing::error!(%error, "votes could not be kept");
            let message =
                Some("Er is niets bewaard. Dat lukt nu even niet. Verstuur het over een minuut opnieuw.".into());
            let status = StatusCode::SERVICE_UNAVAILABLE;
            sheet(&site, &token, &invitation, &Outcome { status, message, typed, ..Outcome::default() })
        }
    }
}

/// The invitation of an address. Whatever is wrong with the secret, the answer is the same.
async fn find(site: &Site, token: &str) -> Result<Invitation, PageError> {
    site.app.invitation(token).await?.ok_or(PageError::UnknownInvitation)
}

/// What the form holds about the items of the case.
fn typed(form: &Form, invitation: &Invitation) -> Vec<TypedVote> {
    let items = invitation.scenario.weighings().into_iter().flat_map(Node::items);
    let one = |item: &Item| TypedVote {
        item: item.id.clone(),
        mark: form.field(&format!("weging-{}", item.id)).and_then(mark),
        reason: form.field(&format!("reden-{}", item.id)).and_then(Note::typed),
    };
    items.map(one).collect()
}

fn over(why: Why, status: StatusCode, written: Vec<String>) -> Response {
    show_with(status, &Over { layout: Layout::new(why.heading(), "").unlisted(), why, written })
}

fn sheet(site: &Site, token: &str, invitation: &Invitation, outcome: &Outcome) -> Result<Response, PageError> {
    let published = site.published()?;
    // Every expert of a panel looks at the same variant, so that their votes can be counted together.
    let variant = invitation.scenario.variants().into_iter().next().unwrap_or_default();
    let look = Look { invitation, catalogue: &published.catalogue, variant: &variant, outcome };
    let title = invitation.scenario.title(&variant);
    let prefix = if outcome.message.is_some() { "Fout: " } else { "" };
    let weighings: Vec<Weighing> =
        invitation.scenario.weighings().into_iter().map(|node| look.weighing(node)).collect();
    let sheet = Sheet {
        layout: Layout::new(format!("{prefix}Panel – {title}"), "").unlisted(),
        summary: invitation.scenario.about().summary.clone(),
        address: format!("/panel/{token}"),
        answered: invitation.votes.len(),
        items: weighings.iter().map(|weighing| weighing.scales.len()).sum(),
        title,
        weighings,
        is_saved: outcome.is_saved,
        mistake: outcome.message.clone(),
    };
    Ok(show_with(outcome.status, &sheet))
}

/// Looks at a case with one invitation.
struct Look<'a> {
    invitation: &'a Invitation,
    catalogue: &'a Catalogue,
    variant: &'a Variant,
    outcome: &'a Outcome,
}

impl Look<'_> {
    fn fill(&self, text: &str) -> String {
        self.invitation.scenario.fill(text, self.variant)
    }

    fn weighing(&self, node: &Node) -> Weighing {
        let scenario = &self.invitation.scenario;
        let hypothesis = match &node.kind {
            NodeKind::Weighing { hypothesis, .. } => self.fill(hypothesis),
            _ => String::new(),
        };
        let known = |signal: &Signal| {
            format!("{} ({}, {})", self.fill(&signal.text), signal.origin.label(), signal.nature.label().to_lowercase())
        };
        Weighing {
            id: node.id.clone(),
            title: self.fill(&node.title),
            body: scenario.body(node).render(self.variant, self.catalogue, None),
            hypothesis,
            known: scenario.known_at(node).into_iter().map(known).collect(),
            scales: node.items().iter().map(|item| self.scale(item)).collect(),
        }
    }

    /// What was typed just now and not kept, or else what was kept before.
    fn scale(&self, item: &Item) -> Scale {
        let typed = self.outcome.typed.iter().find(|one| one.item == item.id);
        let kept = self.invitation.votes.iter().find(|vote| vote.item == item.id);
        let (chosen, reason) = match typed {
            Some(typed) => (typed.mark, typed.reason.as_ref()),
            None => (kept.map(|vote| vote.mark), kept.and_then(|vote| vote.reason.as_ref())),
        };
        let name = format!("weging-{}", item.id);
        let mark = |(value, mark): (String, Mark)| ScaleMark {
            value,
            label: mark.label(),
            is_chosen: chosen == Some(mark),
            is_outside: mark == Mark::OutsideMyField,
        };
        Scale {
            marks: weighing_marks().map(mark).collect(),
            is_missing: self.objections(item).any(|problem| *problem == BallotProblem::WithoutMark),
            text: self.invitation.scenario.given(&item.given, self.variant),
            reason: Some(OwnWords {
                name: format!("reden-{}", item.id),
                text: reason.map(|reason| reason.text().to_owned()).unwrap_or_default(),
                most: REASON_LENGTH,
                mistake: self.objections(item).find_map(|problem| match problem {
                    BallotProblem::Reason(problem) => Some(mend_note(problem)),
                    BallotProblem::WithoutMark => None,
                }),
            }),
            name,
        }
    }

    fn objections<'b>(&'b self, item: &'b Item) -> impl Iterator<Item = &'b BallotProblem> {
        self.outcome.objections.iter().filter(|one| one.item == item.id).map(|one| &one.problem)
    }
}
