use super::world::{NOW, learner, on_every_engine};
use crate::store::{Moment, NewSession, Session, StoreError};

const TOKEN: [u8; 32] = [1; 32];
const LATER: Moment = Moment(NOW.0 + 1_000);

fn new_session() -> NewSession {
    NewSession { token_hash: TOKEN, learner_id: None, clear_images: false, created_at: NOW, expires_at: LATER }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_found_by_the_hash_of_its_token_until_it_expires() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.create_session(new_session()).await.unwrap();
        let kept =
            Session { learner_id: None, clear_images: false, created_at: NOW, last_seen_at: NOW, expires_at: LATER };
        assert_eq!(store.find_session(&TOKEN, NOW).await.unwrap(), Some(kept));
        assert_eq!(store.find_session(&[2; 32], NOW).await.unwrap(), None);
        assert_eq!(store.find_session(&TOKEN, LATER).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn touching_lengthens_a_live_session_and_does_not_raise_an_expired_one() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.create_session(new_session()).await.unwrap();
        let (seen, end) = (Moment(NOW.0 + 10), Moment(NOW.0 + 2_000));
        assert!(store.touch_session(TOKEN, seen, end).await.unwrap());
        let session = store.find_session(&TOKEN, LATER).await.unwrap().unwrap();
        assert_eq!((session.last_seen_at, session.expires_at), (seen, end));
        assert!(!store.touch_session(TOKEN, end, Moment(NOW.0 + 9_000)).await.unwrap());
        assert_eq!(store.find_session(&TOKEN, end).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_choice_for_clear_images_is_kept() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.create_session(new_session()).await.unwrap();
        assert!(store.set_clear_images(TOKEN, true).await.unwrap());
        assert!(store.find_session(&TOKEN, NOW).await.unwrap().unwrap().clear_images);
        assert!(!store.set_clear_images([2; 32], true).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_tabs_that_bring_a_learner_the_first_wins() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.create_session(new_session()).await.unwrap();
        for number in [1, 2] {
            store.create_learner(learner(number), NOW).await.unwrap();
            let tied = store.attach_learner(TOKEN, learner(number)).await.unwrap();
            assert_eq!(tied, Some(learner(1)));
        }
        let session = store.find_session(&TOKEN, NOW).await.unwrap().unwrap();
        assert_eq!(session.learner_id, Some(learner(1)));
        assert_eq!(store.attach_learner([2; 32], learner(1)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refuses_a_learner_who_is_not_there() {
    on_every_engine(|world| async move {
        world.store.create_session(new_session()).await.unwrap();
        let error = world.store.attach_learner(TOKEN, learner(9)).await.unwrap_err();
        assert!(matches!(error, StoreError::Missing), "{error}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refuses_a_token_that_is_in_use() {
    on_every_engine(|world| async move {
        world.store.create_session(new_session()).await.unwrap();
        let error = world.store.create_session(new_session()).await.unwrap_err();
        assert!(matches!(error, StoreError::Duplicate), "{error}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ended_and_expired_sessions_are_removed() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.create_session(new_session()).await.unwrap();
        assert_eq!(store.delete_expired_sessions(NOW).await.unwrap(), 0);
        assert_eq!(store.delete_expired_sessions(LATER).await.unwrap(), 1);
        store.create_session(new_session()).await.unwrap();
        assert!(store.delete_session(TOKEN).await.unwrap());
        assert!(!store.delete_session(TOKEN).await.unwrap());
    })
    .await;
}
