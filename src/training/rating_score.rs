//! BEOORDELEN: how far approaches were judged as the key judges them.

use super::choice_score::mean;
use super::{Answer, Attempt};
use crate::base::dutch;
use crate::scenarios::Scenario;

/// With fewer approaches there is no percentage.
const LEAST_APPROACHES: usize = 5;

/// The approaches that were judged in an attempt, first visits only.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RatingScore {
    /// How many were judged.
    pub judged: usize,
    /// How many got the best judgement.
    pub best: usize,
    /// How many got one of two that are equally good.
    pub shared: usize,
    /// Mean score, 0 to 1; nothing when none was judged.
    pub score: Option<f64>,
}

impl RatingScore {
    pub(super) fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let mut scores = Vec::new();
        for step in attempt.steps().iter().filter(|step| step.first_visit) {
            let (Some(node), Answer::Rating(ratings)) = (scenario.node(&step.node), &step.answer) else { continue };
            for (id, rating) in ratings {
                let approach = node.approaches().iter().find(|approach| approach.id == *id);
                scores.extend(approach.map(|approach| approach.score_at(rating.place())));
            }
        }
        let count = |least: f64, most: f64| scores.iter().filter(|score| **score > least && **score < most).count();
        Self {
            judged: scores.len(),
            best: count(0.75, f64::INFINITY),
            shared: count(0.25, 0.75),
            score: (!scores.is_empty()).then(|| mean(scores.iter().copied())),
        }
    }

    /// The result as Dutch sentences; nothing when nothing was judged.
    pub fn sentence(&self) -> Option<String> {
        let score = self.score?;
        let judged = dutch::count(self.judged, "aanpak", "aanpakken");
        let shared = match self.shared {
            0 => String::new(),
            count => format!(" Bij {count} koos u een van twee oordelen die even goed zijn; dat telt half."),
        };
        let figure = if self.judged < LEAST_APPROACHES {
            format!(" Een percentage volgt vanaf {LEAST_APPROACHES} aanpakken.")
        } else {
            format!(" Samen is dat {}.", dutch::percent(score))
        };
        Some(format!("Bij {} van {judged} koos u het oordeel dat het best past.{shared}{figure}", self.best))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::later_asks;
    use crate::training::tests::{choice, near, play};
    use crate::training::{Attempt, Debrief, Rating, Refusal, Scorecard};

    fn judged(values: &[(&str, i8)]) -> Answer {
        let rating = |(id, value): &(&str, i8)| ((*id).to_owned(), Rating::from_value(*value).unwrap());
        Answer::Rating(values.iter().map(rating).collect())
    }

    #[test]
    fn the_best_judgement_scores_one_and_each_of_two_equals_a_half() {
        let scenario = later_asks("beoordelen");
        let cases =
            [(2, -1, 0.75, 1, 1), (1, -1, 0.75, 1, 1), (0, -1, 0.5, 1, 0), (2, -2, 0.25, 0, 1), (-2, 2, 0.0, 0, 0)];
        for (first, second, expected, best, shared) in cases {
            // The order in which they are sent does not matter.
            let answer = judged(&[("a2", second), ("a1", first)]);
            let card = Scorecard::of(&scenario, &play(&scenario, &[choice("afwachten"), answer]));
            near(card.rating.score.unwrap(), expected);
            assert_eq!((card.rating.judged, card.rating.best, card.rating.shared), (2, best, shared));
            assert_eq!(card.weighing.answered, 0, "judging is not weighing");
        }
    }

    #[test]
    fn every_approach_is_judged_and_the_debrief_tells_the_key() {
        let scenario = later_asks("beoordelen");
        let mut attempt: Attempt = play(&scenario, &[choice("afwachten")]);
        let missing = vec!["a2".to_owned()];
        assert_eq!(attempt.answer(&scenario, 1, judged(&[("a1", 1)])), Err(Refusal::Incomplete { missing }));
        attempt.answer(&scenario, 1, judged(&[("a1", 1), ("a2", 0)])).unwrap();
        let approaches = Debrief::of(&scenario, &attempt).steps[1].approaches.clone();
        let best: Vec<Vec<&str>> =
            approaches.iter().map(|one| one.best.iter().map(|rating| rating.label()).collect()).collect();
        assert_eq!(best, [vec!["geschikt", "zeer geschikt"], vec!["ongeschikt"]]);
        assert_eq!(approaches[0].text, "Ik praat met hij.");
    }

    #[test]
    fn a_percentage_needs_five_approaches() {
        let score = RatingScore { judged: 5, best: 4, shared: 0, score: Some(0.8) };
        assert_eq!(
            score.sentence().unwrap(),
            "Bij 4 van 5 aanpakken koos u het oordeel dat het best past. Samen is dat 80%."
        );
        let few = RatingScore { judged: 2, best: 1, shared: 1, score: Some(0.75) };
        assert_eq!(
            few.sentence().unwrap(),
            "Bij 1 van 2 aanpakken koos u het oordeel dat het best past. Bij 1 koos u een van twee oordelen die even \
             goed zijn; dat telt half. Een percentage volgt vanaf 5 aanpakken."
        );
        assert_eq!(RatingScore::default().sentence(), None);
    }
}
