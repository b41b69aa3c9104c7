//! Whether a page was clear, without knowing who says so.

use crate::browser::{Question, says};
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;
const PAGE: &str = "/handreiking/basis/kijken";
const FORM: &str = "/handreiking/basis/kijken/duidelijk";

/// What was counted: answer and how often.
async fn counted(world: &World) -> Vec<(String, i64)> {
    let counted = world.app.store().clarity_since("2026-01-01").await.unwrap();
    assert!(counted.iter().all(|record| record.page_key == "basis/kijken"));
    counted.into_iter().map(|record| (record.answer, record.times)).collect()
}

#[tokio::test]
async fn a_visitor_says_whether_it_was_clear_and_nothing_else_is_kept() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut browser = world.browser();
        let before = world.rows().await;
        let form = browser.page(PAGE).await.form("/duidelijk");
        let sent = browser.submit(&form.with("antwoord", "nee")).await;
        let thanks = browser.follow(&sent).await;
        assert_eq!(thanks.heading(), "Dank u wel");
        assert!(says(&thanks.read(), "Eerst kijken"), "it leads back");
        assert_eq!(counted(&world).await, [("nee".to_owned(), 1)]);
        assert!(!browser.has_cookies());
        let changed: Vec<_> = world.rows().await.into_iter().zip(before).filter(|(now, then)| now != then).collect();
        assert!(matches!(changed.as_slice(), [((table, 1), _)] if table == "clarity"), "{changed:?}");
    }
}

#[tokio::test]
async fn a_double_click_counts_once_and_the_next_visitor_counts_too() {
    let world = World::small().await;
    for _ in 0..2 {
        assert_eq!(world.browser().post(FORM, &[("antwoord", "ja")]).await.status, 303);
    }
    assert_eq!(world.browser().post(FORM, &[("antwoord", "nee")]).await.status, 303);
    assert_eq!(counted(&world).await, [("ja".to_owned(), 1), ("nee".to_owned(), 1)]);
    world.later(2_000);
    assert_eq!(world.browser().post(FORM, &[("antwoord", "ja")]).await.status, 303);
    assert_eq!(counted(&world).await[0], ("ja".to_owned(), 2));
}

#[tokio::test]
async fn what_is_no_answer_or_comes_from_elsewhere_is_not_counted() {
    let world = World::small().await;
    let mut browser = world.browser();
    for fields in [&[("antwoord", "misschien")][..], &[]] {
        assert_eq!(browser.post(FORM, fields).await.status, 400, "{fields:?}");
    }
    assert_eq!(browser.post("/handreiking/basis/kaas/duidelijk", &[("antwoord", "ja")]).await.status, 404);
    let foreign = Question::new("POST", FORM)
        .header("origin", "https://elders.test")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("antwoord=ja");
    assert_eq!(browser.ask(foreign).await.status, 403);
    assert!(counted(&world).await.is_empty());
}

#[tokio::test]
async fn counts_go_after_a_year() {
    let world = World::small().await;
    assert_eq!(world.browser().post(FORM, &[("antwoord", "ja")]).await.status, 303);
    world.later(365 * DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().clarity, 0);
    world.later(DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().clarity, 1);
    assert!(counted(&world).await.is_empty());
}
