use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection, SqlitePool};

use super::error::StoreError;
use super::migrations;
use super::writer::Writer;

/// Connections that read. Reads take microseconds; four keep two to four cores busy.
const READERS: u32 = 4;

/// Prepared statements that a connection keeps.
const STATEMENTS_KEPT: usize = 400;

/// How long opening waits for other programs, and how long it rests between tries.
const OPENING: Duration = Duration::from_secs(10);
const TRY_AGAIN: Duration = Duration::from_millis(20);

/// The write-ahead log reaches this size before the first write, in bytes, and keeps it. It is
/// checkpointed every 1,000 pages of 4 KiB; the rest is room for the commits until that happens.
const LOG_SIZE: u64 = 6 * 1024 * 1024;

/// Writes more than the page cache holds, so that it spills into the log, and takes it back: the
/// log has grown and the database has not changed.
const GROW_LOG: &str = "pragma cache_size = 16;
    begin immediate;
    create table log_growth (filler blob);
    insert into log_growth values (zeroblob(6291456));
    rollback;";
const NORMAL_CACHE: &str = "pragma cache_size = -16000";

const JOURNAL_MODE: &str = "pragma journal_mode";

/// `SQLite` opens a file that may not be written all the same, and says so only at a write.
const TRY_TO_WRITE: &str = "begin immediate; pragma user_version = 0; rollback";

/// An `SQLite` file: one connection that writes, several that only read.
#[derive(Debug, Clone)]
pub(super) struct Lite {
    pub(super) writer: Writer,
    pub(super) readers: SqlitePool,
}

impl Lite {
    pub(super) async fn open(path: &Path, patience: Duration) -> Result<Self, StoreError> {
        make_file(path)?;
        let options = options(path, patience);
        let mut conn = connect(path, &options).await?;
        migrate(&mut conn).await?;
        let log = log_path(path);
        let writer = Writer::start(conn, move |conn| Box::pin(grow_log(conn, log)));
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_lazy_with(options.read_only(true));
        Ok(Self { writer, readers })
    }

    /// The writer last: whoever closes last folds the log into the database.
    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn options(path: &Path, patience: Duration) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(patience)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An answer that was acknowledged survives a power cut.
        .synchronous(SqliteSynchronous::Full)
        // Never truncate the log: growing it again makes commits wait for the file system.
        .pragma("journal_size_limit", "-1")
        // Statements for up to so many steps at once are each prepared once.
        .statement_cache_capacity(STATEMENTS_KEPT)
        // Else `insert or replace` would remove rows without asking the append-only triggers.
        .pragma("recursive_triggers", "on")
}

/// Makes the file and its folder, for the owner only: what people did is in it. An existing file is
/// not opened here: closing it would drop the locks that this process holds on it elsewhere.
fn make_file(path: &Path) -> Result<(), StoreError> {
    let fault = |error: &std::io::Error| StoreError::cannot_make(path, error);
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Err(StoreError::IsDirectory { path: path.into() }),
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(fault(&error)),
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folder().create(folder).map_err(|error| fault(&error))?;
    }
    match private_file().open(path) {
        // Made by another program in between.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(fault(&error)),
        Ok(_) => Ok(()),
    }
}

fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

async fn connect(path: &Path, options: &SqliteConnectOptions) -> Result<SqliteConnection, StoreError> {
    let fault = |error: sqlx::Error| StoreError::cannot_open(path, &error);
    let connecting = tokio::time::timeout(OPENING, connect_patiently(options)).await;
    let held = |_| StoreError::CannotOpen { path: path.into(), reason: "another program holds it".into() };
    let mut conn = connecting.map_err(held)?.map_err(fault)?;
    let mode: (String,) = sqlx::query_as(JOURNAL_MODE).fetch_one(&mut conn).await.map_err(fault)?;
    if mode.0 != "wal" {
        return Err(StoreError::NoWriteAheadLog { path: path.into() });
    }
    sqlx::raw_sql(TRY_TO_WRITE).execute(&mut conn).await.map_err(fault)?;
    Ok(conn)
}

/// Turning on the log of a new file does not wait for a program that does the same: it fails at once.
async fn connect_patiently(options: &SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    loop {
        match options.connect().await {
            Err(error) if StoreError::is_locked(&error) => tokio::time::sleep(TRY_AGAIN).await,
            outcome => return outcome,
        }
    }
}

/// Two programs may open a new file at once, and sqlx takes no lock on `SQLite`: the one that comes
/// second fails on what the first just made, and finds it done when it looks again. That may happen
/// at every migration.
async fn migrate(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let migrator = migrations::sqlite();
    let mut result = migrator.run_direct(None, conn, false).await;
    for _ in migrator.iter() {
        if !matches!(result, Err(sqlx::migrate::MigrateError::ExecuteMigration(..))) {
            break;
        }
        result = migrator.run_direct(None, conn, false).await;
    }
    Ok(result?)
}

/// Beside the database, as `SQLite` names it.
fn log_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

async fn grow_log(conn: &mut SqliteConnection, log: PathBuf) -> sqlx::Result<()> {
    let size = fs::metadata(&log).map_or(0, |about| about.len());
    if size < LOG_SIZE {
        let grown = sqlx::raw_sql(GROW_LOG).execute(&mut *conn).await;
        sqlx::raw_sql(NORMAL_CACHE).execute(&mut *conn).await?;
        grown?;
        // So that the first commit need not wait for all of it. A second handle on the log is
        // harmless: SQLite keeps its locks on the other two files.
        let sync = move || File::open(log).and_then(|file| file.sync_data());
        let _ = tokio::task::spawn_blocking(sync).await;
    }
    Ok(())
}
