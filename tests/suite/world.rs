//! A server in this process: a fresh database, a clock that stands still, and a library.

use std::env;
use std::process;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use jiff::civil::{Date, date};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};
use tempfile::TempDir;
use weegwijs::app::{App, Clock, Config, Publication, Published, publish};
use weegwijs::catalogue::{Catalogue, Library};
use weegwijs::store::Store;
use weegwijs::web;

use crate::browser::{Browser, Door};
use crate::fixtures;

/// URL of a server on which databases may be made and dropped.
const SERVER: &str = "WEEGWIJS_TEST_POSTGRES";

/// Today, in every story: before the review dates of the shipped documents.
pub(crate) const TODAY: Date = date(2026, 11, 24);
/// Who looks after the server that has a public address.
pub(crate) const CONTACT: &str = "data@weegwijs.test";
/// The same day at ten in the morning, in milliseconds.
const NOW: i64 = 1_795_510_800_000;

/// The shipped library, published once for all worlds.
static SHIPPED: LazyLock<Arc<Published>> = LazyLock::new(|| published(&Library::shipped(), 1));
/// The small library beside the stories.
static SMALL: LazyLock<Arc<Published>> = LazyLock::new(|| published(&fixtures::small_library(), 1));

/// Where a database is made.
#[derive(Clone)]
pub(crate) enum Engine {
    Lite,
    Postgres { server: String },
}

pub(crate) struct World {
    pub(crate) app: Arc<App>,
    clock: Arc<AtomicI64>,
    door: Door,
    place: String,
    engine: Engine,
    folder: TempDir,
}

/// The engines that are there to tell a story on.
pub(crate) fn engines() -> Vec<Engine> {
    let server = env::var(SERVER).ok();
    if server.is_none() {
        eprintln!("skipped on PostgreSQL: set {SERVER} to the URL of a server where databases may be made");
    }
    std::iter::once(Engine::Lite).chain(server.map(|server| Engine::Postgres { server })).collect()
}

/// Publishes a sound library.
pub(crate) fn published(library: &Library, generation: u64) -> Arc<Published> {
    let (published, _) = publish(library, TODAY, generation).unwrap_or_else(|error| panic!("{error:?}"));
    Arc::new(published)
}

/// The catalogue that most stories read.
pub(crate) fn shipped() -> &'static Catalogue {
    &SHIPPED.catalogue
}

impl World {
    /// The shipped library on an SQLite file.
    pub(crate) async fn new() -> Self {
        Self::on(Engine::Lite).await
    }

    /// The shipped library on one of the engines.
    pub(crate) async fn on(engine: Engine) -> Self {
        Self::open(engine, Publication::Sound(Arc::clone(&SHIPPED)), None).await
    }

    /// The small library on an SQLite file.
    pub(crate) async fn small() -> Self {
        Self::small_on(Engine::Lite).await
    }

    /// The small library on one of the engines.
    pub(crate) async fn small_on(engine: Engine) -> Self {
        Self::open(engine, Publication::Sound(Arc::clone(&SMALL)), None).await
    }

    /// The small library behind a proxy with TLS.
    pub(crate) async fn secure() -> Self {
        let address = Some("https://weegwijs.test".to_owned());
        Self::open(Engine::Lite, Publication::Sound(Arc::clone(&SMALL)), address).await
    }

    /// A library with errors, whose author is at work.
    pub(crate) async fn broken() -> Self {
        Self::open(Engine::Lite, Publication::Broken(Arc::default()), None).await
    }

    async fn open(engine: Engine, publication: Publication, public_url: Option<String>) -> Self {
        let folder = TempDir::new().unwrap();
        let place = match &engine {
            Engine::Lite => folder.path().join("weegwijs.db").display().to_string(),
            Engine::Postgres { server } => fresh_database(server).await,
        };
        let clock = Arc::new(AtomicI64::new(NOW));
        let config = config(&folder, &place, public_url);
        let app = start(config, &clock, publication).await;
        let door = Door::House(Arc::new(Mutex::new(web::router(Arc::clone(&app)))));
        Self { app, clock, door, place, engine, folder }
    }

