//! A library that changes while people play.

use weegwijs::catalogue::Library;

use super::{Player, by_turns};
use crate::browser::says;
use crate::fixtures::small_library;
use crate::world::{World, engines};

/// The small library without the step where something is shared, nor what only that step led to.
pub(super) fn shortened() -> Library {
    let small = small_library();
    let files: Vec<(&str, String)> =
        small.files().map(|(name, bytes)| (name, String::from_utf8(bytes.to_vec()).unwrap())).collect();
    let gone = ["knopen/delen.md", "knopen/einde-stil.md"];
    let kept = files.iter().filter(|(name, _)| !gone.iter().any(|gone| name.ends_with(gone)));
    let changed: Vec<(&str, String)> =
        kept.map(|(name, text)| (*name, text.replace("naar = \"delen\"", "naar = \"einde-weg\""))).collect();
    Library::from_texts(changed.iter().map(|(name, text)| (*name, text.as_str())))
}

/// The small library without its cases.
fn without_cases() -> Library {
    let small = small_library();
    let without = |text: &str| {
        text.replace("scenarios = [\"de-doos\"]", "scenarios = []").replace(" en oefen met [[scenario:de-doos]]", "")
    };
    let kept: Vec<(&str, String)> = small
        .files()
        .filter(|(name, _)| !name.starts_with("scenarios/"))
        .map(|(name, bytes)| (name, without(std::str::from_utf8(bytes).unwrap())))
        .collect();
    Library::from_texts(kept.iter().map(|(name, text)| (*name, text.as_str())))
}

#[tokio::test]
async fn a_case_that_is_gone_can_still_be_finished_and_the_list_says_that_it_is_gone() {
    const GONE: &str = "deze casus bieden we niet meer aan";
    for engine in engines() {
        let mut world = World::small_on(engine).await;
        let mut player = Player::begins(&world, "de-doos").await;
        assert!(!says(&player.browser.page("/pogingen").await.read(), GONE));
        world.publish(&without_cases(), 2);
        // Nothing of the case is in memory any more either.
        world.restart().await;
        assert_eq!(player.browser.get("/scenarios/de-doos").await.status, 404);
        assert_eq!(player.browser.post("/scenarios/de-doos/pogingen", &[]).await.status, 404);
        let list = player.browser.page("/pogingen").await;
        assert!(says(&list.read(), &format!("bij stap 1; {GONE}")), "{}", list.text());
        player.plays_to_the_end(by_turns(1)).await;
        assert!(player.debrief().await.heading().starts_with("Nabespreking"));
        assert!(says(&player.browser.page("/pogingen").await.read(), &format!("afgerond; {GONE}")));
    }
}
