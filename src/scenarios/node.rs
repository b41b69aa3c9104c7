//! Nodes: the places of a scenario, and what a learner can do there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::condition::Condition;
use super::{Approach, Channel, CriticalError, Key, Line, Media, Outcome, State, Verdict};
use crate::base::{Competence, Markdown};

/// One place in a scenario. Texts may hold `{words}`, to be filled in for a variant.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its name, unique in the scenario; the name of its file.
    pub id: String,
    /// Title.
    pub title: String,
    /// The signals that come to light here, by id.
    pub reveals: Vec<String>,
    /// Pictures that stand here.
    pub media: Vec<Media>,
    /// What is asked.
    pub kind: NodeKind,
    /// Whether a choice here comes with the question how sure the learner is.
    pub asks_certainty: bool,
    pub(super) body: Markdown,
    pub(super) debrief: Option<Markdown>,
    /// Which file of the bundle.
    pub(super) file: usize,
    pub(super) spans: NodeSpans,
}

/// Where the parts of a node stand in its file.
#[derive(Debug, Clone, Default)]
pub(super) struct NodeSpans {
    pub(super) title: Range<usize>,
    pub(super) next: Range<usize>,
    pub(super) reveals: Vec<Range<usize>>,
}

/// What a node asks of the learner.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// To read on.
    Text {
        /// The next node.
        next: String,
    },
    /// To choose one.
    Choice {
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// To say of each piece of information what it does to a hypothesis.
    Weighing {
        /// The hypothesis.
        hypothesis: String,
        /// The pieces of information.
        items: Vec<Item>,
        /// The next node.
        next: String,
    },
    /// To decide what to share.
    Sharing {
        /// What could be shared.
        given: String,
        /// With whom.
        receiver: String,
        /// What for.
        purpose: Option<String>,
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// To say which lines ask for follow-up.
    Recognition {
        /// The lines.
        lines: Vec<Line>,
        /// The next node.
        next: String,
    },
    /// To say of each approach how fitting it is.
    Rating {
        /// The approaches.
        approaches: Vec<Approach>,
        /// The next node.
        next: String,
    },
    /// To think back, in the learner's own words.
    Reflection {
        /// The next node.
        next: String,
    },
    /// Nothing: the story ends here.
    Ending {
        /// How it ends.
        outcome: Outcome,
    },
}

/// Something that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name, unique in its node.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The node it leads to.
    pub next: String,
    /// What the learner reads about it afterwards.
    pub feedback: String,
    /// The page of the handreiking about it, as `deel/pagina`.
    pub page: Option<String>,
    /// What it is worth.
    pub worth: Worth,
    /// What it adds to counters.
    pub effects: Vec<(String, i64)>,
    /// What is critical about it, when it may never happen outside a case.
    pub critical: Option<CriticalError>,
    pub(super) condition: Option<Condition>,
    pub(super) spans: ChoiceSpans,
}

/// Where the parts of a choice stand in its file.
#[derive(Debug, Clone, Default)]
pub(super) struct ChoiceSpans {
    pub(super) next: Range<usize>,
    pub(super) condition: Range<usize>,
    pub(super) worth: Range<usize>,
    pub(super) effects: Range<usize>,
    pub(super) critical: Range<usize>,
}

/// What a choice is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// −2 to 2 on competences; every choice of a node has the same ones.
    Weights(BTreeMap<Competence, i8>),
    /// Whether it shares what it should.
    Sharing {
        /// Right, too much or too little.
        verdict: Verdict,
        /// The legal ground, by id; nothing when there is none.
        ground: Option<String>,
        /// By which way.
        channel: Option<Channel>,
    },
}

/// A piece of information to be weighed.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name, unique in the scenario.
    pub id: String,
    /// The information.
    pub given: Given,
    /// What the answers are worth.
    pub key: Key,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
    pub(super) span: Range<usize>,
}

/// The information of a weighing item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A signal, by id; it comes to light here.
    Signal(String),
    /// A text of its own.
    Text(String),
}

impl Choice {
    /// Whether the choice is offered in a state.
    pub fn is_offered(&self, state: &State) -> bool {
        self.condition.as_ref().is_none_or(|condition| condition.holds(state))
    }

    /// Whether it is offered in every state.
    pub fn is_unconditional(&self) -> bool {
        self.condition.is_none()
    }
}

impl Node {
    /// What can be chosen here; nothing at nodes without choices.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            NodeKind::Choice { choices } | NodeKind::Sharing { choices, .. } => choices,
            _ => &[],
        }
    }

    /// What is to be weighed here; nothing at other nodes.
    pub fn items(&self) -> &[Item] {
        match &self.kind {
            NodeKind::Weighing { items, .. } => items,
            _ => &[],
        }
    }

    /// The lines to look at here; nothing at other nodes.
    pub fn lines(&self) -> &[Line] {
        match &self.kind {
            NodeKind::Recognition { lines, .. } => lines,
            _ => &[],
        }
    }

    /// The approaches to judge here; nothing at other nodes.
    pub fn approaches(&self) -> &[Approach] {
        match &self.kind {
            NodeKind::Rating { approaches, .. } => approaches,
            _ => &[],
        }
    }

    /// The signals about which this node asks something, with the place of the question.
    pub(super) fn placed_signals(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        let weighed = self.items().iter().map(|item| (&item.given, &item.span));
        let looked_at = self.lines().iter().map(|line| (&line.given, &line.span));
        weighed.chain(looked_at).filter_map(|(given, span)| match given {
            Given::Signal(id) => Some((id.as_str(), span)),
            Given::Text(_) => None,
        })
    }

    /// The signals about which this node asks something, by id.
    pub fn asked_signals(&self) -> impl Iterator<Item = &str> {
        self.placed_signals().map(|(id, _)| id)
    }

    /// The signals that come to light here, those it asks about included.
    pub fn revealed_signals(&self) -> impl Iterator<Item = &str> {
        self.reveals.iter().map(String::as_str).chain(self.asked_signals())
    }

    /// Where one always goes from here; nothing at endings and where that is chosen.
    pub(super) fn next(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Text { next }
            | NodeKind::Reflection { next }
            | NodeKind::Weighing { next, .. }
            | NodeKind::Recognition { next, .. }
            | NodeKind::Rating { next, .. } => Some(next),
            NodeKind::Choice { .. } | NodeKind::Sharing { .. } | NodeKind::Ending { .. } => None,
        }
    }

    /// Where one can go from here, whatever the state.
    pub(super) fn exits(&self) -> Vec<&str> {
        self.next().into_iter().chain(self.choices().iter().map(|choice| choice.next.as_str())).collect()
    }

    pub(super) fn is_ending(&self) -> bool {
        matches!(self.kind, NodeKind::Ending { .. })
    }
}
