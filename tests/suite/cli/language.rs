use std::fs;

use tempfile::TempDir;

use super::program::run;
use crate::fixtures::small_copy;

/// The small library with a text on one of its pages.
fn with_page(text: &str) -> TempDir {
    let library = small_copy();
    let file = library.path().join("content/paginas/over.md");
    let old = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{old}\n{text}\n")).unwrap();
    library
}

fn check(library: &TempDir) -> (Option<i32>, String) {
    let told = run(&["check", "--taal", &library.path().display().to_string()]);
    (told.code, told.out)
}

#[test]
fn language_is_told_as_a_table_with_the_hardest_document_first() {
    let (code, told) = check(&small_copy());
    assert_eq!(code, Some(0), "{told}");
    let rows: Vec<&str> = told.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    for document in
        ["content/begrippen.toml", "content/handreiking/basis/kijken.md", "symbols/rondje.md", "scenarios/de-doos"]
    {
        assert_eq!(rows.iter().filter(|row| row.ends_with(document)).count(), 1, "{document} in {told}");
    }
    let score = |row: &&str| row.split_whitespace().next().unwrap().replace(',', ".").parse::<f64>().unwrap();
    let scores: Vec<f64> = rows.iter().map(score).collect();
    assert!(scores.is_sorted(), "{scores:?}");
    assert!(told.contains("waarvan 0 onder de grens"), "{told}");
}

#[test]
fn a_hint_names_its_file_and_line_and_does_not_make_the_check_fail() {
    let library = with_page("Bel ons.\n\nMail ons indien u twijfelt.");
    fs::create_dir_all(library.path().join("content/taal")).unwrap();
    let list = "[[woord]]\nmoeilijk = [\"indien\"]\nliever = \"als\"\n";
    fs::write(library.path().join("content/taal/gewone-woorden.toml"), list).unwrap();
    let (code, told) = check(&library);
    assert_eq!(code, Some(0), "{told}");
    let hint = "content/paginas/over.md:11: Ambtelijk: ‘indien’. Schrijf liever: als.";
    assert!(told.lines().any(|line| line == hint), "{told}");
}

#[test]
fn a_document_below_its_floor_makes_the_check_fail() {
    let hard =
        "De gemeentelijke verantwoordelijkheidsverdeling veronderstelt interdisciplinaire samenwerkingsverbanden.";
    let (code, told) = check(&with_page(&format!("{hard} ").repeat(10)));
    assert_eq!(code, Some(1), "{told}");
    let first = told.lines().nth(1).unwrap();
    assert!(first.ends_with("content/paginas/over.md  te moeilijk"), "{told}");
    assert!(told.contains("waarvan 1 onder de grens"), "{told}");
}

#[test]
fn what_has_to_be_looked_at_again_is_told_with_its_file() {
    let told = run(&["check", "--herzien", &small_copy().path().display().to_string()]);
    assert_eq!(told.code, Some(0), "{told:?}");
    let (lines, last) = told.out.trim_end().rsplit_once('\n').unwrap_or(("", told.out.trim_end()));
    assert!(last.contains("te herzien binnen 90 dagen"), "{told:?}");
    assert!(lines.lines().map(|line| &line[..10]).is_sorted(), "{told:?}");
}
