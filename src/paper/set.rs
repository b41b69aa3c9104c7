//! From words to lines: letters are chosen, placed and broken over lines.

use std::sync::Arc;

use krilla::text::{GlyphId, KrillaGlyph};
use parley::{FontContext, Layout, LayoutContext, LineHeight, OverflowWrap, StyleProperty};

use super::style::{Ink, LINK, Look};
use super::typeface::{self, BOX, FaceId};
use crate::base::Span;

/// How large the number of a footnote is beside the text, and how far above it.
const NOTE_SIZE: f32 = 0.7;
const NOTE_RISE: f32 = 0.36;
/// Where in a line the baseline is.
const BASELINE: f32 = 0.72;

/// One line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) height: f32,
    pub(super) width: f32,
    /// How far below its top the letters stand.
    pub(super) baseline: f32,
    pub(super) runs: Vec<Run>,
}

/// Letters of one face and one span.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) x: f32,
    pub(super) width: f32,
    /// How far above the line.
    pub(super) rise: f32,
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) face: FaceId,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// The text that the letters are counted in.
    pub(super) text: Arc<str>,
    /// The place of its span among those that were set together.
    pub(super) span: usize,
    /// What the letters stand for, when they are not that themselves.
    pub(super) actual: Option<String>,
    /// Their language, when it is another.
    pub(super) language: Option<String>,
}

/// A part of a span that is set as it is, or as a box for what no face has.
struct Piece {
    span: usize,
    face: FaceId,
    text: String,
    actual: Option<String>,
}

/// Sets text.
pub(super) struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<usize>,
}

impl Setter {
    pub(super) fn new() -> Self {
        Self { fonts: typeface::context(), layouts: LayoutContext::new() }
    }

    /// The lines of a text in a width. An empty text has no lines.
    pub(super) fn lines(&mut self, spans: &[Span], look: Look, width: f32) -> Vec<Line> {
        let pieces = pieces(spans, look);
        let text: Arc<str> = pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().into();
        if text.trim().is_empty() {
            return Vec::new();
        }
        let mut layout = self.layout(&text, &pieces, spans, look);
        layout.break_all_lines(Some(width));
        let cutter = Cutter { pieces: &pieces, spans, look, text: &text };
        layout.lines().map(|line| cutter.line(&line)).collect()
    }

    /// The width of the longest word, and that of the text on one line.
    pub(super) fn widths(&mut self, spans: &[Span], look: Look) -> (f32, f32) {
        let pieces = pieces(spans, look);
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let widths = self.layout(&text, &pieces, spans, look).calculate_content_widths();
        (widths.min, widths.max)
    }

    fn layout(&mut self, text: &str, pieces: &[Piece], spans: &[Span], look: Look) -> Layout<usize> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(typeface::family()));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(look.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut start = 0;
        for (place, piece) in pieces.iter().enumerate() {
            let range = start..start + piece.text.len();
            let (weight, style) = typeface::weight_and_style(piece.face);
            builder.push(StyleProperty::Brush(place), range.clone());
            builder.push(StyleProperty::FontWeight(weight), range.clone());
            builder.push(StyleProperty::FontStyle(style), range.clone());
            if spans[piece.span].is_note {
                builder.push(StyleProperty::FontSize(look.size * NOTE_SIZE), range.clone());
            }
            start = range.end;
        }
        builder.build(text)
    }
}

/// Cuts laid out lines into runs.
struct Cutter<'a> {
    pieces: &'a [Piece],
    spans: &'a [Span],
    look: Look,
    text: &'a Arc<str>,
}

impl Cutter<'_> {
    fn line(&self, line: &parley::Line<'_, usize>) -> Line {
        let mut cut: Vec<Run> = Vec::new();
        let mut x = 0.0;
        for run in line.runs() {
            let face = typeface::face_of(run.font().data.id()).unwrap_or_default();
            let mut open = None;
            for cluster in run.visual_clusters() {
                let range = cluster.text_range();
                if cluster.is_ligature_continuation() {
                    if let Some(glyph) = cut.last_mut().and_then(|run| run.glyphs.last_mut()) {
                        glyph.text_range.end = range.end;
                    }
                    continue;
                }
                if &self.text[range.clone()] == "\n" {
                    continue;
                }
                let piece = cluster.style().brush;
                for glyph in cluster.glyphs() {
                    if open != Some(piece) {
                        open = Some(piece);
                        cut.push(self.run(piece, face, (x, run.font_size())));
                    }
                    let size = run.font_size();
                    let id = GlyphId::new(glyph.id);
                    let (advance, right, up) = (glyph.advance / size, glyph.x / size, glyph.y / size);
                    if let Some(last) = cut.last_mut() {
                        last.glyphs.push(KrillaGlyph::new(id, advance, right, up, 0.0, range.clone(), None));
                        last.width += glyph.advance;
                    }
                    x += glyph.advance;
                }
            }
        }
        let Look { size, leading, .. } = self.look;
        let baseline = (leading - size).mul_add(0.5, size * BASELINE) + size * 0.08;
        Line { height: leading, width: x, baseline, runs: cut }
    }

    fn run(&self, piece: usize, face: FaceId, (x, size): (f32, f32)) -> Run {
        let piece = &self.pieces[piece];
        let span = &self.spans[piece.span];
        Run {
            x,
            width: 0.0,
            rise: if span.is_note { self.look.size * NOTE_RISE } else { 0.0 },
            size,
            ink: if span.href.is_some() { LINK } else { self.look.ink },
            face,
            glyphs: Vec::new(),
            text: Arc::clone(self.text),
            span: piece.span,
            actual: piece.actual.clone(),
            language: span.language.clone(),
        }
    }
}

