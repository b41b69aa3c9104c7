//! Practising: beginning a case, answering, taking it up again. An attempt is a list of answers;
//! what it means is decided by folding them over the version of the scenario that it began with.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

use super::stored_answer::decode;
use super::variants::variant_for;
use super::{App, random};
use crate::base::{Report, Word};
use crate::scenarios::{self, Archived, Bundle, Scenario, Withdrawal};
use crate::store::{AttemptRecord, Moment, NewAttempt, ScenarioVersion, StoreError};
use crate::training::{Attempt, Reply};

/// The most scenario versions that are kept in memory; attempts on older ones read them again.
const VERSIONS_KEPT: usize = 64;

/// Why something about an attempt cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// There is no such attempt or scenario for this learner.
    #[error("not found")]
    NotFound,
    /// No attempt has this resume code.
    #[error("unknown resume code")]
    UnknownCode,
    /// The published version is withdrawn, so that nobody begins it.
    #[error("withdrawn")]
    Withdrawn,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was stored cannot be read back.
    #[error("{0}")]
    Damaged(String),
}

/// An attempt as it stands, with the version of the scenario that it is pinned to.
pub struct Standing {
    /// The attempt.
    pub id: Uuid,
    /// The version that it began with.
    pub scenario: Arc<Scenario>,
    /// Where it stands.
    pub attempt: Attempt,
    /// The hash of the version that it began with.
    pub version: String,
    /// When it began.
    pub started_at: Moment,
    /// Whether a newer version is published.
    pub is_outdated: bool,
    /// Whether the case is still published, in whatever version.
    pub is_offered: bool,
    /// What the archive says of the case, when it was taken away.
    pub archived: Option<Archived>,
    /// Why its version is withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// The token of the form of every step.
    pub(super) tokens: Vec<String>,
}

impl Standing {
    /// Whether its version was faulty: then it goes no further, and is in no figure.
    pub fn has_lapsed(&self) -> bool {
        self.withdrawn == Some(Withdrawal::Faulty)
    }

    /// Whether it has not ended, and may not go on either: its case was taken away too long ago.
    pub fn has_closed(&self, today: Date) -> bool {
        let is_over = self.archived.as_ref().is_some_and(|archived| !archived.may_be_finished(today));
        is_over && self.attempt.is_in_progress()
    }

    /// Whether it goes no further, for whichever reason.
    pub fn has_stopped(&self, today: Date) -> bool {
        self.has_lapsed() || self.has_closed(today)
    }
}

/// An attempt that has just begun.
pub struct Begun {
    /// The attempt.
    pub id: Uuid,
    /// With which it can be taken up on another device. Only its hash is kept.
    pub resume_code: String,
}

impl App {
    /// Begins an attempt on the published version of a scenario. Someone who did the case before
    /// gets the same variant again, so that nobody compares two versions of one person; the others
    /// get the variants in equal numbers.
    pub async fn begin_attempt(&self, learner: Uuid, slug: &str) -> Result<Begun, PracticeError> {
        let published = self.published().ok_or(PracticeError::NotFound)?;
        let scenario = published.catalogue.scenario(slug).ok_or(PracticeError::NotFound)?;
        let (seed, now, slug) = (random::seed(), self.clock().now(), slug.to_owned());
        let hash = published.versions.get(&slug).cloned().ok_or(PracticeError::NotFound)?;
        if !self.has_at_hand(&hash) {
            let (slug, bundle) = (slug.clone(), scenario.canonical());
            let version = ScenarioVersion { hash: hash.clone(), slug, bundle, first_used_at: now };
            self.store().remember_version(version).await?;
        }
        if self.store().withdrawal_of(&hash).await?.is_some() {
            return Err(PracticeError::Withdrawn);
        }
        let key = self.store().variant_key(random::key(), now).await?;
        let variants = scenario.variants();
        let begun = Begun { id: random::id(now), resume_code: random::resume_code() };
        let attempt = NewAttempt {
            id: begun.id,
            learner_id: learner,
            scenario_slug: slug.clone(),
            version_hash: hash,
            seed,
            resume_code_hash: random::code_digest(&begun.resume_code),
            started_at: now,
        };
        let variant = move |drawn| json!(variant_for(&key, &slug, &variants, &drawn).levels());
        self.store().start_attempt(attempt, variant).await?;
        Ok(begun)
    }

    /// An attempt of a learner as it stands.
    pub async fn attempt(&self, learner: Uuid, id: Uuid) -> Result<Standing, PracticeError> {
        let record = self.store().find_attempt(id, learner).await?.ok_or(PracticeError::NotFound)?;
        let standing = self.standing(record).await?;
        if let Some(current) = standing.attempt.current(&standing.scenario).filter(|current| current.is_stopgap) {
            let (scenario, node) = (standing.scenario.slug(), &current.node.id);
            tracing::error!(
                scenario,
                node,
                version = standing.version,
                "no choice is offered here: mend its conditions"
            );
        }
        Ok(standing)
    }

