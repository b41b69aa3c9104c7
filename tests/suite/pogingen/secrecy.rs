//! What is not told before its time.

use std::collections::BTreeSet;

use weegwijs::scenarios::{Key, Node, Scenario};

use super::{Player, by_turns};
use crate::browser::classed;
use crate::house_rules::{Element, Page};
use crate::world::{World, shipped};

/// What the debrief tells about every choice and every piece of information, for every variant.
fn told_later(scenario: &Scenario) -> Vec<String> {
    let mut told = Vec::new();
    for variant in scenario.variants() {
        for node in scenario.nodes() {
            for choice in node.choices() {
                told.push(scenario.fill(&choice.feedback, &variant));
            }
            for item in node.items() {
                if let Key::Editorial { reason, .. } = &item.key {
                    told.push(scenario.fill(reason, &variant));
                }
            }
        }
        let reasons = scenario.nodes().flat_map(|node| {
            node.lines().iter().map(|line| &line.reason).chain(node.approaches().iter().map(|one| &one.reason))
        });
        told.extend(reasons.map(|reason| scenario.fill(reason, &variant)));
        let signals = scenario.signals().iter();
        told.extend(signals.map(|signal| scenario.fill(&signal.explanation, &variant)));
    }
    told
}

fn nodes_named_in(page: &Page, scenario: &Scenario) -> Vec<String> {
    let own: BTreeSet<&str> = scenario.nodes().flat_map(Node::choices).map(|choice| choice.id.as_str()).collect();
    let values = page.elements().flat_map(Element::attributes).map(|(_, value)| value);
    let named = values.filter(|value| scenario.node(value).is_some() && !own.contains(value));
    named.map(str::to_owned).collect()
}

#[tokio::test]
async fn what_a_choice_is_worth_is_not_told_before_it_is_made() {
    let (whole, small) = (World::new().await, World::small().await);
    let in_whole = shipped().scenarios().map(|scenario| (&whole, scenario));
    let published = small.app.published().unwrap();
    let in_small = published.catalogue.scenarios().map(|scenario| (&small, scenario));
    for (number, (world, scenario)) in in_whole.chain(in_small).enumerate() {
        let later = told_later(scenario);
        let mut player = Player::begins(world, scenario.slug()).await;
        let mut pick = by_turns(number + 1);
        while let Some(step) = player.next().await {
            let page = step.read();
            assert_eq!(nodes_named_in(&page, scenario), Vec::<String>::new());
            let whole = &page.named("main").next().unwrap().text;
            let feedback = classed(&page, "feedback").first().map_or("", |feedback| feedback.text.as_str());
            let told: BTreeSet<&String> = later.iter().filter(|text| whole.contains(*text)).collect();
            // The feedback on the choice before this one, and nothing else.
            let only_feedback = told.iter().all(|text| feedback.contains(text.as_str()));
            assert!(told.len() <= 1 && only_feedback, "at ‘{}’: {told:?}", step.heading());
            let attributes = page.elements().flat_map(Element::attributes).filter(|(name, _)| *name != "href");
            // As the name of an attribute, or as all that one says: a case may be about a key.
            let told: Vec<(&str, &str)> = attributes.collect();
            for word in ["gewicht", "krediet", "oordeel", "sleutel", "grondslag", "vervolg", "kritiek"] {
                let is_told = told.iter().any(|(name, value)| name.contains(word) || *value == word);
                assert!(!is_told, "{word} at ‘{}’", step.heading());
            }
            player.answers_on(&step, &mut pick).await;
        }
    }
}

#[tokio::test]
async fn the_search_finds_nothing_that_a_case_keeps_for_later() {
    let world = World::new().await;
    let mut browser = world.browser();
    for scenario in shipped().scenarios() {
        let choice = scenario.nodes().flat_map(Node::choices).next().unwrap();
        // Half of it, since the page repeats what was asked.
        let half = choice.feedback.chars().count() / 2;
        let sentence: String = choice.feedback.chars().filter(|c| !"{}".contains(*c)).take(half.min(80)).collect();
        let found = browser.page(&format!("/zoeken?q={}", crate::zoeken::encoded(&sentence))).await;
        assert!(!found.text().contains(&choice.feedback));
    }
}
