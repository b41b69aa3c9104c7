//! Counts the syllables of Dutch words as they are spoken.
//!
//! Spelling tells them well: each group of vowels is one syllable, a trema begins a new one, and a
//! few rows of vowels are two (`ra-di-o`, `so-ci-aal`). Words from elsewhere are in lists.

use super::loanwords::{INSIDE, SHORT, SPOKEN_AS_WORD, WHOLE};
use super::numerals;

/// The syllables of one word, at least one. A number counts as it is spoken, an abbreviation in
/// capitals letter by letter.
pub fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    if let Some((_, count)) = SHORT.iter().find(|(short, _)| *short == lower.trim_end_matches('.')) {
        return *count;
    }
    if let Some(count) = numerals::spoken(word) {
        return count;
    }
    word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(part).sum::<usize>().max(1)
}

/// A part between hyphens, apostrophes or points; digits at its start are spoken as a number.
fn part(part: &str) -> usize {
    let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = part.split_at(digits);
    let before = if number.is_empty() { 0 } else { numerals::spoken(number).unwrap_or(number.len()) };
    before + if rest.is_empty() { 0 } else { letters(rest) }
}

fn letters(word: &str) -> usize {
    let is_capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let is_spelled = is_capitals && word.len() <= 5 && !SPOKEN_AS_WORD.contains(&word);
    if is_spelled { word.chars().count() } else { spelled_out(&word.to_lowercase()) }
}

fn spelled_out(word: &str) -> usize {
    if let Some((_, count)) = WHOLE.iter().find(|(whole, _)| *whole == word) {
        return *count;
    }
    for (inside, count) in INSIDE {
        if let Some((before, after)) = word.split_once(inside) {
            return vowel_groups(before) + count + vowel_groups(after);
        }
    }
    vowel_groups(word)
}

/// A letter without its mark, and which mark it had.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Letter {
    base: char,
    mark: Mark,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Accent,
    Trema,
}

fn letter(character: char) -> Letter {
    let (base, mark) = match character {
        'à' | 'á' | 'â' | 'å' => ('a', Mark::Accent),
        'è' | 'é' | 'ê' => ('e', Mark::Accent),
        'ì' | 'í' | 'î' => ('i', Mark::Accent),
        'ò' | 'ó' | 'ô' | 'ø' => ('o', Mark::Accent),
        'ù' | 'ú' | 'û' => ('u', Mark::Accent),
        'ä' => ('a', Mark::Trema),
        'ë' => ('e', Mark::Trema),
        'ï' => ('i', Mark::Trema),
        'ö' => ('o', Mark::Trema),
        'ü' => ('u', Mark::Trema),
        other => (other, Mark::None),
    };
    Letter { base, mark }
}

/// Rows of vowels that are one sound. The longest that fits is taken.
const SOUNDS: &[&str] = &[
    "aai", "ooi", "oei", "eeuw", "ieuw", "eau", "oeuv", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei",
    "au", "ou", "ai", "oi", "ay", "ey", "oy", "uy",
];
/// Rows that begin with such a sound and are still two: `of-fi-ci-eel`, `se-ri-eus`, `ge-uit`. The
/// first letter stands alone.
const SPLIT: &[&str] = &["iee", "ieu", "eui"];

/// How many letters at the start are one sound.
fn sound(letters: &[Letter]) -> usize {
    let longest = SOUNDS.iter().filter(|row| starts(letters, row)).map(|row| row.len()).max().unwrap_or(1);
    if longest < 4 && SPLIT.iter().any(|row| starts(letters, row)) { 1 } else { longest }
}

fn starts(letters: &[Letter], row: &str) -> bool {
    let fits = |(at, wanted): (usize, char)| {
        letters.get(at).is_some_and(|here| here.base == wanted && (at == 0 || joined(letters, at)))
    };
    row.chars().enumerate().all(fits)
}

/// A mark begins a new sound, but for an accent on both letters (`één`).
fn joined(letters: &[Letter], at: usize) -> bool {
    let mark = letters[at].mark;
    mark == Mark::None || (mark == Mark::Accent && letters[at - 1].mark == Mark::Accent)
}

fn is_vowel(letters: &[Letter], at: usize) -> bool {
    let plain = |at: usize| letters.get(at).is_some_and(|letter| "aeiou".contains(letter.base));
    match letters[at].base {
        // `quota`: the u after a q is no vowel.
        'u' => !(at > 0 && letters[at - 1].base == 'q' && plain(at + 1)),
        // `yoga`: a y at the start, before a vowel, is no vowel.
        'y' => at > 0 || !plain(1),
        _ => plain(at),
    }
}

fn vowel_groups(word: &str) -> usize {
    let letters: Vec<Letter> = word.chars().map(letter).collect();
    let (mut at, mut count) = (0, 0);
    while at < letters.len() {
        if !is_vowel(&letters, at) {
            at += 1;
            continue;
        }
        count += 1;
        let before = if at > 0 { letters[at - 1].base } else { ' ' };
        // `museum`, `petroleum`, `lyceum`: told by the letter before.
        let is_latin = "slc".contains(before) && letters[at..].iter().map(|l| l.base).take(3).eq("eum".chars());
        at += if is_latin { 1 } else { sound(&letters[at..]) };
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with their syllables as the dictionary divides them.
    const KNOWN: &str = include_str!("lettergrepen.txt");

    #[test]
    fn words_have_the_syllables_of_the_dictionary() {
        let rows: Vec<(&str, usize)> =
            KNOWN.split_whitespace().map(|divided| (divided, divided.split('|').count())).collect();
        assert!(rows.len() >= 250, "{}", rows.len());
        let wrong: Vec<String> = rows
            .iter()
            .map(|(divided, expected)| (divided.replace('|', ""), *expected))
            .filter(|(word, expected)| syllables(word) != *expected)
            .map(|(word, expected)| format!("{word}: {} instead of {expected}", syllables(&word)))
            .collect();
        assert!(wrong.is_empty(), "{} of {} wrong: {wrong:#?}", wrong.len(), rows.len());
    }

    #[test]
    fn numbers_and_abbreviations_count_as_they_are_spoken() {
        let rows = [
            ("2024", 7),
            ("1984", 7),
            ("112", 3),
            ("0", 1),
            ("21", 4),
            ("2,5", 4),
            ("15.000", 4),
            ("AIVD", 4),
            ("OM", 2),
            ("PGA-wet", 4),
            ("bijv.", 3),
            ("o.a.", 5),
            ("m.b.t.", 5),
            ("3e", 2),
            ("NAVO", 2),
            ("AVG’s", 3),
            ("–", 1),
            ("", 1),
        ];
        for (word, expected) in rows {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
