//! The known words nearest to an unknown one.

/// Longest word that is compared, in characters.
const MAX_LENGTH: usize = 32;
/// Shortest word that may be a misspelling.
const MIN_LENGTH: usize = 3;
/// Longest word that may have one edit only; longer ones may have two.
const ONE_EDIT_LENGTH: usize = 6;

/// Words by length, each with the set of its letters, so that most are refused in one comparison.
#[derive(Debug, Default)]
pub(super) struct Typos {
    by_length: Vec<Vec<(u32, u32)>>,
}

impl Typos {
    /// Adds a word under the caller's number. Words with digits are left out:
    /// one digit more or less is another code, not a misspelling.
    pub(super) fn insert(&mut self, word: &str, number: u32) {
        let length = word.chars().count();
        if !(MIN_LENGTH..=MAX_LENGTH).contains(&length) || !is_spelled(word) {
            return;
        }
        if self.by_length.len() <= length {
            self.by_length.resize_with(length + 1, Vec::new);
        }
        self.by_length[length].push((letters(word), number));
    }

    /// The numbers of the words with the fewest edits, with that number of edits; none when the
    /// nearest is too far. `spelling` gives the word of a number, or nothing when it is not wanted.
    pub(super) fn nearest<'a>(&self, word: &str, spelling: impl Fn(u32) -> Option<&'a str>) -> (Vec<u32>, usize) {
        let typed: Vec<char> = word.chars().collect();
        if !(MIN_LENGTH..=MAX_LENGTH).contains(&typed.len()) || !is_spelled(word) {
            return (Vec::new(), 0);
        }
        let mut best = if typed.len() <= ONE_EDIT_LENGTH { 1 } else { 2 };
        let set = letters(word);
        let mut found = Vec::new();
        let lengths = typed.len() - best..=typed.len() + best;
        for &(other, number) in lengths.filter_map(|length| self.by_length.get(length)).flatten() {
            let (missing, extra) = ((set & !other).count_ones(), (other & !set).count_ones());
            if missing.max(extra) as usize > best {
                continue;
            }
            let Some(edits) = spelling(number).and_then(|known| edits(&typed, known, best)) else { continue };
            if edits < best {
                best = edits;
                found.clear();
            }
            found.push(number);
        }
        (found, best)
    }
}

fn is_spelled(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 32))
}

/// Insertions, deletions, replacements and swaps of neighbours, if at most `limit`. Two edits
/// need the same first letter, or every short word is near every other.
fn edits(typed: &[char], word: &str, limit: usize) -> Option<usize> {
    let mut known = ['\0'; MAX_LENGTH];
    let mut length = 0;
    for (place, c) in known.iter_mut().zip(word.chars()) {
        *place = c;
        length += 1;
    }
    let limit = if typed[0] == known[0] { limit } else { 1 };
    let distance = distance(typed, &known[..length], limit);
    (distance <= limit).then_some(distance)
}

/// Optimal string alignment; gives up with a larger number as soon as `limit` is passed.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let mut rows = [[0usize; MAX_LENGTH + 1]; 3];
    for (column, cell) in rows[1].iter_mut().enumerate() {
        *cell = column;
    }
    for i in 1..=a.len() {
        let [before, last, now] = &mut rows;
        now[0] = i;
        let mut lowest = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            now[j] = replaced.min(last[j] + 1).min(now[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                now[j] = now[j].min(before[j - 2] + 1);
            }
            lowest = lowest.min(now[j]);
        }
        if lowest > limit {
            return limit + 1;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_allow_one_edit_and_long_words_two() {
        let words = ["kruis", "wolfsangel", "hakenkruis", "rune", "zwart", "c18", "prinsenvlag"];
        let mut typos = Typos::default();
        for (number, word) in (0..).zip(words) {
            typos.insert(word, number);
        }
        let table = [
            ("kruiz", "kruis 1"),
            ("rkuis", "kruis 1"),
            ("krius", "kruis 1"),
            ("ruin", "-"),
            ("hakekruis", "hakenkruis 1"),
            ("hakkekruis", "hakenkruis 2"),
            ("wolvsangl", "wolfsangel 2"),
            ("golvsangl", "-"),
            ("prinsevlag", "prinsenvlag 1"),
            ("c19", "-"),
            ("zz", "-"),
        ];
        for (typed, expected) in table {
            let (found, edits) = typos.nearest(typed, |number| Some(words[number as usize]));
            let shown = found.first().map_or("-".to_owned(), |&number| format!("{} {edits}", words[number as usize]));
            assert_eq!(shown, expected, "{typed}");
        }
    }
}
