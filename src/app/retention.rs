//! Deletes what has been kept long enough.

use std::sync::Arc;
use std::time::Duration;

use super::App;
use crate::store::{Moment, StoreError};

/// How often there is a look; the terms are long, so it does not matter much.
const EVERY: Duration = Duration::from_hours(6);

/// How long an attempt is kept after its last answer, in milliseconds: twelve months, as the
/// privacy page says.
const ATTEMPT_LIFE: i64 = 365 * 24 * 60 * 60 * 1000;

impl App {
    /// Deletes sessions that have expired and attempts that nobody went on with for twelve months.
    /// Gives how many of each.
    pub async fn delete_expired(&self) -> Result<(u64, u64), StoreError> {
        let now = self.clock().now();
        let sessions = self.store().delete_expired_sessions(now).await?;
        let attempts = self.store().delete_attempts_before(Moment(now.0 - ATTEMPT_LIFE)).await?;
        Ok((sessions, attempts))
    }
}

/// Does so for as long as the program runs.
pub async fn keep_tidy(app: Arc<App>) {
    loop {
        if let Err(error) = app.delete_expired().await {
            tracing::warn!(%error, "expired data could not be deleted; trying again later");
        }
        tokio::time::sleep(EVERY).await;
    }
}
