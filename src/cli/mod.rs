//! The command line: settings, `serve`, `check`, `contactsheet` and
//! `corrections`. Messages for operators are in English, those
//! for authors in Dutch.

mod check;
mod contactsheet;
mod corrections;
mod options;
mod run;
mod serve;

pub use run::run;
