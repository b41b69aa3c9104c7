use std::path::Path;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{PgPool, Postgres, Sqlite};

use super::appender::Appender;
use super::error::StoreError;
use super::job::Shape;
use super::lite::Lite;
use super::postgres;
use super::sql::{Conn, Running, one, queries};
use super::writer::Writer;

/// The SHA-256 of a secret. The secret itself (cookie, resume code) never reaches the store.
pub type Digest = [u8; 32];

/// How long a write waits for another program that holds the `SQLite` file.
const PATIENCE: Duration = Duration::from_secs(5);

queries! {
    PING = "select 1";
}

/// The database. Cloning is cheap and gives another handle on the same one.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
}

#[derive(Debug, Clone)]
enum Db {
    Lite(Lite),
    Pg { pool: PgPool, appender: Appender },
}

/// A connection lent for reading.
pub(super) enum Reader {
    Lite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// What stores steps, by engine.
pub(super) enum Appending<'s> {
    Lite(&'s Writer),
    Pg(&'s Appender),
}

impl Reader {
    pub(super) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Lite(conn) => Conn::Lite(conn),
            Self::Pg(conn) => Conn::Pg(conn),
        }
    }
}

impl Store {
    /// Opens the database and brings its tables up to date; makes an `SQLite` file and its folder
    /// if they are not there.
    ///
    /// `place` is a `postgres://` URL, or the path of an `SQLite` file with or without `sqlite:`
    /// before it. Errors say in English what the operator can do, and never show the URL's password.
    pub async fn open(place: &str) -> Result<Self, StoreError> {
        if place.starts_with("postgres://") || place.starts_with("postgresql://") {
            let pool = postgres::open(place).await?;
            let appender = Appender::start(&pool);
            return Ok(Self { db: Db::Pg { pool, appender } });
        }
        let path = place.strip_prefix("sqlite:").unwrap_or(place);
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() || path.contains("://") {
            return Err(StoreError::UnknownPlace);
        }
        Self::open_file(Path::new(path), PATIENCE).await
    }

    /// Opens an `SQLite` file, waiting `patience` for other programs at each write.
    pub(super) async fn open_file(path: &Path, patience: Duration) -> Result<Self, StoreError> {
        let lite = Lite::open(path, patience).await?;
        Ok(Self { db: Db::Lite(lite) })
    }

    /// Finishes the writes that wait and lets go of the database. Other handles then give
    /// [`StoreError::Closed`].
    pub async fn close(&self) {
        match &self.db {
            Db::Lite(lite) => lite.close().await,
            Db::Pg { pool, .. } => pool.close().await,
        }
    }

    /// Whether the database answers, for a readiness probe.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut reader = self.reader().await?;
        one!(reader.conn(), (i32,), PING)?;
        Ok(())
    }

    /// How many durable commits the `SQLite` writer made since opening; `None` on `PostgreSQL`,
    /// which keeps its own count.
    pub fn commits(&self) -> Option<u64> {
        match &self.db {
            Db::Lite(lite) => Some(lite.writer.commits()),
            Db::Pg { .. } => None,
        }
    }

    pub(super) async fn reader(&self) -> Result<Reader, StoreError> {
        Ok(match &self.db {
            Db::Lite(lite) => Reader::Lite(lite.readers.acquire().await?),
            Db::Pg { pool, .. } => Reader::Pg(pool.acquire().await?),
        })
    }

    /// What puts steps that arrive together into one statement.
    pub(super) fn appending(&self) -> Appending<'_> {
        match &self.db {
            Db::Lite(lite) => Appending::Lite(&lite.writer),
            Db::Pg { appender, .. } => Appending::Pg(appender),
        }
    }

    /// Does a write and answers when it is durable: all of it, or nothing.
    pub(super) async fn write<T, F>(&self, shape: Shape, act: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(Conn<'c>) -> Running<'c, T> + Send + 'static,
    {
        match &self.db {
            Db::Lite(lite) => lite.writer.write(shape, act).await,
            Db::Pg { pool, .. } => postgres::write(pool, shape, act).await,
        }
    }
}
