//! The handreiking as files for paper, whole and by part, made of what the pages are made of.

mod achterin;
mod adressen;
mod antwoord;
mod bladzijde;
mod handreiking;

pub(super) use adressen::on_paper;
pub(super) use antwoord::{FOOT, Papers, file};
pub(super) use handreiking::{part, whole};
