//! What waits in the queue of the `SQLite` writer.

use sqlx::SqliteConnection;
use tokio::sync::oneshot;

use super::error::StoreError;
use super::sql::{Conn, Running};
use super::step::{self, AppendOutcome, NewStep};

/// How much a write must protect against a refusal half-way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Only one statement changes anything. When it is refused the engine undoes it by itself,
    /// so it needs no savepoint, and alone it needs no transaction.
    OneStatement,
    /// Several statements change something: all of them, or none.
    Several,
}

/// A write of any result type, as the queue sees it.
pub(super) trait Job: Send {
    fn shape(&self) -> Shape;

    /// Does the write and keeps its result for later.
    fn run<'c>(&'c mut self, conn: &'c mut SqliteConnection) -> Running<'c, Verdict>;

    /// The step, if the job is to add one.
    fn step(&self) -> Option<&NewStep> {
        None
    }

    /// Notes that the step was stored together with others.
    fn note_stored(&mut self) {}

    /// Answers the caller: with the kept result, or with why the whole commit failed.
    fn answer(self: Box<Self>, failure: Option<&str>);
}

/// Whether a job that ran has changed anything.
#[derive(PartialEq, Eq)]
pub(super) enum Verdict {
    Done,
    Refused,
}

/// A write of any kind, with its caller.
pub(super) struct Work<T, F> {
    shape: Shape,
    act: Option<F>,
    result: Option<Result<T, StoreError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Work<T, F> {
    pub(super) fn new(shape: Shape, act: F, reply: oneshot::Sender<Result<T, StoreError>>) -> Self {
        Self { shape, act: Some(act), result: None, reply }
    }
}

impl<T, F> Job for Work<T, F>
where
    T: Send,
    F: for<'c> FnOnce(Conn<'c>) -> Running<'c, T> + Send,
{
    fn shape(&self) -> Shape {
        self.shape
    }

    fn run<'c>(&'c mut self, conn: &'c mut SqliteConnection) -> Running<'c, Verdict> {
        Box::pin(async move {
            let Some(act) = self.act.take() else {
                return Ok(Verdict::Done);
            };
            keep(&mut self.result, act(Conn::Lite(conn)).await)
        })
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        answer(self.reply, self.result, failure);
    }
}

/// A step to be added, with its caller.
pub(super) struct AppendWork {
    new: NewStep,
    result: Option<Result<AppendOutcome, StoreError>>,
    reply: oneshot::Sender<Result<AppendOutcome, StoreError>>,
}

impl AppendWork {
    pub(super) fn new(new: NewStep, reply: oneshot::Sender<Result<AppendOutcome, StoreError>>) -> Self {
        Self { new, result: None, reply }
    }
}

impl Job for AppendWork {
    fn shape(&self) -> Shape {
        Shape::OneStatement
    }

    fn run<'c>(&'c mut self, conn: &'c mut SqliteConnection) -> Running<'c, Verdict> {
        Box::pin(async move {
            let outcome = step::append(Conn::Lite(conn), &self.new).await;
            keep(&mut self.result, outcome)
        })
    }

    fn step(&self) -> Option<&NewStep> {
        Some(&self.new)
    }

    fn note_stored(&mut self) {
        self.result = Some(Ok(AppendOutcome::Stored));
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        answer(self.reply, self.result, failure);
    }
}

/// Keeps what a job gave; passes on an error after which the whole commit cannot go on.
fn keep<T>(place: &mut Option<Result<T, StoreError>>, outcome: sqlx::Result<T>) -> sqlx::Result<Verdict> {
    match outcome {
        Ok(value) => {
            *place = Some(Ok(value));
            Ok(Verdict::Done)
        }
        Err(error) if StoreError::spoils_transaction(&error) => Err(error),
        Err(error) => {
            *place = Some(Err(error.into()));
            Ok(Verdict::Refused)
        }
    }
}

fn answer<T>(
    reply: oneshot::Sender<Result<T, StoreError>>,
    result: Option<Result<T, StoreError>>,
    failure: Option<&str>,
) {
    let answer = match (failure, result) {
        (None, Some(result)) => result,
        (Some(reason), _) => Err(StoreError::unwritable(reason)),
        (None, None) => Err(StoreError::Closed),
    };
    // A caller that went away (a visitor who closed the page) needs no answer.
    let _ = reply.send(answer);
}
