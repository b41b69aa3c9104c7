//! Measures of the printed page, in points, and its colours.

/// Red, green and blue.
pub(super) type Ink = (u8, u8, u8);

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Where the text stands on it. The line of 400 points holds some 75 letters.
pub(super) const LEFT: f32 = 98.0;
pub(super) const WIDTH: f32 = 400.0;
pub(super) const TOP: f32 = 92.0;
pub(super) const BOTTOM: f32 = 752.0;
/// Baselines of the line at the head and the two lines at the foot.
pub(super) const HEAD: f32 = 58.0;
pub(super) const FOOT: f32 = 786.0;

/// How far the text of a list, a quote or a callout stands to the right.
pub(super) const INDENT: f32 = 18.0;
/// Room around what stands in a cell of a table.
pub(super) const CELL: (f32, f32) = (6.0, 4.0);
/// The thickness of a line.
pub(super) const HAIR: f32 = 0.5;
/// The thickness of the bar beside a callout.
pub(super) const BAR: f32 = 2.5;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    /// From one baseline to the next.
    pub(super) leading: f32,
    pub(super) is_bold: bool,
    pub(super) ink: Ink,
}

const fn look(size: f32, leading: f32, is_bold: bool, ink: Ink) -> Look {
    Look { size, leading, is_bold, ink }
}

pub(super) const WHITE: Ink = (255, 255, 255);
const BLACK: Ink = (28, 28, 30);
pub(super) const GREY: Ink = (84, 84, 92);
pub(super) const BLUE: Ink = (18, 58, 99);

/// The ink of a link.
pub(super) const LINK: Ink = (20, 79, 139);
/// Behind the heading of a table.
pub(super) const TINT: Ink = (236, 240, 245);
/// Lines in a table and beside a quote.
pub(super) const LINE: Ink = (168, 176, 186);
/// Beside a callout that warns, and beside another.
pub(super) const WARNING: Ink = (166, 84, 0);
pub(super) const NOTICE: Ink = BLUE;

pub(super) const TITLE: Look = look(31.0, 37.0, true, BLUE);
pub(super) const OPENING: Look = look(12.5, 18.5, false, BLACK);
pub(super) const TEXT: Look = look(11.0, 15.5, false, BLACK);
pub(super) const CELL_TEXT: Look = look(9.5, 13.0, false, BLACK);
pub(super) const CELL_HEAD: Look = look(9.5, 13.0, true, BLACK);
pub(super) const NOTE: Look = look(9.0, 12.5, false, BLACK);
/// What is said aside, and what stands below a picture.
pub(super) const REMARK: Look = look(9.5, 13.0, false, GREY);
pub(super) const RUNNING: Look = look(8.5, 11.5, false, GREY);
pub(super) const CONTENTS_PART: Look = look(11.0, 15.5, true, BLACK);

/// Words in a picture.
pub(super) const fn sketch_words(size: f32, is_bold: bool) -> Look {
    look(size, size * 1.4, is_bold, BLACK)
}

/// A heading of a level, with the room above and below it.
pub(super) fn heading(level: u8) -> (Look, f32, f32) {
    match level {
        1 => (look(24.0, 29.0, true, BLUE), 0.0, 12.0),
        2 => (look(18.0, 22.5, true, BLUE), 30.0, 8.0),
        3 => (look(13.5, 17.5, true, BLUE), 18.0, 4.0),
        _ => (look(11.5, 15.5, true, BLACK), 12.0, 2.0),
    }
}
