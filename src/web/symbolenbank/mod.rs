//! `/symbolenbank`: the list with its filters, the entries, their pictures and changes, and all of it
//! for others to take along.

mod beeld;
mod dcat;
mod labels;
mod lijst;
mod skos;
mod symbool;
mod wat_zag_u;
mod wijzigingen_atom;

pub(super) use beeld::{choose_clear, picture};
pub(super) use dcat::as_data_set;
pub(super) use lijst::list;
pub(super) use skos::{as_json_ld, as_turtle};
pub(super) use symbool::entry;
pub(super) use wat_zag_u::describe;
pub(super) use wijzigingen_atom::feed;
