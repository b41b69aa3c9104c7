//! An answer with what the learner says beside it.

use super::{Answer, Certainty, Note};

/// What comes in at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// How sure the learner is of a choice, where that is asked and said.
    pub certainty: Option<Certainty>,
    /// Why a weighing item got its mark, by item id, in the learner's own words; never scored.
    pub reasons: Vec<(String, Note)>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, certainty: None, reasons: Vec::new() }
    }
}
