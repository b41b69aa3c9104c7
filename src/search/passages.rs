//! The questions and sections of a long document. Who asks a whole sentence wants the page that has
//! the words of it together, in one question or under one heading, and not spread over its text.

use super::document::Heading;
use super::plan::{Plan, Reading, Term};

/// How much more a document counts when one of its questions is the query, and when one of its
/// sections has all of it. Measured with each of the 215 questions of the pages taken out of its page
/// and typed, and on the tuned questions of the relevance bench (success at three): a section boost of
/// 0.2, 1 and 3 gives 0.758, 0.767 and 0.781, and 0.917, 0.950 and 0.950. With 0.2 for sections, a
/// question boost of 2.5, 5 and 10 gives 0.763, 0.758 and 0.753, and 0.917 each time.
const QUESTION_BOOST: f32 = 5.0;
const SECTION_BOOST: f32 = 3.0;
/// What a question keeps of its worth when the query has few of its words.
const LEAST_PRECISION: f32 = 0.1;
/// A section is named in a hit when it has this share of the query, and this much more than any other.
const TELLING: f32 = 0.6;
const APART: f32 = 0.2;
/// A single word asks no question.
const LEAST_TERMS: usize = 2;

/// A passage with its words.
#[derive(Debug)]
pub(super) struct Passage {
    /// Every stem that is in it, also as a part of a compound, in order.
    pub(super) stems: Box<[u32]>,
    /// The stems of its words, each once.
    pub(super) words: Box<[u32]>,
    /// Nothing for a question or another sentence that sums up the document.
    pub(super) heading: Option<Heading>,
}

/// How well the passages of a document answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit<'a> {
    /// What the score of the document is multiplied by.
    pub(super) factor: f32,
    /// The section that answers alone.
    pub(super) heading: Option<&'a Heading>,
}

/// Compares a query with the passages of one document.
pub(super) fn fit<'a>(plan: &Plan, passages: &'a [Passage]) -> Fit<'a> {
    let telling = plan.terms.iter().filter(|term| !term.is_light).count();
    if passages.is_empty() || telling < LEAST_TERMS {
        return Fit { factor: 1.0, heading: None };
    }
    let all = plan.importance().max(f32::MIN_POSITIVE);
    let (mut question, mut best, mut second) = (0.0_f32, (0.0_f32, None), 0.0_f32);
    for passage in passages {
        let share = covered(plan, passage) / all;
        match &passage.heading {
            None => question = question.max(share * share * precision(plan, passage)),
            Some(heading) if share > best.0 => {
                second = best.0;
                best = (share, Some(heading));
            }
            Some(_) => second = second.max(share),
        }
    }
    Fit {
        factor: 1.0 + QUESTION_BOOST * question + SECTION_BOOST * best.0 * best.0,
        heading: best.1.filter(|_| best.0 >= TELLING && best.0 - second >= APART),
    }
}

/// What the words of the query that are in a passage say, together.
fn covered(plan: &Plan, passage: &Passage) -> f32 {
    let terms = plan.terms.iter().filter(|term| !term.is_light);
    terms.map(|term| term.importance * best_reading(term, passage)).sum()
}

fn best_reading(term: &Term, passage: &Passage) -> f32 {
    term.readings.iter().map(|reading| reading.weight * share(reading, passage)).fold(0.0, f32::max)
}

/// The share of the parts of a compound that a passage has; all or nothing for a single stem.
fn share(reading: &Reading, passage: &Passage) -> f32 {
    let all: f32 = reading.atoms.iter().map(|atom| atom.rarity).sum();
    let there = reading.atoms.iter().filter(|atom| passage.stems.binary_search(&atom.stem).is_ok());
    there.map(|atom| atom.rarity).sum::<f32>() / all.max(f32::MIN_POSITIVE)
}

/// How much of a question the query has: a long question that shares two words is another question.
fn precision(plan: &Plan, passage: &Passage) -> f32 {
    let is_asked = |stem: &&u32| {
        let readings = plan.terms.iter().flat_map(|term| &term.readings);
        readings.flat_map(|reading| &reading.atoms).any(|atom| atom.stem == **stem)
    };
    let asked = passage.words.iter().filter(is_asked).count();
    #[expect(clippy::cast_precision_loss, reason = "the words of one question")]
    let share = asked as f32 / passage.words.len().max(1) as f32;
    LEAST_PRECISION + (1.0 - LEAST_PRECISION) * share
}
