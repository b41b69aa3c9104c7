//! Checks that everything a scenario names exists in it, and exists once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::panel::Panel;
use super::{Choice, Node, Scenario};
use crate::base::{Document, Report, nearest};

/// Reports every name of a node, signal or counter that does not exist, and items of equal name.
pub(super) fn check_names(scenario: &Scenario, report: &Report) {
    let names = Names { scenario, report };
    names.check_start();
    let mut items = BTreeSet::new();
    for node in scenario.nodes() {
        names.check_reveals(node);
        names.check_exit(node);
        for choice in node.choices() {
            names.check_choice(node, choice);
        }
        for item in node.items() {
            if !items.insert(&item.id) {
                let problem = format!("Er zijn twee weegvragen met dezelfde naam ‘{}’.", item.id);
                report.error(names.file(node), &item.span, problem, "Geef elke weegvraag een eigen id.");
            }
        }
    }
}

/// Reports votes on items that do not exist.
pub(super) fn check_panel(panel: &Panel, nodes: &BTreeMap<String, Node>, document: &Document, report: &Report) {
    let items: Vec<&str> = nodes.values().flat_map(Node::items).map(|item| item.id.as_str()).collect();
    for (id, row) in panel.iter().filter(|(id, _)| !items.contains(&id.as_str())) {
        let remedy = meant(id, items.iter().copied());
        report.error(document, &row.span, format!("Weegvraag ‘{id}’ van het paneel bestaat niet."), remedy);
    }
}

fn meant<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(name, known)
        .map_or_else(|| "Verbeter de naam of haal hem weg.".to_owned(), |near| format!("Bedoelde u ‘{near}’?"))
}

struct Names<'a> {
    scenario: &'a Scenario,
    report: &'a Report,
}

impl Names<'_> {
    fn file(&self, node: &Node) -> &Document {
        &self.scenario.bundle.files()[node.file]
    }

    fn meant_node(&self, name: &str) -> String {
        meant(name, self.scenario.nodes.keys().map(String::as_str))
    }

    fn check_start(&self) {
        let start = &self.scenario.start;
        let head = self.scenario.bundle.files().iter().find(|file| file.name().ends_with("scenario.toml"));
        let Some(head) = head.filter(|_| !start.is_empty()) else { return };
        let at = head.text().find("\nstart").map_or(0, |newline| newline + 1);
        match self.scenario.node(start) {
            None => {
                let problem = format!("De start verwijst naar ‘{start}’, maar die knoop bestaat niet.");
                self.report.error(head, &(at..at + 1), problem, self.meant_node(start));
            }
            Some(node) if node.is_ending() => {
                let problem = format!("De casus begint met ‘{start}’, maar dat is een einde.");
                self.report.error(head, &(at..at + 1), problem, "Laat de casus met een andere knoop beginnen.");
            }
            Some(_) => {}
        }
    }

    fn check_reveals(&self, node: &Node) {
        let named = node.reveals.iter().zip(&node.spans.reveals);
        let named = named.map(|(id, span)| (id.as_str(), span));
        for (id, span) in named.chain(node.placed_signals()).filter(|(id, _)| self.scenario.signal(id).is_none()) {
            let remedy = meant(id, self.scenario.signals.iter().map(|signal| signal.id.as_str()));
            self.report.error(self.file(node), span, format!("Signaal ‘{id}’ bestaat niet."), remedy);
        }
    }

    fn check_exit(&self, node: &Node) {
        let Some(next) = node.next() else { return };
        if !next.is_empty() && self.scenario.node(next).is_none() {
            let problem = format!("Knoop ‘{}’ verwijst naar ‘{next}’, maar die knoop bestaat niet.", node.id);
            self.report.error(self.file(node), &node.spans.next, problem, self.meant_node(next));
        }
    }

    fn check_choice(&self, node: &Node, choice: &Choice) {
        let next = &choice.next;
        if !next.is_empty() && self.scenario.node(next).is_none() {
            let problem =
                format!("Keuze ‘{}’ in ‘{}’ verwijst naar ‘{next}’, maar die knoop bestaat niet.", choice.id, node.id);
            self.report.error(self.file(node), &choice.spans.next, problem, self.meant_node(next));
        }
        for (counter, _) in &choice.effects {
            self.check_counter(node, counter, &choice.spans.effects);
        }
        if let Some(condition) = &choice.condition {
            let span = &choice.spans.condition;
            condition.names(&mut |counter| self.check_counter(node, counter, span), &mut |visited| {
                if self.scenario.node(visited).is_none() {
                    let problem = format!("De voorwaarde noemt knoop ‘{visited}’, maar die bestaat niet.");
                    self.report.error(self.file(node), span, problem, self.meant_node(visited));
                }
            });
        }
    }

    fn check_counter(&self, node: &Node, counter: &str, span: &Range<usize>) {
        if !self.scenario.counters.contains_key(counter) {
            let remedy = format!(
                "{} Of voeg onder [toestand] toe: {counter} = {{ begin = 0, min = -2, max = 2 }}",
                meant(counter, self.scenario.counters.keys().map(String::as_str))
            );
            self.report.error(self.file(node), span, format!("‘{counter}’ staat niet in [toestand]."), remedy);
        }
    }
}
