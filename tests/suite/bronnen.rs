use std::collections::BTreeSet;
use std::fs;

use weegwijs::base::{Severity, Word};
use weegwijs::catalogue::{Shelf, build};

use crate::browser::{classed, links_in, says};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::world::{TODAY, World, shipped};

#[tokio::test]
async fn every_source_stands_once_under_the_letter_of_its_publisher() {
    let world = World::new().await;
    let mut browser = world.browser();
    let index = browser.page("/bronnen").await.read();
    let letters: Vec<String> =
        links_in(&index, classed(&index, "index-nav")[0]).into_iter().map(|(href, _)| href.to_owned()).collect();
    let mut seen: Vec<String> = Vec::new();
    for place in &letters {
        let page = browser.page(place).await.read();
        for list in classed(&page, "sources__list") {
            let outside = links_in(&page, list).into_iter().filter(|(href, _)| href.starts_with("http"));
            seen.extend(outside.map(|(href, _)| href.to_owned()));
        }
    }
    let once: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(once.len(), seen.len(), "an address stands there twice");
    let sources = shipped().sources();
    let wanted: BTreeSet<&String> = sources.iter().map(|source| &source.reference.url).collect();
    assert_eq!(once, wanted);
    assert!(wanted.len() > 300, "{}", wanted.len());
}

#[tokio::test]
async fn a_source_tells_what_cites_it_and_when_it_was_last_looked_at() {
    let world = World::small().await;
    let page = world.browser().page("/bronnen?letter=v").await.read();
    let list = classed(&page, "sources__list")[0];
    let links: Vec<&str> = links_in(&page, list).into_iter().map(|(href, _)| href).collect();
    for place in ["/handreiking/basis/kijken", "/symbolenbank/rondje", "/grondslagen#overleg"] {
        assert!(links.contains(&place), "{place}: {links:?}");
    }
    assert!(list.text.contains("Bekeken op 1 november 2026."), "{}", list.text);
}

#[tokio::test]
async fn sources_of_one_sort_of_document_can_be_chosen() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page(&format!("/bronnen?soort={}", Shelf::Page.word())).await.read();
    let cites = |shelf| shipped().sources().iter().filter(|s| s.cited_by.iter().any(|p| p.shelf == shelf)).count();
    assert!(says(&page, &format!("{} bronnen van", cites(Shelf::Page))));
    let unknown = browser.page("/bronnen?soort=kaas&letter=xyz").await;
    assert_eq!(unknown.body, browser.page("/bronnen").await.body);
}

#[test]
fn one_address_with_two_titles_is_told_at_its_line() {
    let mut library = small_library();
    let name = "content/handreiking/basis/overleggen.md";
    let text = fs::read_to_string(top("tests/fixtures/goed").join(name)).unwrap();
    let shared = text.replace("https://voorbeeld.nl/samen", "https://voorbeeld.nl/kijken");
    assert!(shared != text);
    library.put(name, &shared);
    let built = build(&library, TODAY);
    let told: Vec<_> = built.diagnostics.iter().filter(|told| told.problem.contains("andere titel")).collect();
    assert!(told.len() == 1 && built.catalogue.is_some(), "{:?}", built.diagnostics);
    assert!(told.iter().all(|told| told.severity == Severity::Note && told.source_line.starts_with("titel")));
}
