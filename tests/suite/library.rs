//! What authors are told about their documents. Each folder in `tests/fixtures/fout/` is laid over
//! the small library; `verwacht.txt` beside it has the exact messages.

use std::fs;

use tempfile::TempDir;
use weegwijs::base::{Diagnostic, MAX_DOCUMENT_BYTES, Severity};
use weegwijs::catalogue::{Library, build};

use crate::expected::{assert_none, differences, top};
use crate::fixtures::{laid_over, small_library};
use crate::world::TODAY;

const BROKEN: &str = "tests/fixtures/fout";

fn cases() -> Vec<String> {
    let folders = fs::read_dir(top(BROKEN)).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The library of a case; what would only be large is made here.
pub(crate) fn broken(case: &str) -> TempDir {
    let library = laid_over(&top(BROKEN).join(case));
    if case == "te-groot" {
        let file = library.path().join("content/paginas/over.md");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, text + &"Nog een regel.\n".repeat(MAX_DOCUMENT_BYTES / 15)).unwrap();
    }
    library
}

fn told(library: &Library) -> String {
    let diagnostics = build(library, TODAY).diagnostics;
    diagnostics.iter().map(ToString::to_string).flat_map(|told| [told, "\n\n".to_owned()]).collect()
}

#[test]
fn every_mistake_is_told_with_its_place_and_remedy() {
    let cases = cases();
    assert!(cases.len() >= 12, "{cases:?}");
    let mut problems = Vec::new();
    for case in cases {
        let folder = broken(&case);
        let library = Library::read(folder.path()).unwrap();
        assert!(build(&library, TODAY).catalogue.is_none(), "{case} is published all the same");
        problems.extend(differences(&format!("{BROKEN}/{case}/verwacht.txt"), &told(&library)));
    }
    assert_none(&problems);
}

#[test]
fn the_small_library_has_nothing_to_tell() {
    assert_eq!(told(&small_library()), "");
}

#[test]
fn the_shipped_library_has_no_errors() {
    let built = build(&Library::shipped(), TODAY);
    let errors = built.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    assert_none(&errors.map(ToString::to_string).collect::<Vec<_>>());
    assert!(built.catalogue.is_some());
}

/// The name and the text of the example page in the guide for authors.
fn example_page() -> (String, String) {
    let guide = fs::read_to_string(top("docs/schrijfwijzer.md")).unwrap();
    let (_, example) = guide.split_once("```markdown content/handreiking/").unwrap();
    let (name, text) = example.split_once('\n').unwrap();
    let (text, _) = text.split_once("\n```\n").unwrap();
    (format!("content/handreiking/{name}"), format!("{text}\n"))
}

#[test]
fn the_example_page_for_authors_is_as_the_guide_says() {
    let (name, text) = example_page();
    let mut library = Library::shipped();
    library.put(&name, &text);
    let told = build(&library, TODAY).diagnostics;
    let about: Vec<String> = told.iter().filter(|told| told.file == name).map(ToString::to_string).collect();
    assert_none(&about);
}

#[test]
fn the_shipped_library_is_the_one_in_the_repository() {
    assert_eq!(Library::shipped(), Library::read(&top("")).unwrap());
}

#[test]
fn a_document_that_is_long_due_is_told_of() {
    let late = build(&small_library(), jiff::civil::date(2028, 1, 1)).diagnostics;
    let files: Vec<&str> = late.iter().map(|diagnostic| diagnostic.file.as_str()).collect();
    for part in ["content/handreiking/basis/kijken.md", "symbols/rondje.md", "scenarios/de-doos/"] {
        assert!(files.iter().any(|file| file.starts_with(part)), "{part}: {files:?}");
    }
    let of_rules = |told: &Diagnostic| told.file == "content/beslishulp.toml" && told.severity == Severity::Overdue;
    assert!(late.iter().all(|told| told.severity == Severity::Warning || of_rules(told)));
}

/// Cut off, doubled and shuffled documents, always the same ones.
#[test]
fn no_document_makes_the_program_fall() {
    let small = small_library();
    let texts: Vec<(&str, String)> =
        small.files().map(|(name, bytes)| (name, String::from_utf8(bytes.to_vec()).unwrap())).collect();
    let odd = [
        "\u{0}",
        "+++\n",
        "[[[[",
        "]]",
        "\"\"\"",
        "{kleur",
        "\u{202e}",
        "[^",
        "\\",
        "<",
        "= = =",
        "99999999999999999999",
    ];
    for (number, (name, text)) in texts.iter().enumerate() {
        for (turn, piece) in odd.iter().enumerate().filter(|(turn, _)| (turn + number) % 4 == 0) {
            let mut library = small.clone();
            let at = text.floor_char_boundary((turn * 97 + number * 31) % text.len());
            library.put(name, &format!("{}{piece}{}", &text[..at], &text[at..]));
            build(&library, TODAY);
            library.put(name, &text[..at]);
            build(&library, TODAY);
        }
    }
}
