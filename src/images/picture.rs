//! Rasterising.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgba, RgbaImage, imageops};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::lettering;
use crate::base::words;

words! {
    /// The sizes in which pictures are offered. No larger one exists: a symbol bank is for
    /// recognising, not for printing.
    pub enum Size {
        Small = "96", "96";
        Card = "160", "160";
        Middle = "240", "240";
        Large = "480", "480";
    }
}

words! {
    /// The formats in which pictures are offered.
    pub enum Format {
        Webp = "webp", "WebP";
        Png = "png", "PNG";
    }
}

impl Format {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Webp => "image/webp",
            Self::Png => "image/png",
        }
    }
}

impl Size {
    /// Width and height in pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Self::Small => 96,
            Self::Card => 160,
            Self::Middle => 240,
            Self::Large => 480,
        }
    }
}

/// What is in the frame.
#[derive(Debug, Clone, Copy)]
pub enum Motif<'a> {
    /// A checked drawing, as SVG with the view box `0 0 480 480`.
    Drawing(&'a str),
    /// Up to 12 letters or digits on a card.
    Letters(&'a str),
}

/// What the frame says: which entry this is and of which year.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The entry.
    pub slug: &'a str,
    /// The year of its last review.
    pub year: i16,
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The drawing is not a drawing.
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// The raster could not be made or written.
    #[error("the picture cannot be written: {0}")]
    Raster(String),
}

/// Side of the drawing's view box; everything below is in its units.
pub(super) const SIDE: f32 = 480.0;
/// Width of the band around the motif.
const BAND: f32 = 26.0;
const LETTER_HEIGHT: f32 = 11.0;
/// Longest text on one line of a letter card, in characters, and the distance between lines.
const ONE_LINE: usize = 7;
const LEADING: f32 = 1.5;
/// A blurred picture has no detail, so it is made no larger than this and shown large.
const BLURRED_PIXELS: u32 = 240;
/// The paper under every drawing, so that no picture is see-through.
const PAPER: &str = "<rect width=\"480\" height=\"480\" fill=\"#f4f1ea\"/>";
/// Blocks on a side of a blurred picture, whatever its size: it shows as little in each.
const BLOCKS: u32 = 32;
/// How far the blur reaches, in blocks. With half of it the arms of a cross can be counted.
const BLUR_SIGMA: f32 = 4.5;

/// Draws a motif in its frame and encodes it without loss. `is_blurred` blurs the motif
/// beyond recognition and leaves the frame.
pub fn render(
    motif: Motif<'_>,
    frame: Frame<'_>,
    (size, format): (Size, Format),
    is_blurred: bool,
) -> Result<Vec<u8>, ImageError> {
    let pixels = if is_blurred { size.pixels().min(BLURRED_PIXELS) } else { size.pixels() };
    let mut picture = if is_blurred { blurred(motif, pixels)? } else { rasterise(&motif_svg(motif), pixels)? };
    imageops::overlay(&mut picture, &rasterise(&frame_svg(frame), pixels)?, 0, 0);
    encode(&picture, format)
}

/// A document of [`SIDE`] by [`SIDE`] as a square of pixels.
pub(super) fn rasterise(svg: &str, pixels: u32) -> Result<RgbaImage, ImageError> {
    let mut options = Options::default();
    // The default resolver reads files of this machine by their path.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, _, _| None);
    let tree = Tree::from_str(svg, &options)?;
    // At most 512 by 512: a pixmap of a size that the machine cannot give ends the process.
    let mut pixmap = Pixmap::new(pixels, pixels).ok_or_else(|| ImageError::Raster("no room for pixels".into()))?;
    #[expect(clippy::cast_precision_loss, reason = "a side of at most 512 pixels")]
    let scale = pixels as f32 / SIDE;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let mut picture = RgbaImage::new(pixels, pixels);
    for (target, source) in picture.pixels_mut().zip(pixmap.pixels()) {
        let colour = source.demultiply();
        *target = Rgba([colour.red(), colour.green(), colour.blue(), colour.alpha()]);
    }
    Ok(picture)
}

