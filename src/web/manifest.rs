//! `/manifest.webmanifest`: with what name, icon and colours a phone puts the website among its programs.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::iconen::{ICONS, Icon};
use super::prepared::Prepared;
use crate::images::IconShape;

/// The colour of the frame of a page in the light scheme, `--ww-frame` in the style sheet.
pub(super) const THEME_COLOUR: &str = "#15406b";
/// The colour behind a page in the light scheme, `--ww-paper` in the style sheet.
const PAPER_COLOUR: &str = "#faf7f0";

static MANIFEST: LazyLock<Prepared> =
    LazyLock::new(|| Prepared::new(manifest().to_string(), "application/manifest+json"));

fn manifest() -> Value {
    json!({
        "id": "/",
        "name": "Weegwijs: signalen herkennen, duiden en wegen",
        "short_name": "Weegwijs",
        "description": "Zoek een teken op, ook zonder internet. Lees de handreiking en oefen met wegen.",
        "lang": "nl",
        "dir": "ltr",
        "start_url": "/symbolenbank",
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME_COLOUR,
        "background_color": PAPER_COLOUR,
        "icons": ICONS.iter().map(icon).collect::<Vec<_>>(),
    })
}

fn icon(icon: &Icon) -> Value {
    json!({
        "src": format!("/iconen/{}", icon.file),
        "sizes": format!("{0}x{0}", icon.pixels),
        "type": "image/png",
        "purpose": if icon.shape == IconShape::Whole { "any" } else { "maskable" },
    })
}

/// Gives the manifest.
pub(super) async fn show(headers: HeaderMap) -> Response {
    MANIFEST.answer(&headers)
}
