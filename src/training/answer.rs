//! What a learner can answer.

use super::{Note, Rating};

/// An answer to one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Read on.
    Continue,
    /// The choice with this id.
    Choice(String),
    /// A mark for each item, by item id.
    Weighing(Vec<(String, Mark)>),
    /// The lines that ask for follow-up, by id; none is an answer too.
    Recognition(Vec<String>),
    /// A judgement of each approach, by id.
    Rating(Vec<(String, Rating)>),
    /// What the learner thinks of it, or nothing; never scored.
    Reflection(Option<Note>),
}

/// What a learner says that a piece of information does to the hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// −2 (much weaker) to +2 (much stronger).
    Value(i8),
    /// "Buiten mijn vakgebied": not scored, but counted.
    OutsideMyField,
}

impl Mark {
    /// The mark for a number, or nothing outside −2 to 2.
    pub fn from_value(value: i8) -> Option<Self> {
        (-2..=2).contains(&value).then_some(Self::Value(value))
    }

    /// What it says, in Dutch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Value(..=-2) => "veel zwakker",
            Self::Value(-1) => "zwakker",
            Self::Value(0) => "maakt geen verschil",
            Self::Value(1) => "sterker",
            Self::Value(2..) => "veel sterker",
            Self::OutsideMyField => "buiten mijn vakgebied",
        }
    }

    /// The place of the answer in a key, 0 to 4; nothing when the item is not scored.
    pub(super) fn place(self) -> Option<usize> {
        match self {
            Self::Value(value) => usize::try_from(i16::from(value) + 2).ok().filter(|place| *place < 5),
            Self::OutsideMyField => None,
        }
    }
}
