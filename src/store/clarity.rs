use super::error::StoreError;
use super::handle::Store;
use super::sql::{all, change, queries, row};

queries! {
    /// Once more; beyond the most of a day nothing changes.
    COUNT = "insert into clarity (page_key, day, answer, times) values ($1, $2, $3, 1)
        on conflict (page_key, day, answer) do update set times = clarity.times + 1 where clarity.times < 10000";
    SUMS = "select page_key, answer, cast(sum(times) as bigint) as times from clarity where day >= $1
        group by page_key, answer order by page_key, answer";
    DELETE_BEFORE = "delete from clarity where day < $1";
}

row! {
    /// How often an answer was given about a page.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ClarityRecord {
        /// The page: part and slug.
        pub page_key: String,
        /// `ja` or `nee`.
        pub answer: String,
        /// How often.
        pub times: i64,
    }
}

impl Store {
    /// Counts an answer about a page on a day, written as `2026-11-23`.
    pub async fn count_clarity(&self, page_key: &str, day: &str, answer: &'static str) -> Result<(), StoreError> {
        let (page_key, day) = (page_key.to_owned(), day.to_owned());
        change!(self, COUNT, page_key, day, answer)?;
        Ok(())
    }

    /// The answers from a day on, by page.
    pub async fn clarity_since(&self, day: &str) -> Result<Vec<ClarityRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(all!(reader.conn(), ClarityRecord, SUMS, day)?)
    }

    /// Removes what was counted before a day. Gives how many counts.
    pub async fn delete_clarity_before(&self, day: &str) -> Result<u64, StoreError> {
        let day = day.to_owned();
        change!(self, DELETE_BEFORE, day)
    }
}
