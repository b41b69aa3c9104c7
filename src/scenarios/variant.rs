//! Variants: the same case about another person or another ideology. Only words differ.

use std::collections::BTreeMap;

/// The level chosen for each factor, such as `persoon` → `vrouw`. Made by the scenario it belongs
/// to.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    levels: BTreeMap<String, String>,
}

impl Variant {
    /// The level of each factor, by the factor's name.
    pub fn levels(&self) -> &BTreeMap<String, String> {
        &self.levels
    }
}

#[derive(Debug, Clone)]
pub(super) struct VariantLevel {
    pub(super) name: String,
    pub(super) words: BTreeMap<String, String>,
}

#[derive(Debug, Clone)]
pub(super) struct Factor {
    pub(super) name: String,
    pub(super) levels: Vec<VariantLevel>,
}

/// The factors of a scenario; every level of one factor has the same words.
#[derive(Debug, Clone, Default)]
pub(super) struct Factors {
    pub(super) factors: Vec<Factor>,
    /// Whether answers count in the comparison between variants.
    pub(super) measured: bool,
}

impl Factors {
    /// Every combination of levels; one empty combination when there are no factors.
    pub(super) fn variants(&self) -> Vec<Variant> {
        self.factors.iter().fold(vec![Variant::default()], |made, factor| {
            let with = |variant: &Variant, level: &VariantLevel| {
                let mut levels = variant.levels.clone();
                levels.insert(factor.name.clone(), level.name.clone());
                Variant { levels }
            };
            made.iter().flat_map(|variant| factor.levels.iter().map(move |level| with(variant, level))).collect()
        })
    }

    pub(super) fn variant(&self, levels: &BTreeMap<String, String>) -> Option<Variant> {
        let known = |factor: &Factor| {
            levels.get(&factor.name).is_some_and(|chosen| factor.levels.iter().any(|level| level.name == *chosen))
        };
        let fits = levels.len() == self.factors.len() && self.factors.iter().all(known);
        fits.then(|| Variant { levels: levels.clone() })
    }

    /// What a word stands for; a word with a capital may be the start of a sentence.
    pub(super) fn word(&self, word: &str, variant: &Variant) -> Option<String> {
        self.exact(word, variant).map(str::to_owned).or_else(|| {
            let lower = self.exact(&uncapitalised(word)?, variant)?.to_owned();
            let mut characters = lower.chars();
            let first = characters.next()?;
            Some(first.to_uppercase().chain(characters).collect())
        })
    }

    fn exact(&self, word: &str, variant: &Variant) -> Option<&str> {
        let factor = self
            .factors
            .iter()
            .find(|factor| factor.levels.first().is_some_and(|level| level.words.contains_key(word)))?;
        let chosen = variant.levels.get(&factor.name);
        // A variant of another version may not have this level: then the first one stands in.
        let level = factor.levels.iter().find(|level| Some(&level.name) == chosen).or(factor.levels.first())?;
        level.words.get(word).map(String::as_str)
    }

    /// Whether the word can be filled in.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.word(word, &Variant::default()).is_some()
    }

    pub(super) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.factors
            .iter()
            .filter_map(|factor| factor.levels.first())
            .flat_map(|level| level.words.keys().map(String::as_str))
    }

    /// Fills in every `{word}`; what stands for a word is not filled in again.
    pub(super) fn fill(&self, text: &str, variant: &Variant) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = 0;
        for (start, word) in words_in(text) {
            if let Some(value) = self.word(word, variant) {
                filled.push_str(&text[rest..start]);
                filled.push_str(&value);
                rest = start + word.len() + 2;
            }
        }
        filled.push_str(&text[rest..]);
        filled
    }
}

fn uncapitalised(word: &str) -> Option<String> {
    let first = word.chars().next().filter(char::is_ascii_uppercase)?;
    Some(format!("{}{}", first.to_ascii_lowercase(), &word[1..]))
}

/// The words between braces, with the byte of the opening brace.
pub(super) fn words_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(start, _)| {
        let inside = &text[start + 1..];
        let end = inside.find(['{', '}', '\n'])?;
        inside[end..].starts_with('}').then_some((start, &inside[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(name: &str, pairs: &[(&str, &str)]) -> VariantLevel {
        let words = pairs.iter().map(|(word, value)| ((*word).to_owned(), (*value).to_owned())).collect();
        VariantLevel { name: name.to_owned(), words }
    }

    fn factors() -> Factors {
        let person = vec![level("man", &[("hij", "hij")]), level("vrouw", &[("hij", "zij {uiting}")])];
        let ideology = ["a", "b", "c"].map(|name| level(name, &[("uiting", name)])).to_vec();
        let factor = |name: &str, levels| Factor { name: name.to_owned(), levels };
        let factors = vec![factor("persoon", person), factor("ideologie", ideology)];
        Factors { factors, measured: false }
    }

    #[test]
    fn every_combination_is_a_variant_and_no_other_is() {
        let variants = factors().variants();
        assert_eq!(variants.len(), 6);
        assert_eq!(factors().variant(variants[3].levels()).as_ref(), Some(&variants[3]));
        assert!(factors().variant(&BTreeMap::new()).is_none());
        assert_eq!(Factors::default().variants(), [Variant::default()]);
    }

    #[test]
    fn words_are_filled_once_and_capitals_follow() {
        let woman = factors().variants().pop().unwrap();
        let cases = [
            ("Is {hij}?", "Is zij {uiting}?"),
            ("{Hij} zegt {uiting}", "Zij {uiting} zegt c"),
            ("{onbekend} { {hij", "{onbekend} { {hij"),
            ("{{uiting}}", "{c}"),
        ];
        for (text, filled) in cases {
            assert_eq!(factors().fill(text, &woman), filled);
        }
    }
}
