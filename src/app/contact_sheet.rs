//! All pictures of a catalogue on one sheet.

use super::pictures::{frame, motif};
use crate::catalogue::Catalogue;
use crate::images::{self, Cell, Format, ImageError, Size};
use crate::symbols::{ImageManner, Symbol};

/// Pictures in a row.
const COLUMNS: u32 = 12;

/// Draws every symbol, clear also where visitors see it blurred: the sheet is for editors. Entries
/// that look alike stand beside each other.
pub fn contact_sheet(catalogue: &Catalogue, size: Size) -> Result<Vec<u8>, ImageError> {
    let cell = |symbol: &Symbol| {
        let has_picture = symbol.image.manner != ImageManner::None;
        let picture = has_picture
            .then(|| images::render(motif(symbol), frame(symbol), (size, Format::Webp), false))
            .transpose()?;
        Ok(Cell { picture, name: symbol.slug.clone() })
    };
    let cells = in_pairs(catalogue).into_iter().map(cell).collect::<Result<Vec<Cell>, ImageError>>()?;
    images::contact_sheet(&cells, size.pixels(), COLUMNS)
}

/// Every symbol once, each followed by those of its look-alikes that did not stand there yet.
fn in_pairs(catalogue: &Catalogue) -> Vec<&Symbol> {
    let mut order: Vec<&Symbol> = Vec::new();
    for symbol in catalogue.symbols() {
        let twins = symbol.look_alikes.iter().filter_map(|other| catalogue.symbol(&other.slug));
        for one in std::iter::once(symbol).chain(twins) {
            if order.iter().all(|placed| placed.slug != one.slug) {
                order.push(one);
            }
        }
    }
    order
}
