//! A checked scenario.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::state::Counter;
use super::variant::Factors;
use super::{Bearing, Bundle, Given, Level, Nature, Node, NodeText, Origin, Reliability, Sensitivity, State, Variant};
use crate::base::{Change, Document, Link};

/// What a scenario is about.
#[derive(Debug, Clone)]
pub struct About {
    /// Identifier that never changes, a UUID.
    pub id: String,
    /// Title; a variant may have another.
    pub title: String,
    /// What the case is about, in a few sentences.
    pub summary: String,
    /// Language code.
    pub language: String,
    /// How much it asks.
    pub level: Level,
    /// How long it takes, in minutes.
    pub minutes: i64,
    /// The licence, when one was given.
    pub licence: Option<String>,
    /// The day before which it must be looked at again.
    pub review_before: Date,
    /// What was changed in it.
    pub changes: Vec<Change>,
    /// What a learner should know before beginning.
    pub content_warning: Option<String>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// What can be learnt.
    pub goals: Vec<String>,
    /// Pages of the handreiking, as `deel/pagina`.
    pub pages: Vec<String>,
    /// Symbols that occur, by slug.
    pub symbols: Vec<String>,
    /// Whether answers count in the comparison between variants, for groups.
    pub measures_variants: bool,
}

/// A piece of information about the person of the case.
#[derive(Debug, Clone)]
pub struct Signal {
    /// Its name, unique in the scenario.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What sort of statement it is.
    pub nature: Nature,
    /// What it does in the weighing.
    pub bearing: Bearing,
    /// How far it can be relied upon.
    pub reliability: Option<Reliability>,
    /// What it says; may hold `{words}`.
    pub text: String,
    /// What there is to know about it afterwards; may hold `{words}`.
    pub explanation: String,
    /// A symbol that occurs in it, by slug.
    pub symbol: Option<String>,
    /// The kind of special personal data it touches.
    pub sensitivity: Option<Sensitivity>,
    /// When it was seen, in days from the start of the story.
    pub day_offset: Option<i64>,
    pub(super) span: Range<usize>,
}

/// A scenario that is sound: every node can be reached and from every node an ending can be, no
/// choice leads nowhere, there is always something to choose, and every word can be filled in.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub(super) bundle: Bundle,
    pub(super) about: About,
    pub(super) start: String,
    pub(super) counters: BTreeMap<String, Counter>,
    pub(super) factors: Factors,
    pub(super) signals: Vec<Signal>,
    pub(super) nodes: BTreeMap<String, Node>,
    /// With the file of the bundle that they stand in.
    pub(super) links: Vec<(usize, Link)>,
}

impl Scenario {
    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        self.bundle.slug()
    }

    /// What it is about.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The title for a variant.
    pub fn title(&self, variant: &Variant) -> String {
        self.factors.word("titel", variant).unwrap_or_else(|| self.about.title.clone())
    }

    /// The id of the node where an attempt begins.
    pub fn start(&self) -> &str {
        &self.start
    }

    /// The state in which an attempt begins, before its first node is entered.
    pub fn start_state(&self) -> State {
        State::new(self.counters.clone())
    }

    /// A node by its id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The nodes, by id.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.values()
    }

    /// A signal by its id.
    pub fn signal(&self, id: &str) -> Option<&Signal> {
        self.signals.iter().find(|signal| signal.id == id)
    }

    /// The signals, in the order of the document.
    pub fn signals(&self) -> &[Signal] {
        &self.signals
    }

    /// Every variant, always in the same order; at least one.
    pub fn variants(&self) -> Vec<Variant> {
        self.factors.variants()
    }

    /// The variant with these levels by factor, or nothing when this version has no such variant.
    pub fn variant(&self, levels: &BTreeMap<String, String>) -> Option<Variant> {
        self.factors.variant(levels)
    }

    /// Fills in the words of a plain text (choices, feedback, signals, titles of nodes).
    pub fn fill(&self, text: &str, variant: &Variant) -> String {
        self.factors.fill(text, variant)
    }

    /// A piece of information with its words filled in.
    pub fn given(&self, given: &Given, variant: &Variant) -> String {
        let text = match given {
            Given::Text(text) => text.as_str(),
            Given::Signal(id) => self.signal(id).map_or("", |signal| signal.text.as_str()),
        };
        self.fill(text, variant)
    }

    /// The text of a node, without what is for the debrief.
    pub fn body<'a>(&'a self, node: &'a Node) -> NodeText<'a> {
        NodeText { scenario: self, text: &node.body }
    }

    /// What a node says in the debrief.
    pub fn debrief<'a>(&'a self, node: &'a Node) -> Option<NodeText<'a>> {
        node.debrief.as_ref().map(|text| NodeText { scenario: self, text })
    }

    /// Everything in it that points at another document, with the document it stands in. Whether
    /// the targets exist is for the one who knows all documents.
    pub fn links(&self) -> impl Iterator<Item = (&Document, &Link)> {
        self.links.iter().map(|(file, link)| (&self.bundle.files()[*file], link))
    }

    /// The text whose SHA-256 names this version.
    pub fn canonical(&self) -> String {
        self.bundle.canonical()
    }

    /// The files it was read from.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }
}
