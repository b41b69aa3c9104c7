//! A case that is taken away while people are in it.

use jiff::civil::{Date, date};
use weegwijs::app::{Publication, publish};
use weegwijs::base::{Diagnostic, Severity};
use weegwijs::catalogue::Library;

use super::{Player, by_turns};
use crate::browser::{Form, links_in, says};
use crate::certificaat::code;
use crate::fixtures::small_library;
use crate::pdf::said;
use crate::world::{TODAY, World, engines};

const CASE: &str = "de-doos";
const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// From the start of a story to the end of its thirtieth day: it begins at ten in the morning.
const TO_THE_END: i64 = 30 * DAY + 14 * HOUR;
const PAGE_GONE: &str = "De pagina die hierbij hoorde, is vervallen.";
const CLOSED: &str = "Deze casus kunt u niet meer afmaken";

/// The small library without the case, with the line that says so.
fn archived(since: Date, instead: &str) -> Library {
    let small = small_library();
    let kept = small.files().filter(|(name, _)| !name.starts_with("scenarios/de-doos/"));
    let kept: Vec<_> = kept.map(|(name, bytes)| (name, std::str::from_utf8(bytes).unwrap())).collect();
    let mut library = Library::from_texts(kept);
    let line = format!(
        "[[casus]]\nslug = \"{CASE}\"\ntitel = \"De doos\"\nsinds = {since}\nreden = \"De doos is opgeruimd.\"\n{instead}"
    );
    library.put("scenarios/gearchiveerd.toml", &line);
    library
}

/// Replaces the library, as it is read on the day of the story. Gives what was told of it.
fn publishes(world: &World, library: &Library) -> Vec<Diagnostic> {
    let (published, told) = publish(library, world.app.clock().today(), 2).unwrap_or_else(|error| panic!("{error:?}"));
    world.app.replace(Publication::Sound(published.into()));
    told
}

const INSTEAD: &str = "in_plaats = \"de-paraplu\"\n";

/// The form of the weighing, with a reason beside it.
async fn with_a_reason(player: &mut Player) -> Form {
    player.answers(&mut by_turns(0)).await;
    player.filled(&mut by_turns(0)).await.with("reden-w-stil", "Alleen gehoord.")
}

#[tokio::test]
async fn an_attempt_on_a_case_that_was_taken_away_may_be_finished_for_thirty_days_and_stops_then() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut quick = Player::begins(&world, CASE).await;
        let mut slow = Player::begins(&world, CASE).await;
        publishes(&world, &archived(TODAY, INSTEAD));
        let told = slow.step().await;
        let until = "We bieden deze casus niet meer aan. U kunt deze poging afmaken tot en met 24 december 2026.";
        assert!(says(&told.read(), until), "{}", told.text());
        let list = slow.browser.page("/pogingen").await;
        let state =
            "bij stap 1; deze casus bieden we niet meer aan; u kunt hem afmaken tot en met 24 december 2026. Ga";
        assert!(says(&list.read(), state), "{}", list.text());

        // A session that is not used ends too.
        world.later(20 * DAY);
        quick.step().await;
        slow.step().await;
        world.later(TO_THE_END - 20 * DAY - 1);
        let open = with_a_reason(&mut slow).await;
        quick.plays_to_the_end(by_turns(1)).await;
        let kept = world.steps().await;
        world.later(1);

        // What lies on the desk here is read from the database there.
        let mut elsewhere = slow.browser.through(world.another_server().await);
        for late in [slow.browser.submit(&open).await, elsewhere.submit(&open).await] {
            assert_eq!((late.status, late.heading().as_str()), (409, CLOSED), "{}", late.text());
            let page = late.read();
            for told in ["Uw laatste antwoord is niet opgeslagen.", "Alleen gehoord.", "De doos is opgeruimd."] {
                assert!(says(&page, told), "{told}: {}", late.text());
            }
        }
        assert_eq!(world.steps().await, kept, "an answer was stored too late");
        for place in [slow.attempt.clone(), format!("{}/nabespreking", slow.attempt)] {
            let stopped = slow.browser.page(&place).await;
            assert_eq!(stopped.heading(), CLOSED);
            assert!(says(
                &stopped.read(),
                "sinds 24 november 2026 niet meer aan. Afmaken kon tot en met 24 december 2026."
            ));
            let links = stopped.read();
            assert!(links.named("a").any(|link| link.attribute("href") == Some("/scenarios/de-paraplu")));
            assert!(!says(&links, "niet opgeslagen") && !links.named("form").any(|_| true), "{}", stopped.text());
        }
        let list = slow.browser.page("/pogingen").await;
        assert!(says(&list.read(), "gestopt bij stap 2; deze casus bieden we niet meer aan. Bekijk wat u deed."));
        assert!(quick.debrief().await.heading().starts_with("Nabespreking"), "what was finished stays");
    }
}

