//! The published documents.

use std::collections::BTreeMap;

use super::SearchWords;
use crate::base::TermIndex;
use crate::handreiking::{Contact, Criteria, DecisionAid, Fact, Ground, Insert, Page, Part, PlainPage, Process, Term};
use crate::scenarios::{Archived, Scenario};
use crate::symbols::Symbol;

/// Everything that is published. Made by [`super::build`] only, so its links lead somewhere.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub(super) parts: Vec<Part>,
    /// In reading order.
    pub(super) pages: Vec<Page>,
    pub(super) symbols: BTreeMap<String, Symbol>,
    pub(super) former_symbols: BTreeMap<String, String>,
    pub(super) scenarios: BTreeMap<String, Scenario>,
    pub(super) archive: BTreeMap<String, Archived>,
    pub(super) terms: Vec<Term>,
    pub(super) term_index: TermIndex,
    pub(super) grounds: Vec<Ground>,
    pub(super) contacts: Vec<Contact>,
    pub(super) facts: Vec<Fact>,
    pub(super) criteria: Vec<Criteria>,
    pub(super) decision_aid: Option<DecisionAid>,
    pub(super) process: Option<Process>,
    pub(super) plain_pages: BTreeMap<String, PlainPage>,
    pub(super) search_words: SearchWords,
}

/// The pages before and after a page.
pub struct Neighbours<'a> {
    /// The page before, unless it is the first.
    pub previous: Option<&'a Page>,
    /// The page after, unless it is the last.
    pub next: Option<&'a Page>,
}

impl Catalogue {
    /// The parts of the handreiking, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The pages of the handreiking, in reading order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The pages of one part, in reading order.
    pub fn pages_of<'a>(&'a self, part: &'a str) -> impl Iterator<Item = &'a Page> {
        self.pages.iter().filter(move |page| page.part == part)
    }

    /// A part by its slug.
    pub fn part(&self, slug: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.slug == slug)
    }

    /// A page by its part and slug.
    pub fn page(&self, part: &str, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.part == part && page.slug == slug)
    }

    /// A page by `deel/pagina`.
    pub fn page_by_key(&self, key: &str) -> Option<&Page> {
        let (part, slug) = key.split_once('/')?;
        self.page(part, slug)
    }

    /// The pages before and after one.
    pub fn neighbours(&self, page: &Page) -> Neighbours<'_> {
        let at = self.pages.iter().position(|other| other.key() == page.key());
        Neighbours {
            previous: at.and_then(|at| at.checked_sub(1)).and_then(|before| self.pages.get(before)),
            next: at.and_then(|at| self.pages.get(at + 1)),
        }
    }

    /// The symbols, by slug.
    pub fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.symbols.values()
    }

    /// A symbol by its slug.
    pub fn symbol(&self, slug: &str) -> Option<&Symbol> {
        self.symbols.get(slug)
    }

    /// A symbol by its slug, when everyone may read it.
    pub fn public_symbol(&self, slug: &str) -> Option<&Symbol> {
        self.symbol(slug).filter(|symbol| symbol.is_public())
    }

    /// The present slug for one that a symbol had before.
    pub fn renamed_symbol(&self, former: &str) -> Option<&str> {
        self.former_symbols.get(former).map(String::as_str)
    }

    /// The scenarios, by slug.
    pub fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.scenarios.values()
    }

    /// A scenario by its slug.
    pub fn scenario(&self, slug: &str) -> Option<&Scenario> {
        self.scenarios.get(slug)
    }

    /// A case that was taken away, by the slug that it had.
    pub fn archived(&self, slug: &str) -> Option<&Archived> {
        self.archive.get(slug)
    }

    /// The terms, by name.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// A term by its slug.
    pub fn term(&self, slug: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.slug == slug)
    }

    /// For linking terms in text.
    pub fn term_index(&self) -> &TermIndex {
        &self.term_index
    }

    /// The legal grounds, in the order of their file.
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds
    }

    /// A legal ground by its id.
    pub fn ground(&self, id: &str) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.id == id)
    }

    /// The contacts, in the order of their file.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// A contact by its id.
    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The single dated facts, in the order of their file.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// A single dated fact by its id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The versions of the weighing criteria.
    pub fn criteria(&self) -> &[Criteria] {
        &self.criteria
    }

    /// The version of the weighing criteria that is in use.
    pub fn newest_criteria(&self) -> Option<&Criteria> {
        Criteria::newest(&self.criteria)
    }

    /// The aid for deciding what to share.
    pub fn decision_aid(&self) -> Option<&DecisionAid> {
        self.decision_aid.as_ref()
    }

    /// The first page that has something beyond its text.
    pub fn page_with(&self, insert: Insert) -> Option<&Page> {
        self.pages.iter().find(|page| page.insert == Some(insert))
    }

    /// The steps from a report to the end, for the picture of the process.
    pub fn process(&self) -> Option<&Process> {
        self.process.as_ref()
    }

    /// A page outside the handreiking, by its slug.
    pub fn plain_page(&self, slug: &str) -> Option<&PlainPage> {
        self.plain_pages.get(slug)
    }

    /// What search knows of Dutch.
    pub fn search_words(&self) -> &SearchWords {
        &self.search_words
    }
}
