//! The icon of the website as a raster, for phones that put it among their programs.

use image::{ExtendedColorType, ImageEncoder};

use super::picture::{ImageError, SIDE, document, nested, rasterise};

/// Room around a maskable icon, so that a phone may cut it to a circle: what counts must lie inside
/// a circle of 80% (W3C, Web Application Manifest, "Icon masks and safe zone").
const MARGIN: f32 = SIDE / 10.0;

/// What a phone may do with an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconShape {
    /// Show it as it is.
    Whole,
    /// Cut it to a shape of its own; the colour then runs to the edge.
    Maskable {
        /// The colour of the edge.
        background: &'static str,
    },
}

/// An icon of `pixels` by `pixels` as PNG.
pub fn icon(svg: &str, pixels: u32, shape: IconShape) -> Result<Vec<u8>, ImageError> {
    let drawing = match shape {
        IconShape::Whole => document(&nested(svg, 0.0, SIDE)),
        IconShape::Maskable { background } => document(&format!(
            "<rect width=\"{SIDE}\" height=\"{SIDE}\" fill=\"{background}\"/>{}",
            nested(svg, MARGIN, SIDE - 2.0 * MARGIN)
        )),
    };
    let raster = rasterise(&drawing, pixels)?;
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(raster.as_raw(), raster.width(), raster.height(), ExtendedColorType::Rgba8)
        .map_err(|error| ImageError::Raster(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUND: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"16\" fill=\"#ff0000\"/></svg>";

    fn drawn(shape: IconShape) -> image::RgbaImage {
        image::load_from_memory(&icon(ROUND, 100, shape).unwrap()).unwrap().to_rgba8()
    }

    #[test]
    fn a_whole_icon_fills_its_square_and_leaves_the_corners_open() {
        let icon = drawn(IconShape::Whole);
        assert_eq!(icon.dimensions(), (100, 100));
        assert_eq!(icon.get_pixel(0, 0).0[3], 0);
        assert_eq!(icon.get_pixel(2, 50).0, [255, 0, 0, 255]);
    }

    #[test]
    fn a_maskable_icon_has_colour_to_the_edge_and_its_drawing_in_the_middle() {
        let icon = drawn(IconShape::Maskable { background: "#0000ff" });
        assert_eq!(icon.get_pixel(0, 0).0, [0, 0, 255, 255]);
        assert_eq!(icon.get_pixel(5, 50).0, [0, 0, 255, 255], "the margin");
        assert_eq!(icon.get_pixel(14, 50).0, [255, 0, 0, 255]);
    }
}
