//! `weegwijs contactsheet`: all pictures of the symbolenbank on one PNG, to look at.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::check::{print, read};
use super::options::SheetOptions;
use crate::app::{Clock, contact_sheet};
use crate::base::Word;
use crate::catalogue::build;
use crate::images::Size;

pub(super) fn contactsheet(options: &SheetOptions) -> ExitCode {
    match make(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "weegwijs: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn make(options: &SheetOptions) -> Result<(), String> {
    let size = Size::from_word(&options.pixels).ok_or_else(|| {
        let sizes: Vec<&str> = Size::ALL.iter().map(|size| size.word()).collect();
        format!("pictures have no size {}. Choose one of {}.", options.pixels, sizes.join(", "))
    })?;
    let library = read(options.folder.as_deref())?;
    let built = build(&library, Clock::System.today());
    let Some(catalogue) = built.catalogue else {
        print(&built.diagnostics);
        return Err("the library has errors. Mend them first.".to_owned());
    };
    let sheet = contact_sheet(&catalogue, size).map_err(|error| error.to_string())?;
    write(&options.out, &sheet)
}

fn write(place: &Path, sheet: &[u8]) -> Result<(), String> {
    std::fs::write(place, sheet).map_err(|error| {
        format!(
            "cannot write {}: {error}. Check that the folder exists and that this user may write there.",
            place.display()
        )
    })?;
    let _ = writeln!(std::io::stdout(), "{}", place.display());
    Ok(())
}
