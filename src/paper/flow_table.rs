//! Tables. A row is cut line by line, so that one with much text in a cell goes on on the next page.

use super::flow::{Flow, Place};
use super::strip::{Print, Strip};
use super::structure::{NodeId, Role};
use super::style::{CELL, CELL_HEAD, CELL_TEXT, HAIR, Look};
use crate::base::Span;

/// A row up to this many lines is not cut.
const WHOLE: usize = 8;
/// Room above and below a table.
const AROUND: f32 = 10.0;

type Cells = [Vec<Span>];

/// A row of a table that is being made.
struct Row<'a> {
    cells: &'a Cells,
    widths: &'a [f32],
    node: NodeId,
    role: fn() -> Role,
    look: Look,
}

impl Flow {
    pub(super) fn table(&mut self, head: &Cells, rows: &[Vec<Vec<Span>>], place: Place) {
        let widths = self.column_widths(head, rows, place.width);
        if widths.is_empty() {
            return;
        }
        let table = self.tree.add(place.parent, Role::Table);
        let group = self.tree.add(table, Role::TableHead);
        let node = self.tree.add(group, Role::Row);
        let row = Row { cells: head, widths: &widths, node, role: || Role::HeadCell, look: CELL_HEAD };
        let mut strips = self.row(&row, place);
        for strip in &mut strips {
            strip.keeps_next = true;
            strip.prints.insert(0, Print::Tint { x: place.x, width: place.width });
        }
        self.table_heads.push(strips.clone());
        let number = self.table_heads.len() - 1;
        self.push(strips, AROUND, place);
        let group = self.tree.add(table, Role::TableBody);
        for (place_of_row, cells) in rows.iter().enumerate() {
            let node = self.tree.add(group, Role::Row);
            let row = Row { cells, widths: &widths, node, role: || Role::Cell, look: CELL_TEXT };
            let mut strips = self.row(&row, place);
            for strip in &mut strips {
                strip.table = Some(number);
            }
            // The last row does not stand alone below a head that is printed again.
            if let Some(last) = strips.last_mut().filter(|_| place_of_row + 2 == rows.len()) {
                last.keeps_next = true;
            }
            self.push(strips, 0.0, place);
        }
        self.leave_room(AROUND);
    }

    /// The lines of a row: in each strip a line of every cell.
    fn row(&mut self, row: &Row<'_>, place: Place) -> Vec<Strip> {
        let (beside, above) = CELL;
        let mut columns = Vec::new();
        let mut x = place.x;
        for (cell, width) in row.cells.iter().zip(row.widths) {
            let node = self.tree.add(row.node, (row.role)());
            let lines = self.setter.lines(cell, row.look, width - 2.0 * beside);
            let inside = Place { x: x + beside, parent: node, ..place };
            columns.push(self.strips_of(lines, cell, inside).into_iter());
            x += width;
        }
        let count = columns.iter().map(ExactSizeIterator::len).max().unwrap_or_default().max(1);
        let strip = |at: usize| {
            let top = if at == 0 { above } else { 0.0 };
            let foot = if at + 1 == count { above } else { 0.0 };
            let mut prints: Vec<Print> = columns.iter_mut().filter_map(Iterator::next).flat_map(|s| s.prints).collect();
            for print in &mut prints {
                if let Print::Line { y, .. } = print {
                    *y = top;
                }
            }
            let height = top + row.look.leading + foot;
            if at + 1 == count {
                prints.push(Print::Rule { x: place.x, y: height - HAIR * 0.5, width: place.width });
            }
            let keeps_next = at + 1 < count && (count <= WHOLE || at == 0 || at + 2 == count);
            Strip { height, keeps_next, prints, ..Strip::default() }
        };
        (0..count).map(strip).collect()
    }

    /// Every column gets its longest word; what is left goes to those with more text.
    fn column_widths(&mut self, head: &Cells, rows: &[Vec<Vec<Span>>], width: f32) -> Vec<f32> {
        let mut columns = Vec::new();
        for (column, heading) in head.iter().enumerate() {
            let (mut least, mut most) = self.setter.widths(heading, CELL_HEAD);
            for cell in rows.iter().filter_map(|row| row.get(column)) {
                let (word, line) = self.setter.widths(cell, CELL_TEXT);
                (least, most) = (least.max(word), most.max(line));
            }
            let around = 2.0 * CELL.0 + 1.0;
            columns.push((least.min(width * 0.5) + around, most.min(width) + around));
        }
        shared(&columns, width)
    }
}

/// Shares a width among columns with their least and their wished width.
fn shared(columns: &[(f32, f32)], width: f32) -> Vec<f32> {
    let least: f32 = columns.iter().map(|(least, _)| least).sum();
    let wish: f32 = columns.iter().map(|(least, most)| (most - least).max(1.0).sqrt()).sum();
    if least >= width {
        return columns.iter().map(|(own, _)| own * width / least).collect();
    }
    let left = width - least;
    columns.iter().map(|(own, most)| own + left * (most - own).max(1.0).sqrt() / wish).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_none_is_narrower_than_its_longest_word() {
        for columns in [vec![(40.0, 60.0), (60.0, 800.0)], vec![(300.0, 300.0), (300.0, 900.0)], vec![(10.0, 10.0)]] {
            let widths = shared(&columns, 400.0);
            assert!((widths.iter().sum::<f32>() - 400.0).abs() < 0.1, "{widths:?}");
        }
        let widths = shared(&[(40.0, 60.0), (60.0, 800.0)], 400.0);
        assert!(widths[0] >= 40.0 && widths[1] > 250.0, "{widths:?}");
    }
}
