//! Taking Dutch compounds apart: hakenkruisvlag = hakenkruis + vlag.

use std::collections::HashSet;

/// Letters that may stand between two parts, longest first so that `en` is not read as `e`.
const LINKS: [&str; 5] = ["", "en", "s", "e", "n"];
/// Shortest part, in bytes.
const MIN_PART: usize = 3;
/// Most parts side by side.
const MAX_PARTS: usize = 4;
/// Shortest free-standing word of the texts that counts as a part, in bytes.
pub(super) const MIN_FREE_WORD: usize = 4;
/// Shortest part that may be a compound itself.
const MIN_NESTED: usize = 7;

/// The words that compounds are made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Compounds {
    parts: HashSet<Box<str>>,
}

impl Compounds {
    pub(super) fn insert(&mut self, part: &str) {
        self.parts.insert(part.into());
    }

    /// Where the parts of a folded word are, as byte ranges: the longest first part that leaves a
    /// divisible rest, and then the parts of parts. Empty when the word is no compound.
    pub(super) fn split(&self, word: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if self.tile(word, 0, MAX_PARTS, &mut found) {
            self.nest(word, &mut found);
        } else {
            found.clear();
        }
        found
    }

    fn tile(&self, word: &str, from: usize, parts_left: usize, found: &mut Vec<(usize, usize)>) -> bool {
        let is_whole = |to: usize| from == 0 && to == word.len();
        for to in (from + MIN_PART..=word.len()).rev() {
            if !word.is_char_boundary(to) || is_whole(to) || !self.parts.contains(&word[from..to]) {
                continue;
            }
            found.push((from, to));
            if to == word.len() || (parts_left > 1 && self.after(word, to, parts_left - 1, found)) {
                return true;
            }
            found.pop();
        }
        false
    }

    fn after(&self, word: &str, at: usize, parts_left: usize, found: &mut Vec<(usize, usize)>) -> bool {
        LINKS.iter().any(|link| word[at..].starts_with(link) && self.tile(word, at + link.len(), parts_left, found))
    }

    fn nest(&self, word: &str, found: &mut Vec<(usize, usize)>) {
        for index in 0..found.len() {
            let (from, to) = found[index];
            let mut inner = Vec::new();
            if to - from >= MIN_NESTED && self.tile(&word[from..to], 0, 2, &mut inner) {
                found.extend(inner.iter().map(|(start, end)| (from + start, from + end)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_fall_apart_and_other_words_do_not() {
        let mut compounds = Compounds::default();
        for part in "haken kruis hakenkruis vlag prins zon rad doods hoofd masker weeg ploeg gemeente huis persoon ster"
            .split(' ')
        {
            compounds.insert(part);
        }
        let table = [
            ("hakenkruisvlag", "hakenkruis vlag haken kruis"),
            ("hakenkruis", "haken kruis"),
            ("prinsenvlag", "prins vlag"),
            ("prinsevlag", "prins vlag"),
            ("zonnerad", ""),
            ("doodshoofdmasker", "doods hoofd masker"),
            ("weegploeg", "weeg ploeg"),
            ("gemeentehuis", "gemeente huis"),
            ("gemeente", ""),
            ("persoonlijk", ""),
            ("vlagvlagvlagvlagvlag", ""),
            ("vlag", ""),
        ];
        for (word, expected) in table {
            let parts: Vec<&str> = compounds.split(word).iter().map(|&(from, to)| &word[from..to]).collect();
            assert_eq!(parts.join(" "), expected, "{word}");
        }
    }
}
