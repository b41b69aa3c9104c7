//! The ways through a case: the one that was taken, and where the others would have led.

use std::collections::BTreeSet;

use super::{Answer, Attempt, Status, Step};
use crate::scenarios::{Choice, Node, NodeKind, Scenario};

/// A map of one attempt. Plain texts have their words filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The steps, in order.
    pub steps: Vec<PathStep>,
    /// How many places of the case were visited, its ending included.
    pub visited: usize,
    /// How many places it has.
    pub places: usize,
    /// The title of the ending that was reached; nothing when there is none.
    pub ending: Option<String>,
    /// The titles of the other endings.
    pub other_endings: Vec<String>,
}

/// A step, with the ways on from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// The node's title.
    pub title: String,
    /// What was chosen; nothing where there is one way on.
    pub taken: Option<String>,
    /// What else could be chosen, in the order of the case.
    pub others: Vec<OtherWay>,
}

/// A way that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWay {
    /// What it says.
    pub text: String,
    /// The title of the node that it leads to.
    pub leads_to: String,
    /// Whether it could be chosen at that moment; a condition may have closed it.
    pub was_open: bool,
}

impl Paths {
    /// The map of an attempt.
    pub fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let reached = match attempt.status() {
            Status::Finished { ending } => Some(ending.as_str()),
            Status::InProgress { .. } | Status::WalkedRound => None,
        };
        let seen: BTreeSet<&str> = attempt.steps().iter().map(|step| step.node.as_str()).chain(reached).collect();
        let title = |node: &Node| scenario.fill(&node.title, attempt.variant());
        let is_ending = |node: &&Node| matches!(node.kind, NodeKind::Ending { .. });
        let others = scenario.nodes().filter(is_ending).filter(|node| Some(node.id.as_str()) != reached);
        Self {
            steps: attempt.steps().iter().filter_map(|step| PathStep::of(scenario, attempt, step)).collect(),
            visited: seen.len(),
            places: scenario.nodes().count(),
            ending: reached.and_then(|id| scenario.node(id)).map(title),
            other_endings: others.map(title).collect(),
        }
    }
}

impl PathStep {
    fn of(scenario: &Scenario, attempt: &Attempt, step: &Step) -> Option<Self> {
        let node = scenario.node(&step.node)?;
        let fill = |text: &str| scenario.fill(text, attempt.variant());
        let is_taken = |choice: &&Choice| matches!(&step.answer, Answer::Choice(id) if *id == choice.id);
        let other = |choice: &Choice| OtherWay {
            text: fill(&choice.text),
            leads_to: scenario.node(&choice.next).map(|next| fill(&next.title)).unwrap_or_default(),
            was_open: step.offered.contains(&choice.id),
        };
        Some(Self {
            title: fill(&node.title),
            taken: node.choices().iter().find(is_taken).map(|choice| fill(&choice.text)),
            others: node.choices().iter().filter(|choice| !is_taken(choice)).map(other).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::example;
    use crate::training::tests::{begin, choice, play, weighing};

    #[test]
    fn the_map_has_the_way_that_was_taken_and_where_the_others_lead() {
        let scenario = example();
        let marks = weighing(&[("w1", 0), ("w2", -1)]);
        let attempt = play(&scenario, &[choice("afwachten"), Answer::Continue, marks, choice("zonder-naam")]);
        let paths = Paths::of(&scenario, &attempt);
        assert_eq!((paths.visited, paths.places), (5, 6));
        assert_eq!(paths.ending.as_deref(), Some("Een gesprek op school"));
        assert_eq!(paths.other_endings, ["Het vertrouwen is weg"]);
        let titles: Vec<&str> = paths.steps.iter().map(|step| step.title.as_str()).collect();
        assert_eq!(titles[..2], ["De mentor belt", "Twee weken later"]);
        let first = &paths.steps[0];
        assert_eq!(first.taken.as_deref(), Some("Ik noteer niets en wacht af of er meer komt."));
        let leads: Vec<&str> = first.others.iter().map(|way| way.leads_to.as_str()).collect();
        assert_eq!(leads, ["Wat doet nieuwe informatie met uw oordeel?", "Mag ik dit delen?"]);
        assert_eq!((&paths.steps[1].taken, paths.steps[1].others.len()), (&None, 0), "one way on");
        // Waiting lost the trust without which nothing can be kept silent.
        let closed: Vec<bool> = paths.steps[3].others.iter().map(|way| way.was_open).collect();
        assert_eq!(closed, [true, false]);
    }

    #[test]
    fn before_the_end_every_ending_is_another() {
        let scenario = example();
        let paths = Paths::of(&scenario, &begin(&scenario));
        assert_eq!((paths.steps.len(), paths.visited, paths.ending), (0, 0, None));
        assert_eq!(paths.other_endings.len(), 2);
    }
}
