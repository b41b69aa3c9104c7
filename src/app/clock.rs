//! The only place that reads the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;

use crate::base::dutch;
use crate::store::Moment;

/// A day, in milliseconds.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

/// Tells the time; in tests, the time that the test sets.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands still until it is set, in milliseconds since the Unix epoch.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Moment(jiff::Timestamp::now().as_millisecond()),
            Self::Fixed(millis) => Moment(millis.load(Ordering::Relaxed)),
        }
    }

    /// Today in the Netherlands.
    pub fn today(&self) -> Date {
        dutch::day_of(self.now().0)
    }
}
