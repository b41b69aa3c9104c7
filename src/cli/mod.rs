//! The command line: settings, `serve`, `check`, `contactsheet`, `clarity`, `corrections`,
//! `panel` and `versie`. Messages for operators are in English, those for authors in Dutch.

mod check;
mod clarity;
mod contactsheet;
mod corrections;
mod database;
mod language;
mod options;
mod panel;
mod panel_words;
mod reviews;
mod run;
mod serve;
mod withdrawal;

pub use run::run;
