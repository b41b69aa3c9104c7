//! An attempt: one learner's way through one version of a scenario.

use super::fitting::{Fitting, fit};
use super::shuffle::shuffle;
use super::{Answer, Certainty, Note, Refusal, ReplayError, Reply, note};
use crate::scenarios::{Choice, Node, NodeKind, Scenario, State, Variant};

/// After this many steps an attempt ends by itself: the learner is walking round.
const MOST_STEPS: usize = 200;

/// Where an attempt stands.
///
/// ```text
/// InProgress ──answer──▶ InProgress │ Finished (an ending) │ WalkedRound (200 steps)
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// The learner is at a node that asks something.
    InProgress {
        /// Its id.
        node: String,
    },
    /// The story has ended.
    Finished {
        /// The id of the ending.
        ending: String,
    },
    /// The story was ended gently: "u bent rondgelopen".
    WalkedRound,
}

/// One answered node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number, from zero.
    pub number: usize,
    /// The node.
    pub node: String,
    /// The answer; marks, ticks and judgements are in the order of the node.
    pub answer: Answer,
    /// How sure the learner was of a choice.
    pub certainty: Option<Certainty>,
    /// The reasons beside marks, by item id, in the order of the node.
    pub reasons: Vec<(String, Note)>,
    /// What could be chosen, by id, in the order in which it was shown.
    pub offered: Vec<String>,
    /// Whether the learner was there for the first time: only then it is scored.
    pub first_visit: bool,
}

/// What an answer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// The step to be recorded.
    pub step: Step,
    /// Where the attempt stands now.
    pub status: Status,
}

/// What the page of an attempt shows.
#[derive(Debug, Clone)]
pub struct Current<'a> {
    /// The number of the step that is to be answered, from zero.
    pub step: usize,
    /// The node.
    pub node: &'a Node,
    /// What can be chosen, in the order in which it is shown.
    pub choices: Vec<&'a Choice>,
    /// Whether no choice had its condition met, so that the first one stands in. Then the case has a
    /// defect that its author must know of.
    pub is_stopgap: bool,
}

/// The fold over the answers given so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    variant: Variant,
    seed: i64,
    state: State,
    status: Status,
    steps: Vec<Step>,
    revealed: Vec<String>,
}

impl Step {
    /// What came in at this step.
    pub fn reply(&self) -> Reply {
        Reply { answer: self.answer.clone(), certainty: self.certainty, reasons: self.reasons.clone() }
    }
}

impl Attempt {
    /// Begins at the start of the scenario. The seed decides the order of choices, nothing else.
    pub fn begin(scenario: &Scenario, variant: Variant, seed: i64) -> Self {
        let mut attempt = Self {
            variant,
            seed,
            state: scenario.start_state(),
            status: Status::WalkedRound,
            steps: Vec::new(),
            revealed: Vec::new(),
        };
        attempt.arrive(scenario, scenario.start());
        attempt
    }

    /// Makes an attempt again from what was recorded: for each step its node and its answer.
    pub fn replay(
        scenario: &Scenario,
        variant: Variant,
        seed: i64,
        record: &[(String, Reply)],
    ) -> Result<Self, ReplayError> {
        let mut attempt = Self::begin(scenario, variant, seed);
        for (step, (node, reply)) in record.iter().enumerate() {
            let elsewhere = matches!(&attempt.status, Status::InProgress { node: at } if at != node);
            if elsewhere {
                return Err(ReplayError::WrongNode { step, recorded: node.clone() });
            }
            let answered = attempt.take(scenario, step, reply.clone());
            answered.map_err(|refusal| ReplayError::Refused { step, refusal })?;
        }
        Ok(attempt)
    }

    /// Answers the step with this number: in progress → in progress, finished or walked round. A
    /// refusal leaves the attempt as it was.
    pub fn answer(&mut self, scenario: &Scenario, step: usize, reply: impl Into<Reply>) -> Result<Transition, Refusal> {
        let reply = reply.into();
        self.expects(scenario, step)?;
        let objections = note::objections(scenario, &reply);
        if objections.is_empty() { self.take(scenario, step, reply) } else { Err(Refusal::Notes(objections)) }
    }

