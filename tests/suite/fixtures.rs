//! The small library beside the stories, and documents laid over it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use weegwijs::catalogue::Library;

use crate::expected::top;

/// Where the small library is.
pub(crate) const SMALL: &str = "tests/fixtures/goed";

/// A library without mistakes and with one of everything.
pub(crate) fn small_library() -> Library {
    Library::read(&top(SMALL)).unwrap()
}

/// A copy of the small library with the documents of another folder laid over it.
pub(crate) fn laid_over(folder: &Path) -> TempDir {
    let library = TempDir::new().unwrap();
    copy(&top(SMALL), library.path());
    copy(folder, library.path());
    library
}

/// A copy of the small library.
pub(crate) fn small_copy() -> TempDir {
    let library = TempDir::new().unwrap();
    copy(&top(SMALL), library.path());
    library
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(source, target).unwrap();
        }
    }
}
