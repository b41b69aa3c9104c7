//! The debrief on paper.

use super::{assert_complete, file, words};
use crate::browser::says;
use crate::pogingen::{Player, by_turns};
use crate::world::World;

const SCENARIO: &str = "de-doos";

#[tokio::test]
async fn a_debrief_on_paper_says_what_the_page_says_to_the_same_learner_only() {
    let world = World::small().await;
    let mut player = Player::begins(&world, SCENARIO).await;
    player.plays_to_the_end(by_turns(0)).await;
    let page = player.debrief().await;
    let address = format!("{}.pdf", page.address);
    assert!(page.read().elements().any(|element| element.attribute("href") == Some(address.as_str())));
    let pdf = file(&mut player.browser, &address).await;
    assert_complete(&pdf);
    let said = words(&pdf.root.says()).join(" ");
    for element in page.read().elements() {
        let is_text =
            ["h2", "h3", "dd", "li"].contains(&element.name.as_str()) && page.read().within(element).is_empty();
        let on_screen_only = element.text.contains("Bewaren of afdrukken");
        if is_text && !on_screen_only {
            assert!(said.contains(&words(&element.text).join(" ")), "‘{}’ is not on paper", element.text);
        }
    }
    for words_of in player.chosen.iter().chain(&player.headings) {
        assert!(said.contains(&words(words_of).join(" ")), "‘{words_of}’ is not on paper");
    }
    let answer = player.browser.get(&address).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-disposition"), Some("inline; filename=\"nabespreking-de-doos.pdf\""));

    let stranger = world.browser().get(&address).await;
    assert_eq!(stranger.status, 404);
    assert!(says(&stranger.read(), "Deze poging is hier niet te vinden"));
}

#[tokio::test]
async fn before_the_end_there_is_nothing_to_print() {
    let world = World::small().await;
    let mut player = Player::begins(&world, SCENARIO).await;
    let address = format!("{}/nabespreking.pdf", player.attempt);
    let answer = player.browser.get(&address).await;
    assert_eq!((answer.status, answer.location()), (303, player.attempt.as_str()));
}
