//! What a step can ask besides reading, choosing, weighing and sharing.

use super::{Player, by_turns};
use crate::browser::{Answer, Browser, classed, says};
use crate::world::World;

const CASE: &str = "de-paraplu";

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

/// Someone who has come to the step with this heading.
async fn at_step(world: &World, heading: &str) -> Player {
    let mut player = Player::begins(world, CASE).await;
    while player.step().await.heading() != heading {
        player.answers(&mut by_turns(1)).await;
    }
    player
}

#[tokio::test]
async fn lines_are_ticked_and_ticking_none_is_an_answer() {
    let world = World::small().await;
    for (ticked, told) in [
        (&[][..], "Opgemerkt: 0 van 2 (0%). Terecht laten liggen: 1 van 1 (100%)."),
        (&["regel-r-zoeken", "regel-r-jas"], "Opgemerkt: 1 van 2 (50%). Terecht laten liggen: 0 van 1 (0%)."),
    ] {
        let mut player = at_step(&world, "Wat zoekt u uit?").await;
        let page = player.step().await;
        // What is asked about stands in the form, not in the list above it.
        assert_eq!(page.text().matches("Aan de paraplu hangt een label").count(), 1);
        let form = page.form("/stappen");
        assert_eq!(form.ticks.len(), 3);
        let filled = ticked.iter().fold(form, |form, name| form.with(name, "ja"));
        assert_eq!(player.browser.submit(&filled).await.status, 303);
        player.plays_to_the_end(by_turns(0)).await;
        let debrief = player.debrief().await;
        assert!(says(&debrief.read(), told), "{}", debrief.text());
        assert!(says(&debrief.read(), "Een jas zegt niets over een paraplu."));
    }
    let mut player = at_step(&world, "Wat zoekt u uit?").await;
    let form = player.step().await.form("/stappen");
    assert_eq!(player.browser.submit(&form.with("regel-anders", "ja")).await.status, 422);
}

#[tokio::test]
async fn approaches_are_judged_one_by_one_and_an_open_one_is_asked_again() {
    let world = World::small().await;
    let mut player = at_step(&world, "Wat past er?").await;
    let form = player.step().await.form("/stappen");
    assert_eq!(form.asks(), ["beoordeling-a-bellen", "beoordeling-a-vragen"]);
    assert_eq!(form.options("beoordeling-a-bellen"), ["-2", "-1", "0", "1", "2"]);
    let half = player.browser.submit(&form.with("beoordeling-a-bellen", "-1")).await;
    assert_eq!(half.status, 422);
    assert_eq!(half.form("/stappen").field("beoordeling-a-bellen"), "-1");
    assert_eq!(classed(&half.read(), "weighing--missing").len(), 1);
    for odd in ["3", "buiten", ""] {
        let filled = form.with("beoordeling-a-bellen", "1").with("beoordeling-a-vragen", odd);
        assert_eq!(player.browser.submit(&filled).await.status, 422, "{odd}");
    }
    let whole = half.form("/stappen").with("beoordeling-a-vragen", "2");
    assert_eq!(player.browser.submit(&whole).await.status, 303);
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    assert!(says(
        &debrief.read(),
        "Bij 1 van 2 aanpakken koos u het oordeel dat het best past. Bij 1 koos u een van twee"
    ));
    assert!(says(&debrief.read(), "De sleutel: zeer ongeschikt of ongeschikt."));
}

#[tokio::test]
async fn a_reflection_is_for_the_learner_alone_and_goes_with_the_attempt() {
    let world = World::small().await;
    let mut player = at_step(&world, "Even terugkijken").await;
    let form = player.step().await.form("/stappen");
    let words = "Ik had Sam zelf moeten vragen.\nZonnebloempit.";
    assert_eq!(player.browser.submit(&form.with("reflectie", words)).await.status, 303);
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    assert!(classed(&debrief.read(), "own-words")[0].text.contains("Zonnebloempit."));
    let mut stranger = world.browser();
    for address in [player.attempt.clone(), format!("{}/nabespreking", player.attempt)] {
        assert_eq!(stranger.get(&address).await.status, 404);
    }
    for address in ["/pogingen", "/zoeken?q=zonnebloempit", "/scenarios/de-paraplu"] {
        let page = player.browser.page(address).await;
        assert!(!says(&page.read(), "Zonnebloempit."), "{address}");
    }
    world.later(366 * 24 * 60 * 60 * 1000);
    assert_eq!(world.app.delete_expired().await.unwrap().attempts, 1);
    assert_eq!(world.steps().await, 0);
}

#[tokio::test]
async fn a_reflection_may_stay_empty() {
    let world = World::small().await;
    let mut player = at_step(&world, "Even terugkijken").await;
    assert!(says(&player.step().await.read(), "Schrijf niets over een echte persoon."));
    let form = player.step().await.form("/stappen");
    assert_eq!(player.browser.submit(&form).await.status, 303);
    player.plays_to_the_end(by_turns(0)).await;
    assert!(classed(&player.debrief().await.read(), "own-words").is_empty());
}

