//! Group commit. One task owns the one connection that writes. What waits together becomes durable
//! together, because a commit costs one `fdatasync` whatever it holds; `SQLite` does not merge the
//! commits of several connections by itself.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{Connection, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use super::error::StoreError;
use super::job::{AppendWork, Job, Shape, Verdict, Work};
use super::sql::{Conn, Running};
use super::step::{self, AppendOutcome, NewStep};

/// Writes in one commit; bounds how long the first of them waits for the last.
const MOST_TOGETHER: usize = 256;

/// Writes that may queue; a caller beyond these waits to hand its write in.
const QUEUE: usize = 1024;

const BEGIN: &str = "begin immediate";
const COMMIT: &str = "commit";
const ROLLBACK: &str = "rollback";
const SAVEPOINT: &str = "savepoint job";
const ROLLBACK_TO_SAVEPOINT: &str = "rollback to job";
const RELEASE: &str = "release job";

/// The way to the writer task.
#[derive(Clone)]
pub(super) struct Writer {
    orders: mpsc::Sender<Order>,
    commits: Arc<AtomicU64>,
}

enum Order {
    Write(Box<dyn Job>),
    Close(oneshot::Sender<()>),
}

impl Writer {
    /// Starts the task. `prepare` runs on the connection before the first write.
    pub(super) fn start<P>(conn: SqliteConnection, prepare: P) -> Self
    where
        P: for<'c> FnOnce(&'c mut SqliteConnection) -> Running<'c, ()> + Send + 'static,
    {
        let (sender, orders) = mpsc::channel(QUEUE);
        let commits = Arc::new(AtomicU64::new(0));
        let task = Task { conn, orders, commits: Arc::clone(&commits), closers: Vec::new() };
        tokio::spawn(task.work(prepare));
        Self { orders: sender, commits }
    }

    /// Hands a write in and waits until it is durable.
    pub(super) async fn write<T, F>(&self, shape: Shape, act: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(Conn<'c>) -> Running<'c, T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.hand_in(Box::new(Work::new(shape, act, reply))).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Hands a step in; those that wait together are inserted together.
    pub(super) async fn append(&self, new: NewStep) -> Result<AppendOutcome, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.hand_in(Box::new(AppendWork::new(new, reply))).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    async fn hand_in(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        let handed_in = self.orders.send(Order::Write(job)).await;
        handed_in.map_err(|_| StoreError::Closed)
    }

    /// Lets what waits be written, then closes the connection.
    pub(super) async fn close(&self) {
        let (reply, done) = oneshot::channel();
        if self.orders.send(Order::Close(reply)).await.is_ok() {
            let _ = done.await;
        }
    }

    pub(super) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

struct Task {
    conn: SqliteConnection,
    orders: mpsc::Receiver<Order>,
    commits: Arc<AtomicU64>,
    closers: Vec<oneshot::Sender<()>>,
}

impl Task {
    async fn work<P>(mut self, prepare: P)
    where
        P: for<'c> FnOnce(&'c mut SqliteConnection) -> Running<'c, ()>,
    {
        if prepare(&mut self.conn).await.is_err() {
            // What made it fail (full disk) fails a write too, and is told there. Nothing may stay
            // open: a lone write would end up inside it and not be durable.
            let _ = self.execute(ROLLBACK).await;
        }
        let mut orders = Vec::with_capacity(MOST_TOGETHER);
        while self.gather(&mut orders).await {
            let jobs = self.sort(&mut orders);
            let mut jobs = self.append_at_once(jobs).await;
            if jobs.is_empty() {
                continue;
            }
            let failure = self.commit(&mut jobs).await.err();
            let failure = failure.map(|error| error.to_string());
            for job in jobs {
                job.answer(failure.as_deref());
            }
        }
        let _ = self.conn.close().await;
        for closer in self.closers {
            let _ = closer.send(());
        }
    }

    /// Waits for an order and takes all that wait with it; `false` when there will be no more.
    async fn gather(&mut self, orders: &mut Vec<Order>) -> bool {
        if self.orders.recv_many(orders, MOST_TOGETHER).await == 0 {
            return false;
        }
        // The callers just answered are awake but have not run: without a turn for them each
        // commit of many would be followed by a commit of one.
        tokio::task::yield_now().await;
        while orders.len() < MOST_TOGETHER {
            match self.orders.try_recv() {
                Ok(order) => orders.push(order),
                Err(_) => break,
            }
        }
        true
    }

    fn sort(&mut self, orders: &mut Vec<Order>) -> Vec<Box<dyn Job>> {
        let mut jobs = Vec::with_capacity(orders.len());
        for order in orders.drain(..) {
            match order {
                Order::Write(job) => jobs.push(job),
                Order::Close(closer) => {
                    self.closers.push(closer);
                    self.orders.close();
                }
            }
        }
        jobs
    }

    /// When nothing but steps wait, one statement stores them: it is a transaction by itself, so
    /// `begin` and `commit` and their turns of two threads are saved. Then all are durable, and
    /// answered; or none is, and they are given back, to be done one by one.
    async fn append_at_once(&mut self, jobs: Vec<Box<dyn Job>>) -> Vec<Box<dyn Job>> {
        let steps: Vec<_> = jobs.iter().filter_map(|job| job.step()).collect();
        if steps.len() < 2 || steps.len() < jobs.len() || step::append_together(&mut self.conn, &steps).await.is_err() {
            return jobs;
        }
        self.commits.fetch_add(1, Ordering::Relaxed);
        for mut job in jobs {
            job.note_stored();
            job.answer(None);
        }
        Vec::new()
    }

    /// All jobs that are not refused become durable, or an error and none does.
    async fn commit(&mut self, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<()> {
        let result = self.try_commit(jobs).await;
        match &result {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
            }
            Err(_) => {
                // SQLite may have rolled back by itself; then this says so, and nothing is lost.
                let _ = self.execute(ROLLBACK).await;
            }
        }
        result
    }

    async fn try_commit(&mut self, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<()> {
        if let [only] = jobs
            && only.shape() == Shape::OneStatement
        {
            only.run(&mut self.conn).await?;
            return Ok(());
        }
        self.execute(BEGIN).await?;
        // Steps last: what a step needs may have been handed in before it.
        for job in jobs.iter_mut().filter(|job| job.step().is_none()) {
            match job.shape() {
                Shape::OneStatement => {
                    job.run(&mut self.conn).await?;
                }
                Shape::Several => self.run_in_savepoint(job.as_mut()).await?,
            }
        }
        self.append_together(jobs).await?;
        self.execute(COMMIT).await
    }

    async fn append_together(&mut self, jobs: &mut [Box<dyn Job>]) -> sqlx::Result<()> {
        let mut appends: Vec<_> = jobs.iter_mut().filter(|job| job.step().is_some()).collect();
        let steps: Vec<_> = appends.iter().filter_map(|job| job.step()).collect();
        let together = match steps.len() {
            0 | 1 => Ok(false),
            _ => step::append_together(&mut self.conn, &steps).await.map(|()| true),
        };
        match together {
            Ok(true) => appends.iter_mut().for_each(|job| job.note_stored()),
            Err(error) if StoreError::spoils_transaction(&error) => return Err(error),
            // One of them is refused, and its statement with it: then each by itself.
            Ok(false) | Err(_) => {
                for job in appends {
                    job.run(&mut self.conn).await?;
                }
            }
        }
        Ok(())
    }

    async fn run_in_savepoint(&mut self, job: &mut dyn Job) -> sqlx::Result<()> {
        self.execute(SAVEPOINT).await?;
        if job.run(&mut self.conn).await? == Verdict::Refused {
            self.execute(ROLLBACK_TO_SAVEPOINT).await?;
        }
        self.execute(RELEASE).await
    }

    async fn execute(&mut self, sql: &'static str) -> sqlx::Result<()> {
        sqlx::query(sql).execute(&mut self.conn).await?;
        Ok(())
    }
}
