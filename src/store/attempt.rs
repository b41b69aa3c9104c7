use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::error::StoreError;
use super::handle::{Digest, Store};
use super::job::Shape;
use super::learner;
use super::moment::Moment;
use super::sql::{Conn, all, change, opt, queries, row, run};
use super::step::Step;
use super::variant_place::{self, Drawn};

queries! {
    START = "insert into attempt
        (id, scenario_slug, version_hash, variant, seed, resume_code_hash, started_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    GRANT = "insert into attempt_access (attempt_id, learner_id, granted_at)
        values ($1, $2, $3) on conflict do nothing";
    BY_RESUME_CODE = "select id from attempt where resume_code_hash = $1";
    DELETE_BEFORE = "delete from attempt where id in (
        select attempt.id from attempt
        where attempt.started_at < $1
            and not exists (select 1 from step where step.attempt_id = attempt.id and step.at >= $1)
        limit $2)";
}

/// Attempts with their steps, on `SQLite` and on `PostgreSQL`, which have other words for a list.
/// Attempt and steps come in one read: one snapshot, so that a removal in between shows no half. And
/// in one row: on `SQLite` each row costs a turn of two threads.
macro_rules! with_steps {
    ($which:literal) => {
        [
            with_steps!(
                "json_group_array(json_array(step.seq, step.node, json(step.answer), step.token, step.at) order by step.seq)",
                $which
            ),
            with_steps!(
                "json_agg(json_build_array(step.seq, step.node, step.answer, step.token, step.at) order by step.seq)",
                $which
            ),
        ]
    };
    ($list:literal, $which:literal) => {
        concat!(
            "select attempt.id, attempt.scenario_slug, attempt.version_hash, attempt.variant, attempt.seed,
                attempt.started_at, scenario_version.withdrawn_because,
                coalesce((select ",
            $list,
            " from step where step.attempt_id = attempt.id), '[]') as steps
            from attempt
            join scenario_version on scenario_version.hash = attempt.version_hash
            join attempt_access on attempt_access.attempt_id = attempt.id
            where ",
            $which
        )
    };
}

const FIND: [&str; 2] = with_steps!("attempt.id = $1 and attempt_access.learner_id = $2");
const OF_LEARNER: [&str; 2] =
    with_steps!("attempt_access.learner_id = $1 order by attempt.started_at desc, attempt.id");

/// The texts that each engine has its own of, for the test that prepares them.
#[cfg(test)]
pub(super) const QUERIES_OF_EACH: [(&str, [&str; 2]); 2] = [("FIND", FIND), ("OF_LEARNER", OF_LEARNER)];

/// Attempts removed in one commit: few enough that a learner's answer does not wait for it.
const MOST_DELETED_AT_ONCE: i64 = 200;

/// An attempt to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttempt {
    /// Its id, new.
    pub id: Uuid,
    /// Whose it is; the learner is made when not there yet.
    pub learner_id: Uuid,
    /// The scenario's slug.
    pub scenario_slug: String,
    /// The version it stays on, remembered before.
    pub version_hash: String,
    /// What chance in this attempt is derived from.
    pub seed: i64,
    /// SHA-256 of the code with which it can be taken along.
    pub resume_code_hash: Digest,
    /// When it begins.
    pub started_at: Moment,
}

/// An attempt with everything done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRecord {
    /// Its id.
    pub id: Uuid,
    /// The scenario's slug.
    pub scenario_slug: String,
    /// The version it stays on.
    pub version_hash: String,
    /// The variant drawn.
    pub variant: Value,
    /// What chance in this attempt is derived from.
    pub seed: i64,
    /// When it began.
    pub started_at: Moment,
    /// Why its version is withdrawn, in the word of the domain.
    pub withdrawn_because: Option<String>,
    /// The steps, by place.
    pub steps: Vec<Step>,
}

/// The parts of a step in the order in which they are read.
type StepParts = (i32, String, Value, String, i64);

row! {
    /// An attempt with what its steps are made of, by place.
    struct AttemptRow {
        id: Uuid,
        scenario_slug: String,
        version_hash: String,
        variant: Value,
        seed: i64,
        started_at: Moment,
        withdrawn_because: Option<String>,
        steps: Json<Vec<StepParts>>,
    }
}

