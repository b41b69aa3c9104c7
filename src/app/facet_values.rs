//! The values that symbols can be filtered on, as a person reads them. Made once per publication: a
//! page of results has a hundred of them.

use std::collections::BTreeMap;

use crate::base::{Ideology, Word};
use crate::search::FacetCount;
use crate::symbols::{Category, Strength, plain_label};

/// A value with its label.
#[derive(Debug, Clone)]
pub struct FacetValue {
    /// The word as it stands in addresses.
    pub word: String,
    /// The label as a person reads it.
    pub label: String,
}

/// Every value that some symbol has, by facet.
#[derive(Debug, Clone, Default)]
pub struct FacetValues(BTreeMap<String, Vec<FacetValue>>);

impl FacetValues {
    /// From the counts of an answer with all symbols.
    pub(super) fn new(counts: &[FacetCount]) -> Self {
        let mut values: BTreeMap<String, Vec<FacetValue>> = BTreeMap::new();
        for count in counts {
            let value = FacetValue { word: count.value.to_string(), label: label(&count.facet, &count.value) };
            values.entry(count.facet.to_string()).or_default().push(value);
        }
        for (facet, values) in &mut values {
            values.sort_by_cached_key(|value| (place(facet, &value.word), value.word.clone()));
        }
        Self(values)
    }

    /// The values of a facet: closed vocabularies in their own order, others by the alphabet.
    pub fn of(&self, facet: &str) -> &[FacetValue] {
        self.0.get(facet).map_or(&[], Vec::as_slice)
    }

    /// Whether some symbol has this value.
    pub fn contains(&self, facet: &str, word: &str) -> bool {
        self.of(facet).iter().any(|value| value.word == word)
    }

    /// The label of a value; the word itself when no symbol has it.
    pub fn label<'a>(&'a self, facet: &str, word: &'a str) -> &'a str {
        self.of(facet).iter().find(|value| value.word == word).map_or(word, |value| &value.label)
    }
}

fn place(facet: &str, word: &str) -> usize {
    let place = match facet {
        "ideologie" => Ideology::ALL.iter().position(|value| value.word() == word),
        "sterkte" => Strength::ALL.iter().position(|value| value.word() == word),
        _ => None,
    };
    place.unwrap_or(usize::MAX)
}

fn label(facet: &str, word: &str) -> String {
    let label = match facet {
        "ideologie" => Ideology::from_word(word).map(Ideology::label),
        "categorie" => Category::from_word(word).map(Category::label),
        "sterkte" => Strength::from_word(word).map(Strength::label),
        _ => None,
    };
    label.map_or_else(|| plain_label(word), str::to_owned)
}
