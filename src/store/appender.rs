//! Group commit on `PostgreSQL`. The engine merges the waiting of concurrent commits by itself, but
//! a statement for every step costs both programs far more than the row does. So the steps that wait
//! become one statement, which is a transaction by itself.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use sqlx::PgPool;
use tokio::sync::{mpsc, oneshot};

use super::error::StoreError;
use super::sql::Conn;
use super::step::{self, AppendOutcome, NewStep};

/// Steps in one statement; bounds how long the first of them waits for the last.
const MOST_TOGETHER: usize = 256;

/// Steps that may queue in a lane; a caller beyond these waits to hand its step in.
const QUEUE: usize = 512;

/// Statements under way at once: while one waits for durability, another gathers. An attempt always
/// takes the same lane, so that no two statements of this program wait for each other's rows.
const LANES: usize = 2;

/// The way to the lanes.
#[derive(Clone)]
pub(super) struct Appender {
    lanes: Vec<mpsc::Sender<Order>>,
}

struct Order {
    new: NewStep,
    reply: oneshot::Sender<Result<AppendOutcome, StoreError>>,
}

impl Appender {
    /// Starts the lanes; they end with the last handle.
    pub(super) fn start(pool: &PgPool) -> Self {
        let lane = |_| {
            let (sender, orders) = mpsc::channel(QUEUE);
            tokio::spawn(work(pool.clone(), orders));
            sender
        };
        Self { lanes: (0..LANES).map(lane).collect() }
    }

    /// Hands a step in and waits until it is durable.
    pub(super) async fn append(&self, new: NewStep) -> Result<AppendOutcome, StoreError> {
        let mut hasher = DefaultHasher::new();
        new.attempt_id.hash(&mut hasher);
        let place = usize::try_from(hasher.finish() % LANES as u64).unwrap_or_default();
        let (reply, answer) = oneshot::channel();
        let handed_in = self.lanes[place].send(Order { new, reply }).await;
        handed_in.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }
}

impl fmt::Debug for Appender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Appender").finish_non_exhaustive()
    }
}

async fn work(pool: PgPool, mut orders: mpsc::Receiver<Order>) {
    let mut waiting = Vec::with_capacity(MOST_TOGETHER);
    while orders.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
        // The callers just answered are awake but have not run: a turn for them fills the next one.
        tokio::task::yield_now().await;
        while waiting.len() < MOST_TOGETHER
            && let Ok(order) = orders.try_recv()
        {
            waiting.push(order);
        }
        append_all(&pool, &mut waiting).await;
    }
}

async fn append_all(pool: &PgPool, waiting: &mut Vec<Order>) {
    // Every program takes rows in this order, so none waits for another in a circle.
    waiting.sort_by_key(|order| (order.new.attempt_id, order.new.step.seq));
    let mut conn = match pool.acquire().await {
        Ok(conn) => conn,
        Err(error) => return refuse_all(&error, waiting),
    };
    let steps: Vec<_> = waiting.iter().map(|order| &order.new).collect();
    // An error leaves nothing behind; what it was is found out one by one.
    let stored = step::append_together_pg(&mut conn, &steps).await.unwrap_or_default();
    let mut stored = stored.into_iter().peekable();
    for (place, order) in waiting.drain(..).enumerate() {
        let outcome = match stored.next_if_eq(&place) {
            Some(_) => Ok(AppendOutcome::Stored),
            None => step::append(Conn::Pg(&mut conn), &order.new).await.map_err(StoreError::from),
        };
        // A caller that went away (a visitor who closed the page) needs no answer.
        let _ = order.reply.send(outcome);
    }
}

fn refuse_all(error: &sqlx::Error, waiting: &mut Vec<Order>) {
    let is_closed = matches!(error, sqlx::Error::PoolClosed);
    let reason = error.to_string();
    for order in waiting.drain(..) {
        let refusal = if is_closed { StoreError::Closed } else { StoreError::unreachable(&reason) };
        let _ = order.reply.send(Err(refusal));
    }
}
