//! What was recorded beside the stories. `WEEGWIJS_SNAPSHOTS=write` accepts what is found now.

use std::fs;
use std::path::{Path, PathBuf};

const ACCEPT: &str = "WEEGWIJS_SNAPSHOTS";

/// A path from the top of the repository.
pub(crate) fn top(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares what was found with what the file says, or writes it there when that is asked for.
/// Gives what is different, in words.
pub(crate) fn differences(file: &str, found: &str) -> Vec<String> {
    let path = top(file);
    if std::env::var(ACCEPT).is_ok_and(|value| value == "write") {
        fs::write(path, found).unwrap();
        return Vec::new();
    }
    let recorded = fs::read_to_string(path).unwrap_or_default();
    if recorded == found {
        return Vec::new();
    }
    let lost = recorded.lines().filter(|line| !found.lines().any(|other| other == *line));
    let new = found.lines().filter(|line| !recorded.lines().any(|other| other == *line));
    let mut told = vec![format!("{file} is not what is found now; run with {ACCEPT}=write to accept it:")];
    told.extend(lost.map(|line| format!("- {line}")));
    told.extend(new.map(|line| format!("+ {line}")));
    told
}

pub(crate) fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}\n", problems.len(), problems.join("\n"));
}
