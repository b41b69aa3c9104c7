//! `weegwijs check --herzien`: what has to be looked at again, the longest due first.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::check::{print, read_or_tell};
use crate::app::Clock;
use crate::base::dutch;
use crate::catalogue::build;

pub(super) fn reviews(folder: Option<&Path>) -> ExitCode {
    let Some(library) = read_or_tell(folder) else { return ExitCode::FAILURE };
    let today = Clock::System.today();
    let built = build(&library, today);
    let Some(catalogue) = built.catalogue else {
        print(&built.diagnostics);
        return ExitCode::FAILURE;
    };
    let reviews = catalogue.reviews(today);
    let mut out = std::io::stdout().lock();
    for review in &reviews {
        let late = if review.is_overdue(today) { "  over tijd" } else { "" };
        // A closed pipe ends it quietly.
        if writeln!(out, "{}  {}  {}{late}", review.before, review.place.file, review.place.title).is_err() {
            break;
        }
    }
    let overdue = reviews.iter().filter(|review| review.is_overdue(today)).count();
    let all = dutch::count(reviews.len(), "document", "documenten");
    let _ = writeln!(out, "{all} te herzien binnen 90 dagen, waarvan {overdue} over tijd.");
    ExitCode::SUCCESS
}
