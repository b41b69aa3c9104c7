//! How sure a learner says to be of a decision, and how far that was right.

use super::choice_score::mean;
use super::{Answer, Attempt};
use crate::base::dutch;
use crate::scenarios::{Choice, Scenario, is_best};

/// With fewer answers at one certainty its share says nothing.
const LEAST_IN_BIN: usize = 10;
/// Nobody is surer than this: the log score of a certain mistake would be endless.
const SUREST: f64 = 0.99;

/// 50, 60, 70, 80, 90 or 100 percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Certainty(u8);

impl Certainty {
    /// Every certainty, from a coin to certain.
    pub const ALL: [Self; 6] = [Self(50), Self(60), Self(70), Self(80), Self(90), Self(100)];

    /// The certainty for a number of percents, when there is one.
    pub fn from_percent(percent: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| i64::from(certainty.0) == percent)
    }

    /// In percents.
    pub fn percent(self) -> u8 {
        self.0
    }

    fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// A decision with how sure the learner was of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conviction {
    /// How sure.
    pub certainty: Certainty,
    /// Whether the decision was a best one of what could be chosen.
    pub was_best: bool,
}

impl Conviction {
    /// The convictions of an attempt, first visits only. Where the choices make no difference
    /// nothing can be right.
    pub fn all_of(scenario: &Scenario, attempt: &Attempt) -> Vec<Self> {
        let first = attempt.steps().iter().filter(|step| step.first_visit);
        let convictions = first.filter_map(|step| {
            let Answer::Choice(chosen) = &step.answer else { return None };
            let choices = scenario.node(&step.node)?.choices().iter();
            let offered: Vec<&Choice> = choices.filter(|choice| step.offered.contains(&choice.id)).collect();
            Some(Self { certainty: step.certainty?, was_best: is_best(&offered, chosen)? })
        });
        convictions.collect()
    }
}

/// How far certainty and being right go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// On how many decisions it rests.
    pub decisions: usize,
    /// How many were best ones.
    pub best: usize,
    /// Mean certainty, 0.5 to 1.
    pub mean: f64,
    /// Brier score: mean squared distance, 0 is best, 0.25 is always saying 50%.
    pub brier: f64,
    /// Log score: mean surprise, 0.01 is best.
    pub log: f64,
    /// What was said often enough to compare: certainty, decisions, and how many were best.
    pub bins: Vec<(Certainty, usize, usize)>,
}

impl Calibration {
    /// Over these decisions; nothing without any.
    pub fn of(convictions: &[Conviction]) -> Option<Self> {
        if convictions.is_empty() {
            return None;
        }
        let pairs: Vec<_> = convictions.iter().map(|one| (one.certainty.share(), one.was_best)).collect();
        let count_best = |among: &[&Conviction]| among.iter().filter(|one| one.was_best).count();
        let bin = |certainty: Certainty| {
            let said: Vec<_> = convictions.iter().filter(|one| one.certainty == certainty).collect();
            (said.len() >= LEAST_IN_BIN).then(|| (certainty, said.len(), count_best(&said)))
        };
        Some(Self {
            decisions: convictions.len(),
            best: convictions.iter().filter(|one| one.was_best).count(),
            mean: mean(pairs.iter().map(|(share, _)| *share)),
            brier: brier(&pairs),
            log: log_score(&pairs),
            bins: Certainty::ALL.into_iter().filter_map(bin).collect(),
        })
    }

    /// The result as a Dutch sentence.
    pub fn sentence(&self) -> String {
        let decisions = dutch::count(self.decisions, "besluit", "besluiten");
        format!(
            "Bij {decisions} zei u hoe zeker u was, gemiddeld {}. Bij {} koos u wat het best past.",
            dutch::percent(self.mean),
            self.best
        )
    }
}

/// Mean squared distance between how likely something was said to be, and whether it was so.
fn brier(pairs: &[(f64, bool)]) -> f64 {
    mean(pairs.iter().map(|(share, is_so)| (share - f64::from(u8::from(*is_so))).powi(2)))
}

