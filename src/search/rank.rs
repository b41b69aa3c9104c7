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

#[derive(Debug, Clone, Default)]
struct Cell {
    occurrences: f32,
    parts: f32,
    part_rarity: f32,
    is_seen: bool,
    word: f32,
    word_coverage: f32,
    total: f32,
    coverage: f32,
}

/// Working memory for one query at a time, kept because clearing what was touched is cheaper than
/// a fresh piece of memory for every document.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    cells: Vec<Cell>,
    by_atom: Vec<u32>,
    by_reading: Vec<u32>,
    by_term: Vec<u32>,
    seen: Vec<u32>,
    /// For each stem whether the query found it.
    pub(super) is_lit: Vec<bool>,
}

impl Scratch {
    pub(super) fn new(documents: usize, stems: usize) -> Self {
        Self { cells: vec![Cell::default(); documents], is_lit: vec![false; stems], ..Self::default() }
    }

    /// Documents with their scores, in no order; the scratch is clean afterwards.
    pub(super) fn rank(&mut self, plan: &Plan, postings: &Postings, found: &mut Vec<(f32, u32)>) {
        for term in &plan.terms {
            self.term(term, postings);
        }
        for pair in plan.terms.iter().filter_map(|term| term.together) {
            self.pair(pair, postings);
        }
        let best = self.seen.iter().map(|&document| self.cells[document as usize].coverage).fold(0.0, f32::max);
        let all = plan.importance().max(f32::MIN_POSITIVE);
        for document in self.seen.drain(..) {
            let cell = std::mem::take(&mut self.cells[document as usize]);
            if cell.coverage >= LEAST_COVERAGE * best - f32::EPSILON {
                let share = cell.coverage / all;
                found.push((cell.total * (0.3 + 0.7 * share * share), document));
            }
        }
    }

    fn term(&mut self, term: &Term, postings: &Postings) {
        let weight = if term.is_light { LIGHT_WEIGHT } else { 1.0 };
        let importance = if term.is_light { 0.0 } else { term.importance };
        if let [reading] = term.readings.as_slice()
            && let [atom] = reading.atoms.as_slice()
        {
            // Most words have one reading: then there is nothing to choose between.
            self.atom(*atom, postings);
            while let Some(document) = self.by_atom.pop() {
                let score = self.take_atom(document, atom.rarity) * reading.weight;
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
            let cell = &mut self.cells[document as usize];
            let score = weight * std::mem::take(&mut cell.word);
            let coverage = importance * std::mem::take(&mut cell.word_coverage);
            self.total(document, score, coverage);
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
        let cell = &mut self.cells[document as usize];
        cell.total += score;
        cell.coverage += coverage;
        if !std::mem::replace(&mut cell.is_seen, true) {
            self.seen.push(document);
        }
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
                let cell = &mut self.cells[document as usize];
                if cell.part_rarity == 0.0 {
                    self.by_reading.push(document);
                }
                cell.parts += score;
                cell.part_rarity += rarity;
            }
        }
        let all: f32 = reading.atoms.iter().map(|atom| atom.rarity).sum();
        while let Some(document) = self.by_reading.pop() {
            let cell = &mut self.cells[document as usize];
            let score = std::mem::take(&mut cell.parts) * reading.weight;
            let share = std::mem::take(&mut cell.part_rarity) / all;
            match reading.partly {
                _ if share > WHOLE => self.add(document, score, 1.0),
                Partly::Refused => {}
                Partly::Weighed => self.add(document, score * PARTIAL_WEIGHT, share),
                Partly::Half => self.add(document, score * PARTIAL_WEIGHT, 0.5),
            }
        }
    }

    fn atom(&mut self, atom: Atom, postings: &Postings) {
        let Self { cells, by_atom, .. } = self;
        postings.each(atom.stem, atom.word, |document, count| {
            let cell = &mut cells[document as usize];
            if cell.occurrences == 0.0 {
                by_atom.push(document);
            }
            cell.occurrences += count;
        });
    }

    fn take_atom(&mut self, document: u32, rarity: f32) -> f32 {
        let occurrences = std::mem::take(&mut self.cells[document as usize].occurrences);
        rarity * occurrences / (SATURATION + occurrences)
    }

    /// The best reading of a word counts, not their sum.
    fn add(&mut self, document: u32, score: f32, coverage: f32) {
        let cell = &mut self.cells[document as usize];
        if cell.word == 0.0 {
            self.by_term.push(document);
        }
        cell.word = cell.word.max(score);
        cell.word_coverage = cell.word_coverage.max(coverage);
    }
}
