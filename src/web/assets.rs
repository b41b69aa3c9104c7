//! Style and scripts, in the binary. Their address holds a hash of their content, so a browser
//! keeps them for ever and still gets a new one after an upgrade.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::error::PageError;
use super::prepared::Prepared;
use super::segment::Segment;
use crate::base::hex;

struct Asset {
    name: &'static str,
    address: String,
    body: Prepared,
}

/// The icon of the website as a drawing.
pub(super) const ICON: &str = include_str!("../../assets/icoon.svg");

/// The style, in the order in which it counts: a browser gets it as one file.
const STYLE: [&str; 21] = [
    include_str!("../../assets/stijl/kleuren.css"),
    include_str!("../../assets/stijl/grond.css"),
    include_str!("../../assets/stijl/uitleg.css"),
    include_str!("../../assets/stijl/focus.css"),
    include_str!("../../assets/stijl/kader.css"),
    include_str!("../../assets/stijl/knoppen.css"),
    include_str!("../../assets/stijl/vakken.css"),
    include_str!("../../assets/stijl/start.css"),
    include_str!("../../assets/stijl/handreiking.css"),
    include_str!("../../assets/stijl/proces.css"),
    include_str!("../../assets/stijl/begrippen.css"),
    include_str!("../../assets/stijl/zoeken.css"),
    include_str!("../../assets/stijl/symbolenbank.css"),
    include_str!("../../assets/stijl/opzoeken.css"),
    include_str!("../../assets/stijl/symbool.css"),
    include_str!("../../assets/stijl/casussen.css"),
    include_str!("../../assets/stijl/nabespreking.css"),
    include_str!("../../assets/stijl/onderdelen.css"),
    include_str!("../../assets/stijl/voorkeuren.css"),
    include_str!("../../assets/stijl/papier.css"),
    include_str!("../../assets/stijl/papier-symbool.css"),
];

const FILES: [(&str, &str, &[&str]); 5] = [
    ("weegwijs.css", "text/css; charset=utf-8", &STYLE),
    ("weegwijs.js", "text/javascript; charset=utf-8", &[include_str!("../../assets/weegwijs.js")]),
    ("lookup.js", "text/javascript; charset=utf-8", &[include_str!("../../assets/lookup.js")]),
    ("offline.js", "text/javascript; charset=utf-8", &[include_str!("../../assets/offline.js")]),
    ("icoon.svg", "image/svg+xml", &[ICON]),
];

static ASSETS: LazyLock<Vec<Asset>> =
    LazyLock::new(|| FILES.iter().map(|(name, kind, pieces)| asset(name, kind, &pieces.join("\n"))).collect());

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

fn asset(name: &'static str, kind: &'static str, text: &str) -> Asset {
    let hash = hex(&Sha256::digest(text)[..6]);
    Asset { name, address: format!("/assets/{hash}/{name}"), body: Prepared::new(text.to_owned(), kind) }
}

/// The address of a file, with its hash.
pub(super) fn address(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.address.as_str())
}

/// The address at which a script finds another that it imports as `./name`: beside its own.
pub(super) fn imported(by: &str, name: &str) -> String {
    address(by).replace(by, name)
}

/// Gives a file. An address with an old hash gives the present content, but not for ever.
pub(super) async fn file(
    Segment((hash, name)): Segment<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let asset = ASSETS.iter().find(|asset| asset.name == name).ok_or(PageError::NotFound)?;
    let mut response = asset.body.answer(&headers);
    if asset.address.contains(hash.as_str()) {
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
    }
    Ok(response)
}

/// What browsers ask for by themselves.
pub(super) async fn icon(headers: HeaderMap) -> Result<Response, PageError> {
    let asset = ASSETS.iter().find(|asset| asset.name == "icoon.svg").ok_or(PageError::NotFound)?;
    Ok(asset.body.answer(&headers).into_response())
}
