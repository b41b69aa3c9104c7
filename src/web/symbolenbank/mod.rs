//! `/symbolenbank`: the list with its filters, the entries and their pictures, and two side by side.

mod beeld;
mod labels;
mod lijst;
mod naast_elkaar;
mod onderdelen;
mod symbool;
mod wat_zag_u;
mod vergelijk;

pub(super) use beeld::{choose_clear, picture};
pub(super) use lijst::{SymbolQuery, list};
pub(super) use symbool::entry;
pub(super) use wat_zag_u::describe;
pub(super) use vergelijk::compare;
