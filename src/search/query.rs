use super::Kind;

/// Longest text that is looked at, in characters; the rest is cut off.
pub(super) const MAX_CHARS: usize = 200;
/// Most words of a query that are looked up.
pub(super) const MAX_TERMS: usize = 12;
/// Most hits in one answer.
const MAX_LIMIT: usize = 50;
/// Furthest place in the ranking where a page of hits may start.
const MAX_OFFSET: usize = 10_000;
/// Most facet filters in one query.
const MAX_FACETS: usize = 40;

/// What somebody wants to find, cut to sizes that are answered quickly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(super) text: String,
    pub(super) kinds: Vec<Kind>,
    pub(super) facets: Vec<(String, String)>,
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) is_counted: bool,
}

impl Query {
    /// Takes any text: trims it and keeps its first 200 characters. The first ten hits of all kinds.
    pub fn parse(text: &str) -> Self {
        Self {
            text: text.trim().chars().take(MAX_CHARS).collect(),
            kinds: Vec::new(),
            facets: Vec::new(),
            limit: 10,
            offset: 0,
            is_counted: false,
        }
    }

    /// Only hits of these kinds; none given means all.
    #[must_use]
    pub fn with_kinds(mut self, kinds: &[Kind]) -> Self {
        self.kinds = kinds.to_vec();
        self
    }

    /// Only hits with these (facet, value) pairs: values of one facet are alternatives,
    /// different facets must all hold. A pair that no document has finds nothing.
    #[must_use]
    pub fn with_facets(mut self, facets: &[(String, String)]) -> Self {
        self.facets = facets.iter().take(MAX_FACETS).cloned().collect();
        self
    }

    /// Which part of the ranking to return: at most 50 hits, starting at `offset` (at most 10,000).
    #[must_use]
    pub fn with_page(mut self, limit: usize, offset: usize) -> Self {
        self.limit = limit.min(MAX_LIMIT);
        self.offset = offset.min(MAX_OFFSET);
        self
    }

    /// Counts the facets of all that is found, too.
    #[must_use]
    pub fn with_counts(mut self) -> Self {
        self.is_counted = true;
        self
    }

    /// The text as it will be looked up.
    pub fn text(&self) -> &str {
        &self.text
    }
}
