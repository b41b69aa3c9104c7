//! The command line: settings, `serve`, `check` and `corrections`. Messages for operators are in English, those
//! for authors in Dutch.

mod check;
mod corrections;
mod options;
mod run;
mod serve;

pub use run::run;
