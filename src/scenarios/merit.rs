//! What choices are worth beside each other. A choice is measured against what else could be
//! chosen there, and against nothing else.

use std::collections::BTreeSet;

use super::{Choice, Verdict, Worth};
use crate::base::Competence;

/// Means closer than this are equal.
const EQUAL: f64 = 1e-9;

/// For each competence on which the choices differ: (own − least) / (most − least), 0 to 1. Nothing
/// for sharing decisions, and nothing when the choice is not among them.
pub fn shares(among: &[&Choice], chosen: &str) -> Vec<(Competence, f64)> {
    let Some(chosen) = among.iter().find(|choice| choice.id == chosen) else { return Vec::new() };
    let Worth::Weights(own) = &chosen.worth else { return Vec::new() };
    let mut shares = Vec::new();
    for (competence, weight) in own {
        let all = || among.iter().filter_map(|choice| weight_on(choice, *competence));
        let (least, most) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        if most > least {
            shares.push((*competence, f64::from(weight - least) / f64::from(most - least)));
        }
    }
    shares
}

/// Whether a choice is a best one: right to share, or with the best mean over the competences.
/// Nothing when the choices make no difference.
pub fn is_best(among: &[&Choice], chosen: &str) -> Option<bool> {
    let own = among.iter().find(|choice| choice.id == chosen)?;
    if let Worth::Sharing { verdict, .. } = &own.worth {
        return Some(*verdict == Verdict::Right);
    }
    let mean = |id: &str| {
        let shares = shares(among, id);
        #[expect(clippy::cast_precision_loss, reason = "there are eight competences")]
        let count = shares.len() as f64;
        (!shares.is_empty()).then(|| shares.iter().map(|(_, share)| share).sum::<f64>() / count)
    };
    let best = among.iter().filter_map(|choice| mean(&choice.id)).fold(0.0, f64::max);
    mean(chosen).map(|own| own > best - EQUAL)
}

/// The weight of a choice on a competence; nothing for sharing decisions.
pub(super) fn weight_on(choice: &Choice, competence: Competence) -> Option<i8> {
    match &choice.worth {
        Worth::Weights(weights) => weights.get(&competence).copied(),
        Worth::Sharing { .. } => None,
    }
}

/// Whether a choice can be the best that is offered in some state: beside all others, or beside
/// those alone that no condition can hide.
pub(super) fn can_be_best(all: &[Choice], chosen: &Choice) -> bool {
    let whole: Vec<&Choice> = all.iter().collect();
    let always: Vec<&Choice> = all.iter().filter(|c| c.is_unconditional() || c.id == chosen.id).collect();
    [whole, always].iter().any(|among| is_best(among, &chosen.id) != Some(false))
}

/// The choices that are the best of their node; all of them when they make no difference.
pub(super) fn best_of(all: &[Choice]) -> BTreeSet<&str> {
    let among: Vec<&Choice> = all.iter().collect();
    let best = all.iter().filter(|choice| is_best(&among, &choice.id).unwrap_or(true));
    best.map(|choice| choice.id.as_str()).collect()
}
