//! The first attempt on a case and the best one, kept apart: the first says how one would have
//! decided, the best how far one got by practising.

use super::{Scorecard, WeighingResult};
use crate::base::dutch;

/// One measure over all attempts on a case that have ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstAndBest {
    /// Its name, in Dutch.
    pub measure: &'static str,
    /// In the first attempt, in Dutch.
    pub first: String,
    /// The best of all, whichever attempt that was, in Dutch.
    pub best: String,
    /// In the attempt that is looked at, in Dutch.
    pub here: String,
}

type Measure = (&'static str, fn(&Scorecard) -> Option<f64>);

const MEASURES: [Measure; 3] = [
    ("Keuzes", |card| card.choices.score),
    ("Wegen", |card| match card.weighing.result() {
        WeighingResult::Corrected { score, .. } => Some(score),
        WeighingResult::Nothing | WeighingResult::ComparisonOnly | WeighingResult::RawOnly { .. } => None,
    }),
    ("Delen", |card| card.sharing.share_right()),
];

impl FirstAndBest {
    /// Every measure that was made, never added up. `cards` are of all attempts that have ended,
    /// the first one first; with fewer than two there is nothing to compare.
    pub fn all_of(cards: &[Scorecard], here: &Scorecard) -> Vec<Self> {
        let [first, _, ..] = cards else { return Vec::new() };
        let line = |(measure, of): Measure| {
            let best = cards.iter().filter_map(of).reduce(f64::max)?;
            Some(Self { measure, first: words(of(first)), best: words(Some(best)), here: words(of(here)) })
        };
        MEASURES.into_iter().filter_map(line).collect()
    }
}

fn words(share: Option<f64>) -> String {
    share.map_or_else(|| "niet gemeten".to_owned(), dutch::percent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::example;
    use crate::training::tests::{choice, play, weighing};

    fn card(first: &str, last: &str) -> Scorecard {
        let scenario = example();
        let marks = weighing(&[("w1", 0), ("w2", -1)]);
        Scorecard::of(&scenario, &play(&scenario, &[choice(first), marks, choice(last)]))
    }

    #[test]
    fn the_first_stays_the_first_and_the_best_is_per_measure() {
        let straight =
            Scorecard::of(&example(), &play(&example(), &[choice("meteen-weegploeg"), choice("zonder-naam")]));
        let cards = [straight.clone(), card("doorvragen", "met-naam")];
        let told = FirstAndBest::all_of(&cards, &cards[1]);
        let lines: Vec<_> =
            told.iter().map(|one| (one.measure, &one.first[..], &one.best[..], &one.here[..])).collect();
        assert_eq!(lines, [("Keuzes", "33%", "100%", "100%"), ("Delen", "100%", "100%", "0%")]);
        let turned = [cards[1].clone(), straight];
        let told = FirstAndBest::all_of(&turned, &turned[1]);
        assert_eq!((&told[0].first[..], &told[0].best[..], &told[0].here[..]), ("100%", "100%", "33%"));
    }

    #[test]
    fn one_attempt_is_compared_with_nothing() {
        let only = card("doorvragen", "met-naam");
        assert_eq!(FirstAndBest::all_of(std::slice::from_ref(&only), &only), []);
    }
}
