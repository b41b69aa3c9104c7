use std::collections::BTreeSet;
use std::fs;

use resvg::usvg::roxmltree::Document;
use weegwijs::catalogue::Library;

use crate::browser::{classed, links_in};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::world::{World, shipped};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The small library with a change to a case on top of those to pages and symbols.
fn with_changed_case() -> Library {
    let mut library = small_library();
    let name = "scenarios/de-doos/scenario.toml";
    let text = fs::read_to_string(top("tests/fixtures/goed").join(name)).unwrap();
    let change = "\n[[wijzigingen]]\ndatum = 2026-11-20\nsoort = \"inhoud\"\ntekst = \"Een stap erbij.\"\n";
    library.put(name, &(text + change));
    library
}

#[tokio::test]
async fn changes_of_pages_cases_and_symbols_stand_together_with_the_newest_first() {
    let world = World::small().await;
    world.publish(&with_changed_case(), 2);
    let page = world.browser().page("/wijzigingen").await.read();
    let lines = classed(&page, "changes");
    assert!(lines[0].text.starts_with("20 november 2026 · Inhoud: "), "{}", lines[0].text);
    let targets: BTreeSet<&str> = lines.iter().flat_map(|list| links_in(&page, list)).map(|(href, _)| href).collect();
    for place in ["/scenarios/de-doos", "/symbolenbank/rondje", "/handreiking/basis/kijken"] {
        assert!(targets.contains(place), "{place}: {targets:?}");
    }
}

#[tokio::test]
async fn the_feed_of_everything_keeps_the_rules_of_feeds() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = browser.page("/wijzigingen.atom").await;
    assert_eq!(answer.kind(), "application/atom+xml");
    let text = answer.text();
    let document = Document::parse(&text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let of = |node: resvg::usvg::roxmltree::Node, name: &str| {
        node.children().find(|child| child.has_tag_name((ATOM, name))).and_then(|child| child.text().map(str::to_owned))
    };
    let entries: Vec<_> = feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
    assert_eq!(entries.len(), shipped().all_changes().len().min(100));
    let ids: BTreeSet<String> = entries.iter().chain([&feed]).map(|node| of(*node, "id").expect("an id")).collect();
    assert_eq!(ids.len(), entries.len() + 1, "every id is there once");
    assert!(ids.iter().all(|id| id.starts_with("tag:")));
    let days: Vec<String> = entries.iter().map(|entry| of(*entry, "updated").unwrap()).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "the newest first");
    for day in &days {
        day.parse::<jiff::Timestamp>().unwrap();
    }
    assert!(entries.iter().all(|entry| of(*entry, "title").is_some() && of(*entry, "content").is_some()));
    assert_eq!(of(feed, "updated").as_ref(), days.first());
}

#[tokio::test]
async fn every_page_says_where_the_feed_is() {
    let world = World::small().await;
    let page = world.browser().page("/handreiking").await.read();
    let feeds = page.named("link").filter(|link| link.attribute("rel") == Some("alternate"));
    let addresses: Vec<_> = feeds.filter_map(|link| link.attribute("href")).collect();
    assert_eq!(addresses, ["/wijzigingen.atom"]);
}

#[test]
fn every_change_has_a_name_of_its_own() {
    let changes = shipped().all_changes();
    let names: BTreeSet<&String> = changes.iter().map(|listed| &listed.id).collect();
    assert_eq!(names.len(), changes.len());
}
