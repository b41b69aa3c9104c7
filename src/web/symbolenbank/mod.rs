//! `/symbolenbank`: the list with its filters, the entries, their pictures and their changes.

mod beeld;
mod labels;
mod lijst;
mod symbool;
mod wat_zag_u;
mod wijzigingen_atom;

pub(super) use beeld::{choose_clear, picture};
pub(super) use lijst::list;
pub(super) use symbool::entry;
pub(super) use wat_zag_u::describe;
pub(super) use wijzigingen_atom::feed;
