//! Pictures of drawings in pages and in cases, drawn the same way.

use std::sync::Arc;

use super::pictures::in_background;
use super::{App, random};
use crate::handreiking::{Figure, Page};
use crate::images::{self, Format, Frame, ImageError, Motif, Size};

impl App {
    /// The picture of a drawing in a page.
    pub async fn figure_picture(&self, page: &Page, figure: &Figure) -> Result<Arc<[u8]>, ImageError> {
        self.draw(figure.drawing.svg().to_owned(), page.slug.clone(), page.updated_on.year()).await
    }

    /// Draws in a frame that says to what the drawing belongs, when there is a place.
    pub(super) async fn draw(&self, svg: String, slug: String, year: i16) -> Result<Arc<[u8]>, ImageError> {
        let draw = move || drawing(&svg, (&slug, year), Format::Webp);
        let _place = self.pictures().place().await?;
        in_background(draw).await
    }
}

/// The picture of a drawing in a page as a file for paper holds it.
pub fn figure_on_paper(page: &Page, figure: &Figure) -> Result<Vec<u8>, ImageError> {
    drawing(figure.drawing.svg(), (&page.slug, page.updated_on.year()), Format::Png)
}

fn drawing(svg: &str, (slug, year): (&str, i16), format: Format) -> Result<Vec<u8>, ImageError> {
    images::render(Motif::Drawing(svg), Frame { slug, year }, (Size::Large, format), false)
}

/// What stands in the address of a figure: another drawing has another.
pub fn figure_mark(figure: &Figure) -> String {
    crate::base::hex(&random::digest(figure.drawing.svg())[..6])
}
