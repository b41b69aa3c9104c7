//! A library that changes while people play.

use weegwijs::catalogue::Library;

use super::{Player, by_turns};
use crate::fixtures::small_library;
use crate::world::World;

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

#[tokio::test]
async fn a_case_that_is_gone_can_still_be_finished() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let small = small_library();
    let without = |text: &str| {
        text.replace("scenarios = [\"de-doos\"]", "scenarios = []").replace(" en oefen met [[scenario:de-doos]]", "")
    };
    let kept: Vec<(&str, String)> = small
        .files()
        .filter(|(name, _)| !name.starts_with("scenarios/"))
        .map(|(name, bytes)| (name, without(std::str::from_utf8(bytes).unwrap())))
        .collect();
    world.publish(&Library::from_texts(kept.iter().map(|(name, text)| (*name, text.as_str()))), 2);
    assert_eq!(player.browser.get("/scenarios/de-doos").await.status, 404);
    player.plays_to_the_end(by_turns(1)).await;
    player.debrief().await;
}
