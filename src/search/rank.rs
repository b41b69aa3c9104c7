//! Scores: which documents answer a plan, and how well.
//!
//! Each word adds its best reading (BM25 over weighted fields, saturated once, so that a word
//! repeated in a long text never beats a name). A document that has half of the words counts less
//! than half: what is left is the old "all words, else some words", without a second search.

use super::plan::{Atom, Partly, Plan, Reading, Term};
use super::postings::Postings;

/// BM25's k1.
const SATURATION: f32 = 1.2;
/// What a word that is not required adds.
const LIGHT_WEIGHT: f32 = 0.15;
/// What a pair of words adds beside what the words themselves say.
const PAIR_WEIGHT: f32 = 0.35;
/// What some but not all parts of a compound count.
const PARTIAL_WEIGHT: f32 = 0.35;
/// Share of the parts that is all of them but for rounding.
const WHOLE: f32 = 0.999;
/// Share of the words, compared with the best document, below which a document is left out.
const LEAST_COVERAGE: f32 = 0.4;

/// How far a word has got in one document, while its readings are compared.
#[derive(Debug, Clone, Default)]
struct Word {
    parts: f32,
    part_rarity: f32,
    score: f32,
    coverage: f32,
}

/// Working memory for one query at a time, kept because clearing what was touched is cheaper than
/// a fresh piece of memory for every document. What most queries touch lies apart from the rest:
/// in a large library the processor waits for memory and for nothing else.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// For each document, of the word that is being looked up.
    occurrences: Vec<f32>,
    words: Vec<Word>,
    /// For each document, of the whole query. The score of one that was found is above zero.
    totals: Vec<f32>,
    coverages: Vec<f32>,
    by_atom: Vec<u32>,
    by_reading: Vec<u32>,
    by_term: Vec<u32>,
    seen: Vec<u32>,
    /// For each stem whether the query found it.
    pub(super) is_lit: Vec<bool>,
}

impl Scratch {
    pub(super) fn new(documents: usize, stems: usize) -> Self {
        Self {
            occurrences: vec![0.0; documents],
            words: vec![Word::default(); documents],
            totals: vec![0.0; documents],
            coverages: vec![0.0; documents],
            is_lit: vec![false; stems],
            ..Self::default()
        }
    }

    /// The wanted documents with their scores, in no order; the scratch is clean afterwards.
    pub(super) fn rank(
        &mut self,
        plan: &Plan,
        postings: &Postings,
        is_wanted: impl Fn(u32) -> bool,
        found: &mut Vec<(f32, u32)>,
    ) {
        if let [term] = plan.terms.as_slice()
            && let Some((atom, weight)) = term.only()
        {
            // Nothing to add up: every document found has the one word that was asked for.
            self.atom(atom, postings);
            let importance = if term.is_light { 0.0 } else { 1.0 };
            let weight = weight * share_factor(importance);
            found.reserve(self.by_atom.len());
            while let Some(document) = self.by_atom.pop() {
                let score = self.take_atom(document, atom.rarity) * weight;
                if is_wanted(document) {
                    found.push((score, document));
                }
            }
            return;
        }
        for term in &plan.terms {
            self.term(term, postings);
        }
        for pair in plan.terms.iter().filter_map(|term| term.together) {
            self.pair(pair, postings);
        }
        // What is asked for among pages is compared with pages: a sign may have more of the words.
        let wanted = self.seen.iter().filter(|document| is_wanted(**document));
        let best = wanted.map(|&document| self.coverages[document as usize]).fold(0.0, f32::max);
        let all = plan.importance().max(f32::MIN_POSITIVE);
        found.reserve(self.seen.len());
        for document in self.seen.drain(..) {
            let total = std::mem::take(&mut self.totals[document as usize]);
            let coverage = std::mem::take(&mut self.coverages[document as usize]);
            if coverage >= LEAST_COVERAGE * best - f32::EPSILON && is_wanted(document) {
                found.push((total * share_factor(coverage / all), document));
            }
        }
    }

