//! What stands beside each other on a page and is never cut.

use std::rc::Rc;

use super::set::Line;
use super::structure::NodeId;
use super::style::Look;
use crate::base::Sketch;

/// A strip of a page, as high as one line or one picture.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// Room above it, unless it is the first of its page.
    pub(super) above: f32,
    pub(super) height: f32,
    /// Whether the next one belongs on the same page.
    pub(super) keeps_next: bool,
    pub(super) starts_page: bool,
    /// What it stands in that has a bar beside it.
    pub(super) frame: Option<usize>,
    /// The table whose head comes back above it on a new page.
    pub(super) table: Option<usize>,
    /// By which links find it.
    pub(super) anchors: Vec<String>,
    /// The heading that begins here.
    pub(super) heading: Option<usize>,
    pub(super) quire: usize,
    pub(super) prints: Vec<Print>,
}

/// Something to print, at a place counted from the left of the text and the top of the strip.
#[derive(Debug, Clone)]
pub(super) enum Print {
    /// A line, with the place in the tree of each of its spans.
    Line { x: f32, y: f32, line: Line, leaves: Rc<[NodeId]> },
    /// The number of the page where an anchor is, at the right.
    PageOf { anchor: String, leaf: NodeId, look: Look },
    /// A picture.
    Picture { png: Rc<[u8]>, x: f32, size: (f32, f32), node: NodeId },
    /// A picture that is drawn on the spot.
    Sketch { sketch: Rc<Sketch>, x: f32, scale: f32, node: NodeId },
    /// A thin line.
    Rule { x: f32, y: f32, width: f32 },
    /// A coloured plane behind what comes after it.
    Tint { x: f32, width: f32 },
}

impl Strip {
    /// A strip with one line.
    pub(super) fn of_line(line: Line, x: f32, leaves: &Rc<[NodeId]>) -> Self {
        let height = line.height;
        let print = Print::Line { x, y: 0.0, line, leaves: Rc::clone(leaves) };
        Self { height, prints: vec![print], ..Self::default() }
    }
}

/// Keeps the first two and the last two lines of a text together, so that no line stands alone at
/// the foot or the head of a page.
pub(super) fn keep_pairs(strips: &mut [Strip]) {
    let count = strips.len();
    for (place, strip) in strips.iter_mut().enumerate() {
        strip.keeps_next |= place + 1 < count && (place == 0 || place + 2 == count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_stands_alone() {
        let kept = |count: usize| {
            let mut strips = vec![Strip::default(); count];
            keep_pairs(&mut strips);
            strips.iter().map(|strip| u8::from(strip.keeps_next).to_string()).collect::<String>()
        };
        assert_eq!([1, 2, 3, 4, 6].map(kept), ["0", "10", "110", "1010", "100010"]);
    }
}
