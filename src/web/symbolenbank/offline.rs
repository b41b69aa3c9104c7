//! `/symbolenbank/offline`: looking up where there is no network.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::compact;
use crate::web::error::PageError;
use crate::web::site::Site;

/// The address of what a phone keeps of the bank.
pub(in crate::web) const INDEX: &str = "/symbolenbank/offline.json";

/// The public bank for a phone.
pub(in crate::web) async fn index(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, INDEX, "application/json", |published| compact::json(&published.catalogue))
}
