//! `/symbolenbank/offline`: looking up where there is no network.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::compact;
use crate::app::Published;
use crate::base::dutch;
use crate::web::assets;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::site::Site;

/// The address of the page.
pub(in crate::web) const PAGE: &str = "/symbolenbank/offline";
/// The address of what a phone keeps of the bank.
pub(in crate::web) const INDEX: &str = "/symbolenbank/offline.json";

/// The script fills this page from what the device keeps.
#[derive(Template)]
#[template(path = "symbolenbank/offline.html")]
struct OfflinePage {
    layout: Layout,
    script: &'static str,
    /// What the script imports.
    lookup: String,
    updated_on: String,
}

/// The page that a phone shows when there is no network, and that can be tried before.
pub(in crate::web) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, PAGE, page)
}

/// The public bank for a phone.
pub(in crate::web) async fn index(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, INDEX, "application/json", index_text)
}

/// The page as text.
pub(in crate::web) fn page(published: &Published) -> Result<String, PageError> {
    let description = "Zoek een symbool op als u geen bereik hebt.";
    render(&OfflinePage {
        layout: Layout::new("Opzoeken zonder internet", description).behind(Door::LookUp).unlisted(),
        script: assets::address("offline.js"),
        lookup: assets::imported("offline.js", "lookup.js"),
        updated_on: dutch::date(compact::updated_on(&published.catalogue)),
    })
}

/// The bank as text.
pub(in crate::web) fn index_text(published: &Published) -> Result<String, PageError> {
    compact::json(&published.catalogue)
}
