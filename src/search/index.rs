use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::analysis::Analyser;
use super::build::{Built, Shown, build};
use super::complete::Names;
use super::display::excerpt;
use super::facets::{Facets, Standing};
use super::passages::{self, Passage};
use super::plan::{Plan, Planner};
use super::postings::Postings;
use super::rank::Scratch;
use super::results::{Completion, FacetCount, Hit, Results};
use super::twins::Twins;
use super::vocabulary::{Scope, Vocabulary};
use super::{Document, Kind, Language, Query, SearchError};

/// How much more a document counts when the query is its whole title, or one of its other names.
const TITLE_BOOST: f32 = 2.0;
const NAME_BOOST: f32 = 1.5;
/// Most completions in one answer.
const MAX_COMPLETIONS: usize = 50;

/// Everything that can be found. Built once and never changed; share it behind an `Arc`.
pub struct Index {
    analyser: Analyser,
    vocabulary: Vocabulary,
    postings: Postings,
    entries: Vec<Entry>,
    /// Of each document, apart from the rest: a search that is only about one kind looks at all it found.
    kinds: Vec<Kind>,
    pages: usize,
    facets: Facets,
    names: Names,
    twins: Twins,
    /// Stems of whole names, with the documents that bear them, in order, and whether it is their title.
    bearers: HashMap<Box<[u32]>, Vec<(u32, bool)>>,
    scratch: Mutex<Vec<Scratch>>,
}

struct Entry {
    key: String,
    look_alikes: Vec<String>,
    shown: Shown,
    passages: Vec<Passage>,
}

impl Index {
    /// Reads all documents. Without a query text they are listed in this order.
    pub fn build(documents: Vec<Document>, language: &Language) -> Result<Self, SearchError> {
        let Built { analyser, vocabulary, postings, shown, passages } = build(&documents, language)?;
        let mut index = Self {
            analyser,
            vocabulary,
            postings,
            facets: Facets::new(documents.iter().map(|document| document.facets.as_slice())),
            names: Names::new(&documents),
            twins: Twins::new(&documents),
            kinds: documents.iter().map(|document| document.kind).collect(),
            pages: documents.iter().filter(|document| document.kind == Kind::Page).count(),
            entries: Vec::with_capacity(documents.len()),
            bearers: HashMap::new(),
            scratch: Mutex::default(),
        };
        let total = documents.len();
        let texts = documents.into_iter().zip(shown.into_iter().zip(passages));
        for (number, (document, (shown, passages))) in (0..).zip(texts) {
            index.note_names(number, &document, total);
            let Document { key, look_alikes, .. } = document;
            index.entries.push(Entry { key, look_alikes, shown, passages });
        }
        Ok(index)
    }

    fn note_names(&mut self, number: u32, document: &Document, total: usize) {
        let others = document.names.iter().chain(&document.codes).chain(&document.signs);
        for (place, name) in std::iter::once(&document.title).chain(others).enumerate() {
            let stems = self.planner(Scope::Everything, total).plan(name).name;
            let bearers = self.bearers.entry(stems.into()).or_default();
            if bearers.iter().all(|(other, _)| *other != number) {
                bearers.push((number, place == 0));
            }
        }
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no documents at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Finds documents. Any text is a query: what cannot be understood finds nothing.
    pub fn search(&self, query: &Query) -> Results {
        let plan = match query.kinds.as_slice() {
            [Kind::Page] => self.planner(Scope::Pages, self.pages).plan(&query.text),
            _ => self.planner(Scope::Everything, self.entries.len()).plan(&query.text),
        };
        let mut scratch = self.borrow_scratch();
        let mut found = self.found(&plan, &query.kinds, &mut scratch);
        if !plan.is_empty {
            self.twins.lift(&mut found);
            self.lift_by_passages(&plan, &mut found);
        }
        let facet_counts = self.narrow(query, &mut found);
        let total = found.len();
        let page = best(&mut found, query.offset, query.limit);
        plan.stems().for_each(|stem| scratch.is_lit[stem as usize] = true);
        let hits = page.iter().map(|&(score, document)| self.hit(&plan, score, document, &scratch.is_lit)).collect();
        plan.stems().for_each(|stem| scratch.is_lit[stem as usize] = false);
        self.return_scratch(scratch);
        Results { hits, total, suggestion: plan.suggestion, facet_counts }
    }

    /// Documents of one kind with a name that begins like `prefix`, best first; at most `limit` (and 50).
    pub fn complete(&self, prefix: &str, kind: Kind, limit: usize) -> Vec<Completion> {
        let of_kind = |document: u32| self.kinds[document as usize] == kind;
        let found = self.names.starting_with(prefix, limit.min(MAX_COMPLETIONS), of_kind);
        let completion = |(document, matched): (u32, &str)| {
            let entry = &self.entries[document as usize];
            Completion {
                kind: self.kinds[document as usize],
                key: entry.key.clone(),
                title: entry.shown.title.plain().to_owned(),
                matched: matched.to_owned(),
            }
        };
        found.into_iter().map(completion).collect()
    }

    fn planner(&self, scope: Scope, documents: usize) -> Planner<'_> {
        Planner { analyser: &self.analyser, vocabulary: &self.vocabulary, documents, scope }
    }

