use std::sync::Arc;

use super::{Heading, Kind};

/// A stretch of text in a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Plain text, not escaped for HTML.
    pub text: String,
    /// Whether the query found this stretch, so that it can be marked.
    pub is_match: bool,
}

/// One document that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its slug.
    pub key: String,
    /// Higher is better; only comparable within one answer, 0 when the query had no words.
    pub score: f32,
    /// The name, with what matched marked.
    pub title: Vec<Piece>,
    /// The summary, or the stretch of the text that matched, at most about 200 characters.
    pub excerpt: Vec<Piece>,
    /// Keys of documents of the same kind to show beside this one.
    pub look_alikes: Vec<String>,
    /// The heading under which the answer stands, when it stands under one only.
    pub heading: Option<Heading>,
}

/// How many of the found documents have one value of a facet. The names are shared with the
/// index, so that an answer with a hundred counts copies no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The property, such as `ideologie`.
    pub facet: Arc<str>,
    /// Its value, such as `jihadisme`.
    pub value: Arc<str>,
    /// Found documents with this value, leaving out filters on this same facet, so that a page
    /// can say what choosing another value would give.
    pub count: usize,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The asked part of the ranking, best first.
    pub hits: Vec<Hit>,
    /// How many documents were found in all.
    pub total: usize,
    /// The query with unknown words replaced by the nearest known ones.
    pub suggestion: Option<String>,
    /// Counts above zero, by facet and value in alphabetical order; empty when they were not asked for.
    pub facet_counts: Vec<FacetCount>,
}

impl Results {
    /// How many found documents have a value of a facet.
    pub fn count(&self, facet: &str, value: &str) -> usize {
        let place = self.facet_counts.binary_search_by(|count| (&*count.facet, &*count.value).cmp(&(facet, value)));
        place.map_or(0, |at| self.facet_counts[at].count)
    }
}

/// A name that starts with what was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its slug.
    pub key: String,
    /// Its name.
    pub title: String,
    /// The name, alias or code in which the typed text was found; may equal the title.
    pub matched: String,
}
