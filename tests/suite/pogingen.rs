//! Playing a case: from the first step to the debrief, and everything that can go wrong on the way.

mod archived;
mod instances;
mod kinds;
mod lookback;
mod model;
mod plan;
mod player;
mod properties;
mod rivals;
mod secrecy;
mod session_gone;
mod variants;
mod versions;
mod withdrawn;

pub(crate) use player::{Player, by_turns};

use std::collections::BTreeSet;

use crate::browser::{classed, says};
use crate::world::{World, engines, shipped};

/// Words that would judge the person instead of the decision.
const VERDICTS: [&str; 12] = [
    "goed gedaan",
    "fout gedaan",
    "goed antwoord",
    "fout antwoord",
    "het juiste antwoord",
    "geslaagd",
    "gezakt",
    "gefeliciteerd",
    "helaas",
    "uw cijfer",
    "u bent een",
    "u bent bevooroordeeld",
];

#[tokio::test]
async fn a_case_is_played_to_its_debrief_without_script() {
    let world = World::new().await;
    for scenario in shipped().scenarios() {
        // That every ending can be reached is shown where cases are walked without pages.
        for number in 0..2 {
            let mut player = Player::begins(&world, scenario.slug()).await;
            let steps = player.plays_to_the_end(by_turns(number)).await;
            let answer = player.debrief().await;
            let page = answer.read();
            assert!(answer.heading().starts_with("Nabespreking: "), "{}", answer.heading());
            assert_eq!(classed(&page, "debrief__step").len(), steps, "{}", scenario.slug());
            for heading in &player.headings {
                assert!(says(&page, heading), "the debrief leaves out ‘{heading}’");
            }
            for chosen in &player.chosen {
                assert!(says(&page, chosen), "the debrief leaves out ‘{chosen}’");
            }
            assert_eq!(classed(&page, "option--chosen").len(), player.chosen.len());
        }
    }
}

/// What the website says itself: people in a story may wonder whether they did well.
fn unquoted(text: &str) -> String {
    let mut parts = text.split('‘');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + part.split_once('’').map_or(part, |(_, after)| after))
}

#[tokio::test]
async fn a_debrief_tells_why_and_leads_on_and_never_judges_the_person() {
    let world = World::new().await;
    let guide: Vec<String> = shipped().pages().iter().map(|page| format!("/handreiking/{}", page.key())).collect();
    for (number, scenario) in shipped().scenarios().enumerate() {
        let mut player = Player::begins(&world, scenario.slug()).await;
        player.plays_to_the_end(by_turns(number)).await;
        let answer = player.debrief().await;
        let page = answer.read();
        for option in classed(&page, "option") {
            assert!(option.text.contains("De sleutel: "), "{}", option.text);
        }
        for item in classed(&page, "weighed") {
            let marks =
                ["(uw antwoord)", "Uw antwoord: buiten mijn vakgebied", "Uw oordeel: ", "Opgemerkt: ", "angevinkt"];
            let is_marked =
                marks.iter().any(|mark| item.text.contains(mark)) || item.text.contains("Terecht laten liggen");
            assert!(is_marked, "{}", item.text);
        }
        let links: BTreeSet<&str> = page.named("a").filter_map(|link| link.attribute("href")).collect();
        assert!(guide.iter().filter(|page| links.contains(page.as_str())).count() >= 3, "{links:?}");
        assert!(links.contains("/hoe-werkt-de-score"));
        let score = classed(&page, "score")[0].text.to_lowercase();
        for word in ["fout", "u bent", "onvoldoende"] {
            assert!(!score.contains(word), "{word}: {score}");
        }
        let text = unquoted(&answer.text()).to_lowercase();
        for verdict in VERDICTS {
            assert!(!text.contains(verdict), "{}: {verdict}", scenario.slug());
        }
    }
}

#[tokio::test]
async fn a_debrief_comes_after_the_ending_only() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let early = player.browser.get(&format!("{}/nabespreking", player.attempt)).await;
    assert_eq!((early.status, early.location()), (303, player.attempt.as_str()));
    player.plays_to_the_end(by_turns(0)).await;
    let after = player.browser.get(&player.attempt.clone()).await;
    assert_eq!(after.location(), format!("{}/nabespreking", player.attempt));
}

#[tokio::test]
async fn an_attempt_goes_on_where_it_was_after_a_restart() {
    for engine in engines() {
        let mut world = World::on(engine).await;
        let mut player = Player::begins(&world, "de-stickers-op-de-kluisjes").await;
        let mut pick = by_turns(2);
        for _ in 0..4 {
            player.answers(&mut pick).await;
        }
        let before = player.step().await;
        world.restart().await;
        let after = player.step().await;
        assert_eq!(before.heading(), after.heading());
        assert_eq!(before.form("/stappen").radios, after.form("/stappen").radios);
        assert_eq!(before.form("/stappen").field("stap"), after.form("/stappen").field("stap"));
        assert_eq!(world.steps().await, 4);
        player.plays_to_the_end(pick).await;
        let told = player.debrief().await.text();
        world.restart().await;
        assert_eq!(player.debrief().await.text(), told);
    }
}

#[tokio::test]
async fn choices_stand_in_the_same_order_after_a_reload() {
    let world = World::new().await;
    let mut orders = BTreeSet::new();
    for _ in 0..12 {
        let mut player = Player::begins(&world, "ineens-een-khimar").await;
        let first = player.step().await.form("/stappen");
        let again = player.step().await.form("/stappen");
        assert_eq!(first.options("keuze"), again.options("keuze"));
        assert_ne!(first.field("token"), again.field("token"));
        orders.insert(first.options("keuze"));
    }
    assert!(orders.len() > 1, "the choices are not shuffled");
}

