//! Checks that every `{word}` of a text can be filled in.

use std::ops::Range;

use super::variant::{Factors, words_in};
use crate::base::{Document, Fields, Report, nearest};

/// A text that must be there and may hold words.
pub(super) fn worded(fields: &mut Fields<'_>, key: &str, factors: &Factors) -> String {
    let text = fields.text(key);
    check_field(fields, key, &text, factors);
    text
}

/// A text that may be absent and may hold words.
pub(super) fn optional_worded(fields: &mut Fields<'_>, key: &str, factors: &Factors) -> Option<String> {
    let text = fields.optional_text(key)?;
    check_field(fields, key, &text, factors);
    Some(text)
}

fn check_field(fields: &Fields<'_>, key: &str, text: &str, factors: &Factors) {
    for (_, word) in words_in(text).filter(|(_, word)| !factors.knows(word)) {
        let (problem, remedy) = unknown(word, factors);
        fields.error_at(key, problem, remedy);
    }
}

/// Checks the words in `range` of a document.
pub(super) fn check_body(document: &Document, range: &Range<usize>, factors: &Factors, report: &Report) {
    for (at, word) in words_in(&document.text()[range.clone()]).filter(|(_, word)| !factors.knows(word)) {
        let (problem, remedy) = unknown(word, factors);
        let start = range.start + at;
        report.error(document, &(start..start + word.len() + 2), problem, remedy);
    }
}

fn unknown(word: &str, factors: &Factors) -> (String, String) {
    let remedy = nearest(word, factors.all_words()).map_or_else(
        || format!("Zet ‘{word}’ bij elk niveau onder [varianten.…], of haal de accolades weg."),
        |near| format!("Bedoelde u {{{near}}}?"),
    );
    (format!("{{{word}}} is bij geen enkele variant ingevuld."), remedy)
}
