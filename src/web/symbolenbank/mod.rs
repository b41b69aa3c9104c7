//! `/symbolenbank`: the list with its filters, the entries and their pictures, two side by side,
//! what changed, what visitors find wrong, and what a phone keeps.

mod beeld;
mod compact;
mod lijst;
mod naast_elkaar;
pub(super) mod offline;
mod onderdelen;
mod symbool;
mod verbetering;
mod vergelijk;
mod wat_zag_u;
mod wijzigingen;
mod wijzigingen_atom;

pub(super) use beeld::{choose_clear, picture};
pub(super) use lijst::list;
pub(super) use symbool::entry;
pub(super) use verbetering::{correct, correction};
pub(super) use vergelijk::compare;
pub(super) use wat_zag_u::describe;
pub(super) use wijzigingen::changes;
pub(super) use wijzigingen_atom::feed;
