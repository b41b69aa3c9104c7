//! From folded words to stems and parts.

use tantivy::tokenizer::{Language as Stemming, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

use super::compound::{Compounds, MIN_FREE_WORD};
use super::language::Language;
use super::thesaurus::Thesaurus;
use super::tokens::PAIR_MARK;

/// Knows how a word is reduced to its stem and taken apart.
#[derive(Clone)]
pub(super) struct Analyser {
    pub(super) language: Language,
    compounds: Compounds,
    stemmer: TextAnalyzer,
    /// What a question to the pages may also mean.
    pub(super) thesaurus: Thesaurus,
}

impl Analyser {
    /// The analysis for texts in which `words` occur: those that stand on their own somewhere
    /// are also parts of compounds.
    pub(super) fn new<'a>(language: Language, words: impl Iterator<Item = &'a str>) -> Self {
        let mut compounds = Compounds::default();
        let is_free_word = |word: &&str| word.len() >= MIN_FREE_WORD && word.chars().all(char::is_alphabetic);
        language.compound_parts().for_each(|part| compounds.insert(part));
        words.filter(is_free_word).filter(|word| language.may_be_part(word)).for_each(|word| compounds.insert(word));
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Stemming::Dutch)).build();
        let mut analyser = Self { language, compounds, stemmer, thesaurus: Thesaurus::default() };
        analyser.thesaurus = analyser.language.thesaurus(|word| analyser.stem(word));
        analyser
    }

    /// What stands for a folded word and all its forms; for a pair of words what stands for both.
    pub(super) fn stem(&self, word: &str) -> String {
        if let Some((first, second)) = word.split_once(PAIR_MARK) {
            return format!("{}{PAIR_MARK}{}", self.stem(first), self.stem(second));
        }
        if let Some(family) = self.language.family(word) {
            return family.to_owned();
        }
        if !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let mut stemmer = self.stemmer.clone();
        let mut stream = stemmer.token_stream(word);
        if stream.advance() { stream.token().text.clone() } else { word.to_owned() }
    }

    /// Byte ranges of the parts of a compound. A word of a known family is no compound.
    pub(super) fn parts(&self, word: &str) -> Vec<(usize, usize)> {
        if self.language.family(word).is_some() || !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        self.compounds.split(word)
    }
}