    /// The attempts of a learner that may be in a figure, newest first: those on a faulty version
    /// are left out.
    pub async fn attempts(&self, learner: Uuid) -> Result<Vec<Standing>, PracticeError> {
        let mut attempts = self.all_attempts(learner).await?;
        attempts.retain(|standing| !standing.has_lapsed());
        Ok(attempts)
    }

    /// All attempts of a learner, newest first. One that cannot be read back is left out and
    /// logged.
    pub async fn all_attempts(&self, learner: Uuid) -> Result<Vec<Standing>, PracticeError> {
        let mut attempts = Vec::new();
        for record in self.store().attempts_of(learner).await? {
            match self.standing(record).await {
                Ok(standing) => attempts.push(standing),
                Err(PracticeError::Damaged(cause)) => tracing::error!(cause, "an attempt cannot be read back"),
                Err(error) => return Err(error),
            }
        }
        Ok(attempts)
    }

    /// Whether a resume code, however typed, is the one of this attempt.
    pub async fn is_code_of(&self, code: &str, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.store().attempt_of_code(random::code_digest(code)).await? == Some(id))
    }

    /// Takes up an attempt by its resume code.
    pub async fn resume(&self, learner: Uuid, code: &str) -> Result<Uuid, PracticeError> {
        let claimed = self.store().claim_attempt(random::code_digest(code), learner, self.clock().now()).await?;
        claimed.ok_or(PracticeError::UnknownCode)
    }

    pub(super) async fn standing(&self, record: AttemptRecord) -> Result<Standing, PracticeError> {
        let damaged = |what: &str| PracticeError::Damaged(format!("attempt {}: {what}", record.id));
        let scenario = match self.version(&record.version_hash).await {
            Err(PracticeError::NotFound) => return Err(damaged("its version is gone")),
            found => found?,
        };
        let levels: BTreeMap<String, String> =
            serde_json::from_value(record.variant.clone()).map_err(|_| damaged("its variant"))?;
        let variant = scenario.variant(&levels).ok_or_else(|| damaged("its variant is not in its version"))?;
        let answers: Option<Vec<(String, Reply)>> =
            record.steps.iter().map(|step| Some((step.node.clone(), decode(&step.answer)?))).collect();
        let answers = answers.ok_or_else(|| damaged("an answer"))?;
        let attempt =
            Attempt::replay(&scenario, variant, record.seed, &answers).map_err(|error| damaged(&error.to_string()))?;
        let published = self.published();
        let current = published.as_ref().and_then(|published| published.versions.get(&record.scenario_slug));
        let is_outdated = current.is_some_and(|current| *current != record.version_hash);
        // While the library is broken nobody knows.
        let is_offered = published.is_none() || current.is_some();
        let archived = self.archived(&record.scenario_slug);
        let withdrawn = record.withdrawn_because.as_deref().and_then(Withdrawal::from_word);
        let tokens = record.steps.into_iter().map(|step| step.token).collect();
        let (version, started_at) = (record.version_hash, record.started_at);
        let id = record.id;
        Ok(Standing {
            id,
            scenario,
            attempt,
            version,
            started_at,
            is_outdated,
            is_offered,
            archived,
            withdrawn,
            tokens,
        })
    }

    /// What the archive says of a case. It is in memory, so an answer may ask each time.
    pub(super) fn archived(&self, slug: &str) -> Option<Archived> {
        self.published()?.catalogue.archived(slug).cloned()
    }

    /// Whether a version is in memory; it comes there from the database only.
    fn has_at_hand(&self, hash: &str) -> bool {
        self.versions.read().unwrap_or_else(PoisonError::into_inner).contains_key(hash)
    }

    /// A version of a scenario, from memory or from the database.
    pub(super) async fn version(&self, hash: &str) -> Result<Arc<Scenario>, PracticeError> {
        if let Some(kept) = self.versions.read().unwrap_or_else(PoisonError::into_inner).get(hash) {
            return Ok(Arc::clone(kept));
        }
        let damaged = || PracticeError::Damaged(format!("version {hash} cannot be read back"));
        let version = self.store().find_version(hash).await?.ok_or(PracticeError::NotFound)?;
        let scenario = Arc::new(read_back(&version).ok_or_else(damaged)?);
        let mut kept = self.versions.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= VERSIONS_KEPT {
            kept.clear();
        }
        kept.insert(hash.to_owned(), Arc::clone(&scenario));
        Ok(scenario)
    }
}

/// The scenario of a kept version.
pub(super) fn read_back(version: &ScenarioVersion) -> Option<Scenario> {
    scenarios::parse(&Bundle::from_canonical(&version.bundle)?, &Report::default())
}
