//! Looking back: the ways that were not taken, and more attempts than one.

use std::fs;

use super::{Player, by_turns};
use crate::browser::{Answer, classed, links_in, says};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::pdf::said;
use crate::world::{World, engines};

/// Plays the case with these choices, in order; everything else is answered somehow.
async fn plays(player: &mut Player, choices: &[&str]) -> Answer {
    let mut choices = choices.iter();
    while let Some(page) = player.next().await {
        let form = page.form("/stappen");
        if form.options("keuze").is_empty() {
            player.answers_on(&page, &mut by_turns(0)).await;
        } else {
            let choice = choices.next().unwrap();
            assert_eq!(player.browser.submit(&form.with("keuze", choice)).await.status, 303);
        }
    }
    player.debrief().await
}

#[tokio::test]
async fn the_map_shows_the_way_that_was_taken_and_where_the_others_lead() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let debrief = plays(&mut player, &["weglopen", "niets"]).await;
    let page = debrief.read();
    let places: Vec<_> = classed(&page, "path__place").iter().map(|place| place.text.clone()).collect();
    let way = ["In de gang", "Een briefje", "Wat weegt mee?", "Aan wie vertelt u het?", "De doos staat er nog"];
    assert_eq!(places, way);
    let taken: Vec<_> = classed(&page, "path__taken").iter().map(|taken| taken.text.clone()).collect();
    assert_eq!(taken[0], "U koos: Ik loop verder door de gang.");
    let others: Vec<_> = classed(&page, "path__others").iter().map(|others| others.text.clone()).collect();
    assert!(others[0].contains("Ik kijk wat erop staat. Dan ging u naar ‘Wat weegt mee?’."), "{others:?}");
    assert!(
        others[1].contains("Ik ga er samen naar kijken. Dan ging u naar ‘De doos is weg’. Dit kon u hier niet kiezen")
    );
    assert!(says(&page, "U kwam op 5 van de 6 plekken."), "{}", debrief.text());
    assert!(says(&page, "Andere aflopen in deze casus: ‘De doos is weg’."));
    assert!(says(&page, "Opslaan als PDF"), "how to keep it");
}

#[tokio::test]
async fn another_attempt_leaves_the_first_as_it_was_and_is_set_beside_it() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut first = Player::begins(&world, "de-doos").await;
        let alone = plays(&mut first, &["weglopen", "doos"]).await;
        assert!(!alone.text().contains("eerste-en-beste"), "there is nothing to compare yet");
        world.later(60_000);
        let mut second = Player::begins_in(first.browser.clone(), "de-doos").await;
        let debrief = plays(&mut second, &["kijken", "niets"]).await;
        let rows = |answer: &Answer| -> Vec<String> {
            let page = answer.read();
            let table = page.named("table").next().unwrap();
            page.within(table).into_iter().filter(|row| row.name == "tr").skip(1).map(|row| row.text.clone()).collect()
        };
        assert_eq!(rows(&debrief), ["Keuzes0%100%100%", "Delen100%100%0%"]);
        assert_ne!(first.attempt, second.attempt);
        let back = first.debrief().await;
        assert_eq!(rows(&back), ["Keuzes0%100%0%", "Delen100%100%100%"], "the first stays the first");
        // Somebody else's attempts say nothing here.
        let mut other = Player::begins(&world, "de-doos").await;
        assert!(!plays(&mut other, &["kijken", "doos"]).await.text().contains("eerste-en-beste"));
    }
}

#[tokio::test]
async fn every_answer_to_a_weighing_has_its_bar_beside_the_own_answer() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let page = plays(&mut player, &["kijken", "doos"]).await.read();
    let key = classed(&page, "weighed__key")[0];
    let bars = page.within(key).into_iter().filter(|element| element.name == "meter");
    let bars: Vec<_> = bars.map(|bar| bar.attribute("value").unwrap().to_owned()).collect();
    assert_eq!(bars, ["0.00", "0.20", "1.00", "0.50", "0.00"]);
    assert!(key.text.contains("(uw antwoord)"));
}

#[tokio::test]
async fn what_was_weighed_leads_to_its_criterion_until_the_newest_set_has_it_no_more() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let page = plays(&mut player, &["kijken", "doos"]).await;
    let address = format!("{}.pdf", page.address);
    let led = |page: &Answer| {
        let read = page.read();
        let weighed = classed(&read, "weighed");
        let links = weighed.into_iter().flat_map(|item| links_in(&read, item));
        let owned = links.map(|(href, text)| (href.to_owned(), text.to_owned()));
        owned.filter(|(href, _)| href.starts_with("/weegcriteria")).collect::<Vec<_>>()
    };
    let wanted = ("/weegcriteria#criterium-bereidheid".to_owned(), "Is er een plan?".to_owned());
    assert_eq!(led(&page), [wanted], "the other piece names no criterion");
    let on_paper = said(&mut player.browser, &address).await;
    assert!(on_paper.contains("Weegcriterium: Is er een plan?"), "{on_paper}");

    let mut library = small_library();
    let read = |name: &str| fs::read_to_string(top("tests/fixtures/goed").join(name)).unwrap();
    let newer = read("content/criteria/wegen-v1.toml").replace("\"bereidheid\"", "\"plan\"");
    library.put("content/criteria/wegen-v2.toml", &newer);
    let weighing = "scenarios/de-doos/knopen/wegen.md";
    library.put(weighing, &read(weighing).replace("\"bereidheid\"", "\"plan\""));
    world.publish(&library, 2);
    let page = player.debrief().await;
    assert_eq!(led(&page), [], "the attempt stays on its version, whose word leads nowhere");
    assert!(!says(&page.read(), "Weegcriterium"));
    assert!(!said(&mut player.browser, &address).await.contains("Weegcriterium"));
}
