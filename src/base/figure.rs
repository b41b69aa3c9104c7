//! What every picture in a text needs: a drawing that is there, and what it shows in words.

use std::collections::BTreeMap;

use super::{Drawing, Fields, nearest};

/// The folder of drawings, beside the texts that show them.
pub const DRAWINGS_FOLDER: &str = "beeld/";

/// Lengths of what a picture shows, in characters.
const ALT: std::ops::RangeInclusive<usize> = 20..=160;

/// Drawings that texts may show, by name.
pub type Drawings = BTreeMap<String, Drawing>;

/// The drawing of that name; one that is not there is reported at the field `key`, with the nearest.
pub fn find_drawing<'a>(table: &Fields<'_>, key: &str, name: &str, drawings: &'a Drawings) -> Option<&'a Drawing> {
    let drawing = drawings.get(name);
    if drawing.is_none() && !name.is_empty() {
        let near = nearest(name, drawings.keys().map(String::as_str));
        let remedy = near.map_or_else(
            || format!("Zet een goede tekening in {DRAWINGS_FOLDER}{name}.svg, naast de tekst."),
            |near| format!("Bedoelde u ‘{near}’?"),
        );
        table.error_at(key, format!("De tekening ‘{name}.svg’ is er niet."), remedy);
    }
    drawing
}

/// Reports a description that is too short to say anything or too long to listen to.
pub fn check_alt(table: &Fields<'_>, alt: &str) {
    let length = alt.chars().count();
    if !alt.is_empty() && !ALT.contains(&length) {
        let problem =
            format!("‘alt’ heeft {length} tekens; het moeten er {} tot en met {} zijn.", ALT.start(), ALT.end());
        table.error_at("alt", problem, "Schrijf in één zin wat er te zien is.");
    }
}
