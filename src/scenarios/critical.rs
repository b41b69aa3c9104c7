//! Critical errors: decisions that may never be taken outside a case. A case may offer one, but
//! then the story goes on to where it can be put right.

use std::collections::BTreeSet;

use super::merit::can_be_best;
use super::{Choice, Node, NodeKind, Scenario};
use crate::base::{Report, words};

words! {
    /// What is critical about a choice.
    pub enum CriticalError {
        Emergency = "acuut-gevaar", "Acuut gevaar niet doorgeven";
        DecidingAlone = "alleen-beslissen", "Alleen beslissen namens de weegploeg";
        MedicalData = "medische-gegevens", "Medische gegevens delen zonder grond";
        FakeAccount = "nepaccount", "Meekijken onder een valse naam";
        Label = "etiket", "Iemand bij anderen een etiket geven";
        PersonalTrait = "persoonskenmerk", "Geloof, afkomst of kleding vastleggen als grond";
    }
}

impl CriticalError {
    /// Why it may never happen, as one Dutch sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Emergency => "Bij acuut gevaar telt elke minuut: de hulpdiensten moeten het meteen weten.",
            Self::DecidingAlone => {
                "Gemeente, politie en Openbaar Ministerie wegen samen, want ieder ziet maar een deel."
            }
            Self::MedicalData => {
                "Medische gegevens zijn extra beschermd: zonder toestemming of wettelijke grond deelt niemand ze."
            }
            Self::FakeAccount => "Onder een valse naam meekijken mag alleen wie de wet dat uitdrukkelijk toestaat.",
            Self::Label => "Een woord als ‘geradicaliseerd’ blijft aan iemand kleven en zegt meer dan u weet.",
            Self::PersonalTrait => {
                "Geloof, afkomst en kleding zeggen niets over gevaar; wie ze als grond vastlegt, discrimineert."
            }
        }
    }
}

/// Reports critical choices that cannot be put right, and those that would be rewarded.
pub(super) fn check_critical(scenario: &Scenario, report: &Report) {
    for node in scenario.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.critical.is_some()) {
            for (problem, remedy) in problems(scenario, node, choice) {
                report.error(&scenario.bundle.files()[node.file], &choice.spans.critical, problem, remedy);
            }
        }
    }
}

fn problems(scenario: &Scenario, node: &Node, choice: &Choice) -> Vec<(String, &'static str)> {
    let (id, at) = (&choice.id, &node.id);
    let mut found = Vec::new();
    let next = scenario.node(&choice.next);
    if next.is_some_and(Node::is_ending) {
        let problem = format!("Keuze ‘{id}’ in ‘{at}’ is een kritieke fout, maar leidt naar een einde.");
        found.push((problem, "Laat haar naar een knoop leiden waar het besluit te herstellen is."));
    } else if next.is_some_and(|next| only_reads_on(scenario, next)) {
        let problem = format!("Na de kritieke fout ‘{id}’ in ‘{at}’ valt er niets meer te besluiten.");
        found.push((problem, "Laat het verhaal langs een knoop gaan waar de deelnemer iets doet."));
    }
    let is_way_out = |other: &Choice| other.critical.is_none() && other.is_unconditional();
    if !node.choices().iter().any(is_way_out) {
        let problem = format!("In ‘{at}’ kan de kritieke fout ‘{id}’ het enige zijn wat te kiezen is.");
        found.push((problem, "Voeg een keuze toe zonder kritiek en zonder voorwaarde."));
    } else if can_be_best(node.choices(), choice) {
        let problem = format!("Keuze ‘{id}’ in ‘{at}’ is een kritieke fout, maar kan daar de beste keuze zijn.");
        found.push((problem, "Geef een andere keuze, zonder voorwaarde, een hoger gewicht of het oordeel juist."));
    }
    found
}

