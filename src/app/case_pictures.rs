//! Pictures of cases. They belong to a version, since an attempt stays on its own.

use std::sync::Arc;

use super::{App, PracticeError};

impl App {
    /// The picture of that name in a version that somebody began; nothing when there is none.
    pub async fn case_picture(&self, version: &str, name: &str) -> Result<Option<Arc<[u8]>>, PracticeError> {
        let scenario = self.version(version).await?;
        let media = scenario.nodes().flat_map(|node| &node.media).find(|media| media.name == name);
        let Some(svg) = media.map(|media| media.drawing.svg().to_owned()) else { return Ok(None) };
        let (slug, year) = (scenario.slug().to_owned(), scenario.about().review_before.year());
        let drawn = self.draw(svg, slug, year).await;
        Ok(Some(drawn.map_err(|error| PracticeError::Damaged(error.to_string()))?))
    }
}