#[tokio::test]
async fn an_answer_that_was_stored_in_time_is_told_as_stored_when_it_comes_again_too_late() {
    let world = World::small().await;
    let mut player = Player::begins(&world, CASE).await;
    publishes(&world, &archived(TODAY, ""));
    world.later(20 * DAY);
    let form = player.filled(&mut by_turns(0)).await;
    world.later(TO_THE_END - 20 * DAY - 1);
    assert_eq!(player.browser.submit(&form).await.status, 303);
    world.later(1);
    assert_eq!(player.browser.submit(&form).await.status, 303, "a double click is harmless");
    assert_eq!((player.step().await.heading().as_str(), world.steps().await), (CLOSED, 1));
}

#[tokio::test]
async fn the_thirtieth_day_ends_at_midnight_here_also_when_the_clock_changes() {
    // The day on which it was taken away, and the end of its thirtieth day in UTC: of 23, 25 and 24
    // hours.
    let cases = [
        (date(2027, 2, 26), 1_806_271_200_000),
        (date(2027, 10, 1), 1_825_023_600_000),
        (date(2026, 12, 16), 1_800_054_000_000),
    ];
    for (since, end) in cases {
        let world = World::small().await;
        world.later(end - 20 * DAY - world.app.clock().now().0);
        let mut player = Player::begins(&world, CASE).await;
        publishes(&world, &archived(since, ""));
        world.later(20 * DAY - 1);
        player.answers(&mut by_turns(0)).await;
        let open = player.filled(&mut by_turns(0)).await;
        world.later(1);
        assert_eq!(player.browser.submit(&open).await.status, 409, "{since}");
        assert_eq!((player.step().await.heading().as_str(), world.steps().await), (CLOSED, 1), "{since}");
    }
}

#[tokio::test]
async fn what_was_finished_keeps_its_debrief_its_pdf_and_its_certificate_and_is_not_played_again() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut player = Player::begins(&world, CASE).await;
        player.plays_to_the_end(by_turns(0)).await;
        let proof = code(&mut player).await;
        let again = format!("/scenarios/{CASE}/pogingen");
        player.debrief().await.form(&again);
        publishes(&world, &archived(TODAY, INSTEAD));
        world.later(20 * DAY);
        player.debrief().await;
        world.later(TO_THE_END - 20 * DAY);
        let debrief = player.debrief().await;
        let page = debrief.read();
        assert!(debrief.heading().starts_with("Nabespreking"), "{}", debrief.heading());
        assert!(!page.named("form").any(|form| form.attribute("action") == Some(&again)), "it can be played again");
        assert!(says(&page, "We bieden deze casus niet meer aan. In plaats daarvan is er De paraplu."));
        assert!(said(&mut player.browser, &format!("{}.pdf", debrief.address)).await.contains("Hoe u woog"));
        let check = world.browser().page(&format!("/certificaat/{proof}")).await;
        assert_eq!(check.heading(), "Dit certificaat is geldig");
        let list = player.browser.page("/pogingen").await.read();
        assert!(says(&list, "afgerond; deze casus bieden we niet meer aan. Bekijk de nabespreking."));
    }
}

#[tokio::test]
async fn whoever_asks_for_a_case_that_was_taken_away_hears_since_when_why_and_what_instead() {
    let world = World::small().await;
    publishes(&world, &archived(TODAY, INSTEAD));
    let mut browser = world.browser();
    let list = browser.page("/scenarios").await.read();
    assert!(!list.named("a").any(|link| link.attribute("href") == Some("/scenarios/de-doos")));
    let asked = browser.get("/scenarios/de-doos").await;
    let begun = browser.post("/scenarios/de-doos/pogingen", &[]).await;
    for gone in [&asked, &begun] {
        assert_eq!((gone.status, gone.heading().as_str()), (410, "Deze casus bieden we niet meer aan"));
        let page = gone.read();
        for told in [
            "‘De doos’ is er sinds 24 november 2026 niet meer.",
            "De doos is opgeruimd.",
            "In plaats daarvan is er De paraplu.",
            "Dan kunt u uw poging afmaken tot en met 24 december 2026.",
            "blijft een certificaat geldig",
        ] {
            assert!(says(&page, told), "{told}: {}", gone.text());
        }
        assert!(page.named("a").any(|link| link.attribute("href") == Some("/scenarios/de-paraplu")));
    }
    assert!(!browser.has_cookies() && world.rows().await.iter().all(|(_, rows)| *rows == 0), "something is kept");

    publishes(&world, &archived(TODAY, ""));
    world.later(TO_THE_END);
    let later = browser.get("/scenarios/de-doos").await;
    assert!(says(&later.read(), "Afmaken kon tot en met 24 december 2026."), "{}", later.text());
    assert!(!says(&later.read(), "In plaats daarvan"));
}

