//! Reads the TOML of a document field by field and reports everything that is wrong at once.
//!
//! A deserialiser stops at its first problem; an author who mends one mistake per run gives up.
//! So a missing or wrong field is reported, a harmless stand-in is returned, and reading goes on.
//! The caller keeps nothing of a document in which errors were found.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Report, nearest};

pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// Parses the TOML in `range` of a document. Problems go into the report; what could be read is
/// returned nevertheless. Spans inside the result are relative to the start of `range`.
pub fn parse_toml<'a>(document: &'a Document, range: &Range<usize>, report: &Report) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(&document.text()[range.clone()]);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        report.error(
            document,
            &(range.start + span.start..range.start + span.end),
            format!("De kop is hier niet goed geschreven ({}).", error.message().replace('\n', " ")),
            "Kijk naar aanhalingstekens, haakjes en komma’s. De schrijfwijzer heeft een voorbeeld.",
        );
    }
    table.into_inner()
}

/// One TOML table of a document while it is being read.
pub struct Fields<'a> {
    document: &'a Document,
    report: &'a Report,
    table: &'a DeTable<'a>,
    base: usize,
    place: Range<usize>,
    read: Vec<String>,
}

impl<'a> Fields<'a> {
    /// Starts to read a table whose spans are relative to byte `base` of the document.
    pub fn new(document: &'a Document, table: &'a DeTable<'a>, base: usize, report: &'a Report) -> Self {
        Self { document, report, table, base, place: base..base, read: Vec::new() }
    }

    /// The document that is being read.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Where problems go.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    pub(super) fn find(&mut self, key: &str) -> Option<&'a Value<'a>> {
        self.read.push(key.to_owned());
        self.table.get(key)
    }

    pub(super) fn shift(&self, span: &Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }

    /// The place of a field's value in the document, or of the table when it has no such field.
    pub fn span(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.place.clone(), |value| self.shift(&value.span()))
    }

    /// Whether the table has this field.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Reports an error at the table itself.
    pub fn error(&self, problem: impl Into<String>, remedy: impl Into<String>) {
        self.report.error(self.document, &self.place, problem, remedy);
    }

    /// Reports an error at the value of a field.
    pub fn error_at(&self, key: &str, problem: impl Into<String>, remedy: impl Into<String>) {
        self.report.error(self.document, &self.span(key), problem, remedy);
    }

    /// Reports a field that must be there and is not.
    pub(super) fn require(&mut self, key: &str) {
        if self.find(key).is_none() {
            self.error(format!("‘{key}’ ontbreekt."), format!("Voeg een regel toe: {key} = …"));
        }
    }

    pub(super) fn wrong(&self, span: &Range<usize>, key: &str, expected: &str, example: &str) {
        self.report.error(
            self.document,
            &self.shift(span),
            format!("‘{key}’ moet {expected} zijn."),
            format!("Schrijf het zo: {key} = {example}"),
        );
    }

    fn nested(&self, value: &'a Value<'a>) -> Option<Fields<'a>> {
        let table = value.get_ref().as_table()?;
        let place = self.shift(&value.span());
        Some(Fields { document: self.document, report: self.report, table, base: self.base, place, read: Vec::new() })
    }

    /// A table inside this one, when it is there.
    pub fn table(&mut self, key: &str) -> Option<Fields<'a>> {
        let value = self.find(key)?;
        let nested = self.nested(value);
        if nested.is_none() {
            self.wrong(&value.span(), key, "een tabel", &format!("…  of een regel [{key}] met velden eronder"));
        }
        nested
    }

    /// A list of tables, written as `[[key]]`; absent means empty.
    pub fn tables(&mut self, key: &str) -> Vec<Fields<'a>> {
        let mut tables = Vec::new();
        for value in self.array(key) {
            match self.nested(value) {
                Some(nested) => tables.push(nested),
                None => self.wrong(
                    &value.span(),
                    key,
                    "een lijst van tabellen",
                    &format!("… met een kopje [[{key}]] boven elke tabel"),
                ),
            }
        }
        tables
    }

    /// The keys of this table that were not read yet, in the order of the document. Reading one of
    /// them afterwards marks it as known.
    pub fn open_keys(&self) -> Vec<String> {
        let mut keys: Vec<_> =
            self.table.keys().filter(|key| !self.read.iter().any(|known| known == key.get_ref().as_ref())).collect();
        keys.sort_by_key(|key| key.span().start);
        keys.into_iter().map(|key| key.get_ref().to_string()).collect()
    }

    /// Ends reading: every field that nobody asked for is reported, with the nearest known name.
    pub fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.read.iter().any(|known| known == name) {
                continue;
            }
            let near = nearest(name, self.read.iter().map(String::as_str));
            let remedy = near.map_or_else(
                || "Haal de regel weg; dit veld bestaat niet.".to_owned(),
                |near| format!("Bedoelde u ‘{near}’?"),
            );
            self.report.error(self.document, &self.shift(&key.span()), format!("‘{name}’ is hier onbekend."), remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Ideology;

    fn problems(text: &str, read: impl Fn(&mut Fields<'_>)) -> Vec<String> {
        let document = Document::new("x.toml", text);
        let report = Report::default();
        let table = parse_toml(&document, &(0..text.len()), &report);
        let mut fields = Fields::new(&document, &table, 0, &report);
        read(&mut fields);
        fields.finish();
        report.into_diagnostics().into_iter().map(|d| format!("{}:{} {}", d.line, d.column, d.problem)).collect()
    }

    #[test]
    fn every_problem_of_a_table_is_reported_in_one_reading() {
        let found = problems("naam = 12\ndatum = \"gisteren\"\nnaem = \"x\"\n", |fields| {
            fields.text("naam");
            fields.date("datum");
            fields.text("kort");
        });
        assert_eq!(
            found,
            [
                "1:1 ‘kort’ ontbreekt.",
                "1:8 ‘naam’ moet tekst zijn.",
                "2:9 ‘datum’ moet een datum zijn.",
                "3:1 ‘naem’ is hier onbekend."
            ]
        );
    }

    #[test]
    fn a_mistyped_word_is_answered_with_the_nearest_one() {
        let document = Document::new("x.toml", "ideologie = [\"jihadsime\"]");
        let report = Report::default();
        let table = parse_toml(&document, &(0..document.text().len()), &report);
        let mut fields = Fields::new(&document, &table, 0, &report);
        assert!(fields.words::<Ideology>("ideologie").is_empty());
        fields.finish();
        let diagnostics = report.into_diagnostics();
        assert!(diagnostics[0].remedy.starts_with("Bedoelde u ‘jihadisme’?"), "{}", diagnostics[0]);
    }

    #[test]
    fn broken_toml_is_reported_with_its_place() {
        let found = problems("naam = \"open\nkort = ]\n", |fields| {
            fields.optional_text("naam");
            fields.optional_text("kort");
        });
        assert!(found.iter().any(|p| p.starts_with("1:")), "{found:?}");
    }

    #[test]
    fn nested_tables_know_their_place_in_the_document() {
        let found = problems("[a]\nb = 1\n[[c]]\nd = 2\n", |fields| {
            fields.table("a").unwrap().finish();
            for entry in fields.tables("c") {
                entry.finish();
            }
        });
        assert_eq!(found, ["2:1 ‘b’ is hier onbekend.", "4:1 ‘d’ is hier onbekend."]);
    }
}
