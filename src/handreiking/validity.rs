//! How far a dated fact can be relied on, on a day.

use jiff::{Span, civil::Date};

use crate::base::{Word, dutch, words};

words! {
    /// How sure the editors are of a dated fact.
    pub enum FactStatus {
        InForce = "geldt", "geldt";
        ToVerify = "te-verifieren", "te verifiëren";
        Expired = "vervallen", "vervallen";
    }
}

/// Months after which law and contacts are looked at again, when their file names no day.
const MONTHS: i64 = 6;

/// What every dated fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// How sure the editors are.
    pub status: FactStatus,
    /// The last day on which it holds, when one is known.
    pub valid_until: Option<Date>,
    /// The day before which it is looked at again.
    pub review_before: Date,
}

/// The day before which something is looked at again: the one that was given, or half a year after
/// it was looked at.
pub(super) fn review_before(given: Option<Date>, as_of: Date) -> Date {
    given.unwrap_or_else(|| as_of.saturating_add(Span::new().months(MONTHS)))
}

impl Validity {
    /// The status on a day: what has lapsed is expired, whatever the file says.
    pub fn status_on(self, today: Date) -> FactStatus {
        if self.valid_until.is_some_and(|last| last < today) { FactStatus::Expired } else { self.status }
    }

    /// Whether it had to be looked at again before today.
    pub fn is_due(self, today: Date) -> bool {
        self.review_before < today
    }

    /// Whether it became unsure as days passed, while its file says that it holds.
    pub fn has_aged(self, today: Date) -> bool {
        self.status == FactStatus::InForce && (self.is_due(today) || self.status_on(today) != self.status)
    }

    /// Whether a page may rely on it today without saying more.
    pub fn is_sure(self, today: Date) -> bool {
        self.status_on(today) == FactStatus::InForce && !self.is_due(today)
    }

    /// What a reader has to know before relying on it; nothing when it is sure.
    pub fn caveat(self, today: Date) -> Option<String> {
        let status = self.status_on(today);
        if status != FactStatus::InForce {
            return Some(status.label().to_owned());
        }
        self.overdue(today)
    }

    /// That it had to be looked at again, when that is so.
    pub fn overdue(self, today: Date) -> Option<String> {
        self.is_due(today).then(|| format!("moest voor {} opnieuw worden bekeken", dutch::date(self.review_before)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUNE: Date = Date::constant(2026, 6, 1);

    fn validity(status: FactStatus, valid_until: Option<Date>) -> Validity {
        Validity { status, valid_until, review_before: JUNE }
    }

    #[test]
    fn a_fact_is_sure_until_its_last_day_or_its_review() {
        let (before, after) = (JUNE, Date::constant(2026, 6, 2));
        let holds = validity(FactStatus::InForce, None);
        assert!(holds.is_sure(before) && holds.caveat(before).is_none());
        assert!(!holds.is_sure(after) && holds.has_aged(after));
        assert_eq!(holds.caveat(after).unwrap(), "moest voor 1 juni 2026 opnieuw worden bekeken");
        let lapsed = validity(FactStatus::InForce, Some(Date::constant(2026, 5, 31)));
        assert_eq!((lapsed.caveat(before).as_deref(), lapsed.has_aged(before)), (Some("vervallen"), true));
        let unsure = validity(FactStatus::ToVerify, None);
        assert_eq!((unsure.caveat(before).as_deref(), unsure.has_aged(after)), (Some("te verifiëren"), false));
    }

    #[test]
    fn what_names_no_day_is_looked_at_again_after_half_a_year() {
        assert_eq!(review_before(None, Date::constant(2026, 8, 31)), Date::constant(2027, 2, 28));
        assert_eq!(review_before(Some(JUNE), Date::constant(2026, 1, 1)), JUNE);
    }
}
