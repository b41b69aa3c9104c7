use crate::pogingen::{Player, by_turns};
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn a_case_is_the_same_on_both_engines() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut player = Player::begins(&world, "de-stickers-op-de-kluisjes").await;
        let steps = player.plays_to_the_end(by_turns(1)).await;
        assert_eq!(world.steps().await, i64::try_from(steps).unwrap());
        let rows = world.rows().await;
        let of = |table: &str| rows.iter().find(|(name, _)| name == table).unwrap().1;
        assert_eq!([of("attempt"), of("attempt_access"), of("learner"), of("scenario_version"), of("session")], [1; 5]);
    }
}

#[tokio::test]
async fn a_session_ends_a_month_after_its_last_use() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    for _ in 0..3 {
        world.later(20 * DAY);
        assert_eq!(player.browser.get(&player.attempt).await.status, 200);
    }
    world.later(31 * DAY);
    assert_eq!(player.browser.get(&player.attempt).await.status, 404);
}

#[tokio::test]
async fn many_learners_answer_at_once_and_each_keeps_his_own() {
    let world = World::small().await;
    let mut players = Vec::new();
    for _ in 0..12 {
        players.push(Player::begins(&world, "de-doos").await);
    }
    let mut playing = tokio::task::JoinSet::new();
    for (number, mut player) in players.into_iter().enumerate() {
        playing.spawn(async move { player.plays_to_the_end(by_turns(number)).await });
    }
    let steps: usize = playing.join_all().await.into_iter().sum();
    assert_eq!(world.steps().await, i64::try_from(steps).unwrap());
}
