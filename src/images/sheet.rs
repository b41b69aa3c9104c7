//! Many pictures on one sheet, for editors: only beside each other it shows whether drawings are in
//! one hand, and whether they can be told apart when they are small.

use image::{ExtendedColorType, ImageEncoder, Rgba, RgbaImage, imageops};

use super::lettering;
use super::picture::{ImageError, document, rasterise};

/// Space around a picture, and the height of the name below it, in pixels.
const GAP: u32 = 10;
const NAME: u32 = 18;
/// Height of the letters of a name, in units of the drawings at 480 to a picture's width.
const LETTERS: f32 = 34.0;
const PAPER: Rgba<u8> = Rgba([255, 255, 255, 255]);

/// A picture on a sheet.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The picture as it is served, or nothing when the entry has none.
    pub picture: Option<Vec<u8>>,
    /// What stands below it.
    pub name: String,
}

/// Lays pictures of `pixels` by `pixels` in rows of `columns`, with their names, as PNG.
pub fn contact_sheet(cells: &[Cell], pixels: u32, columns: u32) -> Result<Vec<u8>, ImageError> {
    let columns = columns.max(1);
    let rows = u32::try_from(cells.len()).unwrap_or(u32::MAX).div_ceil(columns);
    let (width, height) = (pixels + GAP, pixels + GAP + NAME);
    let mut sheet = RgbaImage::from_pixel(columns * width, rows * height, PAPER);
    for (cell, number) in cells.iter().zip(0..) {
        let (x, y) = (number % columns * width + GAP / 2, number / columns * height + GAP / 2);
        if let Some(bytes) = &cell.picture {
            let picture = image::load_from_memory(bytes).map_err(|error| ImageError::Raster(error.to_string()))?;
            imageops::overlay(&mut sheet, &picture.to_rgba8(), x.into(), y.into());
        }
        imageops::overlay(&mut sheet, &name(&cell.name, pixels)?, x.into(), (y + pixels + 2).into());
    }
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(sheet.as_raw(), sheet.width(), sheet.height(), ExtendedColorType::Rgba8)
        .map_err(|error| ImageError::Raster(error.to_string()))?;
    Ok(bytes)
}

/// A name as wide as a picture at most.
fn name(text: &str, pixels: u32) -> Result<RgbaImage, ImageError> {
    let height = (LETTERS * 480.0 / lettering::width(text, LETTERS).max(1.0)).min(LETTERS);
    let line = lettering::line(text, (0.0, 2.0), height);
    let letters = format!("<g fill=\"none\" stroke=\"#1d2733\" stroke-width=\"0.7\">{line}</g>");
    let mut drawn = rasterise(&document(&letters), pixels)?;
    Ok(imageops::crop(&mut drawn, 0, 0, pixels, NAME.min(pixels)).to_image())
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Frame, Motif, Size, render};
    use super::*;

    #[test]
    fn every_cell_shows_its_picture_and_its_name() {
        let frame = Frame { slug: "a", year: 2026 };
        let picture = render(Motif::Letters("88"), frame, (Size::Small, Format::Webp), false).unwrap();
        let mut cells = vec![Cell { picture: Some(picture), name: "88".to_owned() }; 5];
        cells.push(Cell { picture: None, name: "zonder".to_owned() });
        let sheet = image::load_from_memory(&contact_sheet(&cells, 96, 4).unwrap()).unwrap().to_rgba8();
        assert_eq!(sheet.dimensions(), (4 * 106, 2 * 124));
        let ink = |x: u32, y: u32, width: u32, height: u32| {
            let part = imageops::crop_imm(&sheet, x, y, width, height).to_image();
            part.pixels().filter(|pixel| **pixel != PAPER).count()
        };
        for number in 0..5 {
            let (x, y) = (number % 4 * 106, number / 4 * 124);
            assert!(ink(x, y, 106, 106) > 2_000 && ink(x, y + 103, 106, 20) > 10, "cell {number}");
        }
        assert_eq!(ink(106, 124, 106, 100), 0, "an entry without a picture leaves its place empty");
        assert!(ink(106, 124 + 103, 106, 20) > 10);
    }
}
