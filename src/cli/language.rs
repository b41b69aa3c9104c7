//! `weegwijs check --taal`: how easy every document is to read, and what can be made easier.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::check::read_or_tell;
use crate::app::Clock;
use crate::base::dutch;
use crate::catalogue::{Measured, measure_language};

pub(super) fn language(folder: Option<&Path>) -> ExitCode {
    let Some(library) = read_or_tell(folder) else { return ExitCode::FAILURE };
    let measured = measure_language(&library, Clock::System.today());
    // A closed pipe ends it quietly.
    let _ = std::io::stdout().write_all(told(&measured).as_bytes());
    if measured.iter().any(Measured::is_too_hard) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn told(measured: &[Measured]) -> String {
    let mut told = String::from("score  grens  woorden  per zin  lang  document\n");
    for document in measured {
        let _ = writeln!(told, "{}", row(document));
    }
    told.push('\n');
    for hint in measured.iter().flat_map(|document| &document.hints) {
        let _ = writeln!(told, "{}:{}: {} {}", hint.file, hint.line, hint.problem, hint.remedy);
    }
    let hard = measured.iter().filter(|document| document.is_too_hard()).count();
    let hints = measured.iter().map(|document| document.hints.len()).sum();
    let _ = writeln!(
        told,
        "{}, waarvan {hard} onder de grens; {}.",
        dutch::count(measured.len(), "document", "documenten"),
        dutch::count(hints, "aanwijzing", "aanwijzingen")
    );
    told
}

fn row(document: &Measured) -> String {
    let measure = document.measure;
    let one_decimal = |number: f64| format!("{number:.1}").replace('.', ",");
    format!(
        "{:>5}  {:>5.0}  {:>7}  {:>7}  {:>4}  {}{}",
        measure.score().map_or_else(String::new, one_decimal),
        document.genre.floor(),
        measure.words,
        one_decimal(measure.sentence_length()),
        dutch::percent(measure.long_share()),
        document.name,
        if document.is_too_hard() { "  te moeilijk" } else { "" }
    )
}
