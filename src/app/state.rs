//! The running program.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::clarity::LastCounted;
use super::desk::Desk;
use super::{Clock, Config, Pictures, Publication, PublishError, Published, publish};
use crate::base::Diagnostic;
use crate::catalogue::{Library, LibraryError};
use crate::scenarios::Scenario;
use crate::store::{Store, StoreError};

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The library cannot be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library cannot be published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything that a request needs.
pub struct App {
    config: Config,
    store: Store,
    clock: Clock,
    publication: RwLock<Publication>,
    pictures: Pictures,
    pub(super) desk: Desk,
    pub(super) last_counted: LastCounted,
    /// Scenarios of attempts in progress, by the hash of their version.
    pub(super) versions: RwLock<HashMap<String, Arc<Scenario>>>,
}

/// The library that the settings name.
pub(super) fn library(config: &Config) -> Result<Library, LibraryError> {
    config.library.as_deref().map_or_else(|| Ok(Library::shipped()), Library::read)
}

impl App {
    /// Opens the database and publishes the library. A library with errors is refused, unless it
    /// is watched: then its author sees the errors in the browser.
    pub async fn start(config: Config, clock: Clock) -> Result<(Arc<Self>, Vec<Diagnostic>), StartError> {
        let (publication, diagnostics) = match publish(&library(&config)?, clock.today(), 1) {
            Ok((published, notes)) => (Publication::Sound(Arc::new(published)), notes),
            Err(PublishError::Broken(errors)) if config.watch => {
                (Publication::Broken(Arc::new(errors.clone())), errors)
            }
            Err(error) => return Err(error.into()),
        };
        let store = Store::open(&config.database_address()).await?;
        let app = Self::new(config, store, clock, publication);
        Ok((Arc::new(app), diagnostics))
    }

    /// Puts the parts together.
    pub fn new(config: Config, store: Store, clock: Clock, publication: Publication) -> Self {
        Self {
            config,
            store,
            clock,
            publication: RwLock::new(publication),
            pictures: Pictures::default(),
            desk: Desk::default(),
            last_counted: LastCounted::default(),
            versions: RwLock::default(),
        }
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The pictures of symbols.
    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// What is there to show.
    pub fn publication(&self) -> Publication {
        self.publication.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is published, unless the library is broken.
    pub fn published(&self) -> Option<Arc<Published>> {
        match self.publication() {
            Publication::Sound(published) => Some(published),
            Publication::Broken(_) => None,
        }
    }

    /// Replaces what is there to show, as a whole.
    pub fn replace(&self, publication: Publication) {
        *self.publication.write().unwrap_or_else(PoisonError::into_inner) = publication;
    }
}