/// The motif blurred beyond recognition. It is drawn small and enlarged in blocks: fine gradients
/// would be ten times as many bytes without showing more.
fn blurred(motif: Motif<'_>, pixels: u32) -> Result<RgbaImage, ImageError> {
    let small = imageops::blur(&rasterise(&motif_svg(motif), BLOCKS)?, BLUR_SIGMA);
    Ok(imageops::resize(&small, pixels, pixels, imageops::FilterType::Nearest))
}

fn encode(picture: &RgbaImage, format: Format) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let (width, height) = picture.dimensions();
    let written = match format {
        Format::Webp => {
            WebPEncoder::new_lossless(&mut bytes).write_image(picture, width, height, ExtendedColorType::Rgba8)
        }
        Format::Png => PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
            .write_image(picture, width, height, ExtendedColorType::Rgba8),
    };
    written.map_err(|error| ImageError::Raster(error.to_string()))?;
    Ok(bytes)
}

/// An SVG of [`SIDE`] by [`SIDE`].
pub(super) fn document(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\" width=\"480\" height=\"480\">{inside}</svg>"
    )
}

/// A drawing as a square inside another, `at` from its left and upper edge.
pub(super) fn nested(svg: &str, at: f32, side: f32) -> String {
    let body = svg.find("<svg").map_or(svg, |start| &svg[start + 4..]);
    format!("<svg x=\"{at}\" y=\"{at}\" width=\"{side}\" height=\"{side}\"{body}")
}

fn motif_svg(motif: Motif<'_>) -> String {
    match motif {
        Motif::Drawing(svg) => document(&format!("{PAPER}{}", nested(svg, BAND, SIDE - 2.0 * BAND))),
        Motif::Letters(text) => {
            let letters = letters(text);
            document(&format!(
                "{PAPER}<rect x=\"70\" y=\"110\" width=\"340\" height=\"260\" rx=\"14\" \
                 fill=\"#ffffff\" stroke=\"#1d2733\" stroke-width=\"4\"/><g fill=\"none\" stroke=\"#1d2733\" stroke-width=\"0.75\" \
                 stroke-linecap=\"round\" stroke-linejoin=\"round\">{letters}</g>"
            ))
        }
    }
}

/// Letters on a card; a long text stands in lines, so that it can be read when it is small.
fn letters(text: &str) -> String {
    let lines: Vec<&str> = if text.chars().count() > ONE_LINE { text.split(' ').collect() } else { vec![text] };
    let widest = lines.iter().map(|line| lettering::width(line, 150.0)).fold(1.0, f32::max);
    #[expect(clippy::cast_precision_loss, reason = "a card has at most 12 characters")]
    let count = lines.len() as f32;
    let height = (150.0 * 300.0 / widest).min(220.0 / (count * LEADING - LEADING + 1.0)).clamp(30.0, 170.0);
    let top = (SIDE - height * (count * LEADING - LEADING + 1.0)) / 2.0;
    let mut y = top;
    let mut drawn = String::new();
    for line in lines {
        drawn += &lettering::line(line, ((SIDE - lettering::width(line, height)) / 2.0, y), height);
        y += height * LEADING;
    }
    drawn
}

