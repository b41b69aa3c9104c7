//! `/handreiking`: the guide. Its overview, its pages with their figures, its parts, all of it on
//! one page for paper, and whether a page was clear.

mod bladzijde;
mod deel;
mod duidelijk;
mod figuren;
mod overzicht;
mod proces;
mod proces_tekening;
mod stukken;

pub(super) use bladzijde::page;
pub(super) use deel::{everything, part, whole_part};
pub(super) use duidelijk::{clear, thanks};
pub(super) use figuren::{figure_blocks, picture};
pub(super) use overzicht::overview;
