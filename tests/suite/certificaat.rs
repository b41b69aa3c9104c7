//! Proof that a case was finished, and nothing else.

use crate::browser::{by_id, classed, says};
use crate::pogingen::{Player, by_turns};
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// The code on the certificate of a finished case, made if need be.
pub(crate) async fn code(player: &mut Player) -> String {
    let place = format!("{}/certificaat", player.attempt);
    let form = player.browser.page(&place).await.form("/certificaat");
    let made = player.browser.submit(&form).await;
    let page = player.browser.follow(&made).await.read();
    classed(&page, "certificate__code")[0].text.clone()
}

async fn finished(world: &World) -> Player {
    let mut player = Player::begins(world, "de-doos").await;
    player.plays_to_the_end(by_turns(0)).await;
    player
}

#[tokio::test]
async fn whoever_finished_a_case_can_prove_it_without_telling_anything_else() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut player = finished(&world).await;
        world.later(3 * DAY);
        let debrief = player.debrief().await;
        assert!(debrief.text().contains("/certificaat\""), "the debrief leads to it");
        let code = code(&mut player).await;
        let paper = player.browser.page(&format!("{}/certificaat", player.attempt)).await;
        for told in ["De doos", "24 november 2026", &code, &format!("/certificaat/{code}"), "Schrijf hier zelf uw naam"]
        {
            assert!(says(&paper.read(), told), "{told}: {}", paper.text());
        }
        // The variant and the score stay off it.
        assert!(!paper.text().contains("rode") && !paper.text().contains("blauwe") && !paper.text().contains('%'));
        let mut checker = world.browser();
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', "")] {
            let check = checker.page(&format!("/certificaat/{typed}")).await;
            assert_eq!(check.heading(), "Dit certificaat is geldig");
            assert!(says(&check.read(), "De casus ‘De doos’ is afgerond op 24 november 2026."), "{}", check.text());
            assert!(!check.text().contains('%') && !check.text().contains("rode"));
            assert!(check.read().named("meta").any(|meta| meta.attribute("content") == Some("noindex")));
        }
        assert!(!checker.has_cookies());
        for wrong in ["AAAA-AAAA-AAAA", "x", "%C3%A9"] {
            let unknown = checker.get(&format!("/certificaat/{wrong}")).await;
            assert_eq!((unknown.status, unknown.heading().as_str()), (404, "Dit certificaat kennen we niet"));
        }
    }
}

#[tokio::test]
async fn asking_twice_gives_the_same_code_and_another_browser_may_ask_for_its_own() {
    let world = World::small().await;
    let mut player = finished(&world).await;
    let place = format!("{}/certificaat", player.attempt);
    let form = player.browser.page(&place).await.form("/certificaat");
    let first = code(&mut player).await;
    assert_eq!(player.browser.submit(&form).await.status, 303);
    let page = player.browser.page(&place).await.read();
    assert_eq!(classed(&page, "certificate__code")[0].text, first);
    assert_eq!(certificates(&world).await, 1);
}

async fn certificates(world: &World) -> i64 {
    world.rows().await.into_iter().find(|(table, _)| table == "certificate").unwrap().1
}

#[tokio::test]
async fn there_is_no_certificate_of_a_case_that_is_not_finished_nor_of_somebody_else() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let place = format!("{}/certificaat", player.attempt);
    assert_eq!(player.browser.get(&place).await.location(), player.attempt);
    assert_eq!(player.browser.post(&place, &[]).await.status, 303);
    assert_eq!(certificates(&world).await, 0);
    player.plays_to_the_end(by_turns(0)).await;
    let mut other = finished(&world).await;
    assert_eq!(other.browser.get(&place).await.status, 404);
    assert_eq!(other.browser.post(&place, &[]).await.status, 404);
    assert_eq!(certificates(&world).await, 0);
}

#[tokio::test]
async fn a_certificate_outlives_the_attempt_and_ends_after_five_years() {
    let world = World::small().await;
    let mut player = finished(&world).await;
    let code = code(&mut player).await;
    world.later(366 * DAY);
    let deleted = world.app.delete_expired().await.unwrap();
    assert_eq!((deleted.attempts, deleted.certificates), (1, 0));
    let place = format!("/certificaat/{code}");
    assert_eq!(world.browser().page(&place).await.heading(), "Dit certificaat is geldig");
    // From 24 November 2026 to the same day of 2031.
    world.later((5 * 365 + 1 - 366) * DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().certificates, 0);
    world.later(DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().certificates, 1);
    assert_eq!(world.browser().get(&place).await.status, 404);
}

#[tokio::test]
async fn the_code_is_not_in_the_database_and_the_address_is_whole_when_the_site_knows_its_name() {
    let world = World::secure().await;
    let mut player = finished(&world).await;
    let code = code(&mut player).await;
    let stored = world.file_bytes();
    for secret in [code.clone(), code.replace('-', "")] {
        assert!(!stored.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
    let paper = player.browser.page(&format!("{}/certificaat", player.attempt)).await.read();
    assert!(says(&paper, &format!("https://weegwijs.test/certificaat/{code}")));
    assert!(by_id(&paper, "bewaren").text.contains("Afdrukken"));
}
