//! Finds terms of the glossary in running text.

use std::collections::HashMap;
use std::ops::Range;

/// Terms by their first word, for finding them in running text.
#[derive(Debug, Clone, Default)]
pub struct TermIndex {
    by_first_word: HashMap<String, Vec<(String, String)>>,
}

/// A term that was found in a text.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) slug: String,
}

impl TermIndex {
    /// Builds the index from pairs of a name (as it reads in text) and the slug of its term.
    pub fn new(names: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut by_first_word: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for (name, slug) in names {
            let name = name.to_lowercase();
            if let Some((_, first)) = words(&name).next() {
                by_first_word.entry(first.to_owned()).or_default().push((name.clone(), slug));
            }
        }
        for names in by_first_word.values_mut() {
            // The longest name wins: "meldpunt radicalisering" before "meldpunt".
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_first_word }
    }

    /// The slugs of the terms in a text, each once.
    pub fn slugs_in(&self, text: &str) -> Vec<String> {
        self.find(text, &[]).into_iter().map(|found| found.slug).collect()
    }

    /// The terms in a text, from left to right, each once and none of those in `linked`.
    pub(super) fn find(&self, text: &str, linked: &[String]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut next = 0;
        for (start, word) in words(text) {
            if start < next {
                continue;
            }
            let Some(candidates) = self.by_first_word.get(&word.to_lowercase()) else {
                continue;
            };
            for (name, slug) in candidates {
                let end = start + name.len();
                let known = linked.contains(slug) || found.iter().any(|earlier| earlier.slug == *slug);
                if !known && stands_at(text, start, end, name) {
                    found.push(Found { range: start..end, slug: slug.clone() });
                    next = end;
                    break;
                }
            }
        }
        found
    }
}

fn stands_at(text: &str, start: usize, end: usize, name: &str) -> bool {
    let same = text.get(start..end).is_some_and(|part| part.to_lowercase() == name);
    same && text[end..].chars().next().is_none_or(|after| !is_word(after))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_and_the_longest_name_wins() {
        let pairs = [("meldpunt", "a"), ("meldpunt radicalisering", "b"), ("AVG", "avg")];
        let terms = TermIndex::new(pairs.map(|(name, slug)| (name.to_owned(), slug.to_owned())));
        let text = "Het Meldpunt radicalisering en de avg, niet meldpunten.";
        let slugs: Vec<_> = terms.find(text, &[]).into_iter().map(|found| found.slug).collect();
        assert_eq!(slugs, ["b", "avg"]);
        assert!(terms.find(text, &["avg".into(), "b".into(), "a".into()]).is_empty());
    }
}
