//! The house keeps its own plan: who uses whom, what stays in one room, sizes, and documents that
//! tell the truth.
//!
//! The plan is data in `table.rs`. Every rule is a function from texts to breaches, so that each has
//! a small bad sample beside it which proves that it can fail; the tests here run them on the
//! repository. An exception is a change of the table, with its reason in the commit.

mod documents;
mod paths;
mod purity;
mod rooms;
mod sizes;
mod source;
mod table;

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

/// One place where the house does not keep its plan.
#[derive(Debug)]
struct Breach {
    place: String,
    says: String,
}

impl Breach {
    fn new(file: &str, line: usize, says: String) -> Self {
        Self { place: format!("{file}:{line}"), says }
    }

    fn at(source: &Source, line: usize, says: String) -> Self {
        Self::new(&source.path, line, says)
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.says)
    }
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(file: &str) -> String {
    fs::read_to_string(top().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Files under a folder, by their path from the top, sorted.
fn files_under(folder: &str) -> Vec<String> {
    const NOT_OURS: [&str; 4] = [".git", "data", "node_modules", "target"];
    let Ok(entries) = fs::read_dir(top().join(folder)) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries.map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if !entry.path().is_dir() {
            files.push(path);
        } else if !NOT_OURS.contains(&name.as_str()) {
            files.extend(files_under(&path));
        }
    }
    files.sort();
    files
}

fn sources_under(folder: &str) -> Vec<Source> {
    let is_rust = |file: &String| Path::new(file).extension().is_some_and(|extension| extension == "rs");
    let files = files_under(folder).into_iter().filter(is_rust);
    files.map(|file| Source::read(&file, &text_of(&file))).collect()
}

/// Runs a rule on every file of `src/`.
fn none_in_src(rule: impl Fn(&Source) -> Vec<Breach>) {
    let sources = sources_under("src");
    assert!(!sources.is_empty(), "no files found under src/");
    none(&sources.iter().flat_map(rule).collect::<Vec<_>>());
}

fn none(breaches: &[Breach]) {
    let told: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{} breaches of the plan:\n{}\n", told.len(), told.join("\n"));
}

#[test]
fn rooms_use_only_what_lies_below_them() {
    none_in_src(rooms::wrong_rooms);
}

#[test]
fn outside_crates_come_in_by_their_own_rooms() {
    let dependencies = rooms::dependencies(&text_of("Cargo.toml"));
    assert!(!dependencies.is_empty(), "no [dependencies] found in Cargo.toml");
    none_in_src(|source| rooms::wrong_crates(source, &dependencies));
}

#[test]
fn every_crate_of_the_table_is_a_dependency() {
    let dependencies = rooms::dependencies(&text_of("Cargo.toml"));
    let listed: HashSet<&str> = table::CRATES.iter().flat_map(|(_, crates)| crates.iter().copied()).collect();
    let unknown: Vec<_> = listed.iter().filter(|name| !dependencies.iter().any(|known| known == *name)).collect();
    assert!(unknown.is_empty(), "in the table, not in Cargo.toml: {unknown:?}");
}

#[test]
fn the_domain_is_pure() {
    none_in_src(rooms::outside_world);
}

#[test]
fn the_clock_and_randomness_stay_in_one_room() {
    none_in_src(purity::clock_or_random);
}

#[test]
fn sql_stays_in_one_room() {
    none_in_src(purity::sql);
}

#[test]
fn nothing_calls_out() {
    none_in_src(purity::calls_out);
    let dependencies = rooms::dependencies(&text_of("Cargo.toml"));
    let clients = dependencies.iter().filter(|name| table::CLIENTS.contains(&name.as_str()));
    assert_eq!(clients.collect::<Vec<_>>(), Vec::<&String>::new(), "crates that call other machines");
}

#[test]
fn tables_of_contents_hold_nothing_else() {
    none_in_src(sizes::more_than_contents);
}

#[test]
fn files_stay_short_and_folders_shallow() {
    none_in_src(sizes::too_large);
}

#[test]
fn code_uses_the_words_of_the_glossary() {
    let avoided = documents::words_to_avoid(&text_of("docs/glossary.md"));
    assert!(!avoided.is_empty(), "docs/glossary.md has no table with words in a column `avoid`");
    none_in_src(|source| documents::avoided_words(source, &avoided));
}

#[test]
fn paths_in_the_architecture_exist() {
    let names: HashSet<String> =
        files_under("").iter().filter_map(|file| file.rsplit('/').next().map(str::to_string)).collect();
    let exists = |path: &str| {
        let is_bare_name = !path.contains('/');
        (is_bare_name && names.contains(path))
            || ["", "src", "tests"].iter().any(|base| top().join(base).join(path).exists())
    };
    none(&documents::missing_paths("ARCHITECTURE.md", &text_of("ARCHITECTURE.md"), &exists));
}

#[test]
fn every_invariant_names_its_test() {
    let sources = sources_under("src").into_iter().chain(sources_under("tests/suite"));
    let browser = files_under("tests/browser").into_iter().filter(|file| file.ends_with(".spec.mjs"));
    let tests: HashSet<String> = sources.flat_map(|source| documents::tests_in(&source)).chain(browser).collect();
    none(&documents::untested_invariants("ARCHITECTURE.md", &text_of("ARCHITECTURE.md"), &tests));
}
