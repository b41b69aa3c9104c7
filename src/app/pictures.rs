//! Pictures of symbols, made once and kept.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use tokio::sync::{Semaphore, SemaphorePermit};

use super::Published;
use crate::images::{self, Format, Frame, ImageError, Motif, Size};
use crate::symbols::{ImageManner, Sensitivity, Symbol};

/// Pictures that are drawn at the same time; drawing is work for a core, and there are few.
const AT_ONCE: usize = 2;

type Key = (String, (Size, Format), bool);

/// Most bytes of pictures that are kept. All of the shipped bank in every shape is about a tenth;
/// what comes after starts anew, which costs a few milliseconds a picture.
const MOST_BYTES: usize = 64 << 20;

/// The pictures of one publication, with its number and how many bytes they are.
type Kept = (u64, HashMap<Key, Arc<[u8]>>, usize);

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
    /// The picture of a symbol in one of its shapes, or nothing when the entry has none. `clear` asks
    /// for the sharp one where the entry is shown blurred by default.
    pub async fn picture(
        &self,
        published: &Arc<Published>,
        slug: &str,
        shape: (Size, Format),
        clear: bool,
    ) -> Result<Option<Arc<[u8]>>, ImageError> {
        let Some(symbol) = published.catalogue.symbol(slug).filter(|symbol| symbol.has_public_image()) else {
            return Ok(None);
        };
        let blurred = symbol.sensitivity == Sensitivity::Blurred && !clear;
        let key = (slug.to_owned(), shape, blurred);
        if let Some(kept) = self.find(published.generation, &key) {
            return Ok(Some(kept));
        }
        let _place = self.place().await?;
        // Whoever waited may find that the one before drew it.
        if let Some(kept) = self.find(published.generation, &key) {
            return Ok(Some(kept));
        }
        let bytes = draw(Arc::clone(published), key.clone()).await?;
        self.keep(published.generation, key, &bytes);
        Ok(Some(bytes))
    }

    /// Waits for a place to draw at.
    pub(super) async fn place(&self) -> Result<SemaphorePermit<'_>, ImageError> {
        self.drawing.acquire().await.map_err(|_| ImageError::Raster("the server is stopping".into()))
    }

    fn find(&self, generation: u64, key: &Key) -> Option<Arc<[u8]>> {
        let kept = self.kept.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        (kept.0 == generation).then(|| kept.1.get(key).cloned()).flatten()
    }

    fn keep(&self, generation: u64, key: Key, bytes: &Arc<[u8]>) {
        let mut kept = self.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.0 != generation || kept.2 + bytes.len() > MOST_BYTES {
            *kept = (generation, HashMap::new(), 0);
        }
        kept.2 += bytes.len();
        kept.1.insert(key, Arc::clone(bytes));
    }
}

async fn draw(published: Arc<Published>, (slug, shape, blurred): Key) -> Result<Arc<[u8]>, ImageError> {
    in_background(move || {
        let Some(symbol) = published.catalogue.symbol(&slug) else {
            return Err(ImageError::Raster("the entry is gone".into()));
        };
        images::render(motif(symbol), frame(symbol), shape, blurred)
    })
    .await
}

/// Draws where no request waits for it. Take a place first.
pub(super) async fn in_background(
    draw: impl FnOnce() -> Result<Vec<u8>, ImageError> + Send + 'static,
) -> Result<Arc<[u8]>, ImageError> {
    let drawn = tokio::task::spawn_blocking(draw).await;
    Ok(drawn.map_err(|error| ImageError::Raster(error.to_string()))??.into())
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
