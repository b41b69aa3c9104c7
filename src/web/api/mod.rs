//! The same for programs: JSON, with Dutch names, and problems as RFC 9457 prescribes.

mod aanvullingen;
mod answer;
mod problem;
mod symbolen;
mod zoeken;

pub(super) use aanvullingen::complete;
pub(super) use problem::Problem;
pub(super) use symbolen::{list, one};
pub(super) use zoeken::search;
