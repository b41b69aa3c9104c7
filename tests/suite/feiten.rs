//! Facts that age: shown with their day, and with a notice when somebody had to look again.

use std::fs;

use jiff::civil::date;
use weegwijs::base::Severity;
use weegwijs::catalogue::{Library, build};

use crate::browser::{by_id, says};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::world::{World, shipped};

const DAY: i64 = 24 * 60 * 60 * 1000;

const FACT: &str = "[[feit]]\nid = \"peil\"\nnaam = \"Waterpeil\"\nwaarde = \"peil 4 van 5\"\nstatus = \"geldt\"\n\
                    peildatum = 2026-11-09\nherzien_voor = 2026-12-15\n\n[[feit.bron]]\nid = \"b1\"\ntitel = \"Peil\"\n\
                    uitgever = \"Voorbeeld\"\ndatum = \"2026-11-09\"\ngeraadpleegd = 2026-11-20\nurl = \"https://voorbeeld.nl/peil\"\n";

fn fixture(name: &str) -> String {
    fs::read_to_string(top("tests/fixtures/goed").join(name)).unwrap()
}

/// The small library with a fact, and a page that names it in its text.
fn with_fact(fact: &str) -> Library {
    let mut library = small_library();
    library.put("content/feiten.toml", fact);
    library.put("content/paginas/over.md", &(fixture("content/paginas/over.md") + "\nNu geldt [[feit:peil]].\n"));
    library
}

/// The small library with a page that rests on a ground.
fn resting_on_law() -> Library {
    let mut library = small_library();
    let name = "content/handreiking/basis/overleggen.md";
    let text = fixture(name).replace("Met de weegploeg, als", "Met de weegploeg, volgens [[grondslag:overleg]], als");
    assert!(text.contains("grondslag:overleg"));
    library.put(name, &text);
    library
}

#[tokio::test]
async fn a_fact_in_a_text_is_its_value_with_its_day() {
    let world = World::small().await;
    world.publish(&with_fact(FACT), 2);
    let mut browser = world.browser();
    let page = browser.page("/over").await;
    let expected = "Nu geldt <a href=\"/feiten#peil\">peil 4 van 5</a> (stand op 9 november 2026).";
    assert!(page.text().contains(expected), "{}", page.text());
    let facts = browser.page("/feiten").await.read();
    let entry = by_id(&facts, "peil");
    assert!(entry.text.contains("peil 4 van 5") && entry.text.contains("Status: geldt (bekeken op 9 november 2026)."));
}

#[tokio::test]
async fn a_fact_of_which_nobody_is_sure_says_so_where_it_stands() {
    let world = World::small().await;
    world.publish(&with_fact(&FACT.replace("geldt", "te-verifieren")), 2);
    let page = world.browser().page("/over").await;
    assert!(page.text().contains("(stand op 9 november 2026; te verifiëren)."), "{}", page.text());
}

#[tokio::test]
async fn when_the_day_of_review_has_passed_every_page_says_so_without_a_restart() {
    let world = World::small().await;
    world.publish(&with_fact(FACT), 2);
    let mut browser = world.browser();
    let pages = ["/over", "/feiten", "/grondslagen", "/contacten"];
    for place in pages {
        assert!(!browser.page(place).await.text().contains("opnieuw worden bekeken"), "{place}");
    }
    world.later(200 * DAY);
    for place in pages {
        let told = browser.page(place).await.text();
        assert!(told.contains("opnieuw worden bekeken"), "{place}: {told}");
    }
    assert!(browser.page("/contacten").await.text().contains("moest voor 1 mei 2027 opnieuw"));
}

#[tokio::test]
async fn a_page_that_rests_on_law_which_aged_says_so_and_is_still_served() {
    let world = World::small().await;
    world.publish(&resting_on_law(), 2);
    let mut browser = world.browser();
    let place = "/handreiking/basis/overleggen";
    assert!(!says(&browser.page(place).await.read(), "Te verifiëren."));
    world.later(200 * DAY);
    assert!(says(&browser.page(place).await.read(), "Te verifiëren."));
    let built = build(&resting_on_law(), date(2027, 6, 1));
    assert!(built.catalogue.is_some());
    let overdue: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|told| told.severity == Severity::Overdue && told.file.starts_with("content/handreiking/"))
        .collect();
    assert_eq!(overdue.len(), 1);
    assert!(overdue[0].source_line.contains("[[grondslag:overleg]]") && overdue[0].remedy.contains("te-verifieren"));
}

#[test]
fn every_dated_fact_that_is_due_is_told_at_its_line() {
    let late = build(&with_fact(FACT), date(2028, 1, 1)).diagnostics;
    for file in
        ["content/feiten.toml", "content/grondslagen.toml", "content/contacten.toml", "content/criteria/wegen-v1.toml"]
    {
        let told = late.iter().find(|told| told.file == file).unwrap_or_else(|| panic!("{file}: {late:?}"));
        assert_eq!((told.severity, told.problem.starts_with("Dit moest voor")), (Severity::Warning, true), "{told}");
        assert!(told.source_line.starts_with("id =") || told.source_line.starts_with("peildatum"), "{told}");
    }
}

#[test]
fn the_shipped_facts_have_a_source_and_a_day() {
    assert!(shipped().fact("dreigingsniveau").is_some() && shipped().fact("dreigingsbeeld-datum").is_some());
    assert!(shipped().facts().iter().all(|fact| !fact.references.is_empty() && fact.review_before > fact.as_of));
}
