//! `/sw.js`: the worker that keeps on a phone what looking up without a network needs.
//!
//! Browsers look for a changed worker whenever a page is opened. Its text names a version of all
//! that it keeps, so every publication and every upgrade makes another worker, which keeps all
//! anew and leaves nothing of the one before.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::assets;
use super::error::PageError;
use super::site::Site;
use super::symbolenbank::offline::{INDEX, PAGE, index_text, page};
use crate::app::Published;
use crate::base::hex;

const SCRIPT: &str = include_str!("../../assets/sw.js");

/// What the page needs. The last two are kept under addresses without a hash of their own content.
const ASSETS: [&str; 5] = ["weegwijs.css", "weegwijs.js", "offline.js", "lookup.js", "icoon.svg"];

/// Gives the worker of this publication.
pub(super) async fn worker(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, "/sw.js", "text/javascript; charset=utf-8", text)
}

fn text(published: &Published) -> Result<String, PageError> {
    let kept = [page(published)?, index_text(published)?, ASSETS.map(assets::address).concat()];
    let version = hex(&Sha256::digest(kept.concat())[..8]);
    let head = format!(
        "const VERSION = {};\nconst PAGE = {};\nconst INDEX = {};\nconst FILES = {};\n",
        json!(version),
        json!(PAGE),
        json!(INDEX),
        json!(files())
    );
    Ok(head + SCRIPT)
}

/// The addresses of all that a phone keeps.
fn files() -> Vec<String> {
    let [style, script, offline, ..] = ASSETS.map(assets::address).map(str::to_owned);
    let lookup = assets::imported("offline.js", "lookup.js");
    vec![PAGE.into(), INDEX.into(), style, script, offline, lookup, "/favicon.svg".into()]
}
