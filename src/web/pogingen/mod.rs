//! `/pogingen`: practising a case, step by step, and looking back on it.

mod certificaat;
mod dossier;
mod gestopt;
mod hervatcode;
mod hervatten;
mod lijst;
mod nabespreking;
mod nabespreking_pdf;
mod nabespreking_pdf_stap;
mod nabespreking_stap;
mod stap;
mod stappen;
mod verder;
mod vraag;
mod woorden;
mod zekerheid;

pub(super) use certificaat::{certificate, certify};
pub(super) use hervatcode::resume_cookie;
pub(super) use hervatten::resume_and_answer;
pub(super) use lijst::{list, resume};
pub(super) use nabespreking::debrief;
pub(super) use nabespreking_pdf::debrief_on_paper;
pub(super) use stap::step;
pub(super) use stappen::{answer, mark};
pub(super) use verder::instead;
pub(super) use vraag::{OwnWords, Scale, ScaleMark, weighing_marks};
