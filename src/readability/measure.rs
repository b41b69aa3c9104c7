//! How hard a text is, in figures.

use super::sentence::{sentences, words};
use super::syllables::syllables;

/// A sentence with more words than this is long.
pub const MOST_WORDS: usize = 20;

/// What was counted in a text. Measures of parts are added up to that of the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// Sentences.
    pub sentences: usize,
    /// Words in them.
    pub words: usize,
    /// Syllables of those.
    pub syllables: usize,
    /// Sentences that are long.
    pub long: usize,
}

impl Measure {
    /// Counts a text of whole sentences.
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        for sentence in sentences(text) {
            let words = words(sentence);
            measure.add(Self {
                sentences: 1,
                words: words.len(),
                syllables: words.iter().map(|word| syllables(word)).sum(),
                long: usize::from(words.len() > MOST_WORDS),
            });
        }
        measure
    }

    /// Adds what was counted in another part.
    pub fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        self.long += other.long;
    }

    /// The score of Flesch as Douma fitted it to Dutch: higher is easier; `None` for a text without
    /// words.
    pub fn score(self) -> Option<f64> {
        let (words, sentences) = (decimal(self.words), decimal(self.sentences));
        (self.words > 0).then(|| 206.84 - 77.0 * decimal(self.syllables) / words - 0.93 * words / sentences)
    }

    /// Words in a sentence, on average.
    pub fn sentence_length(self) -> f64 {
        decimal(self.words) / decimal(self.sentences.max(1))
    }

    /// The share of sentences that are long.
    pub fn long_share(self) -> f64 {
        decimal(self.long) / decimal(self.sentences.max(1))
    }
}

/// Counts of words are small; more than fit in 32 bits cannot be in a library.
fn decimal(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_that_of_douma() {
        // Eight words, twelve syllables, two sentences.
        let measure = Measure::of("De gemeente belt u terug. Dat is alles.");
        assert_eq!((measure.words, measure.sentences, measure.syllables), (8, 2, 12));
        let expected = 206.84 - 0.77 * (100.0 * 12.0 / 8.0) - 0.93 * 4.0;
        assert!((measure.score().unwrap() - expected).abs() < 1e-9);
        assert_eq!(Measure::of("…").score(), None);
    }

    #[test]
    fn long_sentences_are_counted() {
        let measure = Measure::of(&format!("{}en klaar. Kort.", "woord ".repeat(19)));
        assert_eq!((measure.sentences, measure.long), (2, 1));
        assert!((measure.long_share() - 0.5).abs() < f64::EPSILON);
    }
}
