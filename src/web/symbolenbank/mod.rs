//! `/symbolenbank`: the list with its filters, the entries and their pictures, and what a phone keeps.

mod beeld;
mod compact;
mod labels;
mod lijst;
pub(super) mod offline;
mod symbool;
mod wat_zag_u;

pub(super) use beeld::{choose_clear, picture};
pub(super) use lijst::{SymbolQuery, list};
pub(super) use symbool::entry;
pub(super) use wat_zag_u::describe;
