//! Watches the library while its author works, and replaces what is shown when it changes.

use std::sync::Arc;
use std::time::Duration;

use super::{App, Publication, PublishError, publish, state};
use crate::base::Diagnostic;
use crate::catalogue::Library;

/// How often the library is looked at. It is about a megabyte, read whole: cheap, and right on
/// every file system, which notifications of the operating system are not.
const EVERY: Duration = Duration::from_millis(700);

/// Looks at the library for as long as the program runs. Every change is published, or its errors
/// are shown; `tell` gets the diagnostics of each.
pub async fn watch(app: Arc<App>, tell: impl Fn(&[Diagnostic]) + Send) {
    // What was read at start-up is not kept, so the first look publishes once more: a change that
    // was made in between is not missed.
    let mut known: Option<Library> = None;
    let mut generation = 1;
    loop {
        tokio::time::sleep(EVERY).await;
        let Ok(library) = state::library(app.config()) else { continue };
        if known.as_ref() == Some(&library) {
            continue;
        }
        generation += 1;
        match publish(&library, app.clock().today(), generation) {
            Ok((published, notes)) => {
                app.replace(Publication::Sound(Arc::new(published)));
                tell(&notes);
            }
            Err(PublishError::Broken(errors)) => {
                tell(&errors);
                app.replace(Publication::Broken(Arc::new(errors)));
            }
            Err(PublishError::Index(error)) => tracing::error!(%error, "the library was not replaced"),
        }
        known = Some(library);
    }
}
