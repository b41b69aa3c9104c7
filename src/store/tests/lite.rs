use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::world::{NOW, World, learner, new_attempt, new_step};
use crate::store::job::Shape;
use crate::store::sql::{change, run};
use crate::store::{AppendOutcome, NewStep, Store, StoreError};

const SECOND_PROCESS: &str = "WEEGWIJS_TEST_SECOND_PROCESS";
const CREATE_LEARNER: &str = "insert into learner (id, created_at) values ($1, 0)";
const STOP_GROWING: &str = "pragma max_page_count = 1";
const GROW_AGAIN: &str = "pragma max_page_count = 1073741823";
const ONLY_READ: &str = "pragma query_only = on";
const WRITE_AGAIN: &str = "pragma query_only = off";

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_write_does_not_spoil_those_it_is_committed_with() {
    let world = World::lite().await;
    let id = world.attempt(1).await;
    let mut good = JoinSet::new();
    let mut bad = JoinSet::new();
    for number in 2..34 {
        let store = world.store.clone();
        let new = new_step(id, i32::try_from(number).unwrap(), &number.to_string());
        good.spawn(async move { store.append_step(new).await });
        let store = world.store.clone();
        bad.spawn(async move {
            let act = store.write(Shape::Several, move |mut conn| {
                Box::pin(async move {
                    run!(conn, CREATE_LEARNER, learner(number))?;
                    run!(conn, CREATE_LEARNER, learner(1))
                })
            });
            act.await
        });
    }
    for outcome in good.join_all().await {
        assert_eq!(outcome.unwrap(), AppendOutcome::Stored);
    }
    for outcome in bad.join_all().await {
        assert!(matches!(outcome, Err(StoreError::Duplicate)), "{outcome:?}");
    }
    assert_eq!(world.found(id).await.steps.len(), 32);
    // The half of each refused write that succeeded is undone: the learner can still be made.
    assert_eq!(change!(world.store, CREATE_LEARNER, learner(2)).unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_keeps_nothing_by_half_and_the_writer_goes_on_after_it() {
    survives(STOP_GROWING, GROW_AGAIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_gone_read_only_keeps_nothing_by_half_and_the_writer_goes_on_after_it() {
    survives(ONLY_READ, WRITE_AGAIN).await;
}

async fn survives(break_it: &'static str, mend_it: &'static str) {
    let world = World::lite().await;
    let id = world.attempt(1).await;
    let mut large = new_step(id, 0, "a");
    large.step.answer = "x".repeat(100_000).into();
    let variant = large.step.answer.clone();
    change!(world.store, break_it).unwrap();
    let outcomes = append_eight(&world.store, &large).await;
    assert!(outcomes.iter().all(is_unwritable), "{outcomes:?}");
    let outcome = world.store.start_attempt(new_attempt(2, learner(2)), |_| variant).await;
    assert!(is_unwritable(&outcome), "{outcome:?}");
    assert_eq!(world.found(id).await.steps, []);
    change!(world.store, mend_it).unwrap();
    assert_eq!(world.store.append_step(large).await.unwrap(), AppendOutcome::Stored);
    assert_eq!(world.found(id).await.steps.len(), 1, "durable, so that a reader sees it");
}

/// On one thread, so that all eight are handed in before the writer runs: one commit.
#[tokio::test]
async fn when_the_disk_fills_half_way_what_is_acknowledged_is_there_and_nothing_else() {
    let world = World::lite().await;
    let id = world.attempt(1).await;
    change!(world.store, STOP_GROWING).unwrap();
    let append = |seq: i32| {
        let (store, mut step) = (world.store.clone(), new_step(id, seq, &seq.to_string()));
        if seq == 4 {
            step.step.answer = "x".repeat(100_000).into();
        }
        async move { (seq, store.append_step(step).await) }
    };
    let mut acknowledged = Vec::new();
    for (seq, outcome) in (0..8).map(append).collect::<JoinSet<_>>().join_all().await {
        match outcome {
            Ok(_) => acknowledged.push(seq),
            Err(_) => assert!(is_unwritable(&outcome), "{outcome:?}"),
        }
    }
    acknowledged.sort_unstable();
    let found: Vec<_> = world.found(id).await.steps.iter().map(|step| step.seq).collect();
    assert_eq!(found, acknowledged);
    assert!(!found.contains(&4));
}

/// Again on one thread: the disk turns read-only inside the commit, which then stands half-way.
#[tokio::test]
async fn a_commit_that_fails_half_way_is_not_left_open() {
    let world = World::lite().await;
    let id = world.attempt(1).await;
    let store = world.store.clone();
    let breaking = tokio::spawn(async move { change!(store, ONLY_READ) });
    let outcomes = append_eight(&world.store, &new_step(id, 0, "a")).await;
    assert!(outcomes.iter().all(is_unwritable), "{outcomes:?}");
    assert!(is_unwritable(&breaking.await.unwrap()));
    change!(world.store, WRITE_AGAIN).unwrap();
    world.store.append_step(new_step(id, 1, "b")).await.unwrap();
    assert_eq!(world.found(id).await.steps.len(), 1);
}

#[tokio::test]
async fn steps_stored_together_are_the_same_as_steps_stored_alone() {
    let world = World::lite().await;
    let (alone, together) = (world.attempt(1).await, world.attempt(2).await);
    let odd = |attempt, seq: i32| {
        let mut new = new_step(attempt, seq, &format!("{seq} \u{0} \"'\\ é 🜏"));
        new.step.node = format!("{seq}\n\u{0}");
        let answers = [json!(null), json!(-0.1), json!(u64::MAX), json!({"a\u{0}": ["\u{0}", "1e5"]}), json!("[1]")];
        new.step.answer = answers[usize::try_from(seq).unwrap() % answers.len()].clone();
        new
    };
    for seq in 0..10 {
        world.store.append_step(odd(alone, seq)).await.unwrap();
    }
    let append = |seq| {
        let (store, new) = (world.store.clone(), odd(together, seq));
        async move { store.append_step(new).await.unwrap() }
    };
    (0..10).map(append).collect::<JoinSet<_>>().join_all().await;
    let expected: Vec<_> = (0..10).map(|seq| odd(alone, seq).step).collect();
    assert_eq!(world.found(alone).await.steps, expected);
    assert_eq!(world.found(together).await.steps, expected);
}

fn is_unwritable<T>(outcome: &Result<T, StoreError>) -> bool {
    matches!(outcome, Err(StoreError::Unwritable { .. }))
}

async fn append_eight(store: &Store, step: &NewStep) -> Vec<Result<AppendOutcome, StoreError>> {
    let append = |_| {
        let (store, step) = (store.clone(), step.clone());
        async move { store.append_step(step).await }
    };
    (0..8).map(append).collect::<JoinSet<_>>().join_all().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_held_by_another_program_is_told_and_then_forgotten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("weegwijs.sqlite");
    let store = Store::open_file(&path, Duration::from_millis(20)).await.unwrap();
    store.create_learner(learner(1), NOW).await.unwrap();
    let mut other = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let held = other.begin_with("begin immediate").await.unwrap();
    let error = store.create_learner(learner(2), NOW).await.unwrap_err();
    assert!(matches!(error, StoreError::Unwritable { .. }), "{error}");
    held.rollback().await.unwrap();
    store.create_learner(learner(2), NOW).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_grown_before_the_first_write_and_never_shrinks() {
    let world = World::lite().await;
    let id = world.attempt(1).await;
    let log = format!("{}-wal", world.place);
    let size = || fs::metadata(&log).unwrap().len();
    let grown = size();
    assert!(grown >= 6 * 1024 * 1024, "{grown}");
    assert!(fs::metadata(&world.place).unwrap().len() < 1024 * 1024, "only the log has grown");
    for seq in 0..400 {
        let mut step = new_step(id, seq, &seq.to_string());
        step.step.answer = "x".repeat(20_000).into();
        world.store.append_step(step).await.unwrap();
    }
    assert!(size() >= grown);
    assert!(fs::metadata(&world.place).unwrap().len() > 4 * 1024 * 1024, "the log was folded in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_dropped_without_closing_leaves_everything_for_the_next() {
    let World { store, place, engine: _folder } = World::lite().await;
    store.create_learner(learner(1), NOW).await.unwrap();
    drop(store);
    let store = Store::open(&place).await.unwrap();
    let error = change!(store, CREATE_LEARNER, learner(1)).unwrap_err();
    assert!(matches!(error, StoreError::Duplicate), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_store_says_so_after_writing_what_waited() {
    let world = World::lite().await;
    let store = world.store.clone();
    let waiting = tokio::spawn(async move { store.create_learner(learner(1), NOW).await });
    while world.store.commits() == Some(0) {
        tokio::task::yield_now().await;
    }
    world.store.close().await;
    waiting.await.unwrap().unwrap();
    let error = world.store.create_learner(learner(2), NOW).await.unwrap_err();
    assert!(matches!(error, StoreError::Closed), "{error}");
    assert!(matches!(world.store.ping().await, Err(StoreError::Closed)));
    assert!(!Path::new(&format!("{}-wal", world.place)).exists(), "the log was folded in");
}

/// Plays both parts: the second process is this test again, told by its environment.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_writes_the_same_file_at_the_same_time() {
    if let Ok(place) = env::var(SECOND_PROCESS) {
        return write_learners(&Store::open(&place).await.unwrap(), 1_000).await;
    }
    let world = World::lite().await;
    let (_, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::a_second_process_writes_the_same_file_at_the_same_time");
    let mut second = Command::new(env::current_exe().unwrap())
        .args(["--exact", &name])
        .env(SECOND_PROCESS, &world.place)
        .spawn()
        .unwrap();
    write_learners(&world.store, 2_000).await;
    let status = tokio::task::spawn_blocking(move || second.wait()).await.unwrap().unwrap();
    assert!(status.success());
    for number in [1_000, 1_099, 2_000, 2_099] {
        let error = change!(world.store, CREATE_LEARNER, learner(number)).unwrap_err();
        assert!(matches!(error, StoreError::Duplicate), "{number}: {error}");
    }
}

async fn write_learners(store: &Store, first: u128) {
    for number in first..first + 100 {
        store.create_learner(learner(number), NOW).await.unwrap();
    }
}