/// Mean −ln of how likely what came out was said to be, nothing being surer than [`SUREST`].
fn log_score(pairs: &[(f64, bool)]) -> f64 {
    let said = |(share, is_so): &(f64, bool)| {
        let share = share.min(SUREST);
        if *is_so { share } else { 1.0 - share }
    };
    mean(pairs.iter().map(|pair| -said(pair).ln()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::scenario_with;
    use crate::training::tests::{choice, play};
    use crate::training::{Refusal, Reply};

    fn exactly(found: f64, expected: f64) {
        assert!((found - expected).abs() < 5e-8, "{found} is not {expected}");
    }

    /// The examples in the documentation of scikit-learn.
    #[test]
    fn the_published_scores_come_out() {
        exactly(brier(&[(0.1, false), (0.9, true), (0.8, true), (0.3, false)]), 0.0375);
        exactly(log_score(&[(0.9, true), (0.9, true), (0.8, true), (0.65, true)]), 0.216_161_87);
        exactly(log_score(&[(0.1, false), (0.9, true), (0.8, true), (0.35, false)]), 0.216_161_87);
    }

    #[test]
    fn a_certain_mistake_costs_much_but_not_everything() {
        let certain = |was_best| Conviction { certainty: Certainty::ALL[5], was_best };
        let wrong = Calibration::of(&[certain(false)]).unwrap();
        exactly(wrong.log, -(0.01_f64.ln()));
        exactly(wrong.brier, 1.0);
        let right = Calibration::of(&[certain(true)]).unwrap();
        exactly(right.log, -(0.99_f64.ln()));
        exactly(right.brier, 0.0);
        let coin = Conviction { certainty: Certainty::ALL[0], was_best: true };
        exactly(Calibration::of(&[coin]).unwrap().brier, 0.25);
        assert_eq!(Calibration::of(&[]), None);
    }

    #[test]
    fn a_certainty_is_compared_from_ten_decisions_on() {
        let said = |count: usize, percent, best: usize| {
            let certainty = Certainty::from_percent(percent).unwrap();
            (0..count).map(move |n| Conviction { certainty, was_best: n < best })
        };
        let all: Vec<_> = said(9, 60, 9).chain(said(10, 80, 7)).chain(said(12, 100, 12)).collect();
        let calibration = Calibration::of(&all).unwrap();
        assert_eq!(calibration.bins, [(Certainty::ALL[3], 10, 7), (Certainty::ALL[5], 12, 12)]);
        assert_eq!((calibration.decisions, calibration.best), (31, 28));
        assert!([0, 49, 55, 101, -50].into_iter().all(|percent| Certainty::from_percent(percent).is_none()));
    }

    #[test]
    fn right_is_what_is_best_among_what_could_be_chosen() {
        let ask = |file, soort| (file, soort, "zekerheid = true\ntitel   =");
        let scenario = scenario_with(&[
            ask("knopen/melding.md", "titel   ="),
            ("knopen/delen.md", "titel     =", "zekerheid = true\ntitel     ="),
        ]);
        let sure = |id: &str, place: usize| Reply { certainty: Some(Certainty::ALL[place]), ..choice(id).into() };
        let mut attempt = play(&scenario, &[]);
        attempt.answer(&scenario, 0, sure("meteen-weegploeg", 4)).unwrap();
        attempt.answer(&scenario, 1, sure("zonder-naam", 1)).unwrap();
        let told: Vec<_> =
            Conviction::all_of(&scenario, &attempt).iter().map(|one| (one.certainty.percent(), one.was_best)).collect();
        assert_eq!(told, [(90, false), (60, true)]);
        let silent = play(&scenario, &[choice("doorvragen")]);
        assert_eq!(Conviction::all_of(&scenario, &silent), [], "nobody has to say how sure they are");
    }

    #[test]
    fn certainty_is_taken_only_where_it_is_asked() {
        let scenario = scenario_with(&[]);
        let mut attempt = play(&scenario, &[]);
        let reply = Reply { certainty: Some(Certainty::ALL[0]), ..choice("doorvragen").into() };
        assert_eq!(attempt.answer(&scenario, 0, reply), Err(Refusal::WrongKind));
    }
}
