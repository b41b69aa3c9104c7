//! Sizes and places: what a `mod.rs` may hold, how long a file and how deep a folder may be.

use super::Breach;
use super::source::{Kind, Source, Token};

/// Lines in a file without its test module.
const CEILING: usize = 400;
/// Folders below `src/`.
const DEPTH: usize = 2;

/// Files that are too long once their test module is left out, or lie too deep.
pub(super) fn too_large(source: &Source) -> Vec<Breach> {
    // A file that is nothing but tests has no test module to leave out.
    let is_all_tests = source.is_test(0);
    let lines = (1..=source.lines).filter(|line| is_all_tests || !source.is_test(*line)).count();
    let folders = source.path.trim_start_matches("src/").matches('/').count();
    let long = (lines > CEILING).then(|| format!("{lines} lines without the test module; the ceiling is {CEILING}"));
    let deep = (folders > DEPTH).then(|| format!("{folders} folders below `src/`; the ceiling is {DEPTH}"));
    long.into_iter().chain(deep).map(|says| Breach::at(source, 1, says)).collect()
}

/// Anything but attributes, `mod` and `use` lines in a `mod.rs` or `lib.rs`, which are tables of contents.
pub(super) fn more_than_contents(source: &Source) -> Vec<Breach> {
    let is_contents = source.path.ends_with("/mod.rs") || source.path.ends_with("/lib.rs");
    if !is_contents {
        return Vec::new();
    }
    let wrong = items(&source.tokens).find(|item| !is_line_of_contents(item));
    let breach = |item: &[Token]| {
        Breach::at(source, item[0].line, "a table of contents holds only attributes, `mod` and `use` lines".into())
    };
    wrong.map(breach).into_iter().collect()
}

/// The file cut after each `;`, and after each block.
fn items(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    tokens.split_inclusive(|token| token.is(';'))
}

fn is_line_of_contents(item: &[Token]) -> bool {
    let words = without_attributes(item);
    let is_visibility = |token: &&Token| {
        matches!(&token.kind, Kind::Word(word) if matches!(word.as_str(), "pub" | "crate" | "super" | "in"))
            || token.is('(')
            || token.is(')')
    };
    let line: Vec<&Token> = words.iter().skip_while(is_visibility).collect();
    match line.first().and_then(|token| token.word()) {
        Some("mod") => line.len() == 3,
        Some("use") => true,
        Some(_) => false,
        None => line.is_empty(),
    }
}

fn without_attributes(mut item: &[Token]) -> &[Token] {
    while item.first().is_some_and(|token| token.is('#')) {
        let mut depth = 0_usize;
        let end = item.iter().position(|token| {
            depth += usize::from(token.is('['));
            depth -= usize::from(token.is(']') && depth > 0);
            token.is(']') && depth == 0
        });
        item = end.map_or(&[], |end| &item[end + 1..]);
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(path: &str, text: &str) -> usize {
        more_than_contents(&Source::read(path, text)).len()
    }

    #[test]
    fn a_table_of_contents_holds_nothing_else() {
        let good = "//! What it is for.\n#![warn(missing_docs)]\nmod a;\n#[cfg(test)]\nmod tests;\npub(crate) mod c;\n\
                    pub use a::{B, C};\npub(super) use d::e;\n";
        assert_eq!(contents("src/base/mod.rs", good), 0);
        for bad in
            ["fn a() {}", "pub struct A;", "mod a { }", "const A: u8 = 1;", "mod a;\nmacro_rules! b { () => {} }"]
        {
            assert_eq!(contents("src/base/mod.rs", bad), 1, "{bad}");
            assert_eq!(contents("src/base/slug.rs", bad), 0, "{bad}");
        }
    }

    #[test]
    fn a_long_file_is_told() {
        let long = "fn a() {}\n".repeat(401);
        let found = |text: &str| too_large(&Source::read("src/base/a.rs", text)).len();
        assert_eq!((found(&long), found(&long[10..])), (1, 0));
        assert_eq!(too_large(&Source::read("src/base/tests.rs", &long)).len(), 1);
    }

    #[test]
    fn the_test_module_does_not_count() {
        let text = format!("{}mod tests {{\n{}}}\n", "fn a() {}\n".repeat(300), "fn b() {}\n".repeat(200));
        assert_eq!(too_large(&Source::read("src/base/a.rs", &text)).len(), 0);
    }

    #[test]
    fn a_deep_folder_is_told() {
        let found = |path| too_large(&Source::read(path, "")).len();
        assert_eq!((found("src/web/api/a.rs"), found("src/web/api/v1/a.rs")), (0, 1));
    }
}
