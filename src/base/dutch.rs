//! Dutch on pages: dates, plurals, percentages.

use jiff::civil::Date;
use jiff::tz::TimeZone;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day in full: `23 november 2026`.
pub fn date(day: Date) -> String {
    let month = usize::try_from(day.month()).unwrap_or(1);
    format!("{} {} {}", day.day(), MONTHS[(month - 1) % 12], day.year())
}

/// The month of a day, as a heading: `November 2026`.
pub fn month(day: Date) -> String {
    let name = MONTHS[(usize::try_from(day.month()).unwrap_or(1) - 1) % 12];
    format!("{}{} {}", name[..1].to_uppercase(), &name[1..], day.year())
}

/// A moment in Dutch time: `23 november 2026, 14:05`. `millis` counts from the Unix epoch; a
/// moment outside the calendar gives an empty text.
pub fn moment(millis: i64) -> String {
    let Ok(timestamp) = jiff::Timestamp::from_millisecond(millis) else {
        return String::new();
    };
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let local = timestamp.to_zoned_datetime(zone);
    format!("{}, {:02}:{:02}", date(local.date()), local.hour(), local.minute())
}

/// The day of a moment in Dutch time. `millis` counts from the Unix epoch.
pub fn day_of(millis: i64) -> Date {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_millisecond(millis)
        .map_or_else(|_| Date::default(), |timestamp| timestamp.to_zoned_datetime(zone).date())
}

/// A number with the fitting word: `1 symbool`, `2 symbolen`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A share between 0 and 1 as whole percents: `42%`.
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A number with two decimals and a comma: `0,04`.
pub fn decimal(number: f64) -> String {
    format!("{number:.2}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_in_dutch_and_in_dutch_time() {
        assert_eq!(date(Date::constant(2026, 3, 1)), "1 maart 2026");
        assert_eq!(month(Date::constant(2026, 12, 31)), "December 2026");
        // One minute before and after the start of summer time, 2027-03-28 01:00 UTC.
        assert_eq!(moment(1_806_195_540_000), "28 maart 2027, 01:59");
        assert_eq!(moment(1_806_195_660_000), "28 maart 2027, 03:01");
        assert_eq!(moment(i64::MAX), "");
    }

    #[test]
    fn a_day_ends_at_midnight_here_also_when_the_clock_changes() {
        const HOUR: i64 = 60 * 60 * 1000;
        // First and last moment in UTC: 2027-03-27 23:00 to 22:00, 2027-10-30 22:00 to 23:00, and a
        // day without a change.
        let days = [
            ((2027, 3, 28), 1_806_188_400_000, 1_806_271_200_000, 23),
            ((2027, 10, 31), 1_824_933_600_000, 1_825_023_600_000, 25),
            ((2027, 1, 15), 1_799_967_600_000, 1_800_054_000_000, 24),
        ];
        for ((year, month, day), start, end, hours) in days {
            let date = Date::constant(year, month, day);
            assert_eq!(end - start, hours * HOUR);
            assert_eq!(day_of(start - 1), date.yesterday().unwrap());
            assert!(
                (start..end).step_by(usize::try_from(HOUR).unwrap()).all(|moment| day_of(moment) == date),
                "{date}"
            );
            assert_eq!((day_of(end - 1), day_of(end)), (date, date.tomorrow().unwrap()));
        }
    }

    #[test]
    fn counts_and_percentages() {
        assert_eq!(count(1, "symbool", "symbolen"), "1 symbool");
        assert_eq!(count(0, "symbool", "symbolen"), "0 symbolen");
        assert_eq!(percent(0.4167), "42%");
        assert_eq!((decimal(0.0375), decimal(4.606)), ("0,04".into(), "4,61".into()));
    }
}
