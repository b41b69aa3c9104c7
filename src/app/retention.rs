//! Deletes what has been kept long enough.

use std::sync::Arc;
use std::time::Duration;

use jiff::ToSpan;

use super::App;
use super::clock::DAY;
use crate::store::{Moment, StoreError};

/// How often there is a look; the terms are long, so it does not matter much.
const EVERY: Duration = Duration::from_hours(6);

/// How long an attempt is kept after its last answer, in milliseconds: twelve months, as the
/// privacy page says.
const ATTEMPT_LIFE: i64 = 365 * DAY;

/// How many days a correction is kept after it arrived, as the privacy page says.
pub const CORRECTION_DAYS: i64 = 180;

/// How many days it is kept how often a page was clear, as the privacy page says.
pub const CLARITY_DAYS: i64 = 365;

/// How many days a panel is kept after it was closed and its last invitation ended, as the privacy
/// page says.
pub const PANEL_DAYS: i64 = 365;

/// How many years a certificate can be checked after the day on it, as the privacy page says.
pub const CERTIFICATE_YEARS: i16 = 5;

/// How many of everything were deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deleted {
    /// Sessions that had expired.
    pub sessions: u64,
    /// Attempts that nobody went on with.
    pub attempts: u64,
    /// Corrections that were kept long enough.
    pub corrections: u64,
    /// Counts of how often a page was clear.
    pub clarity: u64,
    /// Panels of experts, with their invitations and votes.
    pub panels: u64,
    /// Certificates whose years are over.
    pub certificates: u64,
}

impl App {
    /// Deletes sessions that have expired, attempts that nobody went on with for twelve months,
    /// corrections after their term, read or not, counts after a year, panels that are long over, and
    /// certificates after five years.
    pub async fn delete_expired(&self) -> Result<Deleted, StoreError> {
        let now = self.clock().now();
        let end_of_certificates = self.clock().today().saturating_sub(CERTIFICATE_YEARS.years());
        let end_of_corrections = Moment(now.0 - CORRECTION_DAYS * DAY);
        let end_of_clarity = self.clock().today().saturating_sub(CLARITY_DAYS.days());
        Ok(Deleted {
            sessions: self.store().delete_expired_sessions(now).await?,
            attempts: self.store().delete_attempts_before(Moment(now.0 - ATTEMPT_LIFE)).await?,
            corrections: self.store().delete_corrections_before(end_of_corrections).await?,
            clarity: self.store().delete_clarity_before(&end_of_clarity.to_string()).await?,
            panels: self.store().delete_panels_before(Moment(now.0 - PANEL_DAYS * DAY)).await?,
            certificates: self.store().delete_certificates_before(&end_of_certificates.to_string()).await?,
        })
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
