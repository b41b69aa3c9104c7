use uuid::Uuid;

use super::error::StoreError;
use super::handle::{Digest, Store};
use super::job::Shape;
use super::moment::Moment;
use super::sql::{Conn, all, change, opt, queries, row, run};
use super::version::{self, ScenarioVersion};

queries! {
    OPEN = "insert into panel (version_hash, scenario_slug, opened_at, closed_at)
        values ($1, $2, $3, null) on conflict do nothing";
    /// Changes nothing, but holds the row until the end of the transaction: whoever closes waits,
    /// and whoever comes after the closing finds no open panel.
    HOLD_OPEN = "update panel set closed_at = null where version_hash = $1 and closed_at is null";
    CLOSE = "update panel set closed_at = $2 where version_hash = $1 and closed_at is null";
    INVITE = "insert into panel_invitation (id, version_hash, token_hash, made_at, expires_at)
        values ($1, $2, $3, $4, $5)";
    FIND_INVITATION = "select panel_invitation.id, panel_invitation.version_hash,
            panel_invitation.expires_at, panel.closed_at
        from panel_invitation join panel on panel.version_hash = panel_invitation.version_hash
        where panel_invitation.token_hash = $1";
    VOTE = "insert into panel_vote (invitation_id, item, vote, reason, at)
        values ($1, $2, $3, $4, $5)
        on conflict (invitation_id, item) do update
        set vote = excluded.vote, reason = excluded.reason, at = excluded.at";
    VOTES_OF = "select item, vote, reason from panel_vote where invitation_id = $1 order by item";
    /// In an order that does not keep the votes of one expert together.
    VOTES = "select panel_vote.item, panel_vote.vote, panel_vote.reason
        from panel_vote join panel_invitation on panel_invitation.id = panel_vote.invitation_id
        where panel_invitation.version_hash = $1
        order by panel_vote.item, panel_vote.vote, panel_vote.reason";
    LATEST = "select panel.version_hash, panel.scenario_slug, panel.opened_at, panel.closed_at,
            (select count(*) from panel_invitation
                where panel_invitation.version_hash = panel.version_hash) as invited,
            (select count(distinct panel_vote.invitation_id)
                from panel_vote join panel_invitation on panel_invitation.id = panel_vote.invitation_id
                where panel_invitation.version_hash = panel.version_hash) as answered
        from panel where panel.scenario_slug = $1
        order by panel.opened_at desc, panel.version_hash limit 1";
    DELETE_BEFORE = "delete from panel
        where opened_at < $1 and (closed_at is null or closed_at < $1)
            and not exists (select 1 from panel_invitation
                where panel_invitation.version_hash = panel.version_hash
                    and panel_invitation.expires_at >= $1)";
}

/// An invitation to be kept. Whom it is for is not known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// Its id, new.
    pub id: Uuid,
    /// SHA-256 of the secret in its link.
    pub token_hash: Digest,
    /// When it was made.
    pub made_at: Moment,
    /// From this moment on nothing is voted with it.
    pub expires_at: Moment,
}

row! {
    /// An invitation, with whether its panel is closed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct InvitationRecord {
        /// Its id.
        pub id: Uuid,
        /// The version of the scenario that is voted on.
        pub version_hash: String,
        /// From this moment on nothing is voted with it.
        pub expires_at: Moment,
        /// When the panel was closed.
        pub closed_at: Option<Moment>,
    }
}

row! {
    /// What one expert says of one item. Nothing says which expert.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct VoteRecord {
        /// The item.
        pub item: String,
        /// −2 to 2; nothing when it is outside the expert's field.
        pub vote: Option<i32>,
        /// Why, in one line.
        pub reason: Option<String>,
    }
}

row! {
    /// A panel on one version of a scenario.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PanelRecord {
        /// The version.
        pub version_hash: String,
        /// The scenario's slug.
        pub scenario_slug: String,
        /// When the first experts were invited.
        pub opened_at: Moment,
        /// When it was closed.
        pub closed_at: Option<Moment>,
        /// How many invitations there are.
        pub invited: i64,
        /// How many of them were voted with.
        pub answered: i64,
    }
}