#[tokio::test]
async fn a_page_that_links_to_a_case_that_was_taken_away_says_so_and_its_author_is_told() {
    let world = World::small().await;
    let told = publishes(&world, &archived(TODAY, INSTEAD));
    assert!(told.iter().all(|one| one.severity == Severity::Warning), "{told:?}");
    assert!(told.iter().any(|one| {
        one.file == "content/handreiking/basis/kijken.md"
            && one.line == 61
            && one.problem == "De casus ‘de-doos’ is gearchiveerd sinds 24 november 2026."
            && one.remedy == "Haal de verwijzing weg of verwijs naar ‘de-paraplu’."
    }));
    for address in ["/handreiking/basis/kijken", "/handreiking/basis/alles"] {
        let page = world.browser().page(address).await;
        assert!(says(&page.read(), "oefen met De doos (vervallen)."), "{}", page.text());
        assert!(!page.text().contains("/scenarios/de-doos"), "{address}");
    }
    assert!(said(&mut world.browser(), "/handreiking.pdf").await.contains("oefen met De doos (vervallen)."));
}

/// A library in which the case leads to a page and to symbols that the small one does not have, has
/// under another name, or keeps for old links only.
fn earlier() -> Library {
    let small = small_library();
    let mut library = Library::default();
    for (name, bytes) in small.files() {
        let text = std::str::from_utf8(bytes).unwrap();
        library.put(&name.replace("rondje", "oud-rondje"), &text.replace("rondje", "oud-rondje"));
    }
    let read = |name: &str| {
        let (_, bytes) = small.files().find(|(known, _)| *known == name).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let page = read("content/handreiking/basis/doorvragen.md").replace("nummer = 4", "nummer = 9");
    library.put("content/handreiking/basis/toen-nog.md", &page);
    let symbol = read("symbols/hoekje.md").replace("hoekje", "streepje").replace("Hoekje", "Streepje");
    library.put("symbols/streepje.md", &symbol);
    let hall = read("scenarios/de-doos/knopen/gang.md");
    let links = "Lees [[handreiking:basis/toen-nog|hoe u kijkt]], bij [[symbool:streepje]], [[symbool:oud-rondje]] of \
                 [[symbool:hoekje]]. Wat doet u?";
    let hall = hall.replace("Wat doet u?", links).replace("\"basis/kijken\"", "\"basis/toen-nog\"");
    library.put("scenarios/de-doos/knopen/gang.md", &hall);
    let head = read("scenarios/de-doos/scenario.toml").replace("symbool = \"rondje\"", "symbool = \"streepje\"");
    library.put("scenarios/de-doos/scenario.toml", &head.replace("[\"rondje\"]", "[\"oud-rondje\"]"));
    library
}

#[tokio::test]
async fn in_an_attempt_the_name_of_what_was_taken_away_stays_and_says_so() {
    let world = World::small().await;
    publishes(&world, &earlier());
    let mut player = Player::begins(&world, CASE).await;
    let mut now = small_library();
    let corner = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed/symbols/hoekje.md")).unwrap();
    now.put("symbols/hoekje.md", &corner.replace("status = \"gepubliceerd\"", "status = \"vervallen\""));
    publishes(&world, &now);

    let step = player.step().await;
    let page = step.read();
    let words = "Lees hoe u kijkt (vervallen), bij streepje (vervallen), Rondje of Hoekje (vervallen).";
    assert!(says(&page, words), "{}", step.text());
    let body = page.elements().find(|element| element.name == "p" && element.text.contains(words)).unwrap();
    assert_eq!(links_in(&page, body), [("/symbolenbank/rondje", "Rondje"), ("/symbolenbank/hoekje", "Hoekje")]);

    player.browser.submit(&step.form("/stappen").with("keuze", "kijken")).await;
    assert!(says(&player.step().await.read(), PAGE_GONE));
    player.plays_to_the_end(by_turns(0)).await;
    let debrief = player.debrief().await;
    let paper = said(&mut player.browser, &format!("{}.pdf", debrief.address)).await;
    for told in [PAGE_GONE, "Het symbool dat hierbij hoorde, is vervallen.", "hoe u kijkt (vervallen)"] {
        assert!(says(&debrief.read(), told), "{told}: {}", debrief.text());
        assert!(paper.contains(told), "{told}: {paper}");
    }
}
