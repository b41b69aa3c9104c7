//! What an expert is shown of a case: its weighings, and what everyone knows who comes there.

use std::collections::{BTreeSet, VecDeque};

use super::{Node, Scenario, Signal};

impl Scenario {
    /// The nodes where something is weighed, those nearest to the start first.
    pub fn weighings(&self) -> Vec<&Node> {
        self.walk(|_| true).into_iter().filter(|node| !node.items().is_empty()).collect()
    }

    /// The signals that everyone knows who is at a node, whatever way they came, without those
    /// that it asks about. In the order of the document.
    pub fn known_at(&self, node: &Node) -> Vec<&Signal> {
        let is_known = |signal: &&Signal| {
            let tells = |other: &Node| other.revealed_signals().any(|id| id == signal.id);
            let is_here = node.reveals.contains(&signal.id);
            is_here || !self.walk(|other| !tells(other) || other.id == node.id).iter().any(|one| one.id == node.id)
        };
        let asked: BTreeSet<&str> = node.asked_signals().collect();
        self.signals().iter().filter(|signal| !asked.contains(signal.id.as_str())).filter(is_known).collect()
    }

    /// The nodes that can be reached from the start over nodes that may be entered, nearest first.
    /// Conditions are not looked at: what cannot be chosen in one state can be in another.
    fn walk(&self, may_enter: impl Fn(&Node) -> bool) -> Vec<&Node> {
        let (mut known, mut open, mut reached) = (BTreeSet::new(), VecDeque::from([self.start()]), Vec::new());
        while let Some(id) = open.pop_front() {
            let Some(node) = self.node(id).filter(|node| known.insert(node.id.as_str()) && may_enter(node)) else {
                continue;
            };
            open.extend(node.exits());
            reached.push(node);
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use crate::scenarios::example::{example, scenario_with};

    #[test]
    fn what_is_known_is_what_no_way_leaves_out() {
        let scenario = example();
        let [weighing] = scenario.weighings()[..] else { panic!("one weighing") };
        assert_eq!(weighing.id, "wegen");
        let known = |scenario: &crate::scenarios::Scenario, node: &str| -> Vec<String> {
            scenario.known_at(scenario.node(node).unwrap()).iter().map(|signal| signal.id.clone()).collect()
        };
        assert_eq!(known(&scenario, "wegen"), ["s-stil"], "and not what is asked there");
        // One way to `delen` goes round the weighing.
        assert_eq!(known(&scenario, "delen"), ["s-stil"]);
        assert_eq!(known(&scenario, "melding"), ["s-stil"], "told on arriving");
        // Only who waits comes by `later`.
        let detour = scenario_with(&[
            ("knopen/melding.md", "onthult = [\"s-stil\"]\n", ""),
            ("knopen/later.md", "soort = \"tekst\"\n", "soort = \"tekst\"\nonthult = [\"s-stil\"]\n"),
        ]);
        assert!(known(&detour, "wegen").is_empty());
        assert_eq!(known(&detour, "later"), ["s-stil"]);
    }
}
