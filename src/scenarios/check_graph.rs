//! Checks the shape of a scenario: everything can be reached, everything ends, and there is
//! always something to choose.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::state::Counter;
use super::{Node, Scenario, State};
use crate::base::{Document, Report};

/// States that are searched for a page without choices, before the search gives up.
const MAX_STATES: usize = 10_000;

/// Reports nodes that cannot be reached, from which no ending can be reached, or where everything
/// can be hidden; notes loops.
pub(super) fn check_graph(scenario: &Scenario, report: &Report) {
    if scenario.node(&scenario.start).is_none() {
        return;
    }
    let graph = Graph { scenario, report };
    let reached = closure(&[scenario.start.as_str()], |node| graph.exits(node));
    for node in scenario.nodes().filter(|node| !reached.contains(node.id.as_str())) {
        graph.error(
            node,
            format!("Knoop ‘{}’ is niet te bereiken vanaf de start.", node.id),
            "Verbind de knoop of verwijder hem.",
        );
    }
    graph.check_endings();
    graph.check_hidden();
    graph.note_loops();
}

struct Graph<'a> {
    scenario: &'a Scenario,
    report: &'a Report,
}

/// What is left to be looked at: the node, and the state on arriving there.
type Position<'a> = (&'a str, State);

impl<'a> Graph<'a> {
    fn file(&self, node: &Node) -> &Document {
        &self.scenario.bundle.files()[node.file]
    }

    fn error(&self, node: &Node, problem: String, remedy: &str) {
        self.report.error(self.file(node), &node.spans.title, problem, remedy);
    }