impl Store {
    /// Begins an attempt: the learner if needed, the attempt and the access to it, or nothing.
    /// `variant` gives the variant for what it rests on, in the shape the domain gives it.
    /// [`StoreError::Missing`] when the version was not remembered, [`StoreError::Duplicate`] when
    /// the id or the resume code is in use (draw another).
    pub async fn start_attempt<F>(&self, new: NewAttempt, variant: F) -> Result<(), StoreError>
    where
        F: FnOnce(Drawn) -> Value + Send + 'static,
    {
        self.write(Shape::Several, move |conn| Box::pin(start(conn, new, variant))).await
    }

    /// The attempt with its steps; `None` when there is none or it is not this learner's.
    pub async fn find_attempt(&self, id: Uuid, learner_id: Uuid) -> Result<Option<AttemptRecord>, StoreError> {
        let mut reader = self.reader().await?;
        let find = reader.conn().its(FIND);
        Ok(opt!(reader.conn(), AttemptRow, find, id, learner_id)?.map(AttemptRow::record))
    }

    /// Everything this learner did, latest attempt first.
    pub async fn attempts_of(&self, learner_id: Uuid) -> Result<Vec<AttemptRecord>, StoreError> {
        let mut reader = self.reader().await?;
        let of_learner = reader.conn().its(OF_LEARNER);
        let rows = all!(reader.conn(), AttemptRow, of_learner, learner_id)?;
        Ok(rows.into_iter().map(AttemptRow::record).collect())
    }

    /// The attempt with this resume code.
    pub async fn attempt_of_code(&self, resume_code_hash: Digest) -> Result<Option<Uuid>, StoreError> {
        let mut reader = self.reader().await?;
        let found = opt!(reader.conn(), (Uuid,), BY_RESUME_CODE, resume_code_hash.as_slice())?;
        Ok(found.map(|(id,)| id))
    }

    /// Gives the learner access to the attempt with this resume code. The others keep theirs.
    /// `None` when no attempt has the code, [`StoreError::Missing`] when there is no such learner.
    pub async fn claim_attempt(
        &self,
        resume_code_hash: Digest,
        learner_id: Uuid,
        now: Moment,
    ) -> Result<Option<Uuid>, StoreError> {
        self.write(Shape::Several, move |mut conn| {
            Box::pin(async move {
                let code = resume_code_hash.as_slice();
                let Some((id,)) = opt!(conn, (Uuid,), BY_RESUME_CODE, code)? else {
                    return Ok(None);
                };
                run!(conn, GRANT, id, learner_id, now)?;
                Ok(Some(id))
            })
        })
        .await
    }

    /// Removes the attempts begun before `moment` in which nothing was done since, with their steps.
    /// Gives how many.
    pub async fn delete_attempts_before(&self, moment: Moment) -> Result<u64, StoreError> {
        let mut total = 0;
        loop {
            match change!(self, DELETE_BEFORE, moment, MOST_DELETED_AT_ONCE)? {
                0 => return Ok(total),
                deleted => total += deleted,
            }
        }
    }
}

async fn start(mut conn: Conn<'_>, new: NewAttempt, variant: impl FnOnce(Drawn) -> Value + Send) -> sqlx::Result<()> {
    run!(conn, learner::ENSURE, new.learner_id, new.started_at)?;
    let variant = variant(variant_place::draw(&mut conn, new.learner_id, &new.scenario_slug).await?);
    run!(
        conn,
        START,
        new.id,
        new.scenario_slug,
        new.version_hash,
        variant,
        new.seed,
        new.resume_code_hash.as_slice(),
        new.started_at,
    )?;
    run!(conn, GRANT, new.id, new.learner_id, new.started_at)?;
    Ok(())
}

impl AttemptRow {
    fn record(self) -> AttemptRecord {
        let step = |(seq, node, answer, token, at)| Step { seq, node, answer, token, at: Moment(at) };
        AttemptRecord {
            steps: self.steps.0.into_iter().map(step).collect(),
            id: self.id,
            scenario_slug: self.scenario_slug,
            version_hash: self.version_hash,
            variant: self.variant,
            seed: self.seed,
            started_at: self.started_at,
            withdrawn_because: self.withdrawn_because,
        }
    }
}