fn frame_svg(frame: Frame<'_>) -> String {
    let text = format!("WEEGWIJS · EDUCATIEF · {} · {}", frame.slug, frame.year);
    let longest = SIDE - 2.0 * BAND;
    let height = (LETTER_HEIGHT * longest / lettering::width(&text, LETTER_HEIGHT)).min(LETTER_HEIGHT);
    let place = ((SIDE - lettering::width(&text, height)) / 2.0, (BAND - height) / 2.0);
    let line = lettering::line(&text, place, height);
    let sides: String =
        [0, 90, 180, 270].map(|turn| format!("<g transform=\"rotate({turn} 240 240)\">{line}</g>")).concat();
    document(&format!(
        "<path fill=\"#15406b\" fill-rule=\"evenodd\" d=\"M0 0H480V480H0ZM26 26V454H454V26Z\"/>\
         <path d=\"M26 454L454 26\" stroke=\"#15406b\" stroke-width=\"1.2\" opacity=\"0.55\" fill=\"none\"/>\
         <g fill=\"none\" stroke=\"#ffffff\" stroke-width=\"0.7\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{sides}</g>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Word;

    const FRAME: Frame<'_> = Frame { slug: "voorbeeld", year: 2026 };
    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\"><rect width=\"480\" height=\"480\" fill=\"#ffffff\"/><rect x=\"60\" width=\"180\" height=\"480\" fill=\"#ff0000\"/></svg>";

    fn decode(bytes: &[u8]) -> RgbaImage {
        image::load_from_memory(bytes).unwrap().to_rgba8()
    }

    #[test]
    fn a_drawing_comes_out_in_its_frame_at_the_asked_size() {
        for size in Size::ALL.iter().copied() {
            let picture = decode(&render(Motif::Drawing(DRAWING), FRAME, (size, Format::Webp), false).unwrap());
            assert_eq!(picture.dimensions(), (size.pixels(), size.pixels()));
            assert_eq!(picture.get_pixel(0, 0).0, [0x15, 0x40, 0x6b, 255], "the corner belongs to the frame");
            let middle = picture.get_pixel(size.pixels() / 3, size.pixels() / 2).0;
            assert_eq!(middle, [255, 0, 0, 255], "the motif keeps its colours");
        }
    }

    /// A sign of bent arms and its mirror image.
    fn mirrored(size: Size, is_blurred: bool) -> [RgbaImage; 2] {
        ["translate(0 0)", "translate(480 0) scale(-1 1)"].map(|place| {
            let sign = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\"><path transform=\"{place}\" d=\"M240 70V410M70 240H410M240 70H410M410 240V410M240 410H70M70 240V70\" fill=\"none\" stroke=\"#000000\" stroke-width=\"60\"/></svg>"
            );
            decode(&render(Motif::Drawing(&sign), FRAME, (size, Format::Webp), is_blurred).unwrap())
        })
    }

    /// The largest difference between two pictures.
    fn difference([one, other]: &[RgbaImage; 2]) -> u16 {
        let values = one.as_raw().iter().zip(other.as_raw());
        values.map(|(one, other)| (i16::from(*one) - i16::from(*other)).unsigned_abs()).max().unwrap()
    }

    #[test]
    fn a_blurred_sign_cannot_be_told_from_its_mirror_image_in_any_size() {
        for &size in Size::ALL {
            assert!(difference(&mirrored(size, false)) > 200, "{size:?}");
            let blurred = mirrored(size, true);
            assert!(difference(&blurred) < 40, "{size:?}: {}", difference(&blurred));
            assert_eq!(blurred[0].width(), size.pixels().min(BLURRED_PIXELS));
            assert_eq!(blurred[0].get_pixel(0, 0).0, [0x15, 0x40, 0x6b, 255], "the frame is not blurred");
            assert!(blurred[0].pixels().all(|pixel| pixel.0[3] >= 254), "{size:?} is see-through");
        }
    }

    #[test]
    fn a_letter_card_shows_ink() {
        let picture = decode(&render(Motif::Letters("1488"), FRAME, (Size::Middle, Format::Webp), false).unwrap());
        let ink = picture.pixels().filter(|pixel| pixel.0[0] < 60).count();
        assert!(ink > 500, "{ink} dark pixels");
    }

    #[test]
    fn a_broken_drawing_is_an_error_and_a_file_on_this_machine_is_not_read() {
        assert!(render(Motif::Drawing("<svg"), FRAME, (Size::Small, Format::Webp), false).is_err());
        let reader = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\"><image href=\"/etc/hostname\" width=\"480\" height=\"480\"/></svg>";
        let picture = decode(&render(Motif::Drawing(reader), FRAME, (Size::Small, Format::Webp), false).unwrap());
        assert_eq!(picture.get_pixel(30, 40).0, [0xf4, 0xf1, 0xea, 255], "nothing was drawn on the paper");
    }
}
