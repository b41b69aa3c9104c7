use uuid::Uuid;

use super::world::{NOW, as_ever, code, learner, new_attempt, new_step, on_every_engine, step, version};
use crate::store::{AttemptRecord, Drawn, Moment, ScenarioVersion, StoreError};

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_kept_byte_for_byte_and_only_once() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.remember_version(version()).await.unwrap();
        let again = ScenarioVersion { first_used_at: Moment(NOW.0 + 5), ..version() };
        store.remember_version(again).await.unwrap();
        assert_eq!(store.find_version(&version().hash).await.unwrap(), Some(version()));
        assert_eq!(store.find_version("onbekend").await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_version_only_its_withdrawal_changes_and_every_attempt_on_it_tells() {
    on_every_engine(|world| async move {
        let (store, hash) = (&world.store, version().hash);
        let id = world.attempt(1).await;
        assert_eq!(store.withdrawal_of(&hash).await.unwrap(), None);
        for why in ["fout", "vervangen"] {
            store.withdraw_version(&hash, why, NOW).await.unwrap();
            assert_eq!(store.withdrawal_of(&hash).await.unwrap().as_deref(), Some(why));
            assert_eq!(world.found(id).await.withdrawn_because.as_deref(), Some(why));
            assert_eq!(store.attempts_of(learner(1)).await.unwrap()[0].withdrawn_because.as_deref(), Some(why));
        }
        assert!(store.withdraw_version(&hash, "zomaar", NOW).await.is_err());
        // Using it again does not bring it back.
        store.remember_version(version()).await.unwrap();
        for name in [hash.as_str(), "zorgen-om-sam"] {
            let named = store.versions_named(name).await.unwrap();
            assert_eq!(named.len(), 1, "{name}");
            assert_eq!((named[0].attempts, named[0].withdrawn_because.as_deref()), (1, Some("vervangen")));
        }
        assert_eq!(store.versions_named("abab").await.unwrap(), []);
        assert_eq!(store.find_version(&hash).await.unwrap(), Some(version()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_comes_back_with_its_steps_in_order() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        assert_eq!(world.found(id).await.steps, []);
        for (seq, token) in [(1, "b"), (0, "a"), (2, "c")] {
            world.store.append_step(new_step(id, seq, token)).await.unwrap();
        }
        let new = new_attempt(1, learner(1));
        let expected = AttemptRecord {
            id,
            scenario_slug: new.scenario_slug,
            version_hash: new.version_hash,
            variant: as_ever(Drawn::Place(0)),
            seed: new.seed,
            started_at: new.started_at,
            withdrawn_because: None,
            steps: vec![step(0, "a"), step(1, "b"), step(2, "c")],
        };
        assert_eq!(world.found(id).await, expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_does_not_see_anothers_attempt() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        world.store.create_learner(learner(2), NOW).await.unwrap();
        assert_eq!(world.store.find_attempt(id, learner(2)).await.unwrap(), None);
        assert_eq!(world.store.attempts_of(learner(2)).await.unwrap(), []);
        assert_eq!(world.store.find_attempt(Uuid::from_u128(9), learner(1)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_attempts_of_a_learner_come_latest_first_each_with_its_own_steps() {
    on_every_engine(|world| async move {
        let first = world.attempt(1).await;
        let later = crate::store::NewAttempt { started_at: Moment(NOW.0 + 1), ..new_attempt(2, learner(1)) };
        let second = later.id;
        world.store.start_attempt(later, as_ever).await.unwrap();
        world.store.start_attempt(new_attempt(3, learner(2)), as_ever).await.unwrap();
        world.store.append_step(new_step(first, 0, "a")).await.unwrap();
        let attempts = world.store.attempts_of(learner(1)).await.unwrap();
        let seen: Vec<_> = attempts.iter().map(|attempt| (attempt.id, attempt.steps.len())).collect();
        assert_eq!(seen, [(second, 0), (first, 1)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_is_all_or_nothing() {
    on_every_engine(|world| async move {
        let error = world.store.start_attempt(new_attempt(1, learner(1)), as_ever).await.unwrap_err();
        assert!(matches!(error, StoreError::Missing), "no version: {error}");
        // The learner of the refused attempt is not there either.
        let error = world.store.claim_attempt(code(2), learner(1), NOW).await;
        assert_eq!(error.unwrap(), None);
        world.attempt(2).await;
        let error = world.store.claim_attempt(code(2), learner(3), NOW).await.unwrap_err();
        assert!(matches!(error, StoreError::Missing), "no learner: {error}");
        let same_code = crate::store::NewAttempt { resume_code_hash: code(2), ..new_attempt(4, learner(4)) };
        let error = world.store.start_attempt(same_code, as_ever).await.unwrap_err();
        assert!(matches!(error, StoreError::Duplicate), "same code: {error}");
        let error = world.store.claim_attempt(code(2), learner(4), NOW).await.unwrap_err();
        assert!(matches!(error, StoreError::Missing), "learner 4 was undone: {error}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resume_code_gives_another_learner_access_and_takes_it_from_nobody() {
    on_every_engine(|world| async move {
        let store = &world.store;
        let id = world.attempt(1).await;
        store.create_learner(learner(2), NOW).await.unwrap();
        assert_eq!(store.claim_attempt(code(9), learner(2), NOW).await.unwrap(), None);
        for _ in 0..2 {
            assert_eq!(store.claim_attempt(code(1), learner(2), NOW).await.unwrap(), Some(id));
        }
        assert!(store.find_attempt(id, learner(2)).await.unwrap().is_some());
        assert!(store.find_attempt(id, learner(1)).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn retention_removes_old_attempts_with_their_steps_and_spares_those_still_in_use() {
    on_every_engine(|world| async move {
        let store = &world.store;
        let (old, in_use) = (world.attempt(1).await, world.attempt(2).await);
        store.append_step(new_step(old, 0, "a")).await.unwrap();
        store.append_step(new_step(in_use, 500, "a")).await.unwrap();
        for number in 1_000..1_250 {
            store.start_attempt(new_attempt(number, learner(2)), as_ever).await.unwrap();
        }
        assert_eq!(store.delete_attempts_before(NOW).await.unwrap(), 0);
        assert_eq!(store.delete_attempts_before(Moment(NOW.0 + 100)).await.unwrap(), 251);
        assert_eq!(store.find_attempt(old, learner(1)).await.unwrap(), None);
        assert_eq!(world.found(in_use).await.steps.len(), 1);
        let error = store.append_step(new_step(old, 1, "b")).await.unwrap_err();
        assert!(matches!(error, StoreError::Missing), "{error}");
    })
    .await;
}
