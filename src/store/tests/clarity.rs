use super::world::{World, on_every_engine};
use crate::store::ClarityRecord;

fn record(page: &str, answer: &str, times: i64) -> ClarityRecord {
    ClarityRecord { page_key: page.into(), answer: answer.into(), times }
}

async fn count(world: &World, page: &str, day: &str, answer: &'static str) {
    world.store.count_clarity(page, day, answer).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_counted_by_page_and_day_and_go_after_their_term() {
    on_every_engine(|world| async move {
        for (page, day, answer) in [
            ("a/b", "2026-11-22", "ja"),
            ("a/b", "2026-11-23", "ja"),
            ("a/b", "2026-11-23", "ja"),
            ("a/b", "2026-11-23", "nee"),
            ("a/c", "2026-11-23", "nee"),
        ] {
            count(&world, page, day, answer).await;
        }
        let all = [record("a/b", "ja", 3), record("a/b", "nee", 1), record("a/c", "nee", 1)];
        assert_eq!(world.store.clarity_since("2026-01-01").await.unwrap(), all);
        assert_eq!(world.store.delete_clarity_before("2026-11-23").await.unwrap(), 1);
        assert_eq!(world.store.clarity_since("2026-01-01").await.unwrap()[0], record("a/b", "ja", 2));
        assert!(world.store.clarity_since("2026-11-24").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_is_not_counted() {
    on_every_engine(|world| async move {
        assert!(world.store.count_clarity("a/b", "2026-11-23", "misschien").await.is_err());
        assert!(world.store.count_clarity("a/b", "vandaag", "ja").await.is_err());
        assert!(world.store.clarity_since("2026-01-01").await.unwrap().is_empty());
    })
    .await;
}
