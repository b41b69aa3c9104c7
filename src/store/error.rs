use std::path::{Path, PathBuf};

use sqlx::migrate::MigrateError;
use sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sqlx::sqlite::SqliteError;

/// Why the database could not be opened, or did not do what was asked. The sentences are for the
/// operator's log; a visitor never sees them. None holds a password or anything a learner wrote.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Neither a path nor a `PostgreSQL` URL.
    #[error(
        "the database address is not understood: give the path of a file, or postgres://user:password@host/database with special characters in the password percent-encoded"
    )]
    UnknownPlace,
    /// The path is a folder.
    #[error("{} is a directory: give the path of a file in it, such as {}", path.display(), path.join("weegwijs.sqlite").display())]
    IsDirectory {
        /// As given.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("{} is not writable ({reason}): give the user that runs weegwijs write access to the file and its folder, or choose another place with --data", path.display())]
    NotWritable {
        /// As given.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Anything else that stands in the way of opening the file.
    #[error("cannot open {} ({reason}): check the path, the disk, and whether another program holds the file", path.display())]
    CannotOpen {
        /// As given.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file is something else.
    #[error("{} is not a database: choose another path, or restore a backup if it used to be one", path.display())]
    NotADatabase {
        /// As given.
        path: PathBuf,
    },
    /// The file system cannot share memory between programs, as network disks cannot.
    #[error("{} lies on a file system without write-ahead logging: put the data folder on a local disk, or use PostgreSQL", path.display())]
    NoWriteAheadLog {
        /// As given.
        path: PathBuf,
    },
    /// A later release of the program has used the database.
    #[error(
        "the database was made by a newer weegwijs (its migration {version} is not known here): start that release, or restore the backup from before the upgrade"
    )]
    NewerSchema {
        /// The unknown migration.
        version: i64,
    },
    /// The tables could not be brought up to date.
    #[error(
        "cannot bring the tables up to date ({reason}): nothing was lost; restore the release that worked before and report this"
    )]
    CannotMigrate {
        /// What the engine said.
        reason: String,
    },
    /// The `PostgreSQL` server does not answer.
    #[error("cannot reach PostgreSQL at {server} ({reason}): check that it runs, the host, the port and the firewall")]
    ServerUnreachable {
        /// Host and port.
        server: String,
        /// What the system said.
        reason: String,
    },
    /// The server does not let this user in.
    #[error("PostgreSQL at {server} does not let user {user} in: check the user, the password and pg_hba.conf")]
    LoginRefused {
        /// Host and port.
        server: String,
        /// The user of the URL.
        user: String,
    },
    /// The server has no such database.
    #[error("PostgreSQL at {server} has no database {database}: create it with createdb {database}")]
    NoSuchDatabase {
        /// Host and port.
        server: String,
        /// The database of the URL.
        database: String,
    },
    /// Full, read-only, locked or failing storage. Nothing of the write was kept.
    #[error(
        "the database cannot be written ({reason}): check free space, permissions, and other programs that hold it; nothing of this write was kept"
    )]
    Unwritable {
        /// What the engine said.
        reason: String,
    },
    /// The server went away, is too busy, or took too long. The write may or may not have been
    /// kept: ask again with the same token.
    #[error("the database does not answer ({reason}): check the server and its load")]
    Unreachable {
        /// What the engine said.
        reason: String,
    },
    /// What the row refers to is not there (any more).
    #[error("the row refers to something that is not there")]
    Missing,
    /// Another row has this identifier or secret.
    #[error("another row has this identifier")]
    Duplicate,
    /// The version of the attempt is withdrawn because it was faulty: no answer is added.
    #[error("the version of this attempt is faulty")]
    FaultyVersion,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// A fault of the program or a damaged database.
    #[error("the database refused a statement ({reason}): report this, and check the database if it is new")]
    Fault {
        /// What the engine said.
        reason: String,
    },
}

/// What `SQLite` calls permission, busy, locked, no memory, read-only, I/O error, full, cannot open.
const SQLITE_UNWRITABLE: [i32; 8] = [3, 5, 6, 7, 8, 10, 13, 14];

const SQLITE_BUSY: i32 = 5;
const SQLITE_READ_ONLY: i32 = 8;
const SQLITE_CANNOT_OPEN: i32 = 14;
const SQLITE_NOT_A_DATABASE: i32 = 26;

/// What the trigger of `migrations/*/0008_faulty_version.sql` says on both engines.
const FAULTY_VERSION: &str = "the version of this attempt is faulty";

