use serde_json::Value;
use uuid::Uuid;

use super::error::StoreError;
use super::handle::{Digest, Store};
use super::moment::Moment;
use super::sql::{Conn, change, one, opt, queries, run};

queries! {
    MAKE_KEY = "insert into installation (id, variant_key, made_at) values (1, $1, $2) on conflict do nothing";
    KEY = "select variant_key from installation where id = 1";
    /// Changes nothing, but holds the row of the scenario until the end of the transaction: of two
    /// who begin at once the second waits, and then sees what the first got.
    HOLD = "insert into variant_place (scenario_slug, given) values ($1, 0)
        on conflict (scenario_slug) do update set given = variant_place.given";
    /// The latest, so that what a new version kept is kept on.
    EARLIER = "select attempt.variant from attempt
        join attempt_access on attempt_access.attempt_id = attempt.id
        where attempt_access.learner_id = $1 and attempt.scenario_slug = $2
        order by attempt.started_at desc, attempt.id desc limit 1";
    TAKE = "update variant_place set given = given + 1 where scenario_slug = $1 returning given - 1";
}

/// What the variant of a new attempt rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// The learner has an attempt on this scenario, with this variant.
    Before(Value),
    /// The learner is new to it: their place among all who were, from zero.
    Place(i64),
}

impl Store {
    /// The key of this installation; `fresh` when it has none yet. Of two servers that bring one at
    /// once both get the first's.
    pub async fn variant_key(&self, fresh: Digest, now: Moment) -> Result<Digest, StoreError> {
        if let Some(key) = self.kept_key().await? {
            return Ok(key);
        }
        change!(self, MAKE_KEY, fresh.as_slice(), now)?;
        Ok(self.kept_key().await?.unwrap_or(fresh))
    }

    async fn kept_key(&self) -> Result<Option<Digest>, StoreError> {
        let mut reader = self.reader().await?;
        let key = opt!(reader.conn(), (Vec<u8>,), KEY)?;
        Ok(key.and_then(|(key,)| key.try_into().ok()))
    }
}

/// What the variant of this learner's next attempt rests on; a new learner gets the next place.
pub(super) async fn draw(conn: &mut Conn<'_>, learner_id: Uuid, slug: &str) -> sqlx::Result<Drawn> {
    run!(*conn, HOLD, slug)?;
    if let Some((variant,)) = opt!(*conn, (Value,), EARLIER, learner_id, slug)? {
        return Ok(Drawn::Before(variant));
    }
    let (place,) = one!(*conn, (i64,), TAKE, slug)?;
    Ok(Drawn::Place(place))
}
