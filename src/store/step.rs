use std::collections::HashSet;

use serde_json::Value;
use sqlx::{PgConnection, QueryBuilder, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::error::StoreError;
use super::handle::{Appending, Store};
use super::moment::Moment;
use super::sql::{Conn, all, queries, row, run};

queries! {
    APPEND = "insert into step (attempt_id, seq, node, answer, token, at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    IN_THE_WAY = "select seq, node, answer, token, at from step
        where attempt_id = $1 and (token = $2 or seq = $3)";
}

/// What stands before the rows of a statement that stores many; each engine has its own way to them,
/// so these are not among the queries of both.
const APPEND_TOGETHER: &str = "insert into step (attempt_id, seq, node, answer, token, at) ";
const APPEND_TOGETHER_PG: &str = "insert into step (attempt_id, seq, node, answer, token, at)
    select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::jsonb[], $5::text[], $6::bigint[])
    on conflict do nothing returning attempt_id, seq, token";

row! {
    /// One answer in an attempt.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Step {
        /// Place in the attempt, zero or more.
        pub seq: i32,
        /// The node that was answered.
        pub node: String,
        /// The answer, in the shape the domain gives it.
        pub answer: Value,
        /// The one-time token of the form that was sent.
        pub token: String,
        /// When it was answered.
        pub at: Moment,
    }
}

/// A step to be added to an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// The attempt; that its learner may write to it is the caller's to know.
    pub attempt_id: Uuid,
    /// What was answered.
    pub step: Step,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppendOutcome {
    /// It is kept, durably.
    Stored,
    /// The same form was kept before (a double click): nothing changed.
    Repeated,
    /// Another form answered this place first (a second tab): nothing changed.
    Taken {
        /// What stands there.
        existing: Step,
    },
}

impl Store {
    /// Adds a step. Whichever of two equal or rival steps comes first wins; the other learns so.
    /// [`StoreError::Missing`] when the attempt is not there (any more),
    /// [`StoreError::FaultyVersion`] when its version is withdrawn for that.
    pub async fn append_step(&self, new: NewStep) -> Result<AppendOutcome, StoreError> {
        match self.appending() {
            Appending::Lite(writer) => writer.append(new).await,
            Appending::Pg(appender) => appender.append(new).await,
        }
    }
}

/// A step that a statement stored: its attempt, place and token.
type StoredKey = (Uuid, i32, String);

/// One step, on either engine. One statement decides; what is read after a refusal can no longer
/// change.
pub(super) async fn append(mut conn: Conn<'_>, new: &NewStep) -> sqlx::Result<AppendOutcome> {
    let NewStep { attempt_id, step } = new;
    let attempt_id = *attempt_id;
    let Step { seq, token, .. } = &step;
    let (node, answer, at) = (&step.node, &step.answer, step.at);
    if run!(conn, APPEND, attempt_id, seq, node, answer, token, at)? == 1 {
        return Ok(AppendOutcome::Stored);
    }
    let rivals = all!(conn, Step, IN_THE_WAY, attempt_id, token, seq)?;
    if rivals.iter().any(|rival| rival.token == *token) {
        return Ok(AppendOutcome::Repeated);
    }
    let existing = rivals.into_iter().next();
    let existing = existing.ok_or(sqlx::Error::RowNotFound)?;
    Ok(AppendOutcome::Taken { existing })
}

/// Many steps in one statement: each statement costs a turn of two threads, which is far more than
/// the insert itself. All are stored, or there is an error and none is: asking which of them were
/// stored costs a table that lives as long as the statement, and a message for every row. For an
/// error [`append`] knows why, one by one.
pub(super) async fn append_together(conn: &mut SqliteConnection, steps: &[&NewStep]) -> sqlx::Result<()> {
    let mut query = QueryBuilder::<Sqlite>::new(APPEND_TOGETHER);
    query.push_values(steps, |mut row, new| {
        let Step { seq, node, answer, token, at } = &new.step;
        row.push_bind(new.attempt_id).push_bind(*seq).push_bind(node.as_str());
        row.push_bind(answer).push_bind(token.as_str()).push_bind(*at);
    });
    query.build().execute(conn).await?;
    Ok(())
}

/// The same on `PostgreSQL`, where each statement costs the way there and back, and every refused
/// statement a line in its log with the key of the row; so this one stores what it can and gives the
/// places of those. One step is left to [`append`], which then needs no second statement to say why
/// not.
pub(super) async fn append_together_pg(conn: &mut PgConnection, steps: &[&NewStep]) -> sqlx::Result<Vec<usize>> {
    if steps.len() < 2 {
        return Ok(Vec::new());
    }
    let query = sqlx::query_as::<_, StoredKey>(APPEND_TOGETHER_PG)
        .bind(steps.iter().map(|new| new.attempt_id).collect::<Vec<_>>())
        .bind(steps.iter().map(|new| new.step.seq).collect::<Vec<_>>())
        .bind(steps.iter().map(|new| new.step.node.as_str()).collect::<Vec<_>>())
        .bind(steps.iter().map(|new| &new.step.answer).collect::<Vec<_>>())
        .bind(steps.iter().map(|new| new.step.token.as_str()).collect::<Vec<_>>())
        .bind(steps.iter().map(|new| new.step.at.0).collect::<Vec<_>>());
    let mut stored: HashSet<StoredKey> = query.fetch_all(conn).await?.into_iter().collect();
    // Taken out when found: of two equal steps in one commit only the first was stored.
    let mut is_stored =
        |(_, new): &(usize, &&NewStep)| stored.remove(&(new.attempt_id, new.step.seq, new.step.token.clone()));
    Ok(steps.iter().enumerate().filter(&mut is_stored).map(|(place, _)| place).collect())
}
