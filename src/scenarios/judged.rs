//! What a learner judges line by line: lines of a file that may ask for follow-up, and approaches
//! that may be fitting.

use std::ops::Range;

use super::Given;

/// Credits closer than this are equal.
const EQUAL: f64 = 1e-9;

/// A line in which the learner may see something that asks for follow-up.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name, unique in its node.
    pub id: String,
    /// The information.
    pub given: Given,
    /// Whether it asks for follow-up.
    pub asks_follow_up: bool,
    /// Why, in Dutch.
    pub reason: String,
    /// The page of the handreiking that it rests on, as `deel/pagina`.
    pub source: String,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
    pub(super) span: Range<usize>,
}

/// Something one could do, to be judged on how fitting it is.
#[derive(Debug, Clone)]
pub struct Approach {
    /// Its name, unique in its node.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Credit of each judgement, from −2 to +2; one or two of them are the best.
    pub credits: [f64; 5],
    /// Why, in Dutch.
    pub reason: String,
    /// The page of the handreiking that it rests on, as `deel/pagina`.
    pub source: String,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
}

impl Approach {
    /// The places of the best judgements, 0 to 4.
    pub fn best(&self) -> Vec<usize> {
        let most = self.credits.iter().copied().fold(0.0, f64::max);
        (0..5).filter(|place| self.credits[*place] > most - EQUAL).collect()
    }

    /// What a judgement scores by the consensus of the mode: 1 for the best, a half each when two
    /// are equally good, and nothing for others. Distance to a mean would reward a style of
    /// answering (Weng 2018).
    pub fn score_at(&self, place: usize) -> f64 {
        match self.best().as_slice() {
            [only] if *only == place => 1.0,
            [one, other] if *one == place || *other == place => 0.5,
            _ => 0.0,
        }
    }
}