#[tokio::test]
async fn an_answer_without_a_choice_is_asked_again() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.step().await.form("/stappen");
    let answer = player.browser.submit(&form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.title().starts_with("Fout: "), "{}", answer.title());
    let page = answer.read();
    let summary = page.elements().find(|element| element.attribute("role") == Some("alert")).unwrap();
    assert!(summary.text.contains("Kies eerst een antwoord."), "{}", summary.text);
    assert_eq!(crate::browser::links_in(&page, summary)[0].0, "#antwoord");
    assert_eq!(world.steps().await, 0);
    let mended = answer.form("/stappen").with("keuze", "kijken");
    assert_eq!(player.browser.submit(&mended).await.status, 303);
}

#[tokio::test]
async fn a_weighing_with_open_questions_keeps_what_was_marked() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.step().await.form("/stappen");
    player.browser.submit(&form.with("keuze", "kijken")).await;
    let form = player.step().await.form("/stappen");
    assert_eq!(form.asks(), ["weging-w-stil", "weging-w-adres"]);
    assert_eq!(form.options("weging-w-stil"), ["-2", "-1", "0", "1", "2", "buiten"]);
    for (name, value) in [("weging-w-stil", "-1"), ("weging-w-adres", "buiten")] {
        let answer = player.browser.submit(&form.with(name, value)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.title().starts_with("Fout: "), "{}", answer.title());
        assert!(says(&answer.read(), "Geef hier nog een antwoord."));
        assert_eq!(answer.form("/stappen").field(name), value);
        assert_eq!(classed(&answer.read(), "weighing--missing").len(), 1);
    }
    let nothing = player.browser.submit(&form).await;
    assert_eq!((nothing.status, classed(&nothing.read(), "weighing--missing").len()), (422, 2));
    assert_eq!(world.steps().await, 1);
    let whole = form.with("weging-w-stil", "-1").with("weging-w-adres", "buiten");
    assert_eq!(player.browser.submit(&whole).await.status, 303);
    assert!(player.step().await.heading().contains("Aan wie vertelt u het?"));
}

#[tokio::test]
async fn an_answer_that_the_step_does_not_offer_is_refused() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.step().await.form("/stappen");
    for (name, value) in
        [("keuze", "samen"), ("keuze", "delen"), ("keuze", "<b>"), ("keuze", ""), ("weging-w-stil", "1")]
    {
        let answer = player.browser.submit(&form.with(name, value)).await;
        assert_eq!(answer.status, 422, "{name}={value}");
    }
    player.browser.submit(&form.with("keuze", "weglopen")).await;
    let form = player.step().await.form("/stappen");
    assert_eq!(player.browser.submit(&form.with("keuze", "kijken")).await.status, 422, "a text was answered");
    player.browser.submit(&form).await;
    let whole = player.step().await.form("/stappen").with("weging-w-stil", "0").with("weging-w-adres", "0");
    for (name, value) in [("weging-w-stil", "7"), ("weging-w-stil", "veel"), ("weging-w-anders", "1")] {
        assert_eq!(player.browser.submit(&whole.with(name, value)).await.status, 422, "{name}={value}");
    }
    player.browser.submit(&whole).await;
    // Hidden by its condition: who walks on has no trust.
    let sharing = player.step().await.form("/stappen");
    assert_eq!(sharing.options("keuze").len(), 2);
    assert_eq!(player.browser.submit(&sharing.with("keuze", "samen")).await.status, 422);
    assert_eq!(world.steps().await, 3);
}

#[tokio::test]
async fn attempts_are_listed_for_whoever_made_them() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    player.answers(&mut by_turns(0)).await;
    let list = player.browser.page("/pogingen").await.read();
    assert!(says(&list, "bij stap 2"));
    player.plays_to_the_end(by_turns(0)).await;
    let list = player.browser.page("/pogingen").await;
    assert!(says(&list.read(), "afgerond") && list.text().contains("/nabespreking"));
    let other = world.browser().page("/pogingen").await.read();
    assert!(says(&other, "nog niet aan een casus begonnen"));
}

#[tokio::test]
async fn an_attempt_stays_on_its_version() {
    let mut world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let mut pick = by_turns(0);
    player.answers(&mut pick).await;
    assert!(!says(&player.step().await.read(), "Er is een nieuwe versie van deze casus."));
    world.publish(&versions::shortened(), 2);
    assert!(says(&player.step().await.read(), "Er is een nieuwe versie van deze casus."));
    // Also when nothing of the old version is in memory any more.
    world.restart().await;
    player.plays_to_the_end(pick).await;
    let left_out = "Aan wie vertelt u het?".to_owned();
    assert!(player.headings.contains(&left_out), "{:?}", player.headings);
    assert!(says(&player.debrief().await.read(), &left_out));
    let mut again = Player::begins_in(player.browser, "de-doos").await;
    again.plays_to_the_end(by_turns(0)).await;
    assert!(!again.headings.contains(&left_out), "{:?}", again.headings);
}

#[tokio::test]
async fn who_plays_again_gets_the_same_variant() {
    let world = World::small().await;
    let mut browser = world.browser();
    let mut titles = BTreeSet::new();
    for _ in 0..8 {
        let mut player = Player::begins_in(browser, "de-doos").await;
        titles.insert(classed(&player.step().await.read(), "progress__case")[0].text.clone());
        browser = player.browser;
    }
    assert_eq!(titles.len(), 1, "{titles:?}");
}
