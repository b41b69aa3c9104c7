//! The list of hard words with plainer ones, `content/taal/gewone-woorden.toml`, which editors keep.

use crate::base::{Document, Fields, Report, parse_toml};

/// Words that an author had better replace, words that are fine, and abbreviations everyone knows.
#[derive(Debug, Clone, Default)]
pub struct PlainWords {
    /// A hard word or a row of words in small letters, and what to write instead.
    instead: Vec<(String, String)>,
    /// Long words that everyone knows, in small letters.
    easy: Vec<String>,
    /// Abbreviations that need no explanation.
    known: Vec<String>,
}

impl PlainWords {
    /// Reads the list.
    pub fn parse(document: &Document, report: &Report) -> Self {
        let table = parse_toml(document, &(0..document.text().len()), report);
        let mut fields = Fields::new(document, &table, 0, report);
        let mut words = Self {
            instead: Vec::new(),
            easy: lowered(fields.texts("makkelijk")),
            known: fields.texts("bekende_afkortingen"),
        };
        for mut entry in fields.tables("woord") {
            let plain = entry.text("liever");
            words.instead.extend(lowered(entry.texts("moeilijk")).into_iter().map(|hard| (hard, plain.clone())));
            entry.finish();
        }
        fields.finish();
        words
    }

    /// The hard words in a row of words in small letters: at which word, which, and what to write.
    pub(super) fn found<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
        let starts = |at: usize, hard: &str| {
            let mut rest = words[at..].iter();
            hard.split(' ').all(|part| rest.next().is_some_and(|word| word == part))
        };
        (0..words.len()).flat_map(move |at| {
            let here = self.instead.iter().filter(move |(hard, _)| starts(at, hard));
            here.map(move |(hard, plain)| (at, hard.as_str(), plain.as_str()))
        })
    }

    pub(super) fn is_easy(&self, word: &str) -> bool {
        self.easy.iter().any(|easy| easy == word)
    }

    pub(super) fn is_known(&self, abbreviation: &str) -> bool {
        self.known.iter().any(|known| known == abbreviation)
    }
}

fn lowered(words: Vec<String>) -> Vec<String> {
    words.into_iter().map(|word| word.to_lowercase()).collect()
}
