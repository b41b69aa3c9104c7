//! Running text taken out of a document, which still knows where each part of it stood.

/// A paragraph, an item of a list, a heading or a field, without marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    /// Offsets into the text, and where in the document what follows stood.
    places: Vec<(usize, usize)>,
    is_loose: bool,
}

impl Passage {
    /// A text that stood at byte `at` of its document.
    pub fn new(text: &str, at: usize) -> Self {
        let mut passage = Self::default();
        passage.push(text, at);
        passage
    }

    /// The same, for what is not written in sentences: a heading, a cell of a table, a title.
    #[must_use]
    pub fn loose(mut self) -> Self {
        self.is_loose = true;
        self
    }

    /// Adds text that stood at byte `at` of the document.
    pub fn push(&mut self, text: &str, at: usize) {
        self.places.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is not written in sentences.
    pub fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where in the document the text at an offset stood.
    pub fn place(&self, offset: usize) -> usize {
        let piece = self.places.partition_point(|(start, _)| *start <= offset);
        self.places.get(piece.saturating_sub(1)).map_or(0, |(start, at)| at + offset.saturating_sub(*start))
    }

    /// The passage with every `{word}` replaced by what it stands for; an unknown one stays.
    #[must_use]
    pub fn filled(&self, stands_for: impl Fn(&str) -> Option<String>) -> Self {
        let mut filled = Self { is_loose: self.is_loose, ..Self::default() };
        let mut rest = 0;
        for (open, _) in self.text.match_indices('{').filter(|(open, _)| self.text[*open..].contains('}')) {
            let close = open + self.text[open..].find('}').unwrap_or_default();
            if let Some(words) = stands_for(&self.text[open + 1..close]).filter(|_| open >= rest) {
                filled.copy(self, rest, open);
                filled.push(&words, self.place(open));
                rest = close + 1;
            }
        }
        filled.copy(self, rest, self.text.len());
        filled
    }

    /// Adds a part of another passage with its places.
    fn copy(&mut self, other: &Self, from: usize, to: usize) {
        let inside = other.places.iter().map(|(start, _)| *start).filter(|start| (from + 1..to).contains(start));
        let mut starts: Vec<usize> = std::iter::once(from).chain(inside).collect();
        starts.push(to);
        for pair in starts.windows(2) {
            self.push(&other.text[pair[0]..pair[1]], other.place(pair[0]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_knows_where_it_stood_also_after_words_are_filled_in() {
        let mut passage = Passage::new("Dag {hij} en ", 100);
        passage.push("tot {dan}.", 200);
        let stands_for = |word: &str| (word == "hij").then(|| "Robin".to_owned());
        let filled = passage.filled(stands_for);
        assert_eq!(filled.text(), "Dag Robin en tot {dan}.");
        let place = |word: &str| filled.place(filled.text().find(word).unwrap());
        assert_eq!((place("Dag"), place("Robin"), place(" en"), place("tot")), (100, 104, 109, 200));
        assert_eq!(Passage::default().place(3), 0);
    }
}
