//! What a scenario remembers on the way: its counters and where the learner has been.

use std::collections::{BTreeMap, BTreeSet};

/// A counter of a scenario, never outside its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counter {
    pub(super) value: i64,
    pub(super) min: i64,
    pub(super) max: i64,
}

/// The counters and the nodes visited so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    pub(super) counters: BTreeMap<String, Counter>,
    visited: BTreeSet<String>,
}

impl State {
    pub(super) fn new(counters: BTreeMap<String, Counter>) -> Self {
        Self { counters, visited: BTreeSet::new() }
    }

    /// The value of a counter, when there is one of that name.
    pub fn value(&self, name: &str) -> Option<i64> {
        self.counters.get(name).map(|counter| counter.value)
    }

    /// Whether the learner has been at a node; the current one counts.
    pub fn has_visited(&self, node: &str) -> bool {
        self.visited.contains(node)
    }

    /// The nodes visited, by id.
    pub(super) fn visited(&self) -> impl Iterator<Item = &str> {
        self.visited.iter().map(String::as_str)
    }

    /// Notes that the learner is at a node.
    pub fn enter(&mut self, node: &str) {
        if !self.visited.contains(node) {
            self.visited.insert(node.to_owned());
        }
    }

    /// Adds to counters, each kept inside its bounds.
    pub fn apply(&mut self, effects: &[(String, i64)]) {
        for (name, change) in effects {
            if let Some(counter) = self.counters.get_mut(name) {
                counter.value = counter.value.saturating_add(*change).clamp(counter.min, counter.max);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_stay_inside_their_bounds() {
        let counters = BTreeMap::from([("trust".to_owned(), Counter { value: 0, min: -2, max: 2 })]);
        let mut state = State::new(counters);
        for (change, value) in [(1, 1), (5, 2), (i64::MAX, 2), (-3, -1), (i64::MIN, -2)] {
            state.apply(&[("trust".to_owned(), change), ("unknown".to_owned(), 1)]);
            assert_eq!(state.value("trust"), Some(value));
        }
    }
}
