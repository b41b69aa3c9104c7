use uuid::Uuid;

use super::error::StoreError;
use super::handle::{Digest, Store};
use super::job::Shape;
use super::moment::Moment;
use super::sql::{change, opt, queries, row};

queries! {
    CREATE = "insert into session (token_hash, learner_id, clear_images, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, $4, $5)";
    FIND = "select learner_id, clear_images, created_at, last_seen_at, expires_at
        from session where token_hash = $1 and expires_at > $2";
    TOUCH = "update session set last_seen_at = $2, expires_at = $3
        where token_hash = $1 and expires_at > $2";
    SET_CLEAR_IMAGES = "update session set clear_images = $2 where token_hash = $1";
    /// The first learner stays: of two tabs that each bring a new one, the second gets the first's.
    ATTACH_LEARNER = "update session set learner_id = coalesce(learner_id, $2)
        where token_hash = $1 returning learner_id";
    DELETE = "delete from session where token_hash = $1";
    DELETE_EXPIRED = "delete from session where expires_at <= $1";
}

/// A session to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the cookie.
    pub token_hash: Digest,
    /// The learner of this browser, if it has practised.
    pub learner_id: Option<Uuid>,
    /// Whether images marked `wazig` are shown clear.
    pub clear_images: bool,
    /// When it begins; also the first time it was seen.
    pub created_at: Moment,
    /// From this moment on it is no longer found.
    pub expires_at: Moment,
}

row! {
    /// A session that has not expired.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Session {
        /// The learner of this browser, if it has practised.
        pub learner_id: Option<Uuid>,
        /// Whether images marked `wazig` are shown clear.
        pub clear_images: bool,
        /// When it began.
        pub created_at: Moment,
        /// When it was last touched.
        pub last_seen_at: Moment,
        /// From this moment on it is no longer found.
        pub expires_at: Moment,
    }
}

impl Store {
    /// Keeps a new session. [`StoreError::Duplicate`] when its token is in use.
    pub async fn create_session(&self, session: NewSession) -> Result<(), StoreError> {
        change!(
            self,
            CREATE,
            session.token_hash.as_slice(),
            session.learner_id,
            session.clear_images,
            session.created_at,
            session.expires_at,
        )?;
        Ok(())
    }

    /// The session of this token, unless it has expired at `now`.
    pub async fn find_session(&self, token_hash: &Digest, now: Moment) -> Result<Option<Session>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(opt!(reader.conn(), Session, FIND, token_hash.as_slice(), now)?)
    }

    /// Notes that the session was seen at `now` and lives until `expires_at`; an expired one stays
    /// expired. Gives whether there was one. Not for every request: a write is a durable commit.
    pub async fn touch_session(&self, token_hash: Digest, now: Moment, expires_at: Moment) -> Result<bool, StoreError> {
        Ok(change!(self, TOUCH, token_hash.as_slice(), now, expires_at)? > 0)
    }

    /// Keeps the choice to see images marked `wazig` clear. Gives whether there was such a session.
    pub async fn set_clear_images(&self, token_hash: Digest, clear_images: bool) -> Result<bool, StoreError> {
        Ok(change!(self, SET_CLEAR_IMAGES, token_hash.as_slice(), clear_images)? > 0)
    }

    /// Ties an existing learner to the session unless it has one. Gives the learner the session has
    /// now, `None` when there is no such session, [`StoreError::Missing`] when there is no such learner.
    pub async fn attach_learner(&self, token_hash: Digest, learner_id: Uuid) -> Result<Option<Uuid>, StoreError> {
        let row = self.write(Shape::OneStatement, move |mut conn| {
            Box::pin(async move { opt!(conn, (Uuid,), ATTACH_LEARNER, token_hash.as_slice(), learner_id) })
        });
        Ok(row.await?.map(|(id,)| id))
    }

    /// Ends a session. Gives whether there was one.
    pub async fn delete_session(&self, token_hash: Digest) -> Result<bool, StoreError> {
        Ok(change!(self, DELETE, token_hash.as_slice())? > 0)
    }

    /// Removes what has expired at `now`. Gives how many.
    pub async fn delete_expired_sessions(&self, now: Moment) -> Result<u64, StoreError> {
        change!(self, DELETE_EXPIRED, now)
    }
}
