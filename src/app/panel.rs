//! An expert with an invitation: what they look at, and what they say of it.

use std::sync::Arc;

use super::{App, PracticeError, random};
use crate::scenarios::Scenario;
use crate::store::{InvitationRecord, StoreError, VoteOutcome, VoteRecord};
use crate::training::{Ballot, Mark, Note, Vote};

/// An invitation, with the version of the scenario that it is about and what was voted with it.
pub struct Invitation {
    record: InvitationRecord,
    /// The version that the panel looks at.
    pub scenario: Arc<Scenario>,
    /// Whether it can be voted with.
    pub state: InvitationState,
    /// What was voted with it so far.
    pub votes: Vec<Vote>,
}

/// Whether an invitation can be voted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// Yes.
    Open,
    /// The panel is closed: the votes stay as they are.
    Closed,
    /// Its term is over.
    Expired,
}

impl App {
    /// The invitation with this secret, or nothing when there is none.
    pub async fn invitation(&self, token: &str) -> Result<Option<Invitation>, PracticeError> {
        let Some(record) = self.store().find_invitation(&random::digest(token)).await? else { return Ok(None) };
        let state = match record.closed_at {
            Some(_) => InvitationState::Closed,
            None if record.expires_at <= self.clock().now() => InvitationState::Expired,
            None => InvitationState::Open,
        };
        let scenario = self.version(&record.version_hash).await?;
        let votes = self.store().votes_with(record.id).await?.into_iter().map(vote).collect();
        Ok(Some(Invitation { record, scenario, state, votes }))
    }

    /// Keeps votes. The panel may have been closed since the invitation was looked at.
    pub async fn vote(&self, invitation: &Invitation, ballot: &Ballot) -> Result<VoteOutcome, StoreError> {
        let votes = ballot.votes().iter().map(record).collect();
        self.store().save_votes(&invitation.record, votes, self.clock().now()).await
    }
}

fn record(vote: &Vote) -> VoteRecord {
    let reason = vote.reason.as_ref().map(|reason| reason.text().to_owned());
    VoteRecord { item: vote.item.clone(), vote: vote.value().map(i32::from), reason }
}

fn vote(record: VoteRecord) -> Vote {
    let value = record.vote.and_then(|vote| Mark::from_value(i8::try_from(vote).ok()?));
    Vote {
        item: record.item,
        mark: value.unwrap_or(Mark::OutsideMyField),
        reason: record.reason.as_deref().map(Note::kept),
    }
}
