//! The command line: settings, `serve` and `check`. Messages for operators are in English, those
//! for authors in Dutch.

mod check;
mod options;
mod run;
mod serve;

pub use run::run;
