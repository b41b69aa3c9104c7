//! Cases that were taken away: what is told of them, and how long who is in one may go on.

use std::ops::Range;

use jiff::{Span, civil::Date};

use crate::base::{Document, Fields, Report, dutch, is_slug, parse_toml};

/// How long an attempt may go on after its case was taken away.
const DAYS_TO_FINISH: i64 = 30;

/// A case that was taken away. It is told apart from its files, so its versions stay what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// The name that its folder had.
    pub slug: String,
    /// What it was called.
    pub title: String,
    /// The day on which it was taken away.
    pub since: Date,
    /// Why, in one sentence.
    pub reason: String,
    /// The case that can be practised instead.
    pub instead: Option<String>,
    /// Where its name stands in the file.
    pub span: Range<usize>,
    /// Where the name of the case instead stands in the file.
    pub instead_span: Range<usize>,
}

impl Archived {
    /// The last day on which an attempt may go on.
    pub fn last_day(&self) -> Date {
        self.since.saturating_add(Span::new().days(DAYS_TO_FINISH))
    }

    /// Whether an attempt may go on.
    pub fn may_be_finished(&self, today: Date) -> bool {
        today <= self.last_day()
    }

    /// What an author is told who links to it.
    pub fn link_problem(&self) -> String {
        format!("De casus ‘{}’ is gearchiveerd sinds {}.", self.slug, dutch::date(self.since))
    }

    /// What that author can do.
    pub fn link_remedy(&self) -> String {
        let other = self.instead.as_ref().map_or_else(|| "een andere casus".to_owned(), |slug| format!("‘{slug}’"));
        format!("Haal de verwijzing weg of verwijs naar {other}.")
    }
}

/// Reads the archive. What it says of other cases is for who knows those.
pub fn parse_archive(document: &Document, today: Date, report: &Report) -> Vec<Archived> {
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let mut archive: Vec<Archived> = Vec::new();
    for mut entry in fields.tables("casus") {
        let archived = read(&mut entry, today);
        if archive.iter().any(|known| known.slug == archived.slug) {
            let problem = format!("De casus ‘{}’ staat er twee keer in.", archived.slug);
            entry.error_at("slug", problem, "Haal een van de twee weg.");
        }
        entry.finish();
        archive.push(archived);
    }
    fields.finish();
    archive
}

fn read(entry: &mut Fields<'_>, today: Date) -> Archived {
    let slug = entry.text("slug");
    if !slug.is_empty() && !is_slug(&slug) {
        let remedy = "Neem de naam over die de map van de casus had.";
        entry.error_at("slug", format!("‘{slug}’ kan geen slug zijn."), remedy);
    }
    let since = entry.date("sinds");
    if since > today {
        let problem = format!("{} moet nog komen.", dutch::date(since));
        entry.error_at("sinds", problem, "Schrijf de dag waarop u de map weghaalt: vandaag of eerder.");
    }
    Archived {
        slug,
        title: entry.short_text("titel", 120),
        since,
        reason: entry.short_text("reden", 300),
        instead: entry.optional_text("in_plaats"),
        span: entry.span("slug"),
        instead_span: entry.span("in_plaats"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_may_go_on_to_the_end_of_the_thirtieth_day() {
        let text =
            "[[casus]]\nslug = \"de-tas\"\ntitel = \"De tas\"\nsinds = 2027-02-26\nreden = \"Er is een betere.\"\n";
        let report = Report::default();
        let archive = parse_archive(&Document::new("x.toml", text), Date::constant(2027, 2, 26), &report);
        assert_eq!(report.error_count(), 0, "{:?}", report.into_diagnostics());
        let last = Date::constant(2027, 3, 28);
        assert_eq!(archive[0].last_day(), last);
        assert!(archive[0].may_be_finished(last) && !archive[0].may_be_finished(Date::constant(2027, 3, 29)));
    }
}
