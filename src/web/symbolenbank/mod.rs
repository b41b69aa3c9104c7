//! `/symbolenbank`: the list with its filters, the entries and their pictures, two side by side,
//! what changed, what visitors find wrong, what a phone keeps, and all of it for others to take along.

mod beeld;
mod compact;
mod dcat;
mod lijst;
mod naast_elkaar;
pub(super) mod offline;
mod onderdelen;
mod skos;
mod symbool;
mod verbetering;
mod vergelijk;
mod wat_zag_u;
mod wijzigingen;

pub(super) use beeld::{choose_clear, picture};
pub(super) use dcat::as_data_set;
pub(super) use lijst::list;
pub(super) use skos::{as_json_ld, as_turtle};
pub(super) use symbool::entry;
pub(super) use verbetering::{correct, correction};
pub(super) use vergelijk::compare;
pub(super) use wat_zag_u::describe;
pub(super) use wijzigingen::{changes, feed};
