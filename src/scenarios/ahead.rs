//! How much of the story lies ahead.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Node, Scenario};

/// How many steps there are to an ending, the present one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// On the shortest way.
    pub least: usize,
    /// On the longest; nothing when one can walk round.
    pub most: Option<usize>,
}

impl Ahead {
    /// As Dutch words, such as `nog 2 tot 4 stappen`.
    pub fn words(self) -> String {
        let steps = if self.least == 1 { "stap" } else { "stappen" };
        match self.most {
            None => format!("nog minstens {} {steps}", self.least),
            Some(most) if most == self.least => format!("nog {most} {steps}"),
            Some(most) => format!("nog {} tot {most} stappen", self.least),
        }
    }
}

impl Scenario {
    /// What lies ahead at a node, by the ways that are drawn; conditions may close some of them.
    /// Nothing at an ending.
    pub fn ahead(&self, node: &str) -> Option<Ahead> {
        let from = self.node(node).filter(|node| !node.is_ending())?;
        let longest = Longest { scenario: self, known: BTreeMap::new(), open: BTreeSet::new() };
        Some(Ahead { least: self.shortest(from)?, most: longest.from(from) })
    }

    fn shortest(&self, from: &Node) -> Option<usize> {
        let mut seen = BTreeSet::from([from.id.as_str()]);
        let mut open = VecDeque::from([(from.id.as_str(), 0)]);
        while let Some((id, steps)) = open.pop_front() {
            let node = self.node(id)?;
            if node.is_ending() {
                return Some(steps);
            }
            open.extend(node.exits().into_iter().filter(|exit| seen.insert(exit)).map(|exit| (exit, steps + 1)));
        }
        None
    }
}

/// The search for the longest way. A scenario has at most 200 nodes, so it never goes deep.
struct Longest<'a> {
    scenario: &'a Scenario,
    known: BTreeMap<&'a str, usize>,
    /// The nodes on the way that is being looked at.
    open: BTreeSet<&'a str>,
}

impl<'a> Longest<'a> {
    fn from(mut self, node: &'a Node) -> Option<usize> {
        self.steps(node)
    }

    /// The steps on the longest way from here, or nothing when a way leads back.
    fn steps(&mut self, node: &'a Node) -> Option<usize> {
        if let Some(known) = self.known.get(node.id.as_str()) {
            return Some(*known);
        }
        if !self.open.insert(&node.id) {
            return None;
        }
        let mut most = 0;
        for exit in node.exits() {
            most = most.max(1 + self.steps(self.scenario.node(exit)?)?);
        }
        self.open.remove(node.id.as_str());
        self.known.insert(&node.id, most);
        Some(most)
    }
}

#[cfg(test)]
mod tests {
    use crate::scenarios::example::{example, scenario_with};

    fn words(scenario: &crate::scenarios::Scenario, node: &str) -> Option<String> {
        scenario.ahead(node).map(super::Ahead::words)
    }

    #[test]
    fn what_lies_ahead_is_told_between_the_shortest_and_the_longest_way() {
        let scenario = example();
        for (node, expected) in [
            ("melding", Some("nog 2 tot 4 stappen")),
            ("later", Some("nog 3 stappen")),
            ("wegen", Some("nog 2 stappen")),
            ("delen", Some("nog 1 stap")),
            ("einde-overleg", None),
            ("onbekend", None),
        ] {
            assert_eq!(words(&scenario, node).as_deref(), expected, "{node}");
        }
    }

    #[test]
    fn where_one_can_walk_round_only_the_shortest_way_is_told() {
        let scenario = scenario_with(&[("knopen/later.md", "naar  = \"wegen\"", "naar  = \"melding\"")]);
        assert_eq!(words(&scenario, "melding").as_deref(), Some("nog minstens 2 stappen"));
        assert_eq!(words(&scenario, "later").as_deref(), Some("nog minstens 3 stappen"));
        assert_eq!(words(&scenario, "wegen").as_deref(), Some("nog 2 stappen"), "the round lies behind");
    }
}