#[tokio::test]
async fn who_names_someone_is_told_what_to_take_out_and_loses_nothing() {
    let world = World::small().await;
    let mut player = at_step(&world, "Even terugkijken").await;
    let before = world.steps().await;
    let form = player.step().await.form("/stappen");
    let words = "Het was Jan Jansen, op 06-12345678.";
    let answer = player.browser.submit(&form.with("reflectie", words)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.title().starts_with("Fout: "), "{}", answer.title());
    assert!(says(&answer.read(), "‘Jan Jansen’ lijkt de naam van een persoon"), "{}", answer.text());
    assert_eq!(answer.form("/stappen").field("reflectie"), words);
    let long = "a".repeat(601);
    let answer = player.browser.submit(&form.with("reflectie", &long)).await;
    assert!(says(&answer.read(), "Uw tekst heeft 601 tekens."));
    assert_eq!(answer.form("/stappen").field("reflectie"), long);
    assert_eq!(world.steps().await, before);
    assert!(!String::from_utf8_lossy(&world.file_bytes()).contains("Jan Jansen"));
    // Another tab was first: what was written now is shown, so that it can be taken along.
    player.browser.submit(&form.with("reflectie", "Eerst.")).await;
    let late = player.browser.submit(&form.with("reflectie", "Daarna.").with("token", &"0".repeat(64))).await;
    assert_eq!(late.status, 409);
    assert!(says(&late.read(), "Daarna."), "{}", late.text());
}

#[tokio::test]
async fn a_mark_may_have_a_reason_of_one_line() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let form = player.step().await.form("/stappen");
    player.browser.submit(&form.with("keuze", "kijken")).await;
    let form = player.step().await.form("/stappen").with("weging-w-stil", "-1").with("weging-w-adres", "1");
    let named = form.with("reden-w-adres", "Van mevrouw Jansen.").with("reden-w-stil", "Van horen zeggen.");
    let answer = player.browser.submit(&named).await;
    assert_eq!(answer.status, 422);
    let again = answer.form("/stappen");
    assert_eq!((again.field("weging-w-stil"), again.field("reden-w-stil")), ("-1", "Van horen zeggen."));
    assert_eq!(player.browser.submit(&again.with("reden-w-adres", "")).await.status, 303);
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    assert!(says(&debrief.read(), "Uw reden: ‘Van horen zeggen.’"));
    assert_eq!(debrief.text().matches("Uw reden").count(), 1);
}

/// Plays the case to its end, saying how sure one is of the two decisions.
async fn sure_of(world: &World, browser: Option<Browser>, choices: [&str; 2], certainty: Option<&str>) -> Player {
    let browser = browser.unwrap_or_else(|| world.browser());
    let mut player = Player::begins_in(browser, CASE).await;
    let mut choices = choices.into_iter();
    while let Some(page) = player.next().await {
        let form = page.form("/stappen");
        if !form.asks().contains(&"zekerheid".to_owned()) {
            player.answers_on(&page, &mut by_turns(0)).await;
            continue;
        }
        assert_eq!(form.options("zekerheid"), ["50", "60", "70", "80", "90", "100"]);
        let form = form.with("keuze", choices.next().unwrap());
        let form = certainty.map_or(form.clone(), |certainty| form.with("zekerheid", certainty));
        assert_eq!(player.browser.submit(&form).await.status, 303);
    }
    player
}

#[tokio::test]
async fn who_says_how_sure_they_are_reads_how_far_that_was_right() {
    let world = World::small().await;
    let mut player = sure_of(&world, None, ["navragen", "alles"], Some("90")).await;
    let score = classed(&player.debrief().await.read(), "score")[0].text.clone();
    let told = "Bij 2 besluiten zei u hoe zeker u was, gemiddeld 90%. Bij 1 koos u wat het best past.";
    assert!(score.contains(told), "{score}");
    // (0.01 + 0.81) / 2, and −(ln 0.9 + ln 0.1) / 2.
    assert!(score.contains("Brierscore 0,41") && score.contains("Logscore 1,20"), "{score}");
    assert!(!score.contains("Over al uw afgeronde pogingen"), "{score}");
    let mut browser = player.browser;
    for _ in 0..4 {
        browser = sure_of(&world, Some(browser), ["navragen", "nummer"], Some("90")).await.browser;
    }
    let mut last = sure_of(&world, Some(browser), ["wachten", "nummer"], Some("60")).await;
    let debrief = last.debrief().await;
    let score = classed(&debrief.read(), "score")[0].text.clone();
    assert!(score.contains("Over al uw afgeronde pogingen: Bij 12 besluiten"), "{score}");
    let table = classed(&debrief.read(), "calibration")[0].text.clone();
    assert!(table.contains("90%") && table.contains("9 van 10") && !table.contains("60%"), "{table}");
}

