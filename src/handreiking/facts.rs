//! Dated facts: legal grounds, contacts and weighing criteria. They change faster than code or
//! prose, so pages refer to them and show them with their date.

use jiff::civil::Date;

use crate::base::{Document, Fields, Reference, Report, Word, parse_toml, read_references, words};

words! {
    /// How sure the editors are of a legal ground.
    pub enum GroundStatus {
        InForce = "geldt", "geldt";
        ToVerify = "te-verifieren", "te verifiëren";
        Expired = "vervallen", "vervallen";
    }
}

/// A legal ground for handling or sharing data.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Ground {
    pub id: String,
    pub name: String,
    pub meaning: String,
    pub status: GroundStatus,
    pub valid_until: Option<Date>,
    pub as_of: Date,
    pub references: Vec<Reference>,
}

/// Where one can turn to.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Contact {
    pub id: String,
    pub name: String,
    pub short: String,
    pub purpose: String,
    pub phone: Option<String>,
    pub site: Option<String>,
    pub checked_on: Option<Date>,
    pub references: Vec<Reference>,
}

/// One version of the weighing criteria.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Criteria {
    pub version: String,
    pub title: String,
    pub status: GroundStatus,
    pub as_of: Date,
    pub criteria: Vec<Criterion>,
    pub references: Vec<Reference>,
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
    read_entries(document, report, "grondslag", |entry, id| Ground {
        id,
        name: entry.short_text("naam", 120),
        meaning: entry.short_text("uitleg", 600),
        status: entry.word("status"),
        valid_until: entry.optional_date("geldig_tot"),
        as_of: entry.date("peildatum"),
        references: read_references(entry, "bron", 1),
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
        Contact {
            id,
            name: entry.short_text("naam", 120),
            short: entry.short_text("kort", 60),
            purpose: entry.short_text("waarvoor", 400),
            phone,
            site: entry.optional_text("website"),
            checked_on: entry.optional_date("gecontroleerd_op"),
            references: read_references(entry, "bron", least),
        }
    })
}

/// Reads one version of the weighing criteria.
pub fn parse_criteria(document: &Document, report: &Report) -> Option<Criteria> {
    let before = report.error_count();
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let criteria = Criteria {
        version: document.stem().to_owned(),
        title: fields.text("titel"),
        status: fields.word("status"),
        as_of: fields.date("peildatum"),
        criteria: fields.tables("criterium").into_iter().map(read_criterion).collect(),
        references: read_references(&mut fields, "bron", 1),
    };
    fields.finish();
    (report.error_count() == before).then_some(criteria)
}

fn read_criterion(mut fields: Fields<'_>) -> Criterion {
    let criterion =
        Criterion { id: fields.text("id"), question: fields.text("vraag"), explanation: fields.text("uitleg") };
    fields.finish();
    criterion
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
}

impl Ground {
    /// How it stands on a day: one whose last day has passed is expired, whatever the file says.
    pub fn status_on(&self, today: Date) -> GroundStatus {
        if self.valid_until.is_some_and(|last| last < today) { GroundStatus::Expired } else { self.status }
    }

    /// A sentence about its standing, with the date on which that was checked.
    pub fn standing(&self, today: Date) -> String {
        let date = crate::base::dutch::date(self.as_of);
        let status = self.status_on(today).label();
        let until = self.valid_until.map(|last| format!(", tot en met {}", crate::base::dutch::date(last)));
        format!("Status: {status}{} (bekeken op {date}).", until.unwrap_or_default())
    }
}
