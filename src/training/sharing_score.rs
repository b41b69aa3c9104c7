//! DELEN: whether what had to be shared was shared, and towards which side it went wrong.

use super::{Answer, Attempt, wilson_interval};
use crate::base::dutch;
use crate::scenarios::{Scenario, Verdict, Worth};

/// The sharing decisions of an attempt, first visits only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SharingScore {
    /// How many shared what they should.
    pub right: u32,
    /// How many shared too much.
    pub too_much: u32,
    /// How many shared too little.
    pub too_little: u32,
}

impl SharingScore {
    pub(super) fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let mut score = Self::default();
        for step in attempt.steps().iter().filter(|step| step.first_visit) {
            let (Some(node), Answer::Choice(chosen)) = (scenario.node(&step.node), &step.answer) else { continue };
            let chosen = node.choices().iter().find(|choice| choice.id == *chosen);
            match chosen.map(|choice| &choice.worth) {
                Some(Worth::Sharing { verdict: Verdict::Right, .. }) => score.right += 1,
                Some(Worth::Sharing { verdict: Verdict::TooMuch, .. }) => score.too_much += 1,
                Some(Worth::Sharing { verdict: Verdict::TooLittle, .. }) => score.too_little += 1,
                Some(Worth::Weights(_)) | None => {}
            }
        }
        score
    }

    /// How many decisions there were.
    pub fn decisions(&self) -> u32 {
        self.right + self.too_much + self.too_little
    }

    /// The share that was right, 0 to 1; nothing without decisions.
    pub fn share_right(&self) -> Option<f64> {
        (self.decisions() > 0).then(|| f64::from(self.right) / f64::from(self.decisions()))
    }

    /// The 95% interval of that share.
    pub fn interval(&self) -> (f64, f64) {
        wilson_interval(self.right, self.decisions())
    }

    /// Deelneiging: (too much − too little) / decisions, −1 to 1; nothing without decisions. Two
    /// learners with the same share right can be opposites.
    pub fn tendency(&self) -> Option<f64> {
        let leaning = f64::from(self.too_much) - f64::from(self.too_little);
        (self.decisions() > 0).then(|| leaning / f64::from(self.decisions()))
    }

    /// The result as Dutch sentences.
    pub fn sentence(&self) -> String {
        let Some(tendency) = self.tendency() else { return "Er zijn geen deelbesluiten genomen.".to_owned() };
        let decisions = usize::try_from(self.decisions()).unwrap_or(0);
        let leaning = match tendency {
            t if t > 0.0 => " Waar het anders kon, deelde u eerder te veel dan te weinig.",
            t if t < 0.0 => " Waar het anders kon, deelde u eerder te weinig dan te veel.",
            _ => "",
        };
        format!("{} van {} juist.{leaning}", self.right, dutch::count(decisions, "deelbesluit", "deelbesluiten"))
    }
}