    fn term(&mut self, term: &Term, postings: &Postings) {
        let importance = if term.is_light { 0.0 } else { term.importance };
        if let Some((atom, weight)) = term.only() {
            self.atom(atom, postings);
            while let Some(document) = self.by_atom.pop() {
                let score = self.take_atom(document, atom.rarity);
                self.total(document, weight * score, importance);
            }
            return;
        }
        for reading in &term.readings {
            if reading.atoms.len() == 1 {
                self.single(reading, postings);
            } else {
                self.compound(reading, postings);
            }
        }
        while let Some(document) = self.by_term.pop() {
            let word = std::mem::take(&mut self.words[document as usize]);
            self.total(document, term.weight() * word.score, importance * word.coverage);
        }
    }

    fn pair(&mut self, pair: Atom, postings: &Postings) {
        self.atom(pair, postings);
        while let Some(document) = self.by_atom.pop() {
            let score = self.take_atom(document, pair.rarity) * PAIR_WEIGHT;
            self.total(document, score, 0.0);
        }
    }

    fn total(&mut self, document: u32, score: f32, coverage: f32) {
        let total = &mut self.totals[document as usize];
        if *total == 0.0 {
            self.seen.push(document);
        }
        *total += score.max(f32::MIN_POSITIVE);
        self.coverages[document as usize] += coverage;
    }

    fn single(&mut self, reading: &Reading, postings: &Postings) {
        self.atom(reading.atoms[0], postings);
        while let Some(document) = self.by_atom.pop() {
            let score = self.take_atom(document, reading.atoms[0].rarity);
            self.add(document, score * reading.weight, 1.0);
        }
    }

    fn compound(&mut self, reading: &Reading, postings: &Postings) {
        for index in 0..reading.atoms.len() {
            self.atom(reading.atoms[index], postings);
            while let Some(document) = self.by_atom.pop() {
                let rarity = reading.atoms[index].rarity;
                let score = self.take_atom(document, rarity);
                let word = &mut self.words[document as usize];
                if word.part_rarity == 0.0 {
                    self.by_reading.push(document);
                }
                word.parts += score;
                word.part_rarity += rarity;
            }
        }
        let all: f32 = reading.atoms.iter().map(|atom| atom.rarity).sum();
        while let Some(document) = self.by_reading.pop() {
            let word = &mut self.words[document as usize];
            let score = std::mem::take(&mut word.parts) * reading.weight;
            let share = std::mem::take(&mut word.part_rarity) / all;
            match reading.partly {
                _ if share > WHOLE => self.add(document, score, 1.0),
                Partly::Refused => {}
                Partly::Weighed => self.add(document, score * PARTIAL_WEIGHT, share),
                Partly::Half => self.add(document, score * PARTIAL_WEIGHT, 0.5),
            }
        }
    }

    fn atom(&mut self, atom: Atom, postings: &Postings) {
        let Self { occurrences, by_atom, .. } = self;
        postings.each(atom.stem, atom.word, |document, count| {
            let so_far = &mut occurrences[document as usize];
            if *so_far == 0.0 {
                by_atom.push(document);
            }
            *so_far += count;
        });
    }

    fn take_atom(&mut self, document: u32, rarity: f32) -> f32 {
        let occurrences = std::mem::take(&mut self.occurrences[document as usize]);
        rarity * occurrences / (SATURATION + occurrences)
    }

    /// The best reading of a word counts, not their sum.
    fn add(&mut self, document: u32, score: f32, coverage: f32) {
        let word = &mut self.words[document as usize];
        if word.score == 0.0 {
            self.by_term.push(document);
        }
        word.score = word.score.max(score);
        word.coverage = word.coverage.max(coverage);
    }
}

impl Term {
    /// What its score counts.
    fn weight(&self) -> f32 {
        if self.is_light { LIGHT_WEIGHT } else { 1.0 }
    }

    /// The only stem that can be meant, with what its score counts. Most words have one reading:
    /// then there is nothing to choose between.
    fn only(&self) -> Option<(Atom, f32)> {
        match self.readings.as_slice() {
            [Reading { atoms, weight, .. }] => match atoms.as_slice() {
                [atom] => Some((*atom, weight * self.weight())),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What a document counts that has a share of the words: with half of them less than half.
fn share_factor(share: f32) -> f32 {
    0.3 + 0.7 * share * share
}
