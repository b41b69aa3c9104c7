use crate::browser::{Answer, Browser, Form, by_id, links_in, says};
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;
const PLACE: &str = "/symbolenbank/rondje/verbetering";

/// The form of the page, filled in.
async fn filled(browser: &mut Browser, text: &str) -> Form {
    browser.page(PLACE).await.form("/verbetering").with("soort", "feit").with("tekst", text)
}

/// What stands in the field for the text.
fn typed(answer: &Answer) -> String {
    by_id(&answer.read(), "tekst").text.clone()
}

async fn kept(world: &World) -> usize {
    world.app.store().corrections().await.unwrap().len()
}

#[tokio::test]
async fn a_visitor_tells_what_is_wrong_and_reads_when_and_where_the_answer_comes() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut browser = world.browser();
        let entry = browser.page("/symbolenbank/rondje").await.read();
        assert!(links_in(&entry, entry.named("main").next().unwrap()).iter().any(|(href, _)| *href == PLACE));
        let form =
            filled(&mut browser, "Het is uit 1934.\r\nNiet uit 1935.").await.with("bron", "https://voorbeeld.nl/a");
        let sent = browser.submit(&form).await;
        let thanks = browser.follow(&sent).await;
        assert_eq!(thanks.heading(), "Dank u wel");
        let page = thanks.read();
        assert!(says(&page, "binnen vier weken") && says(&page, "verwijderen wij na 180 dagen"), "{}", thanks.text());
        let ways = links_in(&page, page.named("main").next().unwrap());
        assert!(ways.iter().any(|(href, _)| *href == "/symbolenbank/rondje#wijzigingen"));
        assert!(ways.iter().any(|(href, _)| *href == "/symbolenbank/wijzigingen"));
        let corrections = world.app.store().corrections().await.unwrap();
        let [only] = corrections.as_slice() else { panic!("{corrections:?}") };
        assert_eq!((only.symbol_slug.as_str(), only.kind.as_str()), ("rondje", "feit"));
        assert_eq!(only.text, "Het is uit 1934.\nNiet uit 1935.");
        assert_eq!(only.source_url.as_deref(), Some("https://voorbeeld.nl/a"));
        assert!(!browser.has_cookies(), "nothing is known of who told it");
    }
}

#[tokio::test]
async fn sending_twice_keeps_one_and_sending_something_else_keeps_both() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = filled(&mut browser, "Het klopt niet.").await;
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.status, 303);
    }
    assert_eq!(kept(&world).await, 1);
    // Back to the form, and something added.
    assert_eq!(browser.submit(&form.with("tekst", "Het klopt niet. Zie de bron.")).await.status, 303);
    // Someone else with the same words.
    let other = filled(&mut world.browser(), "Het klopt niet.").await;
    assert_eq!(browser.submit(&other).await.status, 303);
    assert_eq!(kept(&world).await, 3);
}

#[tokio::test]
async fn the_form_says_before_the_field_that_it_is_not_about_people_and_asks_for_none() {
    let world = World::small().await;
    let answer = world.browser().page(PLACE).await;
    let text = answer.text();
    let warning = text.find("Schrijf niets over een persoon.").unwrap();
    assert!(warning < text.find("<textarea").unwrap());
    let form = answer.form("/verbetering");
    let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["formulier", "tekst", "bron"], "besides the choice");
    assert_eq!(form.options("soort"), ["feit", "bron", "ontbrekende-betekenis", "beeld", "taal", "anders"]);
}

#[tokio::test]
async fn who_names_someone_is_told_what_to_take_out_and_keeps_what_was_typed() {
    let world = World::small().await;
    let mut browser = world.browser();
    let cases = [
        ("Mail jan@gemeente.nl.", "‘jan@gemeente.nl’ lijkt een e-mailadres"),
        ("Bel 06-12345678.", "‘06-12345678’ lijkt een telefoonnummer"),
        ("Zijn bsn is 123456782.", "‘123456782’ lijkt een burgerservicenummer"),
        ("Het hangt in de Dorpsstraat 12.", "‘Dorpsstraat 12’ lijkt een straat met huisnummer"),
        ("Op de auto XX-99-YY.", "‘XX-99-YY’ lijkt een kenteken"),
        ("Jan de Vries draagt het.", "‘Jan de Vries’ lijkt de naam van een persoon"),
    ];
    for (text, told) in cases {
        let form = filled(&mut browser, text).await;
        let refused = browser.submit(&form).await;
        assert_eq!(refused.status, 422, "{text}");
        let page = refused.read();
        assert!(says(&page, told), "{text}: {}", refused.text());
        assert!(says(&page, "Uw verbetering is nog niet verstuurd."));
        assert!(refused.title().starts_with("Fout: "));
        assert_eq!(typed(&refused), text);
        assert_eq!(refused.form("/verbetering").field("soort"), "feit", "the choice is kept too");
    }
    assert_eq!(kept(&world).await, 0);
    // Mended, the same form goes through.
    let form = filled(&mut browser, "Jan de Vries draagt het.").await;
    let refused = browser.submit(&form).await;
    let mended = refused.form("/verbetering").with("tekst", "Iemand draagt het.");
    assert_eq!(browser.submit(&mended).await.status, 303);
    assert_eq!(kept(&world).await, 1);
}

