//! What to do now: the box on the page of a symbol.

use weegwijs::base::{Word, dutch};
use weegwijs::symbols::{SectionName, Strength};

use super::{address, parts, sample};
use crate::browser::{by_id, classed, links_in, says};
use crate::fixtures::small_library;
use crate::world::{World, shipped};

#[tokio::test]
async fn what_to_do_is_one_step_from_the_top_and_stands_there_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    for symbol in sample() {
        let answer = browser.page(&address(symbol)).await;
        let page = answer.read();
        let ways = links_in(&page, classed(&page, "jump")[0]);
        assert_eq!(ways[0], ("#wat-doe-ik-nu", "Wat doe ik nu?"), "{}", symbol.slug);
        let steps = symbol.section(SectionName::WhatToDo).plain();
        // Its first words; further on there may be a link, which reads otherwise in plain text.
        let step: String = steps.trim().chars().take(24).collect();
        let told = page.named("li").chain(page.named("p")).filter(|one| one.text.starts_with(&step)).count();
        assert_eq!(told, 1, "{}: {step}", symbol.slug);
        assert!(by_id(&page, "wat-doe-ik-nu").text == "Wat doe ik nu?" && !says(&page, SectionName::WhatToDo.label()));
        let parts = parts(&page);
        let place = |id: &str| parts.iter().position(|part| part == id).unwrap();
        assert_eq!(place("wat-doe-ik-nu"), place("weging") + 1, "{}", symbol.slug);
        assert!(place("wat-doe-ik-nu") <= 2, "{}: {parts:?}", symbol.slug);
    }
}

#[tokio::test]
async fn beside_it_stand_contacts_from_the_catalogue_each_with_its_day() {
    let world = World::new().await;
    let mut browser = world.browser();
    for symbol in sample() {
        let page = browser.page(&address(symbol)).await.read();
        let lines = classed(&page, "act__contact");
        let offered: Vec<&str> = lines.iter().map(|line| links_in(&page, line)[0].0).collect();
        if symbol.strength == Strength::NoSignal {
            assert_eq!(offered, ["/contacten#alarmnummer", "/contacten#lse"], "{}", symbol.slug);
        } else {
            let all = ["alarmnummer", "meldpunt-gemeente", "lse", "politie"].map(|id| format!("/contacten#{id}"));
            assert_eq!(offered, all, "{}", symbol.slug);
        }
        for (line, href) in lines.iter().zip(offered) {
            let contact = shipped().contact(href.trim_start_matches("/contacten#")).unwrap();
            let checked_on = dutch::date(contact.checked_on.unwrap());
            assert!(line.text.contains(&format!("Gecontroleerd op {checked_on}.")), "{}", line.text);
            assert!(line.text.contains(contact.occasion()), "{}", line.text);
            let calls = links_in(&page, line).iter().any(|(href, _)| href.starts_with("tel:"));
            assert_eq!(calls, contact.phone.is_some(), "{}", contact.id);
        }
    }
}

#[tokio::test]
async fn a_number_that_is_checked_again_changes_everywhere_with_its_day() {
    let world = World::small().await;
    let mut browser = world.browser();
    let before = browser.page("/symbolenbank/rondje").await.read();
    assert!(says(&before, "Gecontroleerd op 1 november 2026."));
    assert_eq!(classed(&before, "act__contact").len(), 1, "a contact that the library lacks is left out");
    let mut library = small_library();
    let file = "content/contacten.toml";
    let text = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed").join(file)).unwrap();
    let checked = text.replace("gecontroleerd_op = 2026-11-01", "gecontroleerd_op = 2026-11-20");
    library.put(file, &checked.replace("telefoon = \"112\"", "telefoon = \"113\""));
    world.publish(&library, 2);
    let after = browser.page("/symbolenbank/rondje").await.read();
    assert!(says(&after, "113") && says(&after, "Gecontroleerd op 20 november 2026."));
}
