use uuid::Uuid;

use super::error::StoreError;
use super::handle::Store;
use super::job::Shape;
use super::moment::Moment;
use super::sql::{all, change, one, queries, row, run};

queries! {
    /// How often this one is there, how many came after a moment, and how many there are.
    COUNT = "select
            (select count(*) from correction where id = $1),
            (select count(*) from correction where received_at > $2),
            (select count(*) from correction)";
    ADD = "insert into correction (id, symbol_slug, kind, text, source_url, received_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    LIST = "select id, symbol_slug, kind, text, source_url, received_at from correction
        order by received_at desc, id";
    DELETE = "delete from correction where id = $1";
    DELETE_BEFORE = "delete from correction where received_at < $1";
}

row! {
    /// What a visitor told about a mistake in an entry. It was looked at before: it is about the
    /// entry, and nothing says who told it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CorrectionRecord {
        /// Made of the form and what was typed.
        pub id: Uuid,
        /// The entry.
        pub symbol_slug: String,
        /// What it is about, as a word of the domain.
        pub kind: String,
        /// What is wrong.
        pub text: String,
        /// Where the visitor read it.
        pub source_url: Option<String>,
        /// When it came.
        pub received_at: Moment,
    }
}

/// How many corrections there is room for. Several that arrive at once on PostgreSQL may each find
/// the last place free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionRoom {
    /// The most that may have come since `since`.
    pub lately: i64,
    /// From when on they count as come lately.
    pub since: Moment,
    /// The most that may be kept.
    pub in_all: i64,
}

/// What became of a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionOutcome {
    /// It is kept, durably.
    Stored,
    /// The same was kept before (a double click): nothing changed.
    Repeated,
    /// Too many came lately: nothing was kept.
    TooManyLately,
    /// Too many are waiting: nothing was kept.
    TooManyInAll,
}

impl Store {
    /// Keeps a correction when there is room for it.
    pub async fn add_correction(
        &self,
        new: CorrectionRecord,
        room: CorrectionRoom,
    ) -> Result<CorrectionOutcome, StoreError> {
        self.write(Shape::OneStatement, move |mut conn| {
            Box::pin(async move {
                let (same, lately, in_all) = one!(conn, (i64, i64, i64), COUNT, new.id, room.since)?;
                if same > 0 {
                    return Ok(CorrectionOutcome::Repeated);
                }
                if lately >= room.lately {
                    return Ok(CorrectionOutcome::TooManyLately);
                }
                if in_all >= room.in_all {
                    return Ok(CorrectionOutcome::TooManyInAll);
                }
                let CorrectionRecord { id, symbol_slug, kind, text, source_url, received_at } = new;
                let stored = run!(conn, ADD, id, symbol_slug, kind, text, source_url, received_at)?;
                Ok(if stored == 1 { CorrectionOutcome::Stored } else { CorrectionOutcome::Repeated })
            })
        })
        .await
    }

    /// Every correction, newest first.
    pub async fn corrections(&self) -> Result<Vec<CorrectionRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(all!(reader.conn(), CorrectionRecord, LIST)?)
    }

    /// Removes one that was dealt with. Gives whether it was there.
    pub async fn delete_correction(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(change!(self, DELETE, id)? > 0)
    }

    /// Removes those that came before `moment`. Gives how many.
    pub async fn delete_corrections_before(&self, moment: Moment) -> Result<u64, StoreError> {
        change!(self, DELETE_BEFORE, moment)
    }
}
