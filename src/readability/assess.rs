//! Measures a document and gives hints for its author, each at its line.

use std::collections::HashSet;

use super::passive::passive;
use super::plain_words::PlainWords;
use super::sentence::{sentences, words};
use super::syllables::syllables;
use super::{MOST_WORDS, Measure, Reading};
use crate::base::{Diagnostic, Passage, Report};

/// A word with as many syllables is hard, unless the glossary explains it.
const HARD: usize = 6;
/// A sentence with as many subordinate clauses is hard to follow.
const STACKED: usize = 3;

/// Words that begin a subordinate clause and nothing else.
const SUBORDINATING: &[&str] = &[
    "doordat",
    "hoewel",
    "mits",
    "nadat",
    "omdat",
    "opdat",
    "tenzij",
    "terwijl",
    "totdat",
    "voordat",
    "waaraan",
    "waarbij",
    "waardoor",
    "waarin",
    "waarmee",
    "waarna",
    "waarop",
    "waarover",
    "waartegen",
    "waarvan",
    "waarvoor",
    "zodat",
    "zodra",
];
/// Words that do so after a comma.
const AFTER_COMMA: &[&str] = &["als", "dat", "die", "toen", "wanneer"];

/// What a reader is taken to know.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The list that editors keep.
    pub plain_words: PlainWords,
    /// Every word of every name in the glossary, as written and in small letters.
    pub terms: HashSet<String>,
}

impl Known {
    /// What is known by a list and the names in the glossary.
    pub fn new(plain_words: PlainWords, names: impl IntoIterator<Item = String>) -> Self {
        let written: Vec<String> = names.into_iter().flat_map(|name| owned(&words(&name))).collect();
        let small = written.iter().map(|word| word.to_lowercase());
        Self { plain_words, terms: small.chain(written.iter().cloned()).collect() }
    }
}

/// What was found in one document, or in the files of one case.
#[derive(Debug, Clone)]
pub struct Findings {
    /// What was counted in its sentences.
    pub measure: Measure,
    /// What its author can make easier, in order.
    pub hints: Vec<Diagnostic>,
}

/// Measures the files of one document.
pub fn assess(readings: &[Reading], known: &Known) -> Findings {
    let explained: HashSet<&str> = readings.iter().flat_map(|reading| &reading.passages).flat_map(explains).collect();
    let report = Report::default();
    let mut measure = Measure::default();
    let mut told = HashSet::new();
    for reading in readings {
        for passage in &reading.passages {
            if !passage.is_loose() {
                measure.add(Measure::of(passage.text()));
            }
            let mut hinter =
                Hinter { reading, passage, known, explained: &explained, told: &mut told, report: &report };
            hinter.look();
        }
    }
    Findings { measure, hints: report.into_diagnostics() }
}

/// Abbreviations that a passage explains: `de dienst (AIVD)` or `AIVD (de dienst)`.
fn explains(passage: &Passage) -> Vec<&str> {
    let text = passage.text();
    let explained = |word: &&str| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        text[..at].ends_with('(') || text[at + word.len()..].starts_with(" (")
    };
    words(text).into_iter().filter(|word| is_abbreviation(word)).filter(explained).collect()
}

/// Two to six capitals. Roman numbers and words in a row of capitals are none.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let is_roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_ascii_uppercase()) && !is_roman
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

struct Hinter<'a> {
    reading: &'a Reading,
    passage: &'a Passage,
    known: &'a Known,
    explained: &'a HashSet<&'a str>,
    told: &'a mut HashSet<String>,
    report: &'a Report,
}

impl Hinter<'_> {
    fn look(&mut self) {
        for sentence in sentences(self.passage.text()) {
            let words = words(sentence);
            let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
            if !self.passage.is_loose() {
                self.length(sentence, &words);
                self.voice(&words, &small);
                self.clauses(sentence, &words);
            }
            self.plain(&words, &small);
            self.hard(&words, &small);
            self.abbreviations(&words);
        }
    }

    /// Notes something at a piece of the passage's text.
    fn hint(&self, piece: &str, problem: String, remedy: &str) {
        let offset = piece.as_ptr() as usize - self.passage.text().as_ptr() as usize;
        let at = self.passage.place(offset);
        self.report.note(&self.reading.document, &(at..at), problem, remedy);
    }

    fn is_new(&mut self, what: &str) -> bool {
        self.told.insert(what.to_owned())
    }

    fn length(&self, sentence: &str, words: &[&str]) {
        if words.len() > MOST_WORDS {
            let start = words.iter().take(5).copied().collect::<Vec<_>>().join(" ");
            let problem = format!("Deze zin heeft {} woorden: “{start} …”", words.len());
            self.hint(words.first().unwrap_or(&sentence), problem, "Maak er twee zinnen van.");
        }
    }

    fn voice(&self, words: &[&str], small: &[String]) {
        let small: Vec<&str> = small.iter().map(String::as_str).collect();
        if let Some((at, form, participle)) = passive(&small) {
            self.hint(words[at], format!("Lijdende vorm: ‘{form} … {participle}’."), "Zeg wie het doet.");
        }
    }

    fn clauses(&self, sentence: &str, words: &[&str]) {
        let after_comma = |word: &str| {
            let at = word.as_ptr() as usize - sentence.as_ptr() as usize;
            sentence[..at].trim_end().ends_with(',') && AFTER_COMMA.contains(&word)
        };
        let begins = |word: &&&str| SUBORDINATING.contains(word) || after_comma(word);
        let clauses = words.iter().filter(begins).count();
        if clauses >= STACKED {
            self.hint(words[0], format!("Deze zin heeft {clauses} bijzinnen."), "Maak er meer zinnen van.");
        }
    }

    fn plain(&self, words: &[&str], small: &[String]) {
        for (at, hard, plain) in self.known.plain_words.found(small) {
            self.hint(words[at], format!("Ambtelijk: ‘{hard}’."), &format!("Schrijf liever: {plain}."));
        }
    }

    fn hard(&mut self, words: &[&str], small: &[String]) {
        for (at, (word, small)) in words.iter().zip(small).enumerate() {
            // In the middle of a sentence a capital is a name.
            let is_name = at > 0 && word.chars().next().is_some_and(char::is_uppercase);
            let is_explained = self.known.terms.contains(small) || self.known.plain_words.is_easy(small);
            let count = if is_name || is_explained || word.contains(['-', '.']) { 0 } else { syllables(word) };
            let has_digits = word.chars().any(|c| c.is_ascii_digit());
            if count >= HARD && !has_digits && self.is_new(small) {
                let remedy = "Kies een gewoner woord, of leg het uit in de begrippenlijst.";
                self.hint(word, format!("‘{word}’ heeft {count} lettergrepen."), remedy);
            }
        }
    }

    fn abbreviations(&mut self, words: &[&str]) {
        for word in words.iter().filter(|word| is_abbreviation(word)) {
            let is_known = self.known.terms.contains(*word)
                || self.known.plain_words.is_known(word)
                || self.explained.contains(*word);
            if !is_known && self.is_new(word) {
                let remedy = "Schrijf haar de eerste keer voluit, of zet haar in de begrippenlijst.";
                self.hint(word, format!("De afkorting {word} is nergens uitgelegd."), remedy);
            }
        }
    }
}
