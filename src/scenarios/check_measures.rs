//! Checks whether a scenario measures what it means to: weighing items that do not all say the same,
//! and variants that differ in nothing but what is compared.

use super::check_content::head;
use super::variant::Factor;
use super::{Item, Node, Scenario};
use crate::base::Report;

/// Of a hundred weighing items, how many may have “no difference” as the best answer: whoever
/// always answers that would do too well (Lubarsky 2018).
const MOST_NEUTRAL: usize = 10;
/// One neutral item in a short case says nothing yet.
const FEWEST_NEUTRAL: usize = 2;
/// The level of a factor in which nothing is the matter.
const NOISE: &str = "ruis";
/// The word of a variant that holds the first name.
const FIRST_NAME: &str = "voornaam";

/// Warns about what would be measured instead of judgement.
pub(super) fn check_measures(scenario: &Scenario, report: &Report) {
    check_neutral_items(scenario, report);
    if scenario.factors.measured {
        check_noise(scenario, report);
        scenario.factors.factors.iter().for_each(|factor| check_first_names(scenario, factor, report));
    }
}

/// W08: too many items on which “no difference” is best.
fn check_neutral_items(scenario: &Scenario, report: &Report) {
    let items: Vec<&Item> = scenario.nodes().flat_map(Node::items).collect();
    let neutral = items.iter().filter(|item| item.key.is_neutral()).count();
    if neutral >= FEWEST_NEUTRAL && neutral * 100 > items.len() * MOST_NEUTRAL {
        let share = neutral * 100 / items.len();
        let problem = format!("{share}% van de weegvragen heeft ‘geen effect’ als meest gekozen.");
        let remedy = format!("Houd dit onder {MOST_NEUTRAL}%: wie altijd het midden kiest, komt anders te goed uit.");
        report.warning(head(scenario), &(0..1), problem, remedy);
    }
}

/// W11: no variant in which nothing is the matter.
fn check_noise(scenario: &Scenario, report: &Report) {
    let mut levels = scenario.factors.factors.iter().flat_map(|factor| &factor.levels);
    if !levels.any(|level| level.name == NOISE) {
        let problem = "Er is geen variant zonder extremisme (ruis). Zonder ruis meet u alleen alarm slaan.";
        let remedy = format!("Voeg een niveau ‘{NOISE}’ toe, of zet meting op false.");
        report.warning(head(scenario), &(0..1), problem, remedy);
    }
}

/// W12: another first name is another impression.
fn check_first_names(scenario: &Scenario, factor: &Factor, report: &Report) {
    let mut names = factor.levels.iter().filter_map(|level| level.words.get(FIRST_NAME));
    let first = names.next();
    if names.any(|name| Some(name) != first) {
        let problem = format!(
            "De voornaam verschilt tussen de varianten van ‘{}’, en daarmee misschien ook de herkomst.",
            factor.name
        );
        let remedy = "Dan meet u iets anders dan bedoeld. Gebruik één voornaam, of zet meting op false.";
        report.warning(head(scenario), &(0..1), problem, remedy);
    }
}
