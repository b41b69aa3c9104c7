//! The same for programs: JSON, with Dutch names, and problems as RFC 9457 prescribes.

mod aanvullingen;
mod answer;
mod asked;
mod entry_parts;
mod links;
mod openapi;
mod problem;
mod symbolen;
mod symbool;
mod zoeken;

pub(super) use aanvullingen::complete;
pub(super) use answer::{finish, is_api, open};
pub(super) use openapi::describe;
pub(super) use problem::Problem;
pub(super) use symbolen::list;
pub(super) use symbool::one;
pub(super) use zoeken::search;