#[tokio::test]
async fn everything_that_is_missing_or_wrong_is_told_at_once_beside_its_field() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = browser.page(PLACE).await.form("/verbetering").with("bron", "voorbeeld.nl").with("tekst", " ");
    let refused = browser.submit(&form).await;
    assert_eq!(refused.status, 422);
    let page = refused.read();
    for (field, message) in [
        ("soort", "Kies waar het om gaat."),
        ("tekst", "Schrijf wat er niet klopt."),
        ("bron", "Dit adres kunnen we niet gebruiken."),
    ] {
        assert!(by_id(&page, &format!("{field}-fout")).text.starts_with(message));
        let described = by_id(&page, field).attribute("aria-describedby").unwrap();
        assert!(described.contains(&format!("{field}-fout")), "{field}");
        let leads = links_in(&page, by_id(&page, "fout"));
        assert!(leads.iter().any(|(href, _)| *href == format!("#{field}")), "{field}");
    }
    assert_eq!(refused.form("/verbetering").field("bron"), "voorbeeld.nl");
    let form = filled(&mut browser, &"a".repeat(1_001)).await;
    let long = browser.submit(&form).await;
    assert!(says(&long.read(), "Uw tekst heeft 1001 tekens. Er passen er 1000: maak hem korter."));
    let form = filled(&mut browser, "</textarea><script>alert(1)</script>").await.with("soort", "kaas");
    let odd = browser.submit(&form).await;
    assert_eq!((odd.status, typed(&odd).as_str()), (422, "</textarea><script>alert(1)</script>"));
    assert_eq!(kept(&world).await, 0);
}

#[tokio::test]
async fn what_was_typed_is_never_written_to_the_database_when_it_is_refused() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = filled(&mut browser, "Mail geheimewoorden@gemeente.nl.").await;
    browser.submit(&form).await;
    let stored = world.file_bytes();
    assert!(stored.len() > 4096);
    assert!(!stored.windows(13).any(|window| window == b"geheimewoorde"));
}

#[tokio::test]
async fn there_is_room_for_two_hundred_a_day_and_who_comes_after_is_told_to_wait() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = filled(&mut browser, "Nummer").await;
    for number in 0..200 {
        assert_eq!(browser.submit(&form.with("tekst", &format!("Punt {number}."))).await.status, 303, "{number}");
    }
    let full = browser.submit(&form.with("tekst", "Nog een.")).await;
    assert_eq!((full.status, typed(&full).as_str()), (503, "Nog een."));
    assert!(says(&full.read(), "Er is niets opgeslagen. Er kwamen vandaag al heel veel verbeteringen binnen."));
    assert_eq!(kept(&world).await, 200);
    world.later(DAY);
    assert_eq!(browser.submit(&form.with("tekst", "Nog een.")).await.status, 303);
}

#[tokio::test]
async fn a_correction_is_deleted_after_180_days() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = filled(&mut browser, "Het klopt niet.").await;
    browser.submit(&form).await;
    world.later(180 * DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().corrections, 0);
    world.later(1);
    assert_eq!(world.app.delete_expired().await.unwrap().corrections, 1);
    assert_eq!(kept(&world).await, 0);
}

#[tokio::test]
async fn without_a_database_the_words_stay_with_whoever_typed_them() {
    let world = World::small().await;
    let mut browser = world.browser();
    let form = filled(&mut browser, "Het klopt niet.").await;
    world.app.store().close().await;
    let refused = browser.submit(&form).await;
    assert_eq!((refused.status, typed(&refused).as_str()), (503, "Het klopt niet."));
    assert!(says(&refused.read(), "Er is niets opgeslagen. Bewaren lukt nu even niet."));
}

#[tokio::test]
async fn a_former_name_leads_to_the_form_of_the_present_one() {
    let world = World::small().await;
    let mut browser = world.browser();
    let renamed = browser.get("/symbolenbank/oud-rondje/verbetering").await;
    assert_eq!(renamed.location(), PLACE);
    assert_eq!(browser.get("/symbolenbank/kaas/verbetering").await.status, 404);
    let form = filled(&mut browser, "Het klopt niet.").await;
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(browser.post("/symbolenbank/kaas/verbetering", &fields).await.status, 404);
    assert_eq!(kept(&world).await, 0);
}