    /// A visitor who was never here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.door.clone())
    }

    /// The server dies without a word and is started again on the same database.
    pub(crate) async fn restart(&mut self) {
        let config = config(&self.folder, &self.place, self.app.config().public_url.clone());
        self.app = start(config, &self.clock, self.app.publication()).await;
        if let Door::House(router) = &self.door {
            *router.lock().unwrap() = web::router(Arc::clone(&self.app));
        }
    }

    /// The door of a second server on the same database.
    pub(crate) async fn another_server(&self) -> Door {
        let config = config(&self.folder, &self.place, None);
        let app = start(config, &self.clock, self.app.publication()).await;
        Door::House(Arc::new(Mutex::new(web::router(app))))
    }

    pub(crate) fn later(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::Relaxed);
    }

    /// Replaces the library.
    pub(crate) fn publish(&self, library: &Library, generation: u64) {
        self.app.replace(Publication::Sound(published(library, generation)));
    }

    /// How many rows the tables have, by name.
    pub(crate) async fn rows(&self) -> Vec<(String, i64)> {
        let mut counted = Vec::new();
        for table in [
            "attempt",
            "attempt_access",
            "certificate",
            "clarity",
            "correction",
            "installation",
            "learner",
            "panel",
            "panel_invitation",
            "panel_vote",
            "scenario_version",
            "session",
            "step",
            "variant_place",
        ] {
            counted.push((table.to_owned(), self.count(&format!("select count(*) from {table}")).await));
        }
        counted
    }

    pub(crate) async fn steps(&self) -> i64 {
        self.count("select count(*) from step").await
    }

    async fn count(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.engine {
            Engine::Lite => {
                let mut conn = SqliteConnection::connect(&format!("sqlite:{}", self.place)).await.unwrap();
                sqlx::query(sql).fetch_one(&mut conn).await.unwrap().get(0)
            }
            Engine::Postgres { .. } => {
                let mut conn = PgConnection::connect(&self.place).await.unwrap();
                sqlx::query(sql).fetch_one(&mut conn).await.unwrap().get(0)
            }
        }
    }

    /// Everything in the database as text, to look for what must not be there.
    pub(crate) fn file_bytes(&self) -> Vec<u8> {
        let log = format!("{}-wal", self.place);
        [self.place.as_str(), &log].iter().flat_map(|file| std::fs::read(file).unwrap_or_default()).collect()
    }
}

fn config(folder: &TempDir, place: &str, public_url: Option<String>) -> Config {
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        data: folder.path().to_owned(),
        database: Some(place.to_owned()),
        library: None,
        contact: public_url.as_ref().map(|_| CONTACT.to_owned()),
        public_url,
        watch: false,
    }
}

async fn start(config: Config, clock: &Arc<AtomicI64>, publication: Publication) -> Arc<App> {
    let store = Store::open(&config.database_address()).await.unwrap();
    Arc::new(App::new(config, store, Clock::Fixed(Arc::clone(clock)), publication))
}

async fn fresh_database(server: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let database = format!("weegwijs_suite_{}_{number}", process::id());
    on_server(server, format!("drop database if exists {database} with (force)")).await;
    on_server(server, format!("create database {database}")).await;
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{database}")
}

async fn on_server(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

/// Drops the database also when the story fails. The story's own runtime cannot be waited on here.
impl Drop for World {
    fn drop(&mut self) {
        let Engine::Postgres { server } = self.engine.clone() else { return };
        let (_, database) = self.place.rsplit_once('/').unwrap_or_default();
        let sql = format!("drop database if exists {database} with (force)");
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(on_server(&server, sql));
        });
        let _ = dropping.join();
    }
}
