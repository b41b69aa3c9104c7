//! Why an answer is not taken.

use thiserror::Error;

use super::{Answer, NoteObjection};

/// Why an answer changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The step was answered before (a stale page, a second tab), or lies ahead.
    #[error("the attempt is at another step")]
    StaleStep {
        /// What stands recorded for that step; nothing when it lies ahead.
        recorded: Option<Answer>,
    },
    /// The node does not offer what was chosen, or a mark is for an item it does not have.
    #[error("the node does not offer {id}")]
    OptionNotOffered {
        /// What was asked for.
        id: String,
    },
    /// Something that was asked has no answer.
    #[error("{} parts have no answer", missing.len())]
    Incomplete {
        /// The ids of those items or approaches.
        missing: Vec<String>,
    },
    /// Something in the learner's own words has to be mended first.
    #[error("{} notes cannot be kept", .0.len())]
    Notes(Vec<NoteObjection>),
    /// The node asks for another kind of answer.
    #[error("the node asks for another kind of answer")]
    WrongKind,
    /// The attempt has reached an ending.
    #[error("the attempt is finished")]
    AlreadyFinished,
    /// The attempt was ended after the most steps that one may have.
    #[error("the attempt has too many steps")]
    TooManySteps,
}

/// Why recorded answers do not make an attempt. It means that they belong to another version.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReplayError {
    /// The attempt stands at another node than the record says.
    #[error("step {step} was recorded at {recorded}, but the attempt is elsewhere")]
    WrongNode {
        /// The number of the step, from zero.
        step: usize,
        /// The node in the record.
        recorded: String,
    },
    /// The answer would be refused.
    #[error("step {step} is refused: {refusal}")]
    Refused {
        /// The number of the step, from zero.
        step: usize,
        /// Why.
        refusal: Refusal,
    },
}
