//! Pictures of symbols, made once and kept.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use tokio::sync::Semaphore;

use super::Published;
use crate::images::{self, Frame, ImageError, Motif, Size};
use crate::symbols::{ImageManner, Sensitivity, Symbol};

/// Pictures that are drawn at the same time; drawing is work for a core, and there are few.
const AT_ONCE: usize = 2;

type Key = (String, Size, bool);

/// The pictures of one publication, with its number.
type Kept = (u64, HashMap<Key, Arc<[u8]>>);

/// Draws pictures and keeps them until the next publication.
pub struct Pictures {
    kept: RwLock<Kept>,
    drawing: Semaphore,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { kept: RwLock::default(), drawing: Semaphore::new(AT_ONCE) }
    }
}

impl Pictures {
    /// The picture of a symbol as lossless WebP, or nothing when the entry has none. `clear` asks
    /// for the sharp one where the entry is shown blurred by default.
    pub async fn picture(
        &self,
        published: &Arc<Published>,
        slug: &str,
        size: Size,
        clear: bool,
    ) -> Result<Option<Arc<[u8]>>, ImageError> {
        let Some(symbol) = published.catalogue.symbol(slug).filter(|symbol| symbol.has_public_image()) else {
            return Ok(None);
        };
        let blurred = symbol.sensitivity == Sensitivity::Blurred && !clear;
        let key = (slug.to_owned(), size, blurred);
        if let Some(kept) = self.find(published.generation, &key) {
            return Ok(Some(kept));
        }
        let bytes = self.draw(Arc::clone(published), key.clone()).await?;
        self.keep(published.generation, key, &bytes);
        Ok(Some(bytes))
    }

    fn find(&self, generation: u64, key: &Key) -> Option<Arc<[u8]>> {
        let kept = self.kept.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        (kept.0 == generation).then(|| kept.1.get(key).cloned()).flatten()
    }

    fn keep(&self, generation: u64, key: Key, bytes: &Arc<[u8]>) {
        let mut kept = self.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.0 != generation {
            *kept = (generation, HashMap::new());
        }
        kept.1.insert(key, Arc::clone(bytes));
    }

    async fn draw(&self, published: Arc<Published>, (slug, size, blurred): Key) -> Result<Arc<[u8]>, ImageError> {
        let _place = self.drawing.acquire().await.map_err(|_| ImageError::Raster("the server is stopping".into()))?;
        let drawn = tokio::task::spawn_blocking(move || {
            let Some(symbol) = published.catalogue.symbol(&slug) else {
                return Err(ImageError::Raster("the entry is gone".into()));
            };
            images::render(motif(symbol), frame(symbol), size, blurred)
        });
        Ok(drawn.await.map_err(|error| ImageError::Raster(error.to_string()))??.into())
    }
}

pub(super) fn frame(symbol: &Symbol) -> Frame<'_> {
    Frame { slug: &symbol.slug, year: symbol.review.reviewed_on.year() }
}

pub(super) fn motif(symbol: &Symbol) -> Motif<'_> {
    match (&symbol.image.drawing, symbol.image.manner) {
        (Some(drawing), ImageManner::Drawn | ImageManner::Schematic) => Motif::Drawing(drawing.svg()),
        _ => Motif::Letters(symbol.appearance.text.as_deref().unwrap_or(&symbol.name)),
    }
}
