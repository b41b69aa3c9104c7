//! `/symbolenbank`: the list with its filters, the entries and their pictures, two side by side,
//! what changed, and what visitors find wrong.

mod beeld;
mod labels;
mod lijst;
mod naast_elkaar;
mod onderdelen;
mod symbool;
mod verbetering;
mod vergelijk;
mod wat_zag_u;
mod wijzigingen;

pub(super) use beeld::{choose_clear, picture};
pub(super) use lijst::{SymbolQuery, list};
pub(super) use symbool::entry;
pub(super) use verbetering::{correct, correction};
pub(super) use vergelijk::compare;
pub(super) use wat_zag_u::describe;
pub(super) use wijzigingen::changes;
