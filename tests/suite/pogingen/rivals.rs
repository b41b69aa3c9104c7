//! Two answers where one is asked: a double click, the back button, a second tab, another device.

use tokio::task::JoinSet;

use super::{Player, by_turns};
use crate::browser::{classed, says};
use crate::world::{World, engines};

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_is_harmless() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut player = Player::begins(&world, "ineens-een-khimar").await;
        let form = player.filled(&mut by_turns(1)).await;
        let mut clicks = JoinSet::new();
        for _ in 0..20 {
            let (mut browser, form) = (player.browser.clone(), form.clone());
            clicks.spawn(async move { browser.submit(&form).await });
        }
        for answer in clicks.join_all().await {
            assert_eq!((answer.status, answer.location()), (303, player.attempt.as_str()));
        }
        assert_eq!(player.browser.submit(&form).await.status, 303);
        assert_eq!(world.steps().await, 1);
    }
}

#[tokio::test]
async fn the_back_button_shows_what_was_answered_and_changes_nothing() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let old = player.step().await.form("/stappen");
    player.browser.submit(&old.with("keuze", "kijken")).await;
    let before = player.step().await.heading();
    // The page as it was, and one that was fetched again: the same step, but another answer.
    let other_token = "0".repeat(64);
    for form in [old.clone(), old.with("token", &other_token)] {
        let answer = player.browser.submit(&form.with("keuze", "weglopen")).await;
        assert_eq!((answer.status, answer.heading().as_str()), (409, "U heeft deze stap al beantwoord"));
        assert!(says(&answer.read(), "Ik kijk wat erop staat."), "{}", answer.text());
        let on = answer.read().named("a").any(|link| link.attribute("href") == Some(&player.attempt));
        assert!(on, "there is no way on");
    }
    assert_eq!(player.step().await.heading(), before);
    assert_eq!(world.steps().await, 1);
    player.plays_to_the_end(by_turns(0)).await;
    let late = player.browser.submit(&old.with("token", &other_token).with("keuze", "weglopen")).await;
    assert_eq!(late.status, 409);
}

#[tokio::test]
async fn a_step_that_lies_ahead_cannot_be_answered() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.step().await.form("/stappen").with("keuze", "kijken");
    for step in ["1", "7", "99999999999999"] {
        assert_eq!(player.browser.submit(&form.with("stap", step)).await.status, 409, "{step}");
    }
    for odd in ["-1", "een", "", "1.5", "99999999999999999999999"] {
        assert_eq!(player.browser.submit(&form.with("stap", odd)).await.status, 400, "{odd}");
    }
    assert_eq!(world.steps().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_tabs_that_answer_at_once_one_is_told_that_it_is_late() {
    for engine in engines() {
        let world = World::on(engine).await;
        for round in 1..=20 {
            let mut player = Player::begins(&world, "ineens-een-khimar").await;
            let (one, other) = (player.step().await.form("/stappen"), player.step().await.form("/stappen"));
            assert_ne!(one.field("token"), other.field("token"));
            let choices = one.options("keuze");
            let (mut here, mut there) = (player.browser.clone(), player.browser.clone());
            let (one, other) = (one.with("keuze", &choices[0]), other.with("keuze", &choices[1]));
            let (first, second) = tokio::join!(
                tokio::spawn(async move { here.submit(&one).await.status }),
                tokio::spawn(async move { there.submit(&other).await.status }),
            );
            let mut answers = [first.unwrap(), second.unwrap()];
            answers.sort_unstable();
            assert_eq!(answers, [303, 409], "round {round}");
            assert_eq!(world.steps().await, round);
        }
    }
}

#[tokio::test]
async fn an_attempt_of_someone_else_is_as_unknown_as_one_that_does_not_exist() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.filled(&mut by_turns(0)).await;
    let stranger = world.browser();
    let other = Player::begins(&world, "de-doos").await.browser;
    let unknown = "/pogingen/01a209de-47f3-7be3-9447-04e1efcdcc01";
    for mut browser in [stranger, other] {
        for end in ["", "/nabespreking"] {
            let theirs = browser.get(&format!("{}{end}", player.attempt)).await;
            let nobodys = browser.get(&format!("{unknown}{end}")).await;
            assert_eq!((theirs.status, nobodys.status), (404, 404));
            assert_eq!(theirs.body, nobodys.body);
        }
        let theirs = browser.submit(&form).await;
        let mut elsewhere = form.clone();
        elsewhere.action = format!("{unknown}/stappen");
        let nobodys = browser.submit(&elsewhere).await;
        // The form on the page leads back to the address that was asked for.
        let told = theirs.text().replace(&player.attempt, unknown);
        assert_eq!((theirs.status, told), (404, nobodys.text()));
    }
    for odd in ["/pogingen/1", "/pogingen/00000000-0000-0000-0000-000000000000", "/pogingen/%20"] {
        assert_eq!(player.browser.get(odd).await.status, 404, "{odd}");
    }
    assert_eq!(world.steps().await, 0);
}

#[tokio::test]
async fn a_resume_code_takes_an_attempt_along_to_another_device() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut player = Player::begins(&world, "ineens-een-khimar").await;
        player.answers(&mut by_turns(0)).await;
        let here = player.step().await;
        let code = classed(&here.read(), "resume-code")[0].text.clone();
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4], "{code}");
        let mut there = world.browser();
        let form = there.page("/pogingen").await.form("/pogingen/hervatten");
        let typed = format!("  {}  ", code.to_lowercase().replace('-', " "));
        let taken = there.submit(&form.with("code", &typed)).await;
        assert_eq!(taken.location(), player.attempt);
        let page = there.follow(&taken).await;
        assert_eq!(page.heading(), here.heading());
        assert!(classed(&page.read(), "resume-code").is_empty(), "only the browser that began has the code");
        let mut player = Player { browser: there, ..player };
        player.plays_to_the_end(by_turns(0)).await;
    }
}

#[tokio::test]
async fn a_wrong_resume_code_is_told_kindly_and_gives_nothing() {
    let world = World::small().await;
    Player::begins(&world, "de-doos").await;
    let long = "A".repeat(5_000);
    for code in ["ACEF-GHJK-MNQR", "x", "", "';--", long.as_str()] {
        let mut browser = world.browser();
        let form = browser.page("/pogingen").await.form("/pogingen/hervatten");
        let answer = browser.submit(&form.with("code", code)).await;
        assert!(matches!(answer.status, 404 | 422), "{}", answer.status);
        assert!(answer.text().contains("hervatcode"), "{}", answer.text());
        assert!(says(&browser.page("/pogingen").await.read(), "nog niet aan een casus begonnen"));
    }
}
