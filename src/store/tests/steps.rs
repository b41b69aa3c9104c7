use std::collections::HashSet;

use tokio::task::JoinSet;
use uuid::Uuid;

use super::world::{NOW, as_ever, learner, new_attempt, new_step, on_every_engine, step, version};
use crate::store::sql::change;
use crate::store::{AppendOutcome, NewAttempt, ScenarioVersion, Store, StoreError};

const CHANGE: &str = "update step set node = 'anders'";
const REMOVE: &str = "delete from step";
const REPLACE: &str = "insert or replace into step (attempt_id, seq, node, answer, token, at)
    select attempt_id, seq, 'anders', answer, token, at from step where true";

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_is_harmless() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        let first = world.store.append_step(new_step(id, 0, "a")).await.unwrap();
        let second = world.store.append_step(new_step(id, 0, "a")).await.unwrap();
        assert_eq!((first, second), (AppendOutcome::Stored, AppendOutcome::Repeated));
        assert_eq!(world.found(id).await.steps, [step(0, "a")]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_again_for_a_later_place_is_still_a_repetition() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        world.store.append_step(new_step(id, 0, "a")).await.unwrap();
        world.store.append_step(new_step(id, 1, "b")).await.unwrap();
        let again = world.store.append_step(new_step(id, 1, "a")).await.unwrap();
        assert_eq!(again, AppendOutcome::Repeated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tab_is_told_what_stands_in_its_place() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        world.store.append_step(new_step(id, 0, "a")).await.unwrap();
        let outcome = world.store.append_step(new_step(id, 0, "b")).await.unwrap();
        assert_eq!(outcome, AppendOutcome::Taken { existing: step(0, "a") });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_token_in_another_attempt_is_another_form() {
    on_every_engine(|world| async move {
        for number in [1, 2] {
            let id = world.attempt(number).await;
            let outcome = world.store.append_step(new_step(id, 0, "a")).await.unwrap();
            assert_eq!(outcome, AppendOutcome::Stored);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_32_clicks_at_once_one_is_stored() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        let clicks = (0..32).map(|_| append(&world.store, new_step(id, 0, "a")));
        let outcomes = clicks.collect::<JoinSet<_>>().join_all().await;
        let stored = outcomes.iter().filter(|outcome| **outcome == AppendOutcome::Stored);
        assert_eq!(stored.count(), 1);
        assert!(!outcomes.iter().any(|outcome| matches!(outcome, AppendOutcome::Taken { .. })));
        assert_eq!(world.found(id).await.steps.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_64_learners_at_once_are_all_durable_in_few_commits() {
    on_every_engine(|world| async move {
        let mut ids = HashSet::new();
        for number in 1..=64 {
            ids.insert(world.attempt(number).await);
        }
        let before = world.store.commits();
        let answers = ids.iter().map(|id| append(&world.store, new_step(*id, 0, "a")));
        let outcomes = answers.collect::<JoinSet<_>>().join_all().await;
        assert!(outcomes.iter().all(|outcome| *outcome == AppendOutcome::Stored));
        if let (Some(before), Some(after)) = (before, world.store.commits()) {
            assert!(after - before <= 16, "{} commits", after - before);
        }
        let other = Store::open(&world.place).await.unwrap();
        let attempts = other.attempts_of(learner(1)).await.unwrap();
        assert_eq!(attempts.iter().filter(|attempt| attempt.steps == [step(0, "a")]).count(), 64);
        other.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_removed_attempt_does_not_spoil_those_of_others() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        let gone = Uuid::from_u128(99);
        let append = |seq: i32| {
            let (store, attempt) = (world.store.clone(), if seq % 4 == 0 { gone } else { id });
            async move { (seq, store.append_step(new_step(attempt, seq, &seq.to_string())).await) }
        };
        for (seq, outcome) in (0..32).map(append).collect::<JoinSet<_>>().join_all().await {
            match outcome {
                Ok(outcome) => assert_eq!(outcome, AppendOutcome::Stored),
                Err(error) => assert!(seq % 4 == 0 && matches!(error, StoreError::Missing), "{seq}: {error}"),
            }
        }
        assert_eq!(world.found(id).await.steps.len(), 24);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_faulty_version_no_answer_is_stored_and_those_of_others_are() {
    on_every_engine(|world| async move {
        let faulty = world.attempt(1).await;
        let other = ScenarioVersion { hash: "cd".repeat(32), ..version() };
        let new = NewAttempt { version_hash: other.hash.clone(), ..new_attempt(2, learner(1)) };
        let sound = new.id;
        world.store.remember_version(other).await.unwrap();
        world.store.start_attempt(new, as_ever).await.unwrap();
        let version = version().hash;
        world.store.append_step(new_step(faulty, 0, "a")).await.unwrap();
        world.store.withdraw_version(&version, "vervangen", NOW).await.unwrap();
        assert_eq!(world.store.append_step(new_step(faulty, 1, "b")).await.unwrap(), AppendOutcome::Stored);
        world.store.withdraw_version(&version, "fout", NOW).await.unwrap();
        let append = |seq: i32| {
            let (store, attempt) = (world.store.clone(), if seq % 4 == 0 { faulty } else { sound });
            async move { (seq, store.append_step(new_step(attempt, seq, &format!("c{seq}"))).await) }
        };
        for (seq, outcome) in (4..36).map(append).collect::<JoinSet<_>>().join_all().await {
            match outcome {
                Ok(outcome) => assert!(seq % 4 != 0 && outcome == AppendOutcome::Stored, "{seq}"),
                Err(error) => assert!(seq % 4 == 0 && matches!(error, StoreError::FaultyVersion), "{seq}: {error}"),
            }
        }
        assert_eq!((world.found(faulty).await.steps.len(), world.found(sound).await.steps.len()), (2, 24));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_never_changed_or_removed_by_itself() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        world.store.append_step(new_step(id, 0, "a")).await.unwrap();
        let error = change!(world.store, CHANGE).unwrap_err().to_string();
        assert!(error.contains("a step is never changed"), "{error}");
        let error = change!(world.store, REMOVE).unwrap_err().to_string();
        assert!(error.contains("a step is removed only with its attempt"), "{error}");
        if !world.is_postgres() {
            change!(world.store, REPLACE).unwrap_err();
        }
        assert_eq!(world.found(id).await.steps, [step(0, "a")]);
    })
    .await;
}

fn append(store: &Store, new: crate::store::NewStep) -> impl Future<Output = AppendOutcome> + Send + 'static {
    let store = store.clone();
    async move { store.append_step(new).await.unwrap() }
}