#[tokio::test]
async fn nobody_has_to_say_how_sure_they_are() {
    let world = World::small().await;
    let mut player = sure_of(&world, None, ["navragen", "nummer"], None).await;
    assert!(!says(&player.debrief().await.read(), "Uw zekerheid"));
    let mut player = Player::begins(&world, CASE).await;
    let form = player.step().await.form("/stappen");
    let without_choice = player.browser.submit(&form.with("zekerheid", "70")).await;
    assert_eq!((without_choice.status, without_choice.form("/stappen").field("zekerheid")), (422, "70"));
    // What is no certainty is as good as none.
    assert_eq!(player.browser.submit(&form.with("keuze", "navragen").with("zekerheid", "55")).await.status, 303);
}

#[tokio::test]
async fn the_case_file_can_be_opened_at_every_step_and_does_not_tell_what_weighs() {
    let world = World::small().await;
    let mut player = at_step(&world, "Wat deelt u?").await;
    let page = player.step().await;
    let file = classed(&page.read(), "case-file")[0].text.clone();
    // By source, with the sort of statement and how far it can be relied upon.
    for told in [
        "Dossier: 3 gegevens, ",
        "School Op tafel ligt een paraplu. Feit, betrouwbaarheid hoog",
        "Aan de paraplu hangt een label met een nummer. Feit",
        "iets zoekt. Van horen zeggen, betrouwbaarheid laag",
        "Wat u deed Op tafel: Ik ",
        "Wat past er?: 2 aanpakken beoordeeld.",
    ] {
        assert!(file.contains(told), "{told}: {file}");
    }
    let whole = page.read().named("main").next().unwrap().text.to_lowercase();
    for kept in ["ruis", "beschermend", "signaal", "een paraplu is een paraplu."] {
        assert!(!whole.contains(kept), "{kept}: {whole}");
    }
    let first = Player::begins(&world, CASE).await.step().await;
    assert!(classed(&first.read(), "case-file")[0].text.contains("Dossier: 1 gegeven, 0 stappen"));
    assert!(says(&first.read(), "Nieuw bij deze stap"));
}

#[tokio::test]
async fn a_step_says_honestly_how_much_is_to_come() {
    let world = World::small().await;
    let mut player = Player::begins(&world, CASE).await;
    let progress = |page: &Answer| classed(&page.read(), "progress__step")[0].text.clone();
    let first = player.step().await;
    assert_eq!(progress(&first), "Stap 1, nog 5 tot 6 stappen (deze meegeteld)");
    player.browser.submit(&first.form("/stappen").with("keuze", "navragen")).await;
    let mut steps = 4;
    while let Some(page) = player.next().await {
        let unit = if steps == 1 { "stap" } else { "stappen" };
        assert!(progress(&page).contains(&format!(", nog {steps} {unit} (")), "{}", progress(&page));
        player.answers_on(&page, &mut by_turns(0)).await;
        steps -= 1;
    }
    assert_eq!(steps, 0);
}

#[tokio::test]
async fn a_picture_stands_at_its_step_with_words_and_stays_with_its_version() {
    let mut world = World::small().await;
    let mut player = Player::begins(&world, CASE).await;
    let page = player.step().await.read();
    let picture = page.named("main").next().map(|main| page.within(main)).unwrap();
    let picture = picture.into_iter().find(|element| element.name == "img").unwrap();
    assert_eq!(picture.attribute("alt"), Some("Een bruine tafel met twee poten, leeg."));
    assert!(says(&page, "De tafel van "), "the caption is missing");
    let address = picture.attribute("src").unwrap().to_owned();
    let drawn = player.browser.get(&address).await;
    assert_eq!((drawn.status, drawn.kind()), (200, "image/webp"));
    assert!(drawn.body.starts_with(b"RIFF"));
    // Another drawing is published: who is on the way keeps the first.
    let mut library = crate::fixtures::small_library();
    let name = "scenarios/de-paraplu/beeld/tafel.svg";
    let other = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\"><circle cx=\"240\" cy=\"240\" r=\"90\" fill=\"#202020\"/></svg>";
    library.put(name, other);
    world.publish(&library, 2);
    world.restart().await;
    assert_eq!(player.browser.get(&address).await.body, drawn.body);
    let again = Player::begins(&world, CASE).await.step().await.text();
    assert!(!again.contains(&address), "a new attempt shows the new drawing");
    for odd in ["anders.webp", "tafel.svg", "tafel"] {
        let (folder, _) = address.rsplit_once('/').unwrap();
        assert_eq!(player.browser.get(&format!("{folder}/{odd}")).await.status, 404, "{odd}");
    }
    assert_eq!(player.browser.get("/scenarios/de-paraplu/beeld/0/tafel.webp").await.status, 404);
}
