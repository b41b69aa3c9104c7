//! `weegwijs corrections`: what visitors told about mistakes, for the editors.

use std::io::Write;
use std::process::ExitCode;

use super::database::{finish, open_existing};
use super::options::CorrectionOptions;
use crate::base::dutch;
use crate::store::{CorrectionRecord, Store, StoreError};

/// Lists the corrections, newest first, or removes those that were dealt with.
pub(super) fn corrections(options: &CorrectionOptions) -> ExitCode {
    finish(async {
        let store = open_existing(&options.place).await?;
        let code = if options.remove.is_empty() { list(&store).await } else { remove(&store, options).await };
        store.close().await;
        Ok(code?)
    })
}

async fn list(store: &Store) -> Result<ExitCode, StoreError> {
    let corrections = store.corrections().await?;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{} waiting, newest first", corrections.len());
    for correction in &corrections {
        // A closed pipe ends it quietly.
        if write(&mut out, correction).is_err() {
            break;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(out: &mut impl Write, correction: &CorrectionRecord) -> std::io::Result<()> {
    let CorrectionRecord { id, symbol_slug, kind, text, source_url, received_at } = correction;
    writeln!(out, "\n{id}\n{}, {symbol_slug}, {kind}", dutch::moment(received_at.0))?;
    for line in text.lines() {
        writeln!(out, "    {line}")?;
    }
    source_url.as_ref().map_or(Ok(()), |source| writeln!(out, "    {source}"))
}

async fn remove(store: &Store, options: &CorrectionOptions) -> Result<ExitCode, StoreError> {
    let mut code = ExitCode::SUCCESS;
    for id in &options.remove {
        if !store.delete_correction(*id).await? {
            let _ = writeln!(std::io::stderr(), "weegwijs: there is no correction {id}");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}
