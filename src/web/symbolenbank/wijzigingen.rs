//! `/symbolenbank/wijzigingen`: what changed in the bank, newest first, and the feed of it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::symbols::FIXED_WARNINGS;
use crate::web::error::PageError;
use crate::web::layout::Door;
use crate::web::query::Params;
use crate::web::site::Site;
use crate::web::wijzigingen::{ChangeList, Feed, feed_of, list_of};

const BANK: ChangeList = ChangeList {
    address: "/symbolenbank/wijzigingen",
    feed: "/symbolenbank/wijzigingen.atom",
    heading: "Wijzigingen in de symbolenbank",
    description: "Wat er in de symbolenbank is toegevoegd, verbeterd of teruggetrokken.",
    above: ("/symbolenbank", "Symbolenbank"),
    door: Door::LookUp,
};

const BANK_FEED: Feed = Feed {
    name: "symbolenbank/wijzigingen",
    title: "Wijzigingen in de symbolenbank van Weegwijs",
    subtitle: FIXED_WARNINGS[0],
    own_address: "/symbolenbank/wijzigingen.atom",
    page_address: "/symbolenbank/wijzigingen",
};

pub(in crate::web) async fn changes(
    State(site): State<Site>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    list_of(&site, BANK, &published.catalogue.listed_symbol_changes(), &params, &headers)
}

/// The newest changes of symbols that everyone may read.
pub(in crate::web) async fn feed(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = site.published()?;
    feed_of(&site, BANK_FEED, &published.catalogue.listed_symbol_changes(), &headers)
}
