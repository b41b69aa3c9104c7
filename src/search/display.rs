//! What a hit shows: names and excerpts with the matches marked, from places noted when the
//! index was built, so that no text is analysed again while somebody waits.

use super::results::Piece;

/// Longest excerpt in bytes, and how much of it stands before the first match.
const EXCERPT: usize = 200;
const LEAD: usize = 60;
/// Most matches in one text that are looked at to choose an excerpt.
const MAX_MATCHES: usize = 64;

/// A word or part of a word in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    stem: u32,
    start: u16,
    length: u8,
}

impl Mark {
    /// The place of a stem, in bytes. Nothing for places after the first 65,535 bytes.
    pub(super) fn new(stem: u32, start: usize, end: usize) -> Option<Self> {
        Some(Self { stem, start: u16::try_from(start).ok()?, length: u8::try_from(end - start).ok()? })
    }

    fn start(self) -> usize {
        usize::from(self.start)
    }

    fn end(self) -> usize {
        self.start() + usize::from(self.length)
    }
}

/// A text with the places of its words, by start.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: Box<str>,
    marks: Box<[Mark]>,
}

impl Text {
    pub(super) fn new(text: &str, mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| mark.start);
        Self { text: text.into(), marks: marks.into() }
    }

    pub(super) fn plain(&self) -> &str {
        &self.text
    }

    /// The whole text. `is_lit` tells for each stem whether the query found it.
    pub(super) fn marked(&self, is_lit: &[bool]) -> Vec<Piece> {
        self.pieces(0, self.text.len(), &self.matches(is_lit))
    }

    /// The part with most matches, or nothing without a match.
    fn best_part(&self, is_lit: &[bool]) -> Option<Vec<Piece>> {
        let matches = self.matches(is_lit);
        let first = densest(&matches)?;
        let (from, to) = self.around(first.start());
        Some(self.pieces(from, to, &matches))
    }

    fn opening(&self) -> Vec<Piece> {
        let (from, to) = self.around(0);
        self.pieces(from, to, &[])
    }

    fn matches(&self, is_lit: &[bool]) -> Vec<Mark> {
        let lit = self.marks.iter().filter(|mark| is_lit[mark.stem as usize]);
        lit.take(MAX_MATCHES).copied().collect()
    }

    /// The stretch to show for a match at `start`, cut between words.
    fn around(&self, start: usize) -> (usize, usize) {
        let text = &self.text;
        if text.len() <= EXCERPT {
            return (0, text.len());
        }
        let from = match start.checked_sub(LEAD).filter(|&from| from > 0) {
            None => 0,
            Some(from) => {
                let from = text.ceil_char_boundary(from);
                text[from..start.max(from)].find(' ').map_or(start, |space| from + space + 1)
            }
        };
        let end = from + EXCERPT;
        if end >= text.len() {
            return (from, text.len());
        }
        let end = text.floor_char_boundary(end);
        (from, text[from..end].rfind(' ').map_or(end, |space| from + space))
    }

    fn pieces(&self, from: usize, to: usize, matches: &[Mark]) -> Vec<Piece> {
        let mut pieces = Pieces { text: &self.text, at: from, done: Vec::with_capacity(2 * matches.len().min(8) + 2) };
        if from > 0 {
            pieces.push("… ", false);
        }
        for mark in matches.iter().filter(|mark| mark.start() >= from && mark.end() <= to) {
            pieces.mark(*mark);
        }
        pieces.plain_until(to);
        if to < self.text.len() {
            pieces.push(" …", false);
        }
        pieces.done
    }
}

struct Pieces<'a> {
    text: &'a str,
    at: usize,
    done: Vec<Piece>,
}

impl Pieces<'_> {
    /// A match; a word and its parts overlap, so one that is inside the last adds nothing.
    fn mark(&mut self, mark: Mark) {
        let is_joined = mark.start() <= self.at;
        self.plain_until(mark.start());
        let Some(text) = self.text.get(self.at..mark.end()).filter(|text| !text.is_empty()) else { return };
        match self.done.last_mut().filter(|last| is_joined && last.is_match) {
            Some(last) => last.text.push_str(text),
            None => self.done.push(Piece { text: text.to_owned(), is_match: true }),
        }
        self.at = mark.end();
    }

    fn plain_until(&mut self, to: usize) {
        if let Some(text) = self.text.get(self.at..to).filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            self.push(&text, false);
            self.at = to;
        }
    }

    fn push(&mut self, text: &str, is_match: bool) {
        match self.done.last_mut().filter(|last| last.is_match == is_match) {
            Some(last) => last.text.push_str(text),
            None => self.done.push(Piece { text: text.to_owned(), is_match }),
        }
    }
}

/// The match from which most others are within one excerpt.
fn densest(matches: &[Mark]) -> Option<Mark> {
    let mut best = (0, None);
    let mut last = 0;
    for (index, first) in matches.iter().enumerate() {
        while last < matches.len() && matches[last].end() < first.start() + EXCERPT - LEAD {
            last += 1;
        }
        let count = last.saturating_sub(index).max(1);
        if count > best.0 {
            best = (count, Some(*first));
        }
    }
    best.1
}

/// The summary if a match stands in it, else the best part of the body, else the summary.
pub(super) fn excerpt(summary: &Text, body: &Text, is_lit: &[bool]) -> Vec<Piece> {
    summary
        .best_part(is_lit)
        .or_else(|| body.best_part(is_lit))
        .unwrap_or_else(|| if summary.text.is_empty() { body.opening() } else { summary.opening() })
}
