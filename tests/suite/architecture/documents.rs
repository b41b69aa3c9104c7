//! Documents that tell the truth: paths and tests that exist, and words that code does not use.

use std::collections::HashSet;

use super::Breach;
use super::source::{Source, Token};

const EXTENSIONS: &[&str] =
    &["css", "html", "js", "json", "lock", "md", "mjs", "rs", "sql", "svg", "toml", "txt", "yml"];
/// First halves of media types, which have a slash too.
const MEDIA: &[&str] = &["application", "font", "image", "multipart", "text"];

/// Paths between backticks that do not exist.
///
/// A path has a slash or a known extension. Not taken for a path: an address (`/begrippen`), what
/// appears at run time (`./data`), anything with a space or `::`. A path with a placeholder
/// (`symbols/<slug>.md`) is followed up to it.
pub(super) fn missing_paths(file: &str, text: &str, exists: &dyn Fn(&str) -> bool) -> Vec<Breach> {
    let spans = prose(text).flat_map(|(line, text)| spans(text).map(move |span| (line, span)));
    let paths = spans.filter(|(_, span)| is_path(span));
    let missing = paths.filter(|(_, path)| !exists(before_placeholder(path)));
    missing.map(|(line, path)| Breach::new(file, line, format!("`{path}` does not exist"))).collect()
}

fn is_path(span: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./<>*{},".contains(c);
    let starts_elsewhere = ["/", "./", "../", "-", "<"].iter().any(|start| span.starts_with(start));
    let first = span.split('/').next().unwrap_or(span);
    let extension = span.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, extension)| extension);
    let looks = span.contains('/') || extension.is_some_and(|extension| EXTENSIONS.contains(&extension));
    looks && span.chars().all(is_plain) && !starts_elsewhere && !MEDIA.contains(&first)
}

fn before_placeholder(path: &str) -> &str {
    match path.find(['<', '*', '{']) {
        Some(placeholder) => path[..placeholder].rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path,
    }
}

/// Invariants without a test that exists.
///
/// The format: a heading with the word "Invariants", under it a list, and each item ends with the
/// full name of its test between backticks: `suite::web::every_page_has_a_title` for
/// `tests/suite/web.rs`, `training::score::tests::a_guess_counts_less` for a test beside the code,
/// or the file of a browser test such as `tests/browser/axe.spec.mjs`.
pub(super) fn untested_invariants(file: &str, text: &str, tests: &HashSet<String>) -> Vec<Breach> {
    let invariants = invariants(text);
    if invariants.is_empty() {
        return vec![Breach::new(file, 1, "has no list under a heading \"Invariants\"".into())];
    }
    let untested = |(line, item): &(usize, String)| {
        let says = match last_span(item.trim_end_matches(['.', ')', ' '])) {
            Some(name) if tests.contains(name) => return None,
            Some(name) => format!("there is no test `{name}`"),
            None => "the invariant does not end with the name of its test".to_string(),
        };
        Some(Breach::new(file, *line, says))
    };
    invariants.iter().filter_map(untested).collect()
}

/// What stands between the backticks at the very end.
fn last_span(text: &str) -> Option<&str> {
    text.strip_suffix('`')?.rsplit_once('`').map(|(_, span)| span)
}

fn invariants(text: &str) -> Vec<(usize, String)> {
    let (mut is_inside, mut items) = (false, Vec::<(usize, String)>::new());
    for (line, text) in prose(text) {
        let text = text.trim();
        if text.starts_with('#') {
            is_inside = text.to_lowercase().contains("invariants");
        } else if is_inside && is_item(text) {
            items.push((line, text.to_string()));
        } else if let Some((_, item)) = items.last_mut().filter(|_| is_inside) {
            item.push(' ');
            item.push_str(text);
        }
    }
    items
}

fn is_item(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with("- ") || text.starts_with("* ") || (number.len() < text.len() && number.starts_with(". "))
}

/// The full names of the tests in a file.
pub(super) fn tests_in(source: &Source) -> Vec<String> {
    let (mut is_test, mut names) = (false, Vec::new());
    for (at, token) in source.tokens.iter().enumerate() {
        let before = |steps: usize| at.checked_sub(steps).and_then(|at| source.tokens.get(at));
        let follows = |word: &str| before(1).and_then(Token::word) == Some(word);
        let is_attribute = || source.tokens[..at].iter().rev().take(4).any(|token| token.is('#'));
        let ends = || source.tokens.get(at + 1).is_some_and(|next| next.is(']') || next.is('('));
        if token.word() == Some("test") && ends() && !before(1).is_some_and(|t| t.is('(')) && is_attribute() {
            is_test = true;
        } else if follows("fn") && std::mem::take(&mut is_test) {
            let path = [source.module(token), &[token.word().unwrap_or_default().to_string()]].concat();
            names.push(path.join("::"));
        }
    }
    names
}

/// Words of the glossary's column *avoid* in a file's names.
///
/// A word in small letters is found inside a name too (`student` in `student_id` and
/// `NewStudent`); a word with a capital only as the whole name.
pub(super) fn avoided_words(source: &Source, avoided: &[String]) -> Vec<Breach> {
    let avoided: Vec<(&String, Vec<String>)> = avoided.iter().map(|word| (word, parts(word))).collect();
    let found = |token: &Token| {
        let name = token.word()?;
        let own = parts(name);
        let (word, _) = avoided.iter().find(|(word, parts)| is_held(name, &own, word, parts))?;
        Some(Breach::at(source, token.line, format!("`{name}`: the glossary says to avoid `{word}`")))
    };
    source.tokens.iter().filter_map(found).collect()
}

fn is_held(name: &str, own: &[String], word: &str, parts: &[String]) -> bool {
    let is_whole = word.starts_with(|c: char| c.is_uppercase());
    if is_whole { name == word } else { own.windows(parts.len()).any(|run| run == parts) }
}

/// `NewStudent` and `new_student` are both `new`, `student`.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for (at, letter) in name.chars().enumerate() {
        if letter == '_' || (letter.is_uppercase() && at > 0) {
            parts.push(String::new());
        }
        parts.last_mut().unwrap().extend(letter.to_lowercase().filter(|c| *c != '_'));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The code words in the column *avoid* of a table in Markdown; words of prose are left out.
pub(super) fn words_to_avoid(glossary: &str) -> Vec<String> {
    let rows = prose(glossary).filter(|(_, line)| line.trim_start().starts_with('|'));
    let (mut column, mut words) = (None, Vec::new());
    for cells in rows.map(|(_, row)| row.trim().trim_matches('|').split('|').map(plain).collect::<Vec<_>>()) {
        if let Some(found) = cells.iter().position(|cell| cell.eq_ignore_ascii_case("avoid")) {
            column = Some(found);
        } else if let Some(cell) = column.and_then(|column| cells.get(column)) {
            words.extend(cell.split(',').map(plain).filter(|word| is_name(word)).map(str::to_string));
        }
    }
    words
}

fn plain(cell: &str) -> &str {
    cell.trim_matches([' ', '*', '`'])
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The lines of a document, numbered, without its blocks of code.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests;
