//! From strips to pages.

use super::strip::Strip;
use super::style::{BOTTOM, TOP};

/// A page: the strips on it, and where the first is among all.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    /// The table whose head is printed again at the top.
    pub(super) head: Option<usize>,
    /// The strips with how far below the top of the text they stand.
    pub(super) strips: Vec<(usize, f32)>,
}

const HEIGHT: f32 = BOTTOM - TOP;

/// Cuts strips into pages, never between two that belong together unless one page cannot hold them.
/// `heads` has the heights of the heads of the tables.
pub(super) fn cut(strips: &[Strip], heads: &[f32]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut start = 0;
    while start < strips.len() {
        let head = repeated(strips, heads, start);
        let mut bottom = head.map_or(0.0, |table| heads[table]);
        let mut placed = Vec::new();
        let mut end = start;
        while let Some(strip) = strips.get(end) {
            let above = if end == start { 0.0 } else { strip.above };
            let is_full = bottom + above + strip.height > HEIGHT;
            if end > start && (strip.starts_page || is_full) {
                break;
            }
            placed.push((end, bottom + above));
            bottom += above + strip.height;
            end += 1;
        }
        let next = last_break(strips, start, end);
        placed.retain(|(place, _)| *place < next);
        sheets.push(Sheet { head, strips: placed });
        start = next;
    }
    sheets
}

/// Where the page really ends: at `end`, or before what belongs to what no longer fits.
fn last_break(strips: &[Strip], start: usize, end: usize) -> usize {
    let is_natural = |place: usize| !strips[place - 1].keeps_next;
    if end == strips.len() || strips[end].starts_page {
        return end;
    }
    (start + 1..=end).rev().find(|place| is_natural(*place)).unwrap_or(end)
}

/// The table that goes on at the top of a page. A head that takes a third of the page stays away.
fn repeated(strips: &[Strip], heads: &[f32], start: usize) -> Option<usize> {
    strips[start].table.filter(|table| start > 0 && heads[*table] < HEIGHT / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f32) -> Strip {
        Strip { height, above: 10.0, ..Strip::default() }
    }

    fn on_pages(strips: &[Strip]) -> Vec<usize> {
        cut(strips, &[30.0]).iter().map(|sheet| sheet.strips.len()).collect()
    }

    #[test]
    fn a_page_is_filled_and_room_above_its_first_strip_is_left_out() {
        let strips = vec![strip(HEIGHT / 3.0 - 10.0); 7];
        assert_eq!(on_pages(&strips), [3, 3, 1]);
        assert_eq!(cut(&strips, &[])[1].strips[0], (3, 0.0));
    }

    #[test]
    fn a_heading_goes_along_with_what_follows() {
        let mut strips = vec![strip(HEIGHT / 3.0 - 10.0); 4];
        strips[2].keeps_next = true;
        assert_eq!(on_pages(&strips), [2, 2]);
    }

    #[test]
    fn what_belongs_together_but_fits_on_no_page_is_cut_all_the_same() {
        let mut strips = vec![strip(HEIGHT / 2.0); 3];
        for strip in &mut strips {
            strip.keeps_next = true;
        }
        assert_eq!(on_pages(&strips), [1, 1, 1]);
        assert_eq!(on_pages(&[strip(HEIGHT * 3.0)]), [1]);
    }

    #[test]
    fn a_chapter_starts_a_page_and_a_table_repeats_its_head() {
        let mut strips = vec![strip(HEIGHT - 40.0), strip(20.0), strip(20.0)];
        strips[1].starts_page = true;
        assert_eq!(on_pages(&strips), [1, 2]);
        strips[1] = Strip { table: Some(0), ..strip(80.0) };
        let sheets = cut(&strips, &[30.0]);
        assert_eq!((sheets[0].head, sheets[1].head, sheets[1].strips[0].1), (None, Some(0), 30.0));
    }
}
