//! WEGING: how far the learner weighs as the key does, beyond what a fixed answer would earn.

use super::choice_score::mean;
use super::{Answer, Attempt, Mark};
use crate::base::dutch;
use crate::scenarios::{Item, Scenario};

/// With fewer scored items there is no percentage, only the comparison per item.
const LEAST_ITEMS: usize = 5;
/// When a fixed answer earns nearly everything, a correction for it says nothing.
const LEAST_ROOM: f64 = 0.15;

/// The weighing items of an attempt, first visits only.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WeighingScore {
    /// How many items were answered.
    pub answered: usize,
    /// How many of them as outside the learner's field.
    pub outside: usize,
    /// How many cannot be scored because their panel is divided or too small.
    pub unscored: usize,
    /// How many were scored.
    pub scored: usize,
    /// What was measured over the scored items; nothing without any.
    pub measured: Option<Measured>,
}

/// The measures over one set of scored items, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Mean credit of the learner's marks (S).
    pub raw: f64,
    /// What always answering −2, −1, 0, +1 or +2 would earn.
    pub constants: [f64; 5],
    /// What answering at random would earn, on average.
    pub random: f64,
}

/// What may be shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WeighingResult {
    /// Nothing was scored.
    Nothing,
    /// Too few items for a percentage.
    ComparisonOnly,
    /// The mean credit, with the note that a fixed answer would earn nearly as much.
    RawOnly {
        /// Mean credit.
        raw: f64,
    },
    /// The score beyond what a fixed answer would earn, and the mean credit beside it.
    Corrected {
        /// The score, 0 to 1.
        score: f64,
        /// Mean credit.
        raw: f64,
    },
}

impl Measured {
    /// The most that can be earned without weighing (B).
    pub fn baseline(&self) -> f64 {
        self.constants.iter().copied().fold(self.random, f64::max)
    }

    /// The score beyond the baseline, 0 to 1; nothing when there is too little room above it.
    pub fn corrected(&self) -> Option<f64> {
        let room = 1.0 - self.baseline();
        (room >= LEAST_ROOM).then(|| ((self.raw - self.baseline()) / room).clamp(0.0, 1.0))
    }
}

impl WeighingScore {
    pub(super) fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let mut answered = Vec::new();
        for step in attempt.steps().iter().filter(|step| step.first_visit) {
            let (Some(node), Answer::Weighing(marks)) = (scenario.node(&step.node), &step.answer) else { continue };
            for (id, mark) in marks {
                answered.extend(node.items().iter().find(|item| item.id == *id).map(|item| (item, *mark)));
            }
        }
        Self::of_marks(&answered)
    }

    pub(super) fn of_marks(answered: &[(&Item, Mark)]) -> Self {
        let (mut credits, mut earned) = (Vec::new(), Vec::new());
        let (mut outside, mut unscored) = (0, 0);
        for (item, mark) in answered {
            match mark.place() {
                None => outside += 1,
                Some(_) if item.key.unscored().is_some() => unscored += 1,
                Some(place) => {
                    let key = item.key.guarded_credits();
                    earned.push(key[place]);
                    credits.push(key);
                }
            }
        }
        let constants = [0, 1, 2, 3, 4].map(|place: usize| mean(credits.iter().map(|key| key[place])));
        let random = mean(constants.into_iter());
        let measured = Measured { raw: mean(earned.iter().copied()), constants, random };
        Self {
            answered: answered.len(),
            outside,
            unscored,
            scored: earned.len(),
            measured: (!earned.is_empty()).then_some(measured),
        }
    }

    /// What may be shown of it.
    pub fn result(&self) -> WeighingResult {
        match self.measured {
            None => WeighingResult::Nothing,
            Some(_) if self.scored < LEAST_ITEMS => WeighingResult::ComparisonOnly,
            Some(measured) => match measured.corrected() {
                Some(score) => WeighingResult::Corrected { score, raw: measured.raw },
                None => WeighingResult::RawOnly { raw: measured.raw },
            },
        }
    }

    /// The result as one or two Dutch sentences.
    pub fn sentence(&self) -> String {
        let basis = format!("gebaseerd op {}", dutch::count(self.scored, "weegvraag", "weegvragen"));
        match self.result() {
            WeighingResult::Nothing => "Er zijn geen weegvragen gescoord.".to_owned(),
            WeighingResult::ComparisonOnly => {
                format!("Een percentage volgt vanaf {LEAST_ITEMS} weegvragen. Vergelijk hieronder per weegvraag.")
            }
            WeighingResult::RawOnly { raw } => format!(
                "{}, {basis}. Steeds hetzelfde antwoord geven levert hier bijna evenveel op; lees dit dus met zorg.",
                dutch::percent(raw)
            ),
            WeighingResult::Corrected { score, raw } => format!(
                "{}, {basis}. Zonder aftrek van wat een vast antwoord oplevert: {}.",
                dutch::percent(score),
                dutch::percent(raw)
            ),
        }
    }
}