/// Whether from here on there is only reading until the story ends.
fn only_reads_on<'a>(scenario: &'a Scenario, from: &'a Node) -> bool {
    let (mut node, mut seen) = (Some(from), BTreeSet::new());
    while let Some(here) = node.filter(|node| seen.insert(&node.id)) {
        match &here.kind {
            NodeKind::Text { next } => node = scenario.node(next),
            NodeKind::Ending { .. } => return true,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::scenarios::example::{example_with, scenario_with};
    use crate::scenarios::tests::{diagnose, expect_each};

    const M: &str = "knopen/melding.md";
    const D: &str = "knopen/delen.md";
    const L: &str = "knopen/later.md";
    const ALONE: &str = "gewicht = { vastleggen = -2, proportionaliteit = -2, overleggen = 1 }";

    #[test]
    fn a_critical_error_that_can_be_put_right_and_is_not_rewarded_is_sound() {
        let marked = format!("kritiek = \"alleen-beslissen\"\n{ALONE}");
        let scenario = scenario_with(&[(M, ALONE, &marked)]);
        let choice = scenario.node("melding").unwrap().choices().iter().find(|choice| choice.critical.is_some());
        assert_eq!(choice.unwrap().id, "meteen-weegploeg");
        assert!(choice.unwrap().critical.unwrap().reason().ends_with('.'));
    }

    #[test]
    fn a_critical_error_that_ends_the_story_or_is_the_best_choice_is_refused() {
        let best = "gewicht = { vastleggen = 2, proportionaliteit = 2, overleggen = 1 }";
        let mail = "oordeel = \"te-veel\"\n";
        let right = "oordeel = \"juist\"\n";
        let cases = [
            (
                (M, best, format!("kritiek = \"etiket\"\n{best}")),
                "fout knopen/melding.md:10 Keuze ‘doorvragen’ in ‘melding’ is een kritieke fout, maar kan daar de beste keuze zijn.",
            ),
            (
                (D, mail, format!("{mail}kritiek = \"medische-gegevens\"\n")),
                "fout knopen/delen.md:19 Keuze ‘met-naam’ in ‘delen’ is een kritieke fout, maar leidt naar een einde.",
            ),
            (
                (D, right, format!("{right}kritiek = \"medische-gegevens\"\n")),
                "fout knopen/delen.md:11 Keuze ‘zonder-naam’ in ‘delen’ is een kritieke fout, maar kan daar de beste keuze zijn.",
            ),
            (
                (M, ALONE, format!("kritiek = \"boos\"\n{ALONE}")),
                "fout knopen/melding.md:26 ‘boos’ is geen geldige waarde voor ‘kritiek’.",
            ),
        ];
        let cases: Vec<_> = cases.iter().map(|((file, old, new), told)| ((*file, *old, new.as_str()), *told)).collect();
        expect_each(&cases, false);
    }

    #[test]
    fn a_critical_error_after_which_nothing_is_decided_is_refused() {
        let cases = [("einde-te-snel", true), ("wegen", false)];
        for (next, is_refused) in cases {
            let next = format!("naar  = \"{next}\"");
            let weights = "gewicht = { vastleggen = 0, proportionaliteit = 1, overleggen = -2 }";
            let marked = format!("kritiek = \"acuut-gevaar\"\n{weights}");
            let bundle = example_with(&[(L, "naar  = \"wegen\"", &next), (M, weights, &marked)]);
            let (sound, found) = diagnose(&bundle);
            let told = "fout knopen/melding.md:18 Na de kritieke fout ‘afwachten’ in ‘melding’ valt er niets meer te besluiten.";
            assert_eq!((sound, found.iter().any(|problem| problem == told)), (!is_refused, is_refused), "{found:#?}");
        }
    }

    #[test]
    fn a_critical_error_that_may_be_all_there_is_to_choose_is_refused() {
        let marked = format!("kritiek = \"alleen-beslissen\"\n{ALONE}");
        let hide = "als = 'vertrouwen > 0'\n";
        let (sound, found) = diagnose(&example_with(&[
            (M, ALONE, &marked),
            (M, "effect  = { vertrouwen = 1 }", &format!("effect  = {{ vertrouwen = 1 }}\n{hide}")),
            (M, "effect  = { vertrouwen = -1 }", &format!("effect  = {{ vertrouwen = -1 }}\n{hide}")),
        ]));
        assert!(!sound);
        let told = "fout knopen/melding.md:30 In ‘melding’ kan de kritieke fout ‘meteen-weegploeg’ het enige zijn wat te kiezen is.";
        assert!(found.iter().any(|problem| problem == told), "{found:#?}");
    }
}
