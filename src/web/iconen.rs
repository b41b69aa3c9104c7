//! `/iconen/{bestand}`: the icon as PNG, for phones that put the website among their programs. Drawn
//! from `assets/icoon.svg` when it is first asked for, so that no raster lies in the repository.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio::sync::OnceCell;

use super::assets;
use super::error::PageError;
use super::manifest::THEME_COLOUR;
use super::segment::Segment;
use crate::images::{IconShape, ImageError, icon};

/// An icon that the manifest names.
pub(super) struct Icon {
    pub(super) file: &'static str,
    pub(super) pixels: u32,
    pub(super) shape: IconShape,
    drawn: OnceCell<Bytes>,
}

const fn row(file: &'static str, pixels: u32, shape: IconShape) -> Icon {
    Icon { file, pixels, shape, drawn: OnceCell::const_new() }
}

/// Every icon there is.
pub(super) static ICONS: [Icon; 3] = [
    row("192.png", 192, IconShape::Whole),
    row("512.png", 512, IconShape::Whole),
    row("512-maskeerbaar.png", 512, IconShape::Maskable { background: THEME_COLOUR }),
];

/// A changed icon is seen within a day.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Gives an icon.
pub(super) async fn file(Segment(file): Segment<String>) -> Result<Response, PageError> {
    let asked = ICONS.iter().find(|icon| icon.file == file).ok_or(PageError::NotFound)?;
    let bytes = asked.drawn.get_or_try_init(|| draw(asked.pixels, asked.shape)).await?;
    let mut response = Response::new(Body::from(bytes.clone()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    Ok(response)
}

/// Drawing is work for a core, so it does not hold up other answers.
async fn draw(pixels: u32, shape: IconShape) -> Result<Bytes, ImageError> {
    let drawn = tokio::task::spawn_blocking(move || icon(assets::ICON, pixels, shape)).await;
    drawn.map_err(|error| ImageError::Raster(error.to_string()))?.map(Bytes::from)
}
