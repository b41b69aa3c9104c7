//! An answer with what the learner says beside it.

use super::{Answer, Note};

/// What comes in at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// Why a weighing item got its mark, by item id, in the learner's own words; never scored.
    pub reasons: Vec<(String, Note)>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, reasons: Vec::new() }
    }
}
