//! From the votes of a panel to the key that learners see.

use weegwijs::app::close_panel;
use weegwijs::scenarios::write_panel;

use super::{CASE, invite, votes};
use crate::browser::says;
use crate::fixtures::small_library;
use crate::pogingen::{Player, by_turns};
use crate::world::{World, engines};

const NODE: &str = "scenarios/de-doos/knopen/wegen.md";

/// The small library in which the votes are the key of the first item.
fn with_panel(panel: &str) -> weegwijs::catalogue::Library {
    let mut library = small_library();
    let node = library.files().find(|(name, _)| *name == NODE).map(|(_, bytes)| bytes.to_vec()).unwrap();
    let editorial =
        "krediet = [0.0, 0.2, 1.0, 0.5, 0.0]\nreden = \"Het is maar van horen zeggen.\"\nbron = \"basis/kijken\"\n";
    let node = String::from_utf8(node).unwrap();
    assert!(node.contains(editorial));
    library.put(NODE, &node.replace(editorial, ""));
    library.put("scenarios/de-doos/paneel.csv", panel);
    library
}

#[tokio::test]
async fn the_votes_of_a_panel_become_the_key_of_a_new_version_and_old_attempts_keep_theirs() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut before = Player::begins(&world, CASE).await;
        before.plays_to_the_end(by_turns(0)).await;
        let old = before.debrief().await;
        assert!(says(&old.read(), "Sleutel van de redactie"));

        for (at, sheet) in invite(&world, 12).await.iter().enumerate() {
            let vote = if at < 8 { "-1" } else { "0" };
            let fields = [("weging-w-stil", vote), ("reden-w-stil", "Gehoord en nergens gezien.")];
            assert_eq!(votes(&mut world.browser(), sheet, &fields).await.status, 303);
        }
        let counted = close_panel(world.app.store(), CASE, world.app.clock().now()).await.unwrap().unwrap();
        let panel = write_panel(&counted.tallies);
        assert_eq!(panel, "item;-2;-1;0;1;2;n\nw-stil;0;8;4;0;0;12\n");
        world.publish(&with_panel(&panel), 2);

        assert_eq!(before.debrief().await.text(), old.text(), "an old attempt is as it was");
        let mut after = Player::begins(&world, CASE).await;
        after.plays_to_the_end(by_turns(0)).await;
        let debrief = after.debrief().await;
        let page = debrief.read();
        assert!(says(&page, "Sleutel van een panel van experts."), "{}", debrief.text());
        assert!(says(&page, "zwakker: 8 panelleden"), "{}", debrief.text());
        // Counts, and nothing that an expert wrote.
        assert!(!debrief.text().contains("nergens gezien"));
        // The version is another one, so its panel is too.
        let sheet = invite(&world, 1).await.remove(0);
        assert!(world.browser().page(&sheet).await.text().contains("weging-w-stil"));
    }
}

#[tokio::test]
async fn a_panel_that_is_edited_after_publishing_changes_no_old_score() {
    for engine in engines() {
        let mut world = World::small_on(engine).await;
        world.publish(&with_panel("item;-2;-1;0;1;2;n\nw-stil;0;8;4;0;0;12\n"), 2);
        let mut before = Player::begins(&world, CASE).await;
        before.plays_to_the_end(by_turns(0)).await;
        let old = before.debrief().await;
        assert!(says(&old.read(), "zwakker: 8 panelleden"), "{}", old.text());

        world.publish(&with_panel("item;-2;-1;0;1;2;n\nw-stil;0;1;2;9;0;12\n"), 3);
        world.restart().await;
        assert_eq!(before.debrief().await.body, old.body, "an old score is not byte for byte as it was");
        let mut after = Player::begins_in(before.browser.clone(), CASE).await;
        after.plays_to_the_end(by_turns(0)).await;
        assert!(says(&after.debrief().await.read(), "sterker: 9 panelleden"));
    }
}