/// What became of inviting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteOutcome {
    /// The invitations are kept, durably.
    Invited,
    /// The panel of this version was closed before: nothing was kept.
    Closed,
}

/// What became of votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteOutcome {
    /// They are kept, durably, in the place of earlier ones on the same items.
    Stored,
    /// The panel is closed: nothing changed.
    Closed,
}

impl Store {
    /// Keeps invitations to the panel of a version, and opens that panel when there is none yet.
    pub async fn invite_experts(
        &self,
        version: ScenarioVersion,
        invitations: Vec<NewInvitation>,
    ) -> Result<InviteOutcome, StoreError> {
        self.write(Shape::Several, move |conn| Box::pin(invite(conn, version, invitations))).await
    }

    /// The invitation with this secret.
    pub async fn find_invitation(&self, token_hash: &Digest) -> Result<Option<InvitationRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(opt!(reader.conn(), InvitationRecord, FIND_INVITATION, token_hash.as_slice())?)
    }

    /// What was voted with an invitation, by item.
    pub async fn votes_with(&self, invitation_id: Uuid) -> Result<Vec<VoteRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(all!(reader.conn(), VoteRecord, VOTES_OF, invitation_id)?)
    }

    /// Keeps votes, each in the place of an earlier one on the same item, unless the panel is closed.
    pub async fn save_votes(
        &self,
        invitation: &InvitationRecord,
        votes: Vec<VoteRecord>,
        now: Moment,
    ) -> Result<VoteOutcome, StoreError> {
        let (id, version) = (invitation.id, invitation.version_hash.clone());
        self.write(Shape::Several, move |mut conn| {
            Box::pin(async move {
                if run!(conn, HOLD_OPEN, version)? == 0 {
                    return Ok(VoteOutcome::Closed);
                }
                for VoteRecord { item, vote, reason } in votes {
                    run!(conn, VOTE, id, item, vote, reason, now)?;
                }
                Ok(VoteOutcome::Stored)
            })
        })
        .await
    }

    /// The panel of a scenario that was opened last, on whatever version.
    pub async fn latest_panel(&self, slug: &str) -> Result<Option<PanelRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(opt!(reader.conn(), PanelRecord, LATEST, slug)?)
    }

    /// All votes of a panel, by item.
    pub async fn panel_votes(&self, version_hash: &str) -> Result<Vec<VoteRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(all!(reader.conn(), VoteRecord, VOTES, version_hash)?)
    }

    /// Closes a panel: from then on its votes stay as they are. Gives whether it was open.
    pub async fn close_panel(&self, version_hash: &str, now: Moment) -> Result<bool, StoreError> {
        let version = version_hash.to_owned();
        Ok(change!(self, CLOSE, version, now)? > 0)
    }

    /// Removes the panels, with invitations and votes, of which all was over before `moment`: the
    /// closing if it was closed, and the term of every invitation. Gives how many.
    pub async fn delete_panels_before(&self, moment: Moment) -> Result<u64, StoreError> {
        change!(self, DELETE_BEFORE, moment)
    }
}

async fn invite(
    mut conn: Conn<'_>,
    version: ScenarioVersion,
    invitations: Vec<NewInvitation>,
) -> sqlx::Result<InviteOutcome> {
    let ScenarioVersion { hash, slug, bundle, first_used_at } = version;
    run!(conn, version::ENSURE, &hash, &slug, bundle, first_used_at)?;
    run!(conn, OPEN, &hash, &slug, first_used_at)?;
    if run!(conn, HOLD_OPEN, &hash)? == 0 {
        return Ok(InviteOutcome::Closed);
    }
    for NewInvitation { id, token_hash, made_at, expires_at } in invitations {
        run!(conn, INVITE, id, &hash, token_hash.as_slice(), made_at, expires_at)?;
    }
    Ok(InviteOutcome::Invited)
}