impl StoreError {
    pub(super) fn unwritable(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self::Unwritable { reason }
    }

    pub(super) fn unreachable(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self::Unreachable { reason }
    }

    /// Whether nothing of the transaction can be trusted any more.
    pub(super) fn spoils_transaction(error: &sqlx::Error) -> bool {
        match error {
            sqlx::Error::Database(error) => {
                let code = error.try_downcast_ref::<SqliteError>().map(|_| primary(error.as_ref()));
                code.is_some_and(|code| SQLITE_UNWRITABLE.contains(&code))
            }
            sqlx::Error::WorkerCrashed | sqlx::Error::Io(_) => true,
            _ => false,
        }
    }

    /// Whether another program holds the `SQLite` file.
    pub(super) fn is_locked(error: &sqlx::Error) -> bool {
        error.as_database_error().map(primary) == Some(SQLITE_BUSY)
    }

    pub(super) fn cannot_make(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        let (path, reason) = (path.into(), error.to_string());
        match error.kind() {
            PermissionDenied | ReadOnlyFilesystem => Self::NotWritable { path, reason },
            _ => Self::CannotOpen { path, reason },
        }
    }

    pub(super) fn cannot_open(path: &Path, error: &sqlx::Error) -> Self {
        let code = error.as_database_error().map(primary);
        let (path, reason) = (path.into(), error.to_string());
        match code {
            Some(SQLITE_NOT_A_DATABASE) => Self::NotADatabase { path },
            Some(SQLITE_READ_ONLY | SQLITE_CANNOT_OPEN) => Self::NotWritable { path, reason },
            _ => Self::CannotOpen { path, reason },
        }
    }
}

/// The low byte of `SQLite`'s extended code; it says the kind, the rest says where.
fn primary(error: &dyn sqlx::error::DatabaseError) -> i32 {
    let code = error.code().and_then(|code| code.parse::<i32>().ok());
    code.unwrap_or(0) & 0xff
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        let reason = error.to_string();
        match &error {
            E::Database(fault) if fault.is_foreign_key_violation() => Self::Missing,
            E::Database(fault) if fault.is_unique_violation() => Self::Duplicate,
            E::Database(fault) if fault.message() == FAULTY_VERSION => Self::FaultyVersion,
            E::Database(fault) => match fault.try_downcast_ref::<PgDatabaseError>() {
                Some(fault) => from_postgres(fault.code(), reason),
                None if Self::spoils_transaction(&error) => Self::Unwritable { reason },
                None => Self::Fault { reason },
            },
            E::RowNotFound => Self::Missing,
            E::PoolClosed => Self::Closed,
            E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::WorkerCrashed | E::Protocol(_) => Self::Unreachable { reason },
            _ => Self::Fault { reason },
        }
    }
}

/// By SQLSTATE, <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn from_postgres(state: &str, reason: String) -> StoreError {
    match (state.get(..2), state) {
        // Too many connections; connection lost; shutting down, starting or statement timeout; deadlock.
        (_, "53300") | (Some("08" | "57" | "40"), _) => StoreError::Unreachable { reason },
        // A standby or read-only server; a row lock not had in time; full disk or memory; system error.
        (_, "25006" | "55P03") | (Some("53" | "58"), _) => StoreError::Unwritable { reason },
        _ => StoreError::Fault { reason },
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::NewerSchema { version },
            error => Self::CannotMigrate { reason: error.to_string() },
        }
    }
}

/// Names what went wrong in reaching a server, without its URL.
pub(super) struct OpenFault {
    server: String,
    user: String,
    database: String,
}

impl OpenFault {
    pub(super) fn new(options: &PgConnectOptions) -> Self {
        let user = options.get_username().to_owned();
        Self {
            server: format!("{}:{}", options.get_host(), options.get_port()),
            database: options.get_database().unwrap_or(&user).to_owned(),
            user,
        }
    }

    pub(super) fn unreachable(&self, reason: impl Into<String>) -> StoreError {
        StoreError::ServerUnreachable { server: self.server.clone(), reason: reason.into() }
    }

    pub(super) fn name(&self, error: &sqlx::Error) -> StoreError {
        let server = self.server.clone();
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        match code.as_deref() {
            Some("28P01" | "28000") => StoreError::LoginRefused { server, user: self.user.clone() },
            Some("3D000") => StoreError::NoSuchDatabase { server, database: self.database.clone() },
            _ => self.unreachable(error.to_string()),
        }
    }
}
