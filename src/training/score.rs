//! The scorecard: separate measures, never one grade.

use super::{Attempt, ChoiceScore, RatingScore, RecognitionScore, SharingScore, WeighingScore};
use crate::scenarios::Scenario;

/// The measures of one attempt. Computed, never kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// Decisions.
    pub choices: ChoiceScore,
    /// Weighing items.
    pub weighing: WeighingScore,
    /// Sharing decisions.
    pub sharing: SharingScore,
    /// Lines looked at.
    pub recognition: RecognitionScore,
    /// Approaches judged.
    pub rating: RatingScore,
}

impl Scorecard {
    /// The measures of what was done so far.
    pub fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        Self {
            choices: ChoiceScore::of(scenario, attempt),
            weighing: WeighingScore::of(scenario, attempt),
            sharing: SharingScore::of(scenario, attempt),
            recognition: RecognitionScore::of(scenario, attempt),
            rating: RatingScore::of(scenario, attempt),
        }
    }
}
