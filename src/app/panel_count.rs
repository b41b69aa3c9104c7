//! A panel as its author sees it: inviting experts, counting, closing. Works on the database alone,
//! beside a server that runs.

use super::clock::DAY;
use super::practice::read_back;
use super::{PracticeError, random};
use crate::scenarios::{Node, Scenario, Tally};
use crate::store::{InviteOutcome, Moment, NewInvitation, PanelRecord, ScenarioVersion, Store, StoreError, VoteRecord};

/// What came of inviting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// The secret of each invitation; only their hashes are kept.
    With(Vec<String>),
    /// The panel of this version was closed before.
    PanelIsClosed,
}

/// A panel with its votes counted.
pub struct Counted {
    /// The panel.
    pub panel: PanelRecord,
    /// The version that it looked at.
    pub scenario: Scenario,
    /// The votes on every item, in the order in which experts see them.
    pub tallies: Vec<Tally>,
    votes: Vec<VoteRecord>,
}

impl Counted {
    /// The reasons given with one item, with their votes.
    pub fn reasons(&self, item: &str) -> impl Iterator<Item = (Option<i32>, &str)> {
        let of_item = self.votes.iter().filter(move |vote| vote.item == item);
        of_item.filter_map(|vote| Some((vote.vote, vote.reason.as_deref()?)))
    }
}

/// Makes invitations to the panel of a scenario as it is now. `days` is how long they can be used.
pub async fn invite_experts(
    store: &Store,
    scenario: &Scenario,
    now: Moment,
    number: usize,
    days: i64,
) -> Result<Invited, StoreError> {
    let bundle = scenario.canonical();
    let (hash, slug) = (random::fingerprint(&bundle), scenario.slug().to_owned());
    let version = ScenarioVersion { hash, slug, bundle, first_used_at: now };
    let tokens: Vec<String> = (0..number).map(|_| random::token()).collect();
    let invitation = |token: &String| NewInvitation {
        id: random::id(now),
        token_hash: random::digest(token),
        made_at: now,
        expires_at: Moment(now.0 + days * DAY),
    };
    Ok(match store.invite_experts(version, tokens.iter().map(invitation).collect()).await? {
        InviteOutcome::Invited => Invited::With(tokens),
        InviteOutcome::Closed => Invited::PanelIsClosed,
    })
}

/// Counts the panel of a scenario that was opened last; nothing when there is none.
pub async fn count_panel(store: &Store, slug: &str) -> Result<Option<Counted>, PracticeError> {
    let Some(panel) = store.latest_panel(slug).await? else { return Ok(None) };
    let damaged = || PracticeError::Damaged(format!("version {} cannot be read back", panel.version_hash));
    let version = store.find_version(&panel.version_hash).await?.ok_or_else(damaged)?;
    let scenario = read_back(&version).ok_or_else(damaged)?;
    let votes = store.panel_votes(&panel.version_hash).await?;
    let items = scenario.weighings().into_iter().flat_map(Node::items);
    let count = |id: &str| {
        let mut tally = Tally::of(id);
        votes.iter().filter(|vote| vote.item == id).for_each(|vote| tally.add(vote.vote));
        tally
    };
    let tallies = items.map(|item| count(&item.id)).collect();
    Ok(Some(Counted { panel, scenario, tallies, votes }))
}

/// Closes the panel of a scenario that was opened last and counts it: no vote comes in after the
/// count. Closing it again counts the same. Nothing when there is none, or nobody voted yet.
pub async fn close_panel(store: &Store, slug: &str, now: Moment) -> Result<Option<Counted>, PracticeError> {
    let Some(before) = count_panel(store, slug).await?.filter(|counted| counted.panel.answered > 0) else {
        return Ok(None);
    };
    store.close_panel(&before.panel.version_hash, now).await?;
    count_panel(store, slug).await
}
