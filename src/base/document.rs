//! A text file of the library, with places.

use std::ops::Range;

use super::Report;

/// The largest document that is read, in bytes. The longest page of the handreiking is about
/// 10 kB; the limit keeps a hostile file from taking the machine's time.
pub const MAX_DOCUMENT_BYTES: usize = 256 * 1024;

const FENCE: &str = "+++";

/// A text file under its name in the library.
#[derive(Debug, Clone)]
pub struct Document {
    name: String,
    text: String,
    lines: Vec<usize>,
}

/// Where a byte of a document is.
pub(super) struct Place<'a> {
    /// Counted from 1.
    pub(super) line: usize,
    /// In characters, counted from 1.
    pub(super) column: usize,
    /// The whole line, without its end.
    pub(super) text: &'a str,
}

impl Document {
    /// A document with its name inside the library, such as `symbols/88.md`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into().replace("\r\n", "\n");
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }

    /// The name inside the library.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The last part of the name without its extension; by rule the document's slug.
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit('/').next().unwrap_or(&self.name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    /// The whole text, with `\n` line ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn place(&self, offset: usize) -> Place<'_> {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        let column = self.text[start..offset].chars().count() + 1;
        Place { line, column, text: &self.text[start..end] }
    }

    /// The byte ranges of the front matter between its `+++` lines and of the body after it, or
    /// an error in the report when there is none.
    pub fn split(&self, report: &Report) -> Option<(Range<usize>, Range<usize>)> {
        let start = FENCE.len() + 1;
        let opened = self.text.starts_with("+++\n");
        let close = opened.then(|| self.text[start - 1..].find("\n+++")).flatten();
        let Some(close) = close else {
            let (problem, remedy) = if opened {
                (
                    "De kop van dit document wordt niet afgesloten.",
                    "Zet na de laatste regel van de kop een regel met +++.",
                )
            } else {
                (
                    "Dit document heeft geen kop.",
                    "Begin het document met een regel +++, daarna de gegevens, en weer een regel +++.",
                )
            };
            report.error(self, &(0..1), problem, remedy);
            return None;
        };
        let end = start - 1 + close + 1;
        let after = self.text[end..].find('\n').map_or(self.text.len(), |length| end + length + 1);
        Some((start..end.max(start), after..self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_body_are_split_at_the_fences() {
        let cases = [
            ("+++\na = 1\n+++\nTekst", "a = 1\n", "Tekst"),
            ("+++\n+++\nTekst", "", "Tekst"),
            ("+++\r\na = 1\r\n+++\r\n", "a = 1\n", ""),
            ("+++\na = 1\n+++", "a = 1\n", ""),
        ];
        for (text, front, body) in cases {
            let document = Document::new("x.md", text);
            let (a, b) = document.split(&Report::default()).unwrap();
            assert_eq!((&document.text()[a], &document.text()[b]), (front, body), "{text:?}");
        }
    }

    #[test]
    fn a_document_without_fences_is_refused_with_a_remedy() {
        for text in ["Tekst", "", "+++\na = 1\n", "+++"] {
            let report = Report::default();
            assert!(Document::new("x.md", text).split(&report).is_none(), "{text:?}");
            assert_eq!(report.error_count(), 1, "{text:?}");
        }
    }

    #[test]
    fn columns_count_characters_and_offsets_outside_the_text_are_harmless() {
        let document = Document::new("x.md", "één\ntwee");
        let place = document.place(5);
        assert_eq!((place.line, place.column, place.text), (1, 4, "één"));
        let beyond = document.place(999);
        assert_eq!((beyond.line, beyond.column), (2, 5));
    }
}
