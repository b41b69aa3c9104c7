use std::env;
use std::panic::resume_unwind;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

use crate::store::{AttemptRecord, Drawn, Moment, NewAttempt, NewStep, ScenarioVersion, Step, Store};

/// URL of a server on which databases may be made and dropped.
pub(super) const SERVER: &str = "WEEGWIJS_TEST_POSTGRES";

pub(super) const NOW: Moment = Moment(1_795_000_000_000);

/// A fresh database of one engine.
pub(super) struct World {
    pub(super) store: Store,
    pub(super) place: String,
    pub(super) engine: Engine,
}

pub(super) enum Engine {
    Lite { _folder: TempDir },
    Pg { server: String, database: String },
}

pub(super) fn server() -> Option<String> {
    let server = env::var(SERVER).ok();
    if server.is_none() {
        eprintln!("skipped on PostgreSQL: set {SERVER} to the URL of a server where databases may be made");
    }
    server
}

/// Runs the story on a fresh `SQLite` file, and on a fresh `PostgreSQL` database if there is a server.
pub(super) async fn on_every_engine<F, Fut>(story: F)
where
    F: Fn(Arc<World>) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    tell(World::lite().await, &story).await;
    if let Some(server) = server() {
        tell(World::postgres(server).await, &story).await;
    }
}

async fn tell<F, Fut>(world: World, story: &F)
where
    F: Fn(Arc<World>) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let world = Arc::new(world);
    // In a task of its own, so that the database is dropped also when the story fails.
    let outcome = tokio::spawn(story(Arc::clone(&world))).await;
    world.end().await;
    if let Err(error) = outcome {
        eprintln!("failed on {}", world.place);
        resume_unwind(error.into_panic());
    }
}

impl World {
    pub(super) async fn lite() -> Self {
        let folder = TempDir::new().unwrap();
        let place = folder.path().join("data/weegwijs.sqlite").display().to_string();
        let store = Store::open(&place).await.unwrap();
        Self { store, place, engine: Engine::Lite { _folder: folder } }
    }

    pub(super) async fn postgres(server: String) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let database = format!("weegwijs_test_{}_{number}", process::id());
        on_server(&server, format!("drop database if exists {database} with (force)")).await;
        on_server(&server, format!("create database {database}")).await;
        let place = with_database(&server, &database);
        let store = Store::open(&place).await.unwrap();
        Self { store, place, engine: Engine::Pg { server, database } }
    }

    pub(super) fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Pg { .. })
    }

    pub(super) async fn end(&self) {
        self.store.close().await;
        if let Engine::Pg { server, database } = &self.engine {
            on_server(server, format!("drop database {database} with (force)")).await;
        }
    }

    /// An attempt of this number by learner 1, on a remembered version.
    pub(super) async fn attempt(&self, number: u128) -> Uuid {
        let new = new_attempt(number, learner(1));
        let id = new.id;
        self.store.remember_version(version()).await.unwrap();
        self.store.start_attempt(new, as_ever).await.unwrap();
        id
    }

    pub(super) async fn found(&self, attempt: Uuid) -> AttemptRecord {
        self.store.find_attempt(attempt, learner(1)).await.unwrap().unwrap()
    }
}

/// The server's URL with another database in it.
pub(super) fn with_database(server: &str, database: &str) -> String {
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{database}")
}

pub(super) async fn on_server(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

pub(super) fn learner(number: u128) -> Uuid {
    Uuid::from_u128(0x1ea2_0000 + number)
}

pub(super) fn version() -> ScenarioVersion {
    ScenarioVersion {
        hash: "ab".repeat(32),
        slug: "zorgen-om-sam".into(),
        bundle: r#"{"titel":"Zorgen om Sam",  "b":1,"a":2}"#.into(),
        first_used_at: NOW,
    }
}

pub(super) fn code(number: u128) -> [u8; 32] {
    let mut code = [7; 32];
    code[..16].copy_from_slice(&number.to_be_bytes());
    code
}

/// The same variant for everyone.
pub(super) fn as_ever(_: Drawn) -> Value {
    json!({"rol": "docent", "jaar": 2026})
}

pub(super) fn new_attempt(number: u128, learner_id: Uuid) -> NewAttempt {
    NewAttempt {
        id: Uuid::from_u128(number),
        learner_id,
        scenario_slug: "zorgen-om-sam".into(),
        version_hash: version().hash,
        seed: i64::MIN,
        resume_code_hash: code(number),
        started_at: NOW,
    }
}

pub(super) fn step(seq: i32, token: &str) -> Step {
    Step {
        seq,
        node: "gesprek-1".into(),
        answer: json!({"keuze": "doorvragen", "zekerheid": 0.7, "reden": "één “bron”"}),
        token: token.into(),
        at: Moment(NOW.0 + i64::from(seq)),
    }
}

pub(super) fn new_step(attempt_id: Uuid, seq: i32, token: &str) -> NewStep {
    NewStep { attempt_id, step: step(seq, token) }
}
