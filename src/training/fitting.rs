//! Whether an answer fits what a node asks.

use super::{Answer, Mark, Note, Refusal, Reply};
use crate::scenarios::{Choice, Node, NodeKind};

/// An answer in the order of what was asked, with the choice that was made, if any, and the node it
/// leads to.
pub(super) struct Fitting<'a> {
    pub(super) answer: Answer,
    pub(super) reasons: Vec<(String, Note)>,
    pub(super) chosen: Option<&'a Choice>,
    pub(super) next: &'a str,
}

/// The answer as the node asks it, or what is wrong with it.
pub(super) fn fit<'a>(node: &'a Node, offered: &[&'a Choice], reply: Reply) -> Result<Fitting<'a>, Refusal> {
    let Reply { answer, certainty, reasons } = reply;
    if certainty.is_some() && !node.asks_certainty {
        return Err(Refusal::WrongKind);
    }
    let reasons = fit_reasons(node, reasons)?;
    let (answer, next) = match (&node.kind, answer) {
        (NodeKind::Text { next }, Answer::Continue) => (Answer::Continue, next),
        (NodeKind::Reflection { next }, Answer::Reflection(words)) => (Answer::Reflection(words), next),
        (NodeKind::Weighing { items, next, .. }, Answer::Weighing(marks)) => {
            let asked = items.iter().map(|item| item.id.as_str());
            let usable = |mark: &Mark| *mark == Mark::OutsideMyField || mark.place().is_some();
            (Answer::Weighing(in_order(asked, &marks, usable)?), next)
        }
        (NodeKind::Recognition { lines, next }, Answer::Recognition(ticked)) => {
            let ticked: Vec<_> = ticked.into_iter().map(|id| (id, ())).collect();
            let asked: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
            only_known(&asked, &ticked)?;
            let is_ticked = |id: &&str| ticked.iter().any(|(known, ())| known == id);
            (Answer::Recognition(asked.into_iter().filter(is_ticked).map(str::to_owned).collect()), next)
        }
        (NodeKind::Rating { approaches, next }, Answer::Rating(ratings)) => {
            let asked = approaches.iter().map(|approach| approach.id.as_str());
            (Answer::Rating(in_order(asked, &ratings, |_| true)?), next)
        }
        (NodeKind::Choice { .. } | NodeKind::Sharing { .. }, Answer::Choice(id)) => {
            let Some(chosen) = offered.iter().find(|choice| choice.id == id) else {
                return Err(Refusal::OptionNotOffered { id });
            };
            return Ok(Fitting { answer: Answer::Choice(id), reasons, chosen: Some(chosen), next: &chosen.next });
        }
        _ => return Err(Refusal::WrongKind),
    };
    Ok(Fitting { answer, reasons, chosen: None, next })
}

/// The reasons in the order of the items; only weighing asks for them.
fn fit_reasons(node: &Node, reasons: Vec<(String, Note)>) -> Result<Vec<(String, Note)>, Refusal> {
    let asked: Vec<&str> = node.items().iter().map(|item| item.id.as_str()).collect();
    only_known(&asked, &reasons)?;
    let mut reasons = reasons;
    reasons.sort_by_key(|(id, _)| asked.iter().position(|known| known == id));
    Ok(reasons)
}

/// Refuses what was not asked, and what was answered twice.
fn only_known<T>(asked: &[&str], given: &[(String, T)]) -> Result<(), Refusal> {
    for (place, (id, _)) in given.iter().enumerate() {
        let doubled = given[..place].iter().any(|(earlier, _)| earlier == id);
        if doubled || !asked.contains(&id.as_str()) {
            return Err(Refusal::OptionNotOffered { id: id.clone() });
        }
    }
    Ok(())
}

/// One answer for everything that was asked, in that order, or what is wrong with them.
fn in_order<'a, T: Clone>(
    asked: impl Iterator<Item = &'a str>,
    given: &[(String, T)],
    usable: impl Fn(&T) -> bool,
) -> Result<Vec<(String, T)>, Refusal> {
    let asked: Vec<&str> = asked.collect();
    only_known(&asked, given)?;
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for id in asked {
        match given.iter().find(|(known, value)| known == id && usable(value)) {
            Some(answer) => found.push(answer.clone()),
            None => missing.push(id.to_owned()),
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(Refusal::Incomplete { missing }) }
}
