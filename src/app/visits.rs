//! Sessions: a random number in a cookie, of which only the hash is kept. Nothing is kept of
//! someone who only reads.

use uuid::Uuid;

use super::clock::DAY;
use super::{App, random};
use crate::store::{Digest, Moment, NewSession, StoreError};

/// How long a session lives after its last use, in milliseconds. Practising without an account is
/// done in pieces, over days; what a session gives access to is the visitor's own practice only.
const SESSION_LIFE: i64 = 30 * DAY;

/// A session's last use is written down at most once in this time, in milliseconds.
const TOUCH_AFTER: i64 = DAY;

/// The visitor behind a valid session.
#[derive(Debug, Clone)]
pub struct Visit {
    token_hash: Digest,
    /// The learner, once this visitor has begun to practise.
    pub learner: Option<Uuid>,
    /// Whether blurred pictures are shown clear.
    pub clear_images: bool,
}

impl App {
    /// The session of a cookie's value, when it is still valid.
    pub async fn visit(&self, token: &str) -> Result<Option<Visit>, StoreError> {
        let (token_hash, now) = (random::digest(token), self.clock().now());
        let Some(session) = self.store().find_session(&token_hash, now).await? else { return Ok(None) };
        if now.0 - session.last_seen_at.0 > TOUCH_AFTER {
            self.store().touch_session(token_hash, now, Moment(now.0 + SESSION_LIFE)).await?;
        }
        Ok(Some(Visit { token_hash, learner: session.learner_id, clear_images: session.clear_images }))
    }

    /// The learner of a cookie's value, when its session is still valid and has one. What was asked
    /// less than a minute ago is not asked again.
    pub async fn learner(&self, token: &str) -> Result<Option<Uuid>, StoreError> {
        let (token_hash, now) = (random::digest(token), self.clock().now());
        if let Some(learner) = self.desk.learner(&token_hash, now) {
            return Ok(Some(learner));
        }
        let learner = self.visit(token).await?.and_then(|visit| visit.learner);
        if let Some(learner) = learner {
            self.desk.remember(token_hash, learner, now);
        }
        Ok(learner)
    }

    /// Begins a session and gives the value for its cookie.
    pub async fn begin_visit(&self) -> Result<(String, Visit), StoreError> {
        let (token, now) = (random::token(), self.clock().now());
        let visit = Visit { token_hash: random::digest(&token), learner: None, clear_images: false };
        let session = NewSession {
            token_hash: visit.token_hash,
            learner_id: None,
            clear_images: false,
            created_at: now,
            expires_at: Moment(now.0 + SESSION_LIFE),
        };
        self.store().create_session(session).await?;
        Ok((token, visit))
    }

    /// The learner of a session; one is made when there is none yet.
    pub async fn learner_of(&self, visit: &Visit) -> Result<Uuid, StoreError> {
        if let Some(learner) = visit.learner {
            return Ok(learner);
        }
        let now = self.clock().now();
        let learner = random::id(now);
        self.store().create_learner(learner, now).await?;
        // When the session ended this moment, nothing is attached and nothing may be remembered.
        let Some(attached) = self.store().attach_learner(visit.token_hash, learner).await? else { return Ok(learner) };
        self.desk.remember(visit.token_hash, attached, now);
        Ok(attached)
    }

    /// Keeps the choice to see blurred pictures clear, or no longer, for this session.
    pub async fn choose_clear_images(&self, visit: &Visit, clear: bool) -> Result<(), StoreError> {
        self.store().set_clear_images(visit.token_hash, clear).await.map(|_| ())
    }
}