    /// The node that is asked about, when this step is the one to be answered.
    fn expects<'a>(&self, scenario: &'a Scenario, step: usize) -> Result<&'a Node, Refusal> {
        if let Some(recorded) = self.steps.get(step) {
            return Err(Refusal::StaleStep { recorded: Some(recorded.answer.clone()) });
        }
        let node = self.open_node(scenario)?;
        if step != self.steps.len() {
            return Err(Refusal::StaleStep { recorded: None });
        }
        Ok(node)
    }

    fn take(&mut self, scenario: &Scenario, step: usize, reply: Reply) -> Result<Transition, Refusal> {
        let node = self.expects(scenario, step)?;
        let offered = offered(node, node.choices(), &self.state, self.seed);
        let certainty = reply.certainty;
        let Fitting { answer, reasons, chosen, next } = fit(node, &offered, reply)?;
        if let Some(chosen) = chosen {
            self.state.apply(&chosen.effects);
        }
        let step = Step {
            number: step,
            node: node.id.clone(),
            answer,
            certainty,
            reasons,
            offered: offered.iter().map(|choice| choice.id.clone()).collect(),
            first_visit: self.steps.iter().all(|earlier| earlier.node != node.id),
        };
        self.steps.push(step.clone());
        self.arrive(scenario, next);
        Ok(Transition { step, status: self.status.clone() })
    }

    fn open_node<'a>(&self, scenario: &'a Scenario) -> Result<&'a Node, Refusal> {
        match &self.status {
            Status::InProgress { node } => scenario.node(node).ok_or(Refusal::AlreadyFinished),
            Status::Finished { .. } => Err(Refusal::AlreadyFinished),
            Status::WalkedRound => Err(Refusal::TooManySteps),
        }
    }

    fn arrive(&mut self, scenario: &Scenario, id: &str) {
        let Some(node) = scenario.node(id) else { return };
        self.state.enter(id);
        for signal in node.revealed_signals() {
            if !self.revealed.iter().any(|known| known == signal) {
                self.revealed.push(signal.to_owned());
            }
        }
        self.status = match node.kind {
            NodeKind::Ending { .. } => Status::Finished { ending: id.to_owned() },
            _ if self.steps.len() >= MOST_STEPS => Status::WalkedRound,
            _ => Status::InProgress { node: id.to_owned() },
        };
    }

    /// What is to be answered now; nothing when the attempt has ended.
    pub fn current<'a>(&self, scenario: &'a Scenario) -> Option<Current<'a>> {
        let node = self.open_node(scenario).ok()?;
        let all = node.choices();
        Some(Current {
            step: self.steps.len(),
            node,
            choices: offered(node, all, &self.state, self.seed),
            is_stopgap: is_stopgap(all, &self.state),
        })
    }

    /// Where it stands.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Whether there is still something to answer.
    pub fn is_in_progress(&self) -> bool {
        matches!(self.status, Status::InProgress { .. })
    }

    /// The steps so far.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The variant that is played.
    pub fn variant(&self) -> &Variant {
        &self.variant
    }

    /// The counters and the nodes visited.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The signals that came to light, by id, in that order.
    pub fn revealed(&self) -> &[String] {
        &self.revealed
    }

    /// The feedback on the last choice, with the page of the handreiking about it; nothing after
    /// other steps. The page of the next step shows it.
    pub fn last_choice<'a>(&self, scenario: &'a Scenario) -> Option<&'a Choice> {
        let last = self.steps.last()?;
        let Answer::Choice(id) = &last.answer else { return None };
        scenario.node(&last.node)?.choices().iter().find(|choice| choice.id == *id)
    }
}

/// Which of the choices of a node are offered now, shuffled. The whole list is shuffled before
/// conditions are applied, so that a choice that appears later moves no other.
fn offered<'a>(node: &Node, choices: &'a [Choice], state: &State, seed: i64) -> Vec<&'a Choice> {
    let mut shown: Vec<&Choice> = choices.iter().collect();
    shuffle(&mut shown, seed, &node.id);
    shown.retain(|choice| choice.is_offered(state));
    if is_stopgap(choices, state) {
        // A checked scenario always offers something, but a page without a way on would be a trap.
        // A choice without a condition is never hidden, so there is none to prefer to the first.
        shown.extend(choices.first());
    }
    shown
}

/// Whether there are choices, and every one is hidden.
fn is_stopgap(choices: &[Choice], state: &State) -> bool {
    !choices.is_empty() && choices.iter().all(|choice| !choice.is_offered(state))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::example;

    #[test]
    fn a_page_on_which_everything_is_hidden_offers_its_first_choice() {
        let scenario = example();
        let node = scenario.node("delen").unwrap();
        let mut state = scenario.start_state();
        state.apply(&[("vertrouwen".to_owned(), -1)]);
        let only_hidden = &node.choices()[2..];
        assert!(!only_hidden[0].is_offered(&state));
        assert_eq!(offered(node, only_hidden, &state, 7).len(), 1);
        assert_eq!(offered(node, node.choices(), &state, 7).len(), 2);
        assert!(is_stopgap(only_hidden, &state), "the author is not told");
        assert!(!is_stopgap(node.choices(), &state) && !is_stopgap(&[], &state));
        // Every step of the case itself has a choice of its own to offer.
        let attempt = Attempt::begin(&scenario, scenario.variants().remove(0), 7);
        assert!(!attempt.current(&scenario).unwrap().is_stopgap);
    }
}
