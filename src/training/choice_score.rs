//! KEUZES: what decisions were worth.

use std::collections::BTreeMap;

use super::{Answer, Attempt};
use crate::base::{Competence, dutch};
use crate::scenarios::{Scenario, shares};

/// The decisions of an attempt. Every decision is measured against what could be chosen there,
/// never against the path, and only at the first visit; endings carry no points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChoiceScore {
    /// Mean over the decisions, 0 to 1; nothing when none could be scored.
    pub score: Option<f64>,
    /// On how many decisions it rests.
    pub choices: usize,
    /// The competences on which something was chosen, in their fixed order.
    pub competences: Vec<CompetenceScore>,
}

/// One competence.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceScore {
    /// Which.
    pub competence: Competence,
    /// Mean over the decisions, 0 to 1.
    pub score: f64,
    /// On how many decisions it rests.
    pub choices: usize,
}

impl ChoiceScore {
    pub(super) fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let (mut nodes, mut by_competence) = (Vec::new(), BTreeMap::<Competence, Vec<f64>>::new());
        for step in attempt.steps().iter().filter(|step| step.first_visit) {
            let (Some(node), Answer::Choice(chosen)) = (scenario.node(&step.node), &step.answer) else { continue };
            // Only what the learner could choose counts: a hidden choice must not cap the score.
            let offered: Vec<_> = node.choices().iter().filter(|choice| step.offered.contains(&choice.id)).collect();
            let scores = shares(&offered, chosen);
            if !scores.is_empty() {
                nodes.push(mean(scores.iter().map(|(_, share)| *share)));
            }
            for (competence, share) in scores {
                by_competence.entry(competence).or_default().push(share);
            }
        }
        let competence = |(competence, shares): (Competence, Vec<f64>)| CompetenceScore {
            competence,
            score: mean(shares.iter().copied()),
            choices: shares.len(),
        };
        Self {
            score: (!nodes.is_empty()).then(|| mean(nodes.iter().copied())),
            choices: nodes.len(),
            competences: by_competence.into_iter().map(competence).collect(),
        }
    }

    /// On what the score rests, in Dutch.
    pub fn basis(&self) -> String {
        basis(self.choices)
    }
}

impl CompetenceScore {
    /// On what the score rests, in Dutch.
    pub fn basis(&self) -> String {
        basis(self.choices)
    }
}

fn basis(choices: usize) -> String {
    format!("gebaseerd op {}", dutch::count(choices, "keuze", "keuzes"))
}

/// The mean; zero of nothing.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}
