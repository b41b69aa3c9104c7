//! Reads the TOML of a document field by field and reports everything that is wrong at once.
//!
//! A deserialiser stops at its first problem; an author who mends one mistake per run gives up.
//! So a missing or wrong field is reported, a harmless stand-in is returned, and reading goes on.
//! The caller keeps nothing of a document in which errors were found.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Report, Word, nearest};

type Value<'a> = Spanned<DeValue<'a>>;

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

    fn find(&mut self, key: &str) -> Option<&'a Value<'a>> {
        self.read.push(key.to_owned());
        self.table.get(key)
    }

    fn shift(&self, span: &Range<usize>) -> Range<usize> {
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
    fn require(&mut self, key: &str) {
        if self.find(key).is_none() {
            self.error(format!("‘{key}’ ontbreekt."), format!("Voeg een regel toe: {key} = …"));
        }
    }

    fn wrong(&self, span: &Range<usize>, key: &str, expected: &str, example: &str) {
        self.report.error(
            self.document,
            &self.shift(span),
            format!("‘{key}’ moet {expected} zijn."),
            format!("Schrijf het zo: {key} = {example}"),
        );
    }

    /// A text that may be absent. Empty text counts as absent and is reported.
    pub fn optional_text(&mut self, key: &str) -> Option<String> {
        let value = self.find(key)?;
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.error_at(key, format!("‘{key}’ is leeg."), "Vul het in of haal de regel weg.");
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong(&value.span(), key, "tekst", "\"…\"");
                None
            }
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, key: &str) -> String {
        self.require(key);
        self.optional_text(key).unwrap_or_default()
    }

    /// A text that must be there and has at most `most` characters.
    pub fn short_text(&mut self, key: &str, most: usize) -> String {
        let text = self.text(key);
        let length = text.chars().count();
        if length > most {
            self.error_at(key, format!("‘{key}’ heeft {length} tekens; er passen er {most}."), "Maak de tekst korter.");
        }
        text
    }

    fn array(&mut self, key: &str) -> Vec<&'a Value<'a>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        if let Some(array) = value.get_ref().as_array() {
            return array.iter().collect();
        }
        self.wrong(&value.span(), key, "een lijst", "[\"…\", \"…\"]");
        Vec::new()
    }

    /// A list of texts with their places; absent means empty.
    pub fn placed_texts(&mut self, key: &str) -> Vec<(String, Range<usize>)> {
        let mut texts = Vec::new();
        for value in self.array(key) {
            match value.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), self.shift(&value.span()))),
                None => self.wrong(&value.span(), key, "een lijst van teksten", "[\"…\", \"…\"]"),
            }
        }
        texts
    }

    /// A list of texts; absent means empty.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        self.placed_texts(key).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of lists of texts; absent means empty.
    pub fn text_lists(&mut self, key: &str) -> Vec<Vec<String>> {
        let mut lists = Vec::new();
        for value in self.array(key) {
            let texts: Option<Vec<String>> = value
                .get_ref()
                .as_array()
                .and_then(|list| list.iter().map(|text| text.get_ref().as_str().map(str::to_owned)).collect());
            match texts {
                Some(texts) => lists.push(texts),
                None => {
                    self.wrong(&value.span(), key, "een lijst van lijsten van teksten", "[[\"…\", \"…\"], [\"…\"]]");
                }
            }
        }
        lists
    }

    /// A list of numbers; absent means empty.
    pub fn numbers(&mut self, key: &str) -> Vec<f64> {
        let mut numbers = Vec::new();
        for value in self.array(key) {
            match number(value.get_ref()) {
                Some(number) => numbers.push(number),
                None => self.wrong(&value.span(), key, "een lijst van getallen", "[0.0, 0.5, 1.0]"),
            }
        }
        numbers
    }

    /// A whole number that may be absent.
    pub fn optional_integer(&mut self, key: &str) -> Option<i64> {
        let value = self.find(key)?;
        let integer = value.get_ref().as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        if integer.is_none() {
            self.wrong(&value.span(), key, "een geheel getal", "1");
        }
        integer
    }

    /// A whole number inside a range that must be there; the range's start stands in when it is
    /// not.
    pub fn integer(&mut self, key: &str, range: std::ops::RangeInclusive<i64>) -> i64 {
        self.require(key);
        match self.optional_integer(key) {
            Some(integer) if range.contains(&integer) => integer,
            Some(integer) => {
                self.error_at(
                    key,
                    format!("‘{key}’ is {integer}, maar moet van {} tot en met {} zijn.", range.start(), range.end()),
                    "Kies een getal binnen deze grenzen.",
                );
                *range.start()
            }
            None => *range.start(),
        }
    }

    /// Yes or no; `default` when absent.
    pub fn flag(&mut self, key: &str, default: bool) -> bool {
        let Some(value) = self.find(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(&value.span(), key, "true (ja) of false (nee)", "true");
            default
        })
    }

    /// A day that may be absent.
    pub fn optional_date(&mut self, key: &str) -> Option<Date> {
        let value = self.find(key)?;
        let day = value.get_ref().as_datetime().and_then(|moment| moment.date).and_then(|day| {
            Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
        });
        if day.is_none() {
            self.wrong(&value.span(), key, "een datum", "2026-11-23 (zonder aanhalingstekens)");
        }
        day
    }

    /// A day that must be there.
    pub fn date(&mut self, key: &str) -> Date {
        self.require(key);
        self.optional_date(key).unwrap_or_default()
    }

    fn word_of<T: Word>(&self, key: &str, text: &str, span: &Range<usize>) -> Option<T> {
        let word = T::from_word(text);
        if word.is_none() {
            let near = nearest(text, T::ALL.iter().map(|value| value.word()));
            let all: Vec<_> = T::ALL.iter().map(|value| value.word()).collect();
            let remedy = near.map_or_else(
                || format!("Kies uit: {}.", all.join(", ")),
                |near| format!("Bedoelde u ‘{near}’? Kies uit: {}.", all.join(", ")),
            );
            self.report.error(self.document, span, format!("‘{text}’ is geen geldige waarde voor ‘{key}’."), remedy);
        }
        word
    }

    /// A word of a closed vocabulary that may be absent.
    pub fn optional_word<T: Word>(&mut self, key: &str) -> Option<T> {
        let text = self.optional_text(key)?;
        self.word_of(key, &text, &self.span(key))
    }

    /// A word of a closed vocabulary that must be there; the first value stands in when it is not.
    pub fn word<T: Word>(&mut self, key: &str) -> T {
        let text = self.text(key);
        let word = if text.is_empty() { None } else { self.word_of(key, &text, &self.span(key)) };
        word.unwrap_or(T::ALL[0])
    }

    /// A list of words of a closed vocabulary; absent means empty.
    pub fn words<T: Word>(&mut self, key: &str) -> Vec<T> {
        let texts = self.placed_texts(key);
        texts.iter().filter_map(|(text, span)| self.word_of(key, text, span)).collect()
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

fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Float(float) => float.as_str(),
        DeValue::Integer(integer) => integer.as_str(),
        _ => return None,
    };
    text.replace('_', "").parse().ok()
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
