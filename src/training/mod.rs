//! Training: what a learner does in a scenario. An attempt is a fold over answers, so the same
//! answers always give the same state; scores and the debrief are computed from it and never kept.

mod answer;
mod attempt;
mod ballot;
mod case_file;
mod certainty;
mod choice_score;
mod debrief;
mod debrief_judged;
mod debrief_step;
mod first_and_best;
mod fitting;
mod interval;
mod note;
mod paths;
mod rating;
mod rating_score;
mod recognition_score;
mod refusal;
mod reply;
mod score;
mod sharing_score;
mod shuffle;
#[cfg(test)]
mod tests;
mod weighing_score;

pub use answer::{Answer, Mark};
pub use attempt::{Attempt, Current, Status, Step, Transition};
pub use ballot::{Ballot, BallotObjection, BallotProblem, TypedVote, Vote};
pub use case_file::{CaseFile, FileSignal, FileSource, FileStep};
pub use certainty::{Calibration, Certainty, Conviction};
pub use choice_score::{ChoiceScore, CompetenceScore};
pub use debrief::{CriticalDecision, Debrief, DebriefEnding, DebriefSignal};
pub use debrief_judged::{DebriefApproach, DebriefLine};
pub use debrief_step::{Asked, DebriefItem, DebriefOption, DebriefStep, OptionWorth};
pub use first_and_best::FirstAndBest;
pub use interval::wilson_interval;
pub use note::{Note, NoteObjection, NoteProblem, REASON_LENGTH, REFLECTION_LENGTH};
pub use paths::{OtherWay, PathStep, Paths};
pub use rating::Rating;
pub use rating_score::RatingScore;
pub use recognition_score::RecognitionScore;
pub use refusal::{Refusal, ReplayError};
pub use reply::Reply;
pub use score::Scorecard;
pub use sharing_score::SharingScore;
pub use weighing_score::{Measured, WeighingResult, WeighingScore};
