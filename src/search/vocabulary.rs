//! Every word of the texts, with its stem and parts, and what is known about each stem.

use std::collections::HashMap;

use super::tokens::PAIR_MARK;
use super::typo::Typos;

/// Most words that an unfinished last word stands for.
const MAX_PREFIXED: usize = 8;
/// Most words looked at for that.
const MAX_PREFIX_SCAN: usize = 64;
/// Most spellings that an unknown word stands for.
const MAX_NEAREST: usize = 3;
/// Shortest known word that is taken out of an unknown one, in bytes.
const MIN_PIECE: usize = 4;
/// Shortest unfinished word, in bytes.
const MIN_PREFIX: usize = 2;

/// A stretch of a word that is found on its own too, in bytes of the folded word.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordPart {
    pub(super) from: u8,
    pub(super) to: u8,
    pub(super) stem: u32,
}

#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: Box<str>,
    pub(super) stem: u32,
    pub(super) parts: Box<[WordPart]>,
    /// Whether it stands in a title, name, code or sign.
    pub(super) is_name: bool,
}

/// Among what is looked for. Words that say little about a sign may be what a page is about, and a
/// word that is rare among signs may be on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Everything,
    Pages,
}

/// Numbers for words and stems. Immutable once the index is built.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    by_text: HashMap<Box<str>, u32>,
    sorted: Vec<u32>,
    stems: HashMap<Box<str>, u32>,
    /// By stem in how many documents it occurs, and in how many pages among them.
    counts: Vec<(u32, u32)>,
    typos: Typos,
}

impl Vocabulary {
    /// The words in order of their numbers, the stems, and in how many documents each stem occurs, and
    /// in how many pages among them.
    pub(super) fn new(words: Vec<Word>, stems: HashMap<Box<str>, u32>, counts: Vec<(u32, u32)>) -> Self {
        let mut vocabulary = Self {
            by_text: words.iter().zip(0..).map(|(word, number)| (word.text.clone(), number)).collect(),
            sorted: (0..).take(words.len()).collect(),
            words,
            stems,
            counts,
            typos: Typos::default(),
        };
        let Self { words, sorted, typos, counts, .. } = &mut vocabulary;
        sorted.sort_unstable_by(|&a, &b| words[a as usize].text.cmp(&words[b as usize].text));
        for (word, number) in words.iter().zip(0..) {
            if counts[word.stem as usize].0 > 0 {
                typos.insert(&word.text, number);
            }
        }
        vocabulary
    }

    pub(super) fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.by_text.get(text).copied()
    }

    pub(super) fn find_stem(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }

    pub(super) fn stem_count(&self) -> usize {
        self.counts.len()
    }

    /// In how many documents of the scope a stem occurs, on its own or as a part.
    pub(super) fn count(&self, stem: u32, scope: Scope) -> u32 {
        let (documents, pages) = self.counts[stem as usize];
        match scope {
            Scope::Everything => documents,
            Scope::Pages => pages,
        }
    }

    /// Whether the word of this number is in the scope, in any of its forms.
    fn occurs(&self, number: u32, scope: Scope) -> bool {
        self.count(self.word(number).stem, scope) > 0
    }

    /// Words that begin with an unfinished word, those of names first, then the commonest.
    pub(super) fn starting_with(&self, prefix: &str, scope: Scope) -> Vec<u32> {
        if prefix.len() < MIN_PREFIX {
            return Vec::new();
        }
        let text = |number: u32| self.word(number).text.as_ref();
        let first = self.sorted.partition_point(|&number| text(number) < prefix);
        let mut found: Vec<u32> = self.sorted[first..]
            .iter()
            .copied()
            .take(MAX_PREFIX_SCAN)
            .take_while(|&number| text(number).starts_with(prefix))
            .filter(|&number| self.occurs(number, scope) && !text(number).contains(PAIR_MARK))
            .collect();
        self.best(&mut found, MAX_PREFIXED, scope);
        found
    }

    /// The known words nearest to an unknown one, best first, and how many edits away they are.
    pub(super) fn nearest(&self, word: &str, scope: Scope) -> (Vec<u32>, usize) {
        let (mut found, edits) =
            self.typos.nearest(word, |number| self.occurs(number, scope).then(|| self.word(number).text.as_ref()));
        self.best(&mut found, MAX_NEAREST, scope);
        (found, edits)
    }

    /// The longest known word that an unknown one begins or ends with. None for codes: a piece of
    /// a number is another number.
    pub(super) fn longest_piece(&self, word: &str, scope: Scope) -> Option<u32> {
        if !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let lengths = (MIN_PIECE..word.len()).rev();
        let ends = |length: usize| [word.get(..length), word.get(word.len() - length..)];
        let occurs = |number: &u32| self.occurs(*number, scope);
        lengths.flat_map(ends).flatten().find_map(|piece| self.find(piece).filter(occurs))
    }

    /// Words that begin as an unknown one does, for the longest beginning that any word has.
    pub(super) fn sharing_beginning(&self, word: &str, scope: Scope) -> Vec<u32> {
        if !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let beginnings = (MIN_PIECE..word.len()).rev().filter_map(|length| word.get(..length));
        beginnings
            .map(|beginning| self.starting_with(beginning, scope))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn best(&self, numbers: &mut Vec<u32>, most: usize, scope: Scope) {
        numbers.sort_by_key(|&number| {
            let word = self.word(number);
            (!word.is_name, u32::MAX - self.count(word.stem, scope))
        });
        numbers.truncate(most);
    }
}
