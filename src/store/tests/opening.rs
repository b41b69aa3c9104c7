use std::fs;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::world::{on_every_engine, server, with_database};
use crate::store::sql::change;
use crate::store::{Store, StoreError};

const FROM_THE_FUTURE: &str = "insert into _sqlx_migrations
    (version, description, success, checksum, execution_time) values (9000, 'later', true, '', 0)";
const FROM_THE_FUTURE_LITE: &str = "insert into _sqlx_migrations
    (version, description, success, checksum, execution_time) values (9000, 'later', 1, x'', 0)";

async fn refusal(place: &str) -> StoreError {
    Store::open(place).await.expect_err(place)
}

#[tokio::test]
async fn an_address_that_is_neither_file_nor_server_is_refused() {
    for place in ["", "mysql://root:geheim@host/db", "sqlite:", "postgres://u:geheim@host:poort/db"] {
        let error = refusal(place).await;
        assert!(matches!(error, StoreError::UnknownPlace), "{place}: {error}");
        assert!(!error.to_string().contains("geheim"));
    }
}

#[tokio::test]
async fn a_file_may_be_written_with_sqlite_before_it() {
    let folder = TempDir::new().unwrap();
    for (prefix, name) in [("", "a"), ("sqlite:", "b"), ("sqlite://", "c")] {
        let path = folder.path().join("new/folder").join(name);
        Store::open(&format!("{prefix}{}", path.display())).await.unwrap();
        assert!(path.exists());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_a_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("data/weegwijs.sqlite");
    let store = Store::open(&path.display().to_string()).await.unwrap();
    store.create_learner(super::world::learner(1), super::world::NOW).await.unwrap();
    for name in ["", "weegwijs.sqlite", "weegwijs.sqlite-wal"] {
        let mode = fs::metadata(folder.path().join("data").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}

#[tokio::test]
async fn a_folder_is_told_from_a_file() {
    let folder = TempDir::new().unwrap();
    let error = refusal(&folder.path().display().to_string()).await;
    assert!(matches!(error, StoreError::IsDirectory { .. }), "{error}");
    assert!(error.to_string().contains("give the path of a file in it"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_something_else_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("brief.txt");
    let text = "Geachte heer, mevrouw, ".repeat(100);
    fs::write(&path, &text).unwrap();
    let error = refusal(&path.display().to_string()).await;
    assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_path_through_a_file_cannot_be_opened() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = refusal(&file.join("weegwijs.sqlite").display().to_string()).await;
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_or_folder_that_may_not_be_written_is_told_at_once() {
    use std::os::unix::fs::PermissionsExt;
    let forbid = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("weegwijs.sqlite");
    Store::open(&path.display().to_string()).await.unwrap().close().await;
    forbid(&path, 0o400);
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        eprintln!("skipped: root may write anything");
        return;
    }
    let error = refusal(&path.display().to_string()).await;
    assert!(matches!(error, StoreError::NotWritable { .. }), "file: {error}");
    forbid(&path, 0o600);
    forbid(folder.path(), 0o500);
    for name in ["weegwijs.sqlite", "new.sqlite", "new/weegwijs.sqlite"] {
        let error = refusal(&folder.path().join(name).display().to_string()).await;
        assert!(matches!(error, StoreError::NotWritable { .. }), "{name}: {error}");
    }
    forbid(folder.path(), 0o700);
}

#[test]
fn a_refused_permission_is_named_with_its_remedy() {
    let denied = std::io::ErrorKind::PermissionDenied.into();
    let error = StoreError::cannot_make("/data/weegwijs.sqlite".as_ref(), &denied);
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error}");
    assert!(error.to_string().contains("write access"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_release_is_refused() {
    on_every_engine(|world| async move {
        if world.is_postgres() {
            change!(world.store, FROM_THE_FUTURE).unwrap();
        } else {
            change!(world.store, FROM_THE_FUTURE_LITE).unwrap();
        }
        let error = refusal(&world.place).await;
        assert!(matches!(error, StoreError::NewerSchema { version: 9000 }), "{error}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_programs_may_open_a_new_file_at_once() {
    let folder = TempDir::new().unwrap();
    let place = folder.path().join("weegwijs.sqlite").display().to_string();
    let open = |_| {
        let place = place.clone();
        async move { Store::open(&place).await.map(|_| ()) }
    };
    for outcome in (0..8).map(open).collect::<JoinSet<_>>().join_all().await {
        outcome.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_without_the_password() {
    let error = refusal("postgres://anna:geheim@127.0.0.1:1/weegwijs").await;
    assert!(matches!(error, StoreError::ServerUnreachable { .. }), "{error}");
    let text = format!("{error} {error:?}");
    assert!(text.contains("127.0.0.1:1") && !text.contains("geheim"), "{text}");
}

#[tokio::test]
async fn a_wrong_password_and_a_missing_database_are_told_apart() {
    let Some(server) = server() else { return };
    let error = refusal(&with_database(&server, "bestaat_niet")).await;
    assert!(matches!(error, StoreError::NoSuchDatabase { .. }), "{error}");
    assert!(error.to_string().contains("createdb bestaat_niet"), "{error}");
    // A server that trusts everyone (as on a developer's machine) refuses no password.
    let (_, address) = server.split_once('@').unwrap();
    let wrong = format!("postgres://postgres:foutgeheim@{address}");
    if PgConnection::connect(&wrong).await.is_err() {
        let error = refusal(&wrong).await;
        assert!(matches!(error, StoreError::LoginRefused { .. }), "{error}");
        assert!(!format!("{error} {error:?}").contains("foutgeheim"));
    }
}

#[tokio::test]
async fn a_table_of_someone_else_in_the_way_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("other.sqlite");
    let mut conn = SqliteConnectOptions::new().filename(&path).create_if_missing(true).connect().await.unwrap();
    sqlx::query(AssertSqlSafe("create table learner (name text)")).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let error = refusal(&path.display().to_string()).await;
    assert!(matches!(error, StoreError::CannotMigrate { .. }), "{error}");
}
