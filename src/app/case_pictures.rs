//! Pictures of cases. They belong to a version, since an attempt stays on its own.

use std::sync::Arc;

use super::pictures::in_background;
use super::{App, PracticeError};
use crate::images::{self, Format, Frame, ImageError, Motif, Size};

impl App {
    /// The picture of that name in a version that somebody began; nothing when there is none.
    pub async fn case_picture(&self, version: &str, name: &str) -> Result<Option<Arc<[u8]>>, PracticeError> {
        let scenario = self.version(version).await?;
        let media = scenario.nodes().flat_map(|node| &node.media).find(|media| media.name == name);
        let Some(svg) = media.map(|media| media.drawing.svg().to_owned()) else { return Ok(None) };
        let (slug, year) = (scenario.slug().to_owned(), scenario.about().review_before.year());
        let draw = move || {
            let frame = Frame { slug: &slug, year };
            images::render(Motif::Drawing(&svg), frame, (Size::Large, Format::Webp), false)
        };
        let damaged = |error: ImageError| PracticeError::Damaged(error.to_string());
        let _place = self.pictures().place().await.map_err(damaged)?;
        Ok(Some(in_background(draw).await.map_err(damaged)?))
    }
}
