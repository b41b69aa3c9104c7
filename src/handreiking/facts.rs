//! Dated facts: legal grounds, contacts, weighing criteria, and single facts such as a threat level.
//! They change faster than code or prose, so pages refer to them and show them with their date.

use std::ops::Range;

use jiff::civil::Date;

use super::validity::{FactStatus, Validity, review_before};
use crate::base::{
    Change, Document, Fields, Reference, Report, Word, dutch, parse_toml, read_changes, read_references, words,
};

words! {
    /// What one turns to a contact for, in the order in which people see it: danger first.
    pub enum ContactKind {
        Acute = "acuut", "Acuut gevaar";
        Report = "melden", "Een zorg melden";
        Advice = "advies", "Advies vragen";
        Anonymous = "anoniem", "Anoniem melden";
        Care = "zorg", "Hulp en veiligheid thuis";
        Organising = "aanpak", "Hulp bij uw aanpak";
    }
}

/// A legal ground for handling or sharing data.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Ground {
    pub id: String,
    pub name: String,
    pub meaning: String,
    pub status: FactStatus,
    pub valid_until: Option<Date>,
    pub as_of: Date,
    pub review_before: Date,
    pub references: Vec<Reference>,
    /// Where it stands in its file.
    pub span: Range<usize>,
}

/// A fact that changes by itself, such as a threat level, with the day on which it was so.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Fact {
    pub id: String,
    pub name: String,
    pub value: String,
    pub status: FactStatus,
    pub as_of: Date,
    pub review_before: Date,
    pub changes: Vec<Change>,
    pub references: Vec<Reference>,
    /// Where it stands in its file.
    pub span: Range<usize>,
}

/// Where one can turn to.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Contact {
    pub id: String,
    pub kind: ContactKind,
    pub name: String,
    pub short: String,
    pub purpose: String,
    pub phone: Option<String>,
    pub site: Option<String>,
    pub checked_on: Option<Date>,
    /// Nothing for a contact of which nothing was looked up.
    pub review_before: Option<Date>,
    pub references: Vec<Reference>,
    /// Where it stands in its file.
    pub span: Range<usize>,
}

/// One version of the weighing criteria.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Criteria {
    pub version: String,
    pub title: String,
    pub status: FactStatus,
    pub as_of: Date,
    pub review_before: Date,
    pub criteria: Vec<Criterion>,
    pub references: Vec<Reference>,
    /// Where its date stands in its file.
    pub span: Range<usize>,
}

/// One criterion, put as a question.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Criterion {
    pub id: String,
    pub question: String,
    pub explanation: String,
}

/// Reads the legal grounds.
pub fn parse_grounds(document: &Document, report: &Report) -> Vec<Ground> {
    read_entries(document, report, "grondslag", |entry, id| {
        let (as_of, review_before) = read_dates(entry);
        Ground {
            id,
            name: entry.short_text("naam", 120),
            meaning: entry.short_text("uitleg", 600),
            status: entry.word("status"),
            valid_until: entry.optional_date("geldig_tot"),
            as_of,
            review_before,
            references: read_references(entry, "bron", 1),
            span: entry.span("id"),
        }
    })
}

/// The day on which something was looked at, and the day before which it is looked at again.
fn read_dates(fields: &mut Fields<'_>) -> (Date, Date) {
    let as_of = fields.date("peildatum");
    (as_of, review_before(fields.optional_date("herzien_voor"), as_of))
}

/// Reads the single facts. Each names the day before which it is looked at again.
pub fn parse_facts(document: &Document, report: &Report) -> Vec<Fact> {
    read_entries(document, report, "feit", |entry, id| Fact {
        id,
        name: entry.short_text("naam", 120),
        value: entry.short_text("waarde", 200),
        status: entry.word("status"),
        as_of: entry.date("peildatum"),
        review_before: entry.date("herzien_voor"),
        changes: read_changes(entry),
        references: read_references(entry, "bron", 1),
        span: entry.span("id"),
    })
}

/// Reads the contacts. A phone number needs a source and the day on which it was checked.
pub fn parse_contacts(document: &Document, report: &Report) -> Vec<Contact> {
    read_entries(document, report, "contact", |entry, id| {
        let phone = entry.optional_text("telefoon");
        let least = usize::from(phone.is_some());
        if phone.is_some() && !entry.has("gecontroleerd_op") {
            entry.error_at(
                "telefoon",
                "Bij een telefoonnummer hoort een controledatum.",
                "Voeg gecontroleerd_op = … toe.",
            );
        }
        let checked_on = entry.optional_date("gecontroleerd_op");
        let given = entry.optional_date("herzien_voor");
        Contact {
            id,
            kind: entry.word("soort"),
            name: entry.short_text("naam", 120),
            short: entry.short_text("kort", 60),
            purpose: entry.short_text("waarvoor", 400),
            phone,
            site: entry.optional_text("website"),
            checked_on,
            review_before: checked_on.map_or(given, |day| Some(review_before(given, day))),
            references: read_references(entry, "bron", least),
            span: entry.span("id"),
        }
    })
}