/// The spans in parts of which every letter can be printed. What no face has, such as a picture
/// letter, becomes a box that is read aloud as what it stands for.
fn pieces(spans: &[Span], look: Look) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let face = typeface::face(look.is_bold || span.is_strong, span.is_emphasis);
        let mut is_open = false;
        for letter in span.text.chars() {
            let joins = pieces.last().filter(|_| is_open).and_then(|piece| piece.actual.as_ref());
            let is_joined = joins.is_some_and(|actual| actual.ends_with('\u{200d}'));
            let is_boxed = joins.is_some();
            let (text, actual) = match letter {
                '\n' => ('\n', None),
                _ if is_invisible(letter) && !is_boxed => continue,
                _ if is_invisible(letter) || is_joined => {
                    if let Some(actual) = pieces.last_mut().and_then(|piece| piece.actual.as_mut()) {
                        actual.push(letter);
                    }
                    continue;
                }
                _ if typeface::has(face, letter) => (letter, None),
                _ if letter.is_whitespace() => (' ', None),
                _ => (BOX, Some(letter.to_string())),
            };
            match pieces.last_mut().filter(|piece| is_open && actual.is_none() && piece.actual.is_none()) {
                Some(last) => last.text.push(text),
                None => pieces.push(Piece { span: place, face, text: text.to_string(), actual }),
            }
            is_open = true;
        }
    }
    pieces
}

/// What has no shape of its own: control characters, joiners and selectors.
fn is_invisible(letter: char) -> bool {
    let is_control = letter.is_control() && !letter.is_whitespace();
    is_control
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// How a line of running text looks in bold.
pub(super) fn bold(look: Look) -> Look {
    Look { is_bold: true, ..look }
}

#[cfg(test)]
mod tests {
    use super::super::style::TEXT;
    use super::*;

    fn printed(line: &Line) -> String {
        let letters = |run: &Run| {
            let first = run.glyphs.first().map_or(0, |glyph| glyph.text_range.start);
            let last = run.glyphs.last().map_or(0, |glyph| glyph.text_range.end);
            run.text[first..last].to_owned()
        };
        line.runs.iter().map(letters).collect()
    }

    #[test]
    fn a_text_is_broken_in_a_width_and_loses_nothing() {
        let text = "De weegploeg weegt een signaal samen en legt vast wat zij deelde, met wie en waarom.";
        let lines = Setter::new().lines(&[Span::plain(text)], TEXT, 120.0);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| line.width < 126.0), "a space may hang over");
        assert_eq!(lines.iter().map(printed).collect::<String>(), text);
    }

    #[test]
    fn a_word_that_is_wider_than_the_line_is_broken() {
        let word = "https://voorbeeld.nl/".to_owned() + &"a".repeat(300);
        let lines = Setter::new().lines(&[Span::plain(&word)], TEXT, 100.0);
        assert!(lines.iter().all(|line| line.width <= 100.0));
        assert_eq!(lines.iter().map(printed).collect::<String>(), word);
    }

    #[test]
    fn what_no_face_has_becomes_a_box_that_says_what_it_was() {
        let lines = Setter::new().lines(&[Span::plain("a😀b 👩\u{200d}💻\u{fe0f}c\u{7}\u{feff}")], TEXT, 300.0);
        let told: Vec<_> = lines[0].runs.iter().filter_map(|run| run.actual.as_deref()).collect();
        assert_eq!(told, ["😀", "👩\u{200d}💻\u{fe0f}"]);
        assert_eq!(printed(&lines[0]), "a□b □c");
        assert!(lines[0].runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.glyph_id.to_u32() != 0));
    }

    #[test]
    fn nothing_has_no_lines_and_a_forced_end_makes_one_more() {
        let mut setter = Setter::new();
        assert!(setter.lines(&[Span::plain(" ")], TEXT, 100.0).is_empty());
        assert_eq!(setter.lines(&[Span::plain("een\ntwee")], TEXT, 100.0).len(), 2);
    }
}
