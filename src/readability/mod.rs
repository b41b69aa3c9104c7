//! How hard the Dutch of a document is: sentences, words and syllables, the score of Flesch-Douma,
//! and hints for its author at each line.

mod assess;
mod loanwords;
mod measure;
mod numerals;
mod passive;
mod plain_words;
mod reading;
mod sentence;
mod syllables;

#[cfg(test)]
mod tests;

pub use assess::{Findings, Known, assess};
pub use measure::{MOST_WORDS, Measure};
pub use plain_words::PlainWords;
pub use reading::{Genre, Reading, first_variant};
pub use sentence::{sentences, words};
pub use syllables::syllables;
