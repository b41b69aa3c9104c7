//! What a step can ask besides reading, choosing, weighing and sharing.

use super::{Player, by_turns};
use crate::browser::{Answer, classed, says};
use crate::world::World;

const CASE: &str = "de-sleutel";

/// The text of the part of a page under a heading with this id.
fn section(answer: &Answer, id: &str) -> String {
    let page = answer.read();
    let labelled = page.elements().find(|element| element.attribute("aria-labelledby") == Some(id));
    labelled.unwrap_or_else(|| panic!("{} has no #{id}", answer.address)).text.clone()
}

#[tokio::test]
async fn a_critical_error_is_told_at_once_and_kindly_and_can_be_put_right() {
    let world = World::small().await;
    let mut player = Player::begins(&world, CASE).await;
    let form = player.step().await.form("/stappen");
    player.browser.submit(&form.with("keuze", "meenemen")).await;
    let repair = player.step().await;
    assert!(classed(&repair.read(), "feedback")[0].text.contains("Dit mag in het echt nooit."));
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    let told = section(&debrief, "kritiek");
    assert!(told.contains("Iemand bij anderen een etiket geven (stap 1)"), "{told}");
    assert!(told.contains("een dief is."), "{told}");
    assert!(told.contains("Het telt niet extra mee in de score."), "{told}");
    let score = classed(&debrief.read(), "score")[0].text.clone();
    assert!(score.contains("Keuzes0% gebaseerd op 1 keuze"), "{score}");
}

#[tokio::test]
async fn who_kept_within_the_limits_reads_nothing_about_critical_errors_of_their_own() {
    let world = World::small().await;
    let mut player = Player::begins(&world, CASE).await;
    let form = player.step().await.form("/stappen");
    player.browser.submit(&form.with("keuze", "navragen")).await;
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    assert!(!debrief.text().contains("id=\"kritiek\""));
    assert!(says(&debrief.read(), "Mag in het echt nooit: iemand bij anderen een etiket geven."));
}
