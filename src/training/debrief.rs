//! The debrief: what a learner reads after an attempt. It speaks of decisions, never of the person.

use super::{Attempt, DebriefStep, Scorecard, Status};
use crate::base::Word;
use crate::scenarios::{Bearing, CriticalError, NodeText, Outcome, Scenario, Signal};

/// Everything there is to look back on.
#[derive(Debug, Clone)]
pub struct Debrief<'a> {
    /// The title of the case for this variant.
    pub title: String,
    /// The steps, in order.
    pub steps: Vec<DebriefStep<'a>>,
    /// How the story ended; nothing while it runs or when the learner walked round.
    pub ending: Option<DebriefEnding<'a>>,
    /// The signals that came to light, in that order.
    pub seen: Vec<DebriefSignal>,
    /// The signals that the learner did not come across.
    pub unseen: Vec<DebriefSignal>,
    /// The critical errors among the decisions, in order; they change no score.
    pub critical: Vec<CriticalDecision>,
    /// The measures.
    pub scorecard: Scorecard,
    /// What to bear in mind while reading, in Dutch.
    pub remarks: Vec<String>,
}

/// A decision that may never be taken outside a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriticalDecision {
    /// The number of the step, from zero.
    pub step: usize,
    /// What was chosen.
    pub text: String,
    /// What is critical about it.
    pub error: CriticalError,
}

/// The ending that was reached.
#[derive(Debug, Clone)]
pub struct DebriefEnding<'a> {
    /// Its title.
    pub title: String,
    /// How it ends.
    pub outcome: Outcome,
    /// Its text, to be rendered for the variant.
    pub text: NodeText<'a>,
    /// What it says in the debrief.
    pub debrief: Option<NodeText<'a>>,
}

/// A signal, looked back upon. Plain texts have their words filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefSignal {
    /// Its name.
    pub id: String,
    /// What it said.
    pub text: String,
    /// What there is to know about it.
    pub explanation: String,
    /// What it does in the weighing.
    pub bearing: Bearing,
    /// Where it came from and what sort of statement it was, in Dutch.
    pub origin: String,
    /// The symbol in it, by slug.
    pub symbol: Option<String>,
}

impl<'a> Debrief<'a> {
    /// Looks back on an attempt.
    pub fn of(scenario: &'a Scenario, attempt: &Attempt) -> Self {
        let shown = |signal: &Signal| show(scenario, attempt, signal);
        let seen = attempt.revealed().iter().filter_map(|id| scenario.signal(id));
        let unseen = scenario.signals().iter().filter(|signal| !attempt.revealed().contains(&signal.id));
        let steps: Vec<_> =
            attempt.steps().iter().filter_map(|step| DebriefStep::of(scenario, attempt, step)).collect();
        Self {
            title: scenario.title(attempt.variant()),
            critical: steps.iter().filter_map(critical).collect(),
            steps,
            ending: DebriefEnding::of(scenario, attempt),
            seen: seen.map(shown).collect(),
            unseen: unseen.map(shown).collect(),
            scorecard: Scorecard::of(scenario, attempt),
            remarks: remarks(attempt),
        }
    }
}

impl<'a> DebriefEnding<'a> {
    fn of(scenario: &'a Scenario, attempt: &Attempt) -> Option<Self> {
        let Status::Finished { ending } = attempt.status() else { return None };
        let node = scenario.node(ending)?;
        let crate::scenarios::NodeKind::Ending { outcome } = node.kind else { return None };
        Some(Self {
            title: scenario.fill(&node.title, attempt.variant()),
            outcome,
            text: scenario.body(node),
            debrief: scenario.debrief(node),
        })
    }
}

fn show(scenario: &Scenario, attempt: &Attempt, signal: &Signal) -> DebriefSignal {
    DebriefSignal {
        id: signal.id.clone(),
        text: scenario.fill(&signal.text, attempt.variant()),
        explanation: scenario.fill(&signal.explanation, attempt.variant()),
        bearing: signal.bearing,
        origin: format!("{}, {}", signal.origin.label(), signal.nature.label().to_lowercase()),
        symbol: signal.symbol.clone(),
    }
}

fn critical(step: &DebriefStep<'_>) -> Option<CriticalDecision> {
    let chosen = step.options.iter().find(|option| option.chosen)?;
    Some(CriticalDecision { step: step.number, text: chosen.text.clone(), error: chosen.critical? })
}

fn remarks(attempt: &Attempt) -> Vec<String> {
    let mut remarks = vec![
        "De score gaat over de besluiten in deze casus, niet over u.".to_owned(),
        "De afloop telt niet mee: een goed besluit kan slecht aflopen, en andersom.".to_owned(),
    ];
    if attempt.steps().iter().any(|step| !step.first_visit) {
        remarks.push("U kwam ergens vaker dan één keer. Alleen het eerste bezoek telt mee.".to_owned());
    }
    if *attempt.status() == Status::WalkedRound {
        remarks.push("U bent rondgelopen, en daarom is de casus hier gestopt. U kunt opnieuw beginnen.".to_owned());
    }
    remarks
}
