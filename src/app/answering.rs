//! Answering a step.

use std::sync::Arc;

use uuid::Uuid;

use super::stored_answer::{encode, is_same};
use super::{App, PracticeError, Standing};
use crate::store::{AppendOutcome, NewStep, Step, StoreError};
use crate::training::{Refusal, Reply};

/// An answer with the form that it came by.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The step that the form was made for, counted from zero.
    pub step: usize,
    /// Names the form.
    pub token: String,
    /// What was answered.
    pub reply: Reply,
}

/// What came of an answer.
pub enum Answered {
    /// It is durable; also when the same form was sent before.
    Stored,
    /// The version is withdrawn because it was faulty, or the case was taken away too long ago.
    /// Nothing was stored.
    Stopped(Box<Standing>),
    /// It is not accepted, and nothing was stored. The attempt is as it stands now.
    Refused(Box<Standing>, Refusal),
}

/// What came of an answer to an attempt as it was known.
enum Tried {
    Stored,
    Refused(Box<Standing>, Refusal),
    /// The database knows more of the attempt than we did.
    Overtaken,
}

impl App {
    /// Answers a step of a learner's attempt. An answer is acknowledged only after it is durable.
    ///
    /// The attempt is taken from the desk when it lies there: then nothing is read. That is safe,
    /// since the database decides whose answer a step gets, and takes none on a faulty version;
    /// and whenever an attempt from the desk does not fit, it is read again before anything is
    /// refused. Whether the case was taken away is in memory, and is asked each time.
    pub async fn answer(&self, learner: Uuid, id: Uuid, asked: Submission) -> Result<Answered, PracticeError> {
        if let Some(known) = self.at_hand(learner, id)
            && let Ok(Tried::Stored) = self.try_answer(learner, known, &asked).await
        {
            return Ok(Answered::Stored);
        }
        let standing = self.attempt(learner, id).await?;
        // What was stored in time is told again as it was told then.
        let is_too_late = standing.has_closed(self.clock().today()) && !repeats(&standing, &asked);
        if standing.has_lapsed() || is_too_late {
            return Ok(Answered::Stopped(Box::new(standing)));
        }
        match self.try_answer(learner, standing, &asked).await? {
            Tried::Stored => return Ok(Answered::Stored),
            Tried::Refused(standing, refusal) => return Ok(Answered::Refused(standing, refusal)),
            // Another tab or a withdrawal was faster by a hair: what it did is what stands.
            Tried::Overtaken => {}
        }
        let standing = self.attempt(learner, id).await?;
        if standing.has_lapsed() {
            return Ok(Answered::Stopped(Box::new(standing)));
        }
        if repeats(&standing, &asked) {
            return Ok(Answered::Stored);
        }
        let recorded = standing.attempt.steps().get(asked.step).map(|step| step.answer.clone());
        Ok(Answered::Refused(Box::new(standing), Refusal::StaleStep { recorded }))
    }

    /// The attempt from the desk, unless its case was taken away too long ago by now.
    fn at_hand(&self, learner: Uuid, id: Uuid) -> Option<Standing> {
        let mut known = self.desk.take(learner, id)?;
        known.archived = self.archived(known.scenario.slug());
        (!known.has_closed(self.clock().today())).then_some(known)
    }

    /// Lays an attempt at hand after its page was shown, so that its next answer reads nothing.
    pub fn lay_at_hand(&self, learner: Uuid, standing: Standing) {
        if standing.attempt.is_in_progress() && !standing.has_lapsed() {
            self.desk.lay(learner, standing);
        }
    }

    async fn try_answer(
        &self,
        learner: Uuid,
        mut standing: Standing,
        asked: &Submission,
    ) -> Result<Tried, PracticeError> {
        if repeats(&standing, asked) {
            return Ok(Tried::Stored);
        }
        let scenario = Arc::clone(&standing.scenario);
        let accepted = match standing.attempt.answer(&scenario, asked.step, asked.reply.clone()) {
            Ok(transition) => transition.step,
            // A refusal leaves the attempt as it was.
            Err(refusal) => return Ok(Tried::Refused(Box::new(standing), refusal)),
        };
        let seq = i32::try_from(asked.step).map_err(|_| PracticeError::Damaged("a step number is too large".into()))?;
        let (answer, at) = (encode(&accepted.reply()), self.clock().now());
        let step = Step { seq, node: accepted.node, answer, token: asked.token.clone(), at };
        match self.store().append_step(NewStep { attempt_id: standing.id, step }).await {
            Ok(AppendOutcome::Stored) => {
                standing.tokens.push(asked.token.clone());
                self.lay_at_hand(learner, standing);
                Ok(Tried::Stored)
            }
            Ok(AppendOutcome::Repeated | AppendOutcome::Taken { .. }) | Err(StoreError::FaultyVersion) => {
                Ok(Tried::Overtaken)
            }
            Err(StoreError::Missing) => Err(PracticeError::NotFound),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether this form was answered with this before. A page from the browser's memory carries its
/// old token, so only the same answer is a repeat.
fn repeats(standing: &Standing, asked: &Submission) -> bool {
    let step = standing.attempt.steps().get(asked.step);
    standing.tokens.get(asked.step) == Some(&asked.token)
        && step.is_some_and(|step| is_same(&step.reply(), &asked.reply))
}
