//! Letters as strokes, drawn for this project. The rasteriser carries no fonts: text in an SVG
//! would vanish without a word, and a font file is third-party code.

use std::fmt::Write;

/// Width and height of a letter and the space after it, in units of the drawings below.
const WIDTH: f32 = 4.0;
const HEIGHT: f32 = 6.0;
const SPACE: f32 = 1.8;

/// Letters in a box of 4 by 6, as SVG path data.
const LETTERS: &[(char, &str)] = &[
    ('&', "M4 6L0.9 1.8Q0.4 0 1.9 0Q3.3 0 3.1 1.3Q2.9 2.3 1.2 3.2Q0 4 0.1 4.9Q0.4 6 1.7 6Q3.2 6 4 3.6"),
    ('+', "M2 1.2V4.8M0.2 3H3.8"),
    ('-', "M0.8 3H3.2"),
    ('.', "M2 5.9V6"),
    ('/', "M0 6L4 0"),
    ('0', "M2 0Q0.2 0 0.2 3Q0.2 6 2 6Q3.8 6 3.8 3Q3.8 0 2 0Z"),
    ('1', "M0.9 1.2L2.3 0V6"),
    ('2', "M0.2 1.4Q0.5 0 2 0Q3.9 0 3.9 1.6Q3.9 2.8 2.5 4L0.1 6H4"),
    ('3', "M0.3 0.8Q1 0 2 0Q3.8 0 3.8 1.5Q3.8 2.9 1.8 2.9Q4 2.9 4 4.4Q4 6 2 6Q0.8 6 0 5.1"),
    ('4', "M3 6V0L0 4.2H4"),
    ('5', "M3.7 0H0.6L0.3 2.8Q1 2.3 2 2.3Q4 2.3 4 4.1Q4 6 2 6Q0.7 6 0 5.2"),
    ('6', "M3.6 0.7Q3 0 2.2 0Q0 0 0 3.5Q0 6 2 6Q4 6 4 4.2Q4 2.4 2 2.4Q0.6 2.4 0 3.7"),
    ('7', "M0 0H4L1.4 6"),
    ('8', "M2 2.9Q0.2 2.9 0.2 1.4Q0.2 0 2 0Q3.8 0 3.8 1.4Q3.8 2.9 2 2.9Q0 2.9 0 4.4Q0 6 2 6Q4 6 4 4.4Q4 2.9 2 2.9Z"),
    ('9', "M0.4 5.3Q1 6 1.8 6Q4 6 4 2.5Q4 0 2 0Q0 0 0 1.8Q0 3.6 2 3.6Q3.4 3.6 4 2.3"),
    ('A', "M0 6L2 0L4 6M0.7 4H3.3"),
    ('B', "M0 0V6H2.4Q4 6 4 4.4Q4 2.9 2.4 2.9H0M2.4 2.9Q3.7 2.9 3.7 1.4Q3.7 0 2.4 0H0"),
    ('C', "M4 1Q3.2 0 2.1 0Q0 0 0 3Q0 6 2.1 6Q3.2 6 4 5"),
    ('D', "M0 0V6H1.5Q4 6 4 3Q4 0 1.5 0Z"),
    ('E', "M4 0H0V6H4M0 3H3"),
    ('F', "M4 0H0V6M0 3H3"),
    ('G', "M4 1Q3.2 0 2.1 0Q0 0 0 3Q0 6 2.1 6Q4 6 4 4V3.2H2.3"),
    ('H', "M0 0V6M4 0V6M0 3H4"),
    ('I', "M2 0V6"),
    ('J', "M3.5 0V4.4Q3.5 6 2 6Q0.5 6 0.5 4.4"),
    ('K', "M0 0V6M4 0L0 3.4M1.4 2.3L4 6"),
    ('L', "M0 0V6H4"),
    ('M', "M0 6V0L2 3.5L4 0V6"),
    ('N', "M0 6V0L4 6V0"),
    ('O', "M2 0Q0 0 0 3Q0 6 2 6Q4 6 4 3Q4 0 2 0Z"),
    ('P', "M0 6V0H2.4Q4 0 4 1.6Q4 3.2 2.4 3.2H0"),
    ('Q', "M2 0Q0 0 0 3Q0 6 2 6Q4 6 4 3Q4 0 2 0ZM2.6 4.4L4.2 6.4"),
    ('R', "M0 6V0H2.4Q4 0 4 1.6Q4 3.2 2.4 3.2H0M2 3.2L4 6"),
    ('S', "M3.9 0.9Q3.2 0 2 0Q0.1 0 0.1 1.5Q0.1 2.7 2 3Q4 3.3 4 4.5Q4 6 2 6Q0.7 6 0 5.1"),
    ('T', "M0 0H4M2 0V6"),
    ('U', "M0 0V4Q0 6 2 6Q4 6 4 4V0"),
    ('V', "M0 0L2 6L4 0"),
    ('W', "M0 0L1 6L2 2L3 6L4 0"),
    ('X', "M0 0L4 6M4 0L0 6"),
    ('Y', "M0 0L2 3L4 0M2 3V6"),
    ('Z', "M0 0H4L0 6H4"),
    ('·', "M2 2.9V3.1"),
];

/// Whether every character can be drawn.
pub fn can_letter(text: &str) -> bool {
    text.chars().all(|character| character == ' ' || stroke(character).is_some())
}

fn stroke(character: char) -> Option<&'static str> {
    let upper = character.to_ascii_uppercase();
    LETTERS.iter().find(|(letter, _)| *letter == upper).map(|(_, path)| *path)
}

/// The width of a line of text that is `height` high, in the units of `height`.
#[expect(clippy::cast_precision_loss, reason = "a line of text is far shorter than 2^23 characters")]
pub(super) fn width(text: &str, height: f32) -> f32 {
    let count = text.chars().count() as f32;
    (count * (WIDTH + SPACE) - SPACE).max(0.0) * height / HEIGHT
}

/// A line of text as SVG paths with its upper left corner at (x, y). Characters that cannot be
/// drawn leave a gap.
pub(super) fn line(text: &str, (x, y): (f32, f32), height: f32) -> String {
    let scale = height / HEIGHT;
    let mut paths = String::new();
    let mut at = x;
    for character in text.chars() {
        if let Some(path) = stroke(character) {
            // Writing to a String cannot fail.
            let _ = write!(paths, "<path transform=\"translate({at} {y}) scale({scale})\" d=\"{path}\"/>");
        }
        at += (WIDTH + SPACE) * scale;
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_may_stand_on_a_card_can_be_lettered() {
        assert!(can_letter("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/+.& "));
    }

    #[test]
    fn slugs_and_codes_can_be_lettered() {
        assert!(can_letter("weegwijs · educatief · zwarte-zon · 2026"));
        assert!(can_letter("14/88"));
        assert!(!can_letter("卐"));
    }

    #[test]
    fn the_width_of_a_line_follows_its_height() {
        assert!((width("A", 6.0) - 4.0).abs() < 1e-6);
        assert!((width("AB", 12.0) - 19.6).abs() < 1e-4);
        assert!(width("", 6.0).abs() < 1e-6);
    }
}
