//! Counting whether pages were clear. Nothing about who says so comes this far, and nothing is kept
//! but how often a day.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::ToSpan;
use jiff::civil::Date;

use super::{App, Clock};
use crate::base::{Word, words};
use crate::handreiking::Page;
use crate::store::{ClarityRecord, Moment, Store, StoreError};

words! {
    /// Whether a page was clear.
    pub enum Clear {
        Yes = "ja", "ja";
        No = "nee", "nee";
    }
}

/// How long the same answer about the same page counts once, in milliseconds. Nothing tells a double
/// click from two visitors, since nothing is kept about either; two of them so soon are rare.
const ONCE_IN: i64 = 2_000;

/// When every answer about every page was last counted. In memory only; no larger than twice the
/// number of pages.
#[derive(Debug, Default)]
pub(super) struct LastCounted(Mutex<HashMap<(String, Clear), Moment>>);

impl LastCounted {
    /// Whether this one counts; from then on the next so soon does not.
    fn counts(&self, page: &str, answer: Clear, now: Moment) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = last.insert((page.to_owned(), answer), now);
        before.is_none_or(|before| (now.0 - before.0).abs() >= ONCE_IN)
    }
}

/// What was counted over so many days, with the first of them.
pub async fn clarity_over(store: &Store, clock: &Clock, days: u16) -> Result<(Date, Vec<ClarityRecord>), StoreError> {
    let since = clock.today().saturating_sub(i32::from(days).days());
    Ok((since, store.clarity_since(&since.to_string()).await?))
}

impl App {
    /// Counts an answer about a page; a double click counts once.
    pub async fn count_clarity(&self, page: &Page, answer: Clear) -> Result<(), StoreError> {
        let key = page.key();
        if self.last_counted.counts(&key, answer, self.clock().now()) {
            self.store().count_clarity(&key, &self.clock().today().to_string(), answer.word()).await?;
        }
        Ok(())
    }
}
