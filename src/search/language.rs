use std::collections::{HashMap, HashSet};

use super::thesaurus::Thesaurus;
use super::tokens::tokenise;

/// What the search knows about Dutch and about this domain; the caller reads it from files.
#[derive(Debug, Clone, Default)]
pub struct Language {
    families: HashMap<Box<str>, Box<str>>,
    compound_parts: HashSet<Box<str>>,
    never_parts: HashSet<Box<str>>,
    synonyms: HashMap<Box<str>, Vec<Box<str>>>,
    light: HashSet<Box<str>>,
    stop: HashSet<Box<str>>,
    groups: Vec<Vec<String>>,
    page_words: Vec<(String, Vec<String>)>,
    light_on_pages: Vec<String>,
}

impl Language {
    /// A language that knows nothing: only the general Dutch stemmer will work.
    pub fn new() -> Self {
        Self::default()
    }

    /// Words that count as one word, for which the general stemmer is wrong:
    /// the first word of each list stands for all of it.
    #[must_use]
    pub fn with_families(mut self, families: &[Vec<String>]) -> Self {
        for family in families {
            let words: Vec<Box<str>> = family.iter().filter_map(|word| single(word)).collect();
            let Some(head) = words.first().cloned() else { continue };
            // The mark keeps a family apart from a stem that happens to be spelled like its head.
            let stem: Box<str> = format!("={head}").into();
            self.families.extend(words.into_iter().map(|word| (word, stem.clone())));
        }
        self
    }

    /// Words that compounds of the domain are made of, and words that look like parts but
    /// are not (`lijk`, `heid`).
    #[must_use]
    pub fn with_compounds(mut self, parts: &[String], never: &[String]) -> Self {
        self.compound_parts.extend(parts.iter().filter_map(|word| single(word)));
        self.never_parts.extend(never.iter().filter_map(|word| single(word)));
        self
    }

    /// Groups of words of which each also finds the others, with a lower score.
    /// Expressions of more than one word are left out.
    #[must_use]
    pub fn with_synonyms(mut self, groups: &[Vec<String>]) -> Self {
        self.groups.extend_from_slice(groups);
        for group in groups {
            let words: Vec<Box<str>> = group.iter().filter_map(|word| single(word)).collect();
            for word in &words {
                let others = words.iter().filter(|other| *other != word).cloned();
                self.synonyms.entry(word.clone()).or_default().extend(others);
            }
        }
        self
    }

    /// Words that say little about what is looked for (`sticker`, `teken`) and words that say
    /// nothing (`de`, `dat`); neither is required, the second are not looked up at all.
    #[must_use]
    pub fn with_weak_words(mut self, light: &[String], stop: &[String]) -> Self {
        self.light.extend(light.iter().filter_map(|word| single(word)));
        self.stop.extend(stop.iter().filter_map(|word| single(word)));
        self
    }

    /// For questions to the pages: each word or expression of the pages with what people say instead,
    /// and the words that questions are made of and that no page is about.
    #[must_use]
    pub fn with_page_words(mut self, words: &[(String, Vec<String>)], light: &[String]) -> Self {
        self.page_words.extend_from_slice(words);
        self.light_on_pages.extend_from_slice(light);
        self
    }

    /// What a question to the pages may also mean, by the stems of its words.
    pub(super) fn thesaurus(&self, stem: impl Fn(&str) -> String) -> Thesaurus {
        let mut thesaurus = Thesaurus::default();
        for (word, others) in &self.page_words {
            for other in others {
                thesaurus.insert(other, word, &stem);
            }
        }
        for group in &self.groups {
            for word in group {
                for other in group.iter().filter(|other| *other != word) {
                    thesaurus.insert(word, other, &stem);
                }
            }
        }
        for word in &self.light_on_pages {
            if let Some(word) = single(word) {
                thesaurus.insert_light(stem(&word));
            }
        }
        thesaurus
    }

    pub(super) fn family(&self, word: &str) -> Option<&str> {
        self.families.get(word).map(AsRef::as_ref)
    }

    pub(super) fn is_light(&self, word: &str) -> bool {
        self.light.contains(word)
    }

    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    pub(super) fn synonyms(&self, word: &str) -> &[Box<str>] {
        self.synonyms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Hand-written parts of compounds.
    pub(super) fn compound_parts(&self) -> impl Iterator<Item = &str> {
        self.compound_parts.iter().map(AsRef::as_ref)
    }

    /// Whether a word of the texts may be a part of a compound.
    pub(super) fn may_be_part(&self, word: &str) -> bool {
        !self.never_parts.contains(word) && !self.is_stop(word)
    }
}

/// The word as the analysis writes it, or nothing when it is empty or more than one word.
fn single(text: &str) -> Option<Box<str>> {
    let mut tokens = tokenise(text);
    let first = tokens.pop()?;
    tokens.is_empty().then(|| first.whole.text.into_boxed_str())
}
