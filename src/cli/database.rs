//! Commands that work on the database of a server, also while it runs.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::options::Place;
use crate::store::Store;

/// Runs a command to its end; a fault is told in a sentence.
pub(super) fn finish(command: impl Future<Output = anyhow::Result<ExitCode>>) -> ExitCode {
    let done = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| anyhow::anyhow!("cannot start: {error}"))
        .and_then(|runtime| runtime.block_on(command));
    done.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "weegwijs: {error}");
        ExitCode::FAILURE
    })
}

/// Opens the database of a server. Opening makes one where there is none: a wrong folder must not
/// end with an empty answer.
pub(super) async fn open_existing(place: &Place) -> anyhow::Result<Store> {
    let address = place.database_address();
    if place.database.is_none() && !Path::new(&address).exists() {
        anyhow::bail!("there is no database at {address}: name the folder of the server with --data");
    }
    Ok(Store::open(&address).await?)
}
