//! What was recognised and judged, looked back upon.

use super::debrief_step::Filler;
use super::{Answer, Rating};
use crate::scenarios::Node;

/// A line that was looked at. Plain texts have their words filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefLine {
    /// The information.
    pub given: String,
    /// Whether the learner ticked it.
    pub ticked: bool,
    /// Whether it asks for follow-up.
    pub asks_follow_up: bool,
    /// Why.
    pub reason: String,
    /// The page of the handreiking it rests on, as `deel/pagina`.
    pub source: String,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
}

/// An approach that was judged.
#[derive(Debug, Clone, PartialEq)]
pub struct DebriefApproach {
    /// What it said.
    pub text: String,
    /// The learner's judgement.
    pub rating: Rating,
    /// The best judgements: one, or two that are equally good.
    pub best: Vec<Rating>,
    /// What the learner's judgement scored.
    pub score: f64,
    /// Why.
    pub reason: String,
    /// The page of the handreiking it rests on, as `deel/pagina`.
    pub source: String,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
}

pub(super) fn lines(filler: Filler<'_>, node: &Node, answer: &Answer) -> Vec<DebriefLine> {
    let Answer::Recognition(ticked) = answer else { return Vec::new() };
    let line = |line: &crate::scenarios::Line| DebriefLine {
        given: filler.given(&line.given),
        ticked: ticked.contains(&line.id),
        asks_follow_up: line.asks_follow_up,
        reason: filler.fill(&line.reason),
        source: line.source.clone(),
        criterion: line.criterion.clone(),
    };
    node.lines().iter().map(line).collect()
}

pub(super) fn approaches(filler: Filler<'_>, node: &Node, answer: &Answer) -> Vec<DebriefApproach> {
    let Answer::Rating(ratings) = answer else { return Vec::new() };
    let judged = node.approaches().iter().filter_map(|approach| {
        let (_, rating) = ratings.iter().find(|(id, _)| *id == approach.id)?;
        Some(DebriefApproach {
            text: filler.fill(&approach.text),
            rating: *rating,
            best: approach.best().into_iter().map(|place| Rating::ALL[place]).collect(),
            score: approach.score_at(rating.place()),
            reason: filler.fill(&approach.reason),
            source: approach.source.clone(),
            criterion: approach.criterion.clone(),
        })
    });
    judged.collect()
}