    fn exits(&self, id: &str) -> Vec<&'a str> {
        let exits = self.scenario.node(id).map(Node::exits).unwrap_or_default();
        exits.into_iter().filter(|exit| self.scenario.nodes.contains_key(*exit)).collect()
    }

    fn check_endings(&self) {
        let mut entries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for node in self.scenario.nodes() {
            for exit in node.exits() {
                entries.entry(exit).or_default().push(&node.id);
            }
        }
        let endings: Vec<&str> = self.scenario.nodes().filter(|n| n.is_ending()).map(|n| n.id.as_str()).collect();
        let ending = closure(&endings, |id| entries.get(id).cloned().unwrap_or_default());
        // A node whose exits are missing or unknown was reported as such.
        let broken = |node: &Node| node.exits().is_empty() || self.exits(&node.id).len() < node.exits().len();
        for node in self.scenario.nodes().filter(|node| !ending.contains(node.id.as_str()) && !broken(node)) {
            self.error(
                node,
                format!("Vanuit ‘{}’ is geen enkel einde te bereiken. De deelnemer blijft rondlopen.", node.id),
                "Laat een van de keuzes naar een einde leiden.",
            );
        }
    }

    fn check_hidden(&self) {
        let risky = |node: &&Node| !node.choices().is_empty() && node.choices().iter().all(|c| !c.is_unconditional());
        let risky: BTreeSet<&str> = self.scenario.nodes().filter(risky).map(|node| node.id.as_str()).collect();
        if risky.is_empty() {
            return;
        }
        let mut reported = BTreeSet::new();
        let searched = self.search(|node, state| {
            let hidden = risky.contains(node.id.as_str()) && !node.choices().iter().any(|c| c.is_offered(state));
            if hidden && reported.insert(node.id.clone()) {
                self.report_hidden(node, &describe(state));
            }
        });
        if !searched {
            let unseen = |node: &&Node| risky.contains(node.id.as_str()) && !reported.contains(&node.id);
            for node in self.scenario.nodes().filter(unseen) {
                self.report_hidden(node, "te veel mogelijkheden om na te gaan");
            }
        }
    }

    fn report_hidden(&self, node: &Node, state: &str) {
        let problem =
            format!("In ‘{}’ kan het gebeuren dat geen enkele keuze zichtbaar is (toestand: {state}).", node.id);
        self.error(node, problem, "Maak één keuze zonder voorwaarde.");
    }

    /// Shows every node in every state in which it can be reached; says whether that were all.
    fn search(&self, mut show: impl FnMut(&Node, &State)) -> bool {
        let (counters, watched) = self.watched();
        let enter = |state: &mut State, id: &str| {
            if watched.contains(id) {
                state.enter(id);
            }
        };
        let mut start = State::new(counters);
        enter(&mut start, &self.scenario.start);
        let mut seen: BTreeSet<Position<'a>> = BTreeSet::from([(self.scenario.start.as_str(), start)]);
        let mut open: VecDeque<Position<'a>> = seen.iter().cloned().collect();
        while let Some((id, state)) = open.pop_front() {
            let Some(node) = self.scenario.nodes.get(id) else { continue };
            show(node, &state);
            for (exit, mut state) in moves(node, &state) {
                enter(&mut state, exit);
                if seen.insert((exit, state.clone())) {
                    open.push_back((exit, state));
                }
            }
            if seen.len() > MAX_STATES {
                return false;
            }
        }
        true
    }

    /// The counters and nodes that conditions speak of: others cannot hide anything.
    fn watched(&self) -> (BTreeMap<String, Counter>, BTreeSet<String>) {
        let (mut counters, mut nodes) = (BTreeMap::new(), BTreeSet::new());
        for condition in self.scenario.nodes().flat_map(Node::choices).filter_map(|c| c.condition.as_ref()) {
            let mut counter = |name: &str| {
                if let Some(known) = self.scenario.counters.get(name) {
                    counters.insert(name.to_owned(), *known);
                }
            };
            condition.names(&mut counter, &mut |node| {
                nodes.insert(node.to_owned());
            });
        }
        (counters, nodes)
    }

    fn note_loops(&self) {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for node in self.scenario.nodes() {
            let Some(path) = self.way_back(&node.id) else { continue };
            if path.iter().any(|id| told.contains(id)) {
                continue;
            }
            self.report.note(
                self.file(node),
                &node.spans.title,
                format!("{} is een lus. Alleen het eerste bezoek telt mee.", quoted(&path)),
                "Dit mag; controleer of u het zo bedoelt.",
            );
            told.extend(path);
        }
    }

    /// The shortest way from a node back to itself, both ends included.
    fn way_back(&self, start: &'a str) -> Option<Vec<&'a str>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(id) = open.pop_front() {
            for exit in self.exits(id) {
                if let std::collections::btree_map::Entry::Vacant(place) = came_from.entry(exit) {
                    place.insert(id);
                    open.push_back(exit);
                }
            }
        }
        let mut path = vec![start, *came_from.get(start)?];
        while let Some(last) = path.last().filter(|last| **last != start) {
            path.push(came_from.get(last)?);
        }
        path.reverse();
        Some(path)
    }
}

/// Everything that can be reached by going on and on.
fn closure<'a>(from: &[&'a str], next: impl Fn(&'a str) -> Vec<&'a str>) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = from.iter().copied().collect();
    let mut open = from.to_vec();
    while let Some(id) = open.pop() {
        open.extend(next(id).into_iter().filter(|exit| found.insert(exit)));
    }
    found
}

/// Where one can go from a node in a state, and the state that follows.
fn moves<'a>(node: &'a Node, state: &State) -> Vec<(&'a str, State)> {
    if node.choices().is_empty() {
        return node.exits().into_iter().map(|exit| (exit, state.clone())).collect();
    }
    let offered = node.choices().iter().filter(|choice| choice.is_offered(state));
    let moved = offered.map(|choice| {
        let mut state = state.clone();
        state.apply(&choice.effects);
        (choice.next.as_str(), state)
    });
    moved.collect()
}

fn describe(state: &State) -> String {
    let counters = state.counters.iter().map(|(name, counter)| format!("{name} = {}", counter.value));
    let visited = state.visited().map(|node| format!("bezocht ‘{node}’"));
    let parts: Vec<_> = counters.chain(visited).collect();
    if parts.is_empty() { "het begin".to_owned() } else { parts.join(", ") }
}

fn quoted(path: &[&str]) -> String {
    path.iter().map(|id| format!("‘{id}’")).collect::<Vec<_>>().join(" → ")
}
