//! What lies at hand of those who practise now, so that an answer reads nothing before it is
//! written. Every entry can be stale, for other instances work on the same database; who uses one
//! must be put right by the database.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, PoisonError, RwLock};

use uuid::Uuid;

use super::Standing;
use crate::store::{Digest, Moment};

/// Attempts that are kept; one is some kilobytes. When there is no room left all are put away.
const MOST_ATTEMPTS: usize = 4_096;
/// Sessions that are kept.
const MOST_SESSIONS: usize = 16_384;
/// How long a session is believed without asking, in milliseconds. The learner of a session never
/// changes, so this only delays its end.
const BELIEVED: i64 = 60_000;

#[derive(Default)]
pub(super) struct Desk {
    learners: RwLock<HashMap<Digest, (Uuid, Moment)>>,
    attempts: Mutex<HashMap<(Uuid, Uuid), Standing>>,
}

impl Desk {
    /// The learner of a session that was asked about not long ago.
    pub(super) fn learner(&self, token_hash: &Digest, now: Moment) -> Option<Uuid> {
        let learners = self.learners.read().unwrap_or_else(PoisonError::into_inner);
        learners.get(token_hash).filter(|(_, asked)| now.0 - asked.0 < BELIEVED).map(|(learner, _)| *learner)
    }

    pub(super) fn remember(&self, token_hash: Digest, learner: Uuid, now: Moment) {
        let mut learners = self.learners.write().unwrap_or_else(PoisonError::into_inner);
        if learners.len() >= MOST_SESSIONS {
            learners.clear();
        }
        learners.insert(token_hash, (learner, now));
    }

    /// Takes an attempt that this learner worked on not long ago. A rival who asks at the same time
    /// finds nothing and reads it.
    pub(super) fn take(&self, learner: Uuid, id: Uuid) -> Option<Standing> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).remove(&(learner, id))
    }

    /// Lays an attempt down as it stands now, for a learner who may see it. One that was answered
    /// further meanwhile stays.
    pub(super) fn lay(&self, learner: Uuid, standing: Standing) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() >= MOST_ATTEMPTS {
            attempts.clear();
        }
        let steps = |standing: &Standing| standing.attempt.steps().len();
        match attempts.entry((learner, standing.id)) {
            Entry::Occupied(mut known) if steps(known.get()) < steps(&standing) => {
                known.insert(standing);
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => {
                place.insert(standing);
            }
        }
    }
}
