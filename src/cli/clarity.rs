//! `weegwijs clarity`: how often visitors found pages clear, for the editors.

use std::io::Write;
use std::process::ExitCode;

use super::database::{finish, open_existing};
use super::options::ClarityOptions;
use crate::app::{Clear, Clock, clarity_over};
use crate::base::Word;
use crate::store::{ClarityRecord, Store, StoreError};

/// Lists the pages, those that were least often clear first.
pub(super) fn clarity(options: &ClarityOptions) -> ExitCode {
    finish(async {
        let store = open_existing(&options.place).await?;
        let listed = list(&store, options.dagen).await;
        store.close().await;
        Ok(listed.map(|()| ExitCode::SUCCESS)?)
    })
}

async fn list(store: &Store, days: u16) -> Result<(), StoreError> {
    let (since, counted) = clarity_over(store, &Clock::System, days).await?;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "since {since}: page, yes, no");
    for (page, yes, no) in by_page(&counted) {
        // A closed pipe ends it quietly.
        if writeln!(out, "{page}\t{yes}\t{no}").is_err() {
            break;
        }
    }
    Ok(())
}

/// Every page with how often it was clear and how often not, the least often clear first.
fn by_page(counted: &[ClarityRecord]) -> Vec<(&str, i64, i64)> {
    let mut pages: Vec<(&str, i64, i64)> = Vec::new();
    for record in counted {
        if pages.last().is_none_or(|(page, ..)| *page != record.page_key) {
            pages.push((&record.page_key, 0, 0));
        }
        if let Some((_, yes, no)) = pages.last_mut() {
            if record.answer == Clear::Yes.word() { *yes += record.times } else { *no += record.times }
        }
    }
    pages.sort_by_key(|(_, yes, no)| (std::cmp::Reverse(no * 100 / (yes + no).max(1)), std::cmp::Reverse(*no)));
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_was_least_often_clear_comes_first() {
        let record =
            |page: &str, answer: &str, times| ClarityRecord { page_key: page.into(), answer: answer.into(), times };
        let counted =
            [record("a/a", "ja", 9), record("a/a", "nee", 1), record("a/b", "nee", 1), record("a/c", "ja", 5)];
        assert_eq!(by_page(&counted), [("a/b", 0, 1), ("a/a", 9, 1), ("a/c", 5, 0)]);
    }
}
