//! `weegwijs check`: everything that is wrong with a library, at once.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::app::Clock;
use crate::base::{Diagnostic, Severity, dutch};
use crate::catalogue::{Library, build};

pub(super) fn check(folder: Option<&Path>) -> ExitCode {
    let Some(library) = read_or_tell(folder) else { return ExitCode::FAILURE };
    let diagnostics = build(&library, Clock::System.today()).diagnostics;
    print(&diagnostics);
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity >= Severity::Overdue);
    if has_error { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The library of a folder, or a line that says why it cannot be read.
pub(super) fn read_or_tell(folder: Option<&Path>) -> Option<Library> {
    read(folder).map_err(|problem| writeln!(std::io::stderr(), "weegwijs: {problem}")).ok()
}

/// The library of a folder; without one, the documents in this program.
pub(super) fn read(folder: Option<&Path>) -> Result<Library, String> {
    folder.map_or_else(|| Ok(Library::shipped()), Library::read).map_err(|error| error.to_string())
}

/// Prints diagnostics and how many there are of each weight. A closed pipe ends it quietly.
pub(super) fn print(diagnostics: &[Diagnostic]) {
    let mut out = std::io::stdout().lock();
    for diagnostic in diagnostics {
        if writeln!(out, "{diagnostic}\n").is_err() {
            return;
        }
    }
    let number = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let errors = dutch::count(number(Severity::Error) + number(Severity::Overdue), "fout", "fouten");
    let warnings = dutch::count(number(Severity::Warning), "waarschuwing", "waarschuwingen");
    let notes = dutch::count(number(Severity::Note), "opmerking", "opmerkingen");
    let _ = writeln!(out, "{errors}, {warnings}, {notes}.");
}
