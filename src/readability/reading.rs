//! What a reader reads of a document, by its kind: the body, and the fields that pages show.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::base::{Document, Markdown, Passage, Report, Resolver, parse_toml};

/// What sort of text it is, which says how easy it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genre {
    /// Pages of the handreiking, plain pages, terms and dated facts.
    Guide,
    /// Entries of the symbolenbank.
    Symbol,
    /// Cases.
    Scenario,
    /// The words of the website around all of these.
    Interface,
}

impl Genre {
    /// The lowest score that is easy enough.
    pub fn floor(self) -> f64 {
        match self {
            Self::Guide => 55.0,
            Self::Symbol => 60.0,
            Self::Scenario | Self::Interface => 70.0,
        }
    }

    /// Fields of whole sentences, and fields of titles and single words.
    fn fields(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Guide => (
                &["samenvatting", "kernpunten", "vragen", "vraag", "uitleg", "waarvoor"],
                &["titel", "naam", "kort", "waarde"],
            ),
            Self::Symbol => {
                (&["kort", "verschil", "toelichting", "alt"], &["versterkt", "verzwakt", "betekenis", "bij_wie"])
            }
            Self::Scenario => (
                &[
                    "samenvatting",
                    "inhoudswaarschuwing",
                    "leerdoelen",
                    "tekst",
                    "toelichting",
                    "terugkoppeling",
                    "reden",
                    "gegeven",
                    "hypothese",
                    "doel",
                    "alt",
                    "bijschrift",
                ],
                &["titel", "ontvanger"],
            ),
            Self::Interface => (&[], &[]),
        }
    }
}

/// Tables of which nothing is text of ours: sources, words of variants, what changed.
const SKIPPED: &[&str] = &["bron", "bronnen", "varianten", "wijzigingen", "oefening", "namen", "vorm"];

/// A document with what a reader reads of it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// In the order of the document.
    pub passages: Vec<Passage>,
}

impl Reading {
    /// Takes the passages out of a document. One with front matter has a body after
    /// it; another one has fields only. What cannot be read is left out: `check` tells of it.
    pub fn of(document: &Document, genre: Genre, resolver: &dyn Resolver) -> Self {
        let report = Report::default();
        let (front, body) = if document.text().starts_with("+++") {
            document.split(&report).map_or((0..0, None), |(front, body)| (front, Some(body)))
        } else {
            (0..document.text().len(), None)
        };
        let table = parse_toml(document, &front, &report);
        let mut fields = FieldReader { document, genre, base: front.start, passages: Vec::new() };
        fields.table(&table);
        let mut passages = fields.passages;
        if let Some(body) = body {
            passages.extend(Markdown::parse(document, &body, &report).passages(body.start, resolver));
        }
        passages.sort_by_key(|passage| passage.place(0));
        Self { document: document.clone(), passages }
    }

    /// The same with the words of a variant filled in.
    #[must_use]
    pub fn filled(mut self, words: &BTreeMap<String, String>) -> Self {
        for passage in &mut self.passages {
            *passage = passage.filled(|word| words.get(word).or_else(|| words.get(&word.to_lowercase())).cloned());
        }
        self
    }
}

struct FieldReader<'a> {
    document: &'a Document,
    genre: Genre,
    base: usize,
    passages: Vec<Passage>,
}

impl FieldReader<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let key = key.get_ref().as_ref();
            if !SKIPPED.contains(&key) {
                self.value(key, value.get_ref(), &value.span());
            }
        }
    }

    fn value(&mut self, key: &str, value: &DeValue<'_>, span: &Range<usize>) {
        match value {
            DeValue::String(text) => self.text(key, text, span),
            DeValue::Array(values) => {
                for value in values {
                    self.value(key, value.get_ref(), &value.span());
                }
            }
            DeValue::Table(table) => self.table(table),
            _ => {}
        }
    }

    fn text(&mut self, key: &str, text: &str, span: &Range<usize>) {
        let (sentences, loose) = self.genre.fields();
        let start = self.base + span.start;
        let written = self.document.text().get(start..self.base + span.end).unwrap_or_default();
        // After the quotation mark; a text with signs written otherwise starts there too.
        let passage = Passage::new(text, start + written.find(text).unwrap_or(1));
        if sentences.contains(&key) {
            self.passages.push(passage);
        } else if loose.contains(&key) {
            self.passages.push(passage.loose());
        }
    }
}

/// The words of the first variant of a scenario, which stand in for `{these}`.
pub fn first_variant(scenario: &Document) -> BTreeMap<String, String> {
    let table = parse_toml(scenario, &(0..scenario.text().len()), &Report::default());
    let mut words = BTreeMap::new();
    let factors = table.get("varianten").and_then(|value| value.get_ref().as_table());
    for (_, factor) in factors.into_iter().flatten() {
        let first = factor.get_ref().as_table().and_then(|levels| levels.iter().next());
        let level = first.and_then(|(_, level)| level.get_ref().as_table());
        for (word, stands_for) in level.into_iter().flatten() {
            if let Some(text) = stands_for.get_ref().as_str() {
                words.insert(word.get_ref().to_string(), text.to_owned());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Resolved, Target};

    struct Nothing;

    impl Resolver for Nothing {
        fn resolve(&self, _: &Target) -> Option<Resolved> {
            None
        }
    }

    #[test]
    fn what_a_reader_sees_is_read_and_nothing_else() {
        let text = "+++\ntitel = \"De titel\"\nslug = \"weg\"\nsamenvatting = \"De samenvatting.\"\nkernpunten = [\n  \"Punt een.\",\n]\n\n\
                    [[bron]]\ntitel = \"Andermans titel\"\n+++\nDe tekst.\n";
        let reading = Reading::of(&Document::new("a.md", text), Genre::Guide, &Nothing);
        let told: Vec<&str> = reading.passages.iter().map(Passage::text).collect();
        assert_eq!(told, ["De titel", "De samenvatting.", "Punt een.", "De tekst."]);
        let loose: Vec<bool> = reading.passages.iter().map(Passage::is_loose).collect();
        assert_eq!(loose, [true, false, false, false]);
        assert!(text[reading.passages[2].place(0)..].starts_with("Punt een"));
    }

    #[test]
    fn the_words_of_the_first_variant_are_filled_in() {
        let scenario = Document::new(
            "s.toml",
            "[varianten.persoon.man]\nnaam = \"Bo\"\n[varianten.persoon.vrouw]\nnaam = \"Jo\"\n",
        );
        let node = Document::new("n.md", "+++\n+++\nDag {naam}. {Naam} komt.\n");
        let reading = Reading::of(&node, Genre::Scenario, &Nothing).filled(&first_variant(&scenario));
        assert_eq!(reading.passages[0].text(), "Dag Bo. Bo komt.");
    }

    #[test]
    fn a_document_that_cannot_be_read_gives_nothing() {
        for text in ["", "+++\n", "Tekst zonder kop.", "+++\nx = [\n+++\n"] {
            let reading = Reading::of(&Document::new("a.md", text), Genre::Guide, &Nothing);
            assert!(reading.passages.is_empty(), "{text:?}");
        }
    }
}