    fn found(&self, plan: &Plan, kinds: &[Kind], scratch: &mut Scratch) -> Vec<(f32, u32)> {
        let mut found = Vec::new();
        let is_wanted = |document: u32| kinds.is_empty() || kinds.contains(&self.kinds[document as usize]);
        if plan.is_empty {
            found.extend((0..).take(self.entries.len()).filter(|at| is_wanted(*at)).map(|document| (0.0, document)));
            return found;
        }
        scratch.rank(plan, &self.postings, is_wanted, &mut found);
        if let Some(bearers) = self.bearers.get(plan.name.as_slice()) {
            for (score, document) in &mut found {
                if let Ok(at) = bearers.binary_search_by_key(document, |(bearer, _)| *bearer) {
                    *score *= if bearers[at].1 { TITLE_BOOST } else { NAME_BOOST };
                }
            }
        }
        found
    }

    /// A page that has the words of the query together counts more.
    fn lift_by_passages(&self, plan: &Plan, found: &mut [(f32, u32)]) {
        for (score, document) in found {
            let passages = &self.entries[*document as usize].passages;
            if !passages.is_empty() {
                *score *= passages::fit(plan, passages).factor;
            }
        }
    }

    /// Keeps what the filters allow, and counts the facets when that was asked.
    fn narrow(&self, query: &Query, found: &mut Vec<(f32, u32)>) -> Vec<FacetCount> {
        let mut counter = self.facets.counter();
        if !query.facets.is_empty() {
            let filter = self.facets.filter(&query.facets);
            found.retain(|&(_, document)| {
                let standing = self.facets.standing(document, &filter);
                if query.is_counted
                    && let Standing::OutsideBy(facet) = standing
                {
                    self.facets.count_outside(document, facet, &mut counter);
                }
                standing == Standing::Inside
            });
        }
        if !query.is_counted {
            return Vec::new();
        }
        self.facets.count(found.iter().map(|(_, document)| *document), &mut counter);
        self.facets.named(&counter)
    }

    fn hit(&self, plan: &Plan, score: f32, document: u32, is_lit: &[bool]) -> Hit {
        let entry = &self.entries[document as usize];
        Hit {
            kind: self.kinds[document as usize],
            key: entry.key.clone(),
            score,
            title: entry.shown.title.marked(is_lit),
            excerpt: excerpt(&entry.shown.summary, &entry.shown.body, is_lit),
            look_alikes: entry.look_alikes.clone(),
            heading: passages::fit(plan, &entry.passages).heading.cloned(),
        }
    }

    fn borrow_scratch(&self) -> Scratch {
        let kept = self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_else(|| Scratch::new(self.entries.len(), self.vocabulary.stem_count()))
    }

    /// There are never more kept than searches that ran at the same time.
    fn return_scratch(&self, scratch: Scratch) {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

/// One page of the ranking: best first, equals in their given order.
fn best(found: &mut [(f32, u32)], offset: usize, limit: usize) -> &[(f32, u32)] {
    let end = found.len().min(offset + limit);
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if end < found.len() && end > 0 {
        found.select_nth_unstable_by(end - 1, order);
    }
    found[..end].sort_unstable_by(order);
    &found[offset.min(end)..end]
}
