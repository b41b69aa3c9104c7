//! The letters: four faces of Libertinus Serif, kept in the program.

use std::sync::LazyLock;

use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontFamily, FontStyle, FontWeight};

/// The bytes of a face that `build.rs` laid ready.
macro_rules! face_bytes {
    ($place:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/face-", $place, ".otf"))
    };
}

/// The faces in the order in which `typst-assets` has them first.
const FACES: [(FontWeight, FontStyle, &[u8]); 4] = [
    (FontWeight::NORMAL, FontStyle::Normal, face_bytes!(0)),
    (FontWeight::BOLD, FontStyle::Normal, face_bytes!(1)),
    (FontWeight::NORMAL, FontStyle::Italic, face_bytes!(2)),
    (FontWeight::BOLD, FontStyle::Italic, face_bytes!(3)),
];

const FAMILY: &str = "Libertinus Serif";

/// What stands for a letter that a face does not have.
pub(super) const BOX: char = '□';

struct Face {
    bytes: &'static [u8],
    blob: Blob<u8>,
    letters: Charmap<'static>,
}

/// Read once: every document is set in the same letters.
static KNOWN: LazyLock<(Collection, Vec<Face>)> = LazyLock::new(|| {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    let mut faces = Vec::new();
    for (_, _, bytes) in FACES {
        let blob = Blob::from(bytes.to_vec());
        let registered = collection.register_fonts(blob.clone(), None);
        let info = registered.iter().flat_map(|(_, fonts)| fonts).next();
        if let Some(letters) = info.and_then(|info| info.charmap_index().charmap(bytes)) {
            faces.push(Face { bytes, blob, letters });
        }
    }
    (collection, faces)
});

/// One of the faces, by its place.
pub(super) type FaceId = usize;

pub(super) fn face(is_bold: bool, is_italic: bool) -> FaceId {
    usize::from(is_bold) + 2 * usize::from(is_italic)
}

/// The face that a run of letters was set in.
pub(super) fn face_of(blob: u64) -> Option<FaceId> {
    KNOWN.1.iter().position(|face| face.blob.id() == blob)
}

/// The bytes of the faces, for in the file.
pub(super) fn faces() -> impl Iterator<Item = &'static [u8]> {
    KNOWN.1.iter().map(|face| face.bytes)
}

/// Whether a face has a letter.
pub(super) fn has(face: FaceId, letter: char) -> bool {
    KNOWN.1.get(face).is_some_and(|face| face.letters.map(letter).is_some_and(|glyph| glyph != 0))
}

pub(super) fn weight_and_style(face: FaceId) -> (FontWeight, FontStyle) {
    let (weight, style, _) = FACES.get(face).unwrap_or(&FACES[0]);
    (*weight, *style)
}

pub(super) fn family() -> FontFamily<'static> {
    FontFamily::named(FAMILY)
}

pub(super) fn context() -> FontContext {
    FontContext { collection: KNOWN.0.clone(), source_cache: SourceCache::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_faces_are_those_that_they_are_taken_for() {
        let (mut collection, faces) = (KNOWN.0.clone(), &KNOWN.1);
        assert_eq!(faces.len(), FACES.len());
        let family = collection.family_by_name(FAMILY).unwrap();
        let known: Vec<_> = family.fonts().iter().map(|font| (font.weight(), font.style())).collect();
        assert!(
            FACES.iter().all(|(weight, style, _)| known.contains(&(*weight, *style))) && known.len() == FACES.len(),
            "{known:?}"
        );
        assert!((0..4).all(|face| has(face, 'ë') && has(face, '→') && has(face, BOX)));
        assert!(!has(0, '😀'));
    }
}