/// Reads one version of the weighing criteria.
pub fn parse_criteria(document: &Document, report: &Report) -> Option<Criteria> {
    let before = report.error_count();
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let (as_of, review_before) = read_dates(&mut fields);
    let criteria = Criteria {
        version: read_version(&fields),
        title: fields.text("titel"),
        status: fields.word("status"),
        as_of,
        review_before,
        criteria: read_criteria(&mut fields),
        references: read_references(&mut fields, "bron", 1),
        span: fields.span("peildatum"),
    };
    fields.finish();
    (report.error_count() == before).then_some(criteria)
}

/// The name of the file, which ends in a number: by it the newest set is known.
fn read_version(fields: &Fields<'_>) -> String {
    let version = fields.document().stem();
    let number = version.rsplit("-v").next().filter(|number| number.len() < version.len());
    if number.and_then(|number| number.parse::<u32>().ok()).is_none() {
        let problem = format!("Aan de naam ‘{version}’ is niet te zien welke versie dit is.");
        fields.error(problem, "Noem het bestand naar de versie, zoals wegen-v3.toml.");
    }
    version.to_owned()
}

fn read_criteria(fields: &mut Fields<'_>) -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = Vec::new();
    for mut table in fields.tables("criterium") {
        let criterion =
            Criterion { id: table.text("id"), question: table.text("vraag"), explanation: table.text("uitleg") };
        if criteria.iter().any(|known| known.id == criterion.id) {
            table.error_at(
                "id",
                format!("‘{}’ staat er twee keer in.", criterion.id),
                "Geef elk criterium een eigen id.",
            );
        }
        table.finish();
        criteria.push(criterion);
    }
    criteria
}

fn read_entries<T>(
    document: &Document,
    report: &Report,
    key: &str,
    read: impl Fn(&mut Fields<'_>, String) -> T,
) -> Vec<T> {
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let mut entries = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for mut entry in fields.tables(key) {
        let id = entry.text("id");
        entries.push(read(&mut entry, id.clone()));
        if ids.contains(&id) {
            entry.error_at("id", format!("‘{id}’ staat er twee keer in."), "Geef elk onderdeel een eigen id.");
        }
        ids.push(id);
        entry.finish();
    }
    fields.finish();
    entries
}

impl Contact {
    /// When to turn to it, in one sentence: the first one of what it is for.
    pub fn occasion(&self) -> &str {
        self.purpose.find(". ").map_or(&self.purpose, |end| &self.purpose[..=end])
    }

    /// How far it can be relied on; nothing when nothing of it was looked up.
    pub fn validity(&self) -> Option<Validity> {
        let review_before = self.review_before?;
        Some(Validity { status: FactStatus::InForce, valid_until: None, review_before })
    }
}

impl Ground {
    /// How far it can be relied on.
    pub fn validity(&self) -> Validity {
        Validity { status: self.status, valid_until: self.valid_until, review_before: self.review_before }
    }

    /// A sentence about its standing, with the date on which that was checked.
    pub fn standing(&self, today: Date) -> String {
        let until = self.valid_until.map(|last| format!(", tot en met {}", dutch::date(last)));
        standing(self.validity(), today, &until.unwrap_or_default(), self.as_of)
    }
}

impl Criteria {
    /// The number at the end of the version: of two sets the higher one is the newer.
    fn number(&self) -> u32 {
        self.version.rsplit("-v").next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// The newest of some sets.
    pub fn newest(sets: &[Self]) -> Option<&Self> {
        sets.iter().max_by_key(|set| set.number())
    }

    /// A criterion by its id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// How far they can be relied on.
    pub fn validity(&self) -> Validity {
        Validity { status: self.status, valid_until: None, review_before: self.review_before }
    }

    /// A sentence about their standing, with the date on which that was checked.
    pub fn standing(&self, today: Date) -> String {
        standing(self.validity(), today, "", self.as_of)
    }
}

impl Fact {
    /// How far it can be relied on.
    pub fn validity(&self) -> Validity {
        Validity { status: self.status, valid_until: None, review_before: self.review_before }
    }

    /// A sentence about its standing, with the date on which that was checked.
    pub fn standing(&self, today: Date) -> String {
        standing(self.validity(), today, "", self.as_of)
    }

    /// What stands behind its value in a text: of which day it is, and what is unsure about it.
    /// Without a day to compare with, only its status is told.
    pub fn note(&self, today: Option<Date>) -> String {
        let status = (self.status != FactStatus::InForce).then(|| self.status.label().to_owned());
        let overdue = today.and_then(|today| self.validity().overdue(today));
        let parts = [Some(format!("stand op {}", dutch::date(self.as_of))), status, overdue];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

fn standing(validity: Validity, today: Date, until: &str, as_of: Date) -> String {
    let status = validity.status_on(today).label();
    let overdue = validity.overdue(today).map(|told| format!(" Dit {told}."));
    format!("Status: {status}{until} (bekeken op {}).{}", dutch::date(as_of), overdue.unwrap_or_default())
}
