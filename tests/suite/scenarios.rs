use std::collections::BTreeSet;

use crate::browser::{classed, says};
use crate::world::{World, shipped};

#[tokio::test]
async fn every_case_is_introduced_before_it_begins() {
    let world = World::new().await;
    let mut browser = world.browser();
    let list = browser.page("/scenarios").await.read();
    assert!(shipped().scenarios().count() >= 12);
    let levels: Vec<String> = classed(&list, "badge").into_iter().map(|badge| badge.text.clone()).collect();
    assert!(levels.len() >= 12 && levels.is_sorted(), "the basic cases come first: {levels:?}");
    for scenario in shipped().scenarios() {
        let (address, about) = (format!("/scenarios/{}", scenario.slug()), scenario.about());
        assert!(list.named("a").any(|link| link.attribute("href") == Some(&address)), "{address}");
        let intro = browser.page(&address).await;
        let page = intro.read();
        assert_eq!(intro.heading(), about.title);
        for goal in &about.goals {
            assert!(says(&page, goal), "{address}: {goal}");
        }
        if let Some(warning) = &about.content_warning {
            assert!(says(&page, warning), "{address}");
        }
        intro.form("/pogingen");
        for node in scenario.nodes() {
            for choice in node.choices() {
                assert!(!intro.text().contains(&choice.feedback), "{address} gives away ‘{}’", choice.id);
            }
        }
    }
}

#[tokio::test]
async fn a_case_is_as_long_as_was_promised() {
    for scenario in shipped().scenarios() {
        let endings = scenario.nodes().filter(|node| node.id.starts_with("einde")).count();
        assert!(scenario.nodes().count() >= 8, "{}", scenario.slug());
        assert!(endings >= 3, "{}", scenario.slug());
    }
}

#[tokio::test]
async fn beginning_a_case_that_does_not_exist_keeps_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    assert_eq!(browser.post("/scenarios/bestaat-niet/pogingen", &[]).await.status, 404);
    assert_eq!(browser.get("/scenarios/bestaat-niet").await.status, 404);
    assert!(world.rows().await.iter().all(|(_, rows)| *rows == 0));
}

#[tokio::test]
async fn mirrored_cases_are_both_played() {
    let world = World::new().await;
    let mut titles = BTreeSet::new();
    for _ in 0..40 {
        let mut browser = world.browser();
        let begun = browser.post("/scenarios/ineens-een-khimar/pogingen", &[]).await;
        let step = browser.follow(&begun).await.read();
        let title = crate::browser::classed(&step, "progress__case")[0].text.clone();
        titles.insert(title);
        if titles.len() == 2 {
            break;
        }
    }
    assert_eq!(titles.into_iter().collect::<Vec<_>>(), ["Ineens een bomberjack", "Ineens een khimar"]);
}
