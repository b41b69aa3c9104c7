//! Two servers on one database: what one remembers of an attempt, the other may have overtaken.

use super::{Player, by_turns};
use crate::world::{World, engines};

#[tokio::test]
async fn a_visitor_may_be_served_by_one_server_and_then_by_another() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut player = Player::begins(&world, "ineens-een-khimar").await;
        let (here, there) = (player.browser.clone(), world.another_server().await);
        let mut steps = 0;
        while let Some(page) = player.next().await {
            // Two steps here, two steps there: each server comes back to an attempt that went on.
            let is_here = steps % 4 < 2;
            player.browser = if is_here { here.clone() } else { here.through(there.clone()) };
            player.answers_on(&page, &mut by_turns(steps)).await;
            steps += 1;
        }
        assert!(steps > 8, "{steps} steps");
        assert_eq!(world.steps().await, i64::try_from(steps).unwrap());
        player.browser = here;
        assert!(player.debrief().await.heading().starts_with("Nabespreking"));
    }
}

#[tokio::test]
async fn a_server_that_was_overtaken_does_not_answer_a_step_twice() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut player = Player::begins(&world, "ineens-een-khimar").await;
        player.answers(&mut by_turns(0)).await;
        let second = player.filled(&mut by_turns(1)).await;
        let mut elsewhere = player.browser.through(world.another_server().await);
        assert_eq!(elsewhere.submit(&second).await.status, 303);
        // This server still believes that the second step is open.
        let late = player.browser.submit(&second.with("token", &"0".repeat(64))).await;
        assert_eq!(late.status, 409);
        assert_eq!(player.browser.submit(&second).await.status, 303, "the same form again is a repeat");
        assert_eq!(world.steps().await, 2);
    }
}
