//! The paths a file uses, with groups written out and `super` followed to the crate's root.

use super::source::{Kind, Source, Token};

/// The crate under its two names: from inside, and from its own program.
const ROOTS: [&str; 2] = ["crate", "weegwijs"];

/// A path such as `crate::base::Slug` or `serde::Serialize`, as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UsedPath {
    pub(super) line: usize,
    pub(super) segments: Vec<String>,
    /// Stands in a `use` line.
    pub(super) is_import: bool,
    /// The module it is written in.
    module: Vec<String>,
}

impl UsedPath {
    pub(super) fn first(&self) -> &str {
        &self.segments[0]
    }

    /// The path from the crate's root, if it starts inside the crate.
    pub(super) fn inside_crate(&self) -> Option<Vec<String>> {
        let mut at = match self.first() {
            root if ROOTS.contains(&root) => Vec::new(),
            "self" | "super" => self.module.clone(),
            _ => return None,
        };
        for segment in &self.segments {
            match segment.as_str() {
                "super" => drop(at.pop()),
                "self" => {}
                name if ROOTS.contains(&name) => {}
                name => at.push(name.to_string()),
            }
        }
        Some(at)
    }
}

pub(super) fn paths(source: &Source) -> Vec<UsedPath> {
    let mut reader = Reader { source, at: 0, found: Vec::new() };
    let mut is_import = false;
    while let Some(token) = source.tokens.get(reader.at) {
        match token.word() {
            Some("use") => is_import = true,
            Some(_) if !continues(&source.tokens, reader.at) => {
                reader.tree(&[], is_import);
                continue;
            }
            _ => is_import &= !token.is(';'),
        }
        reader.at += 1;
    }
    reader.found
}

/// A word after `.`, or after `::` that something stands before, is the rest of another path.
fn continues(tokens: &[Token], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map(|place| &tokens[place]);
    match before(1) {
        Some(token) if token.is('.') => true,
        Some(Token { kind: Kind::Path, .. }) => before(2).is_some_and(|t| t.word().is_some() || t.is('>')),
        _ => false,
    }
}

struct Reader<'a> {
    source: &'a Source,
    at: usize,
    found: Vec<UsedPath>,
}

impl Reader<'_> {
    /// Reads one path from here on, and each branch of the group it may end in.
    fn tree(&mut self, prefix: &[String], is_import: bool) {
        let mut segments = prefix.to_vec();
        let start = self.at;
        while let Some(name) = self.segment() {
            segments.push(name);
            self.at += 1;
            if self.kind() != Some(&Kind::Path) {
                break;
            }
            self.at += 1;
        }
        if self.kind() == Some(&Kind::Mark('{'))
            && self.at > start
            && self.source.tokens[self.at - 1].kind == Kind::Path
        {
            self.group(&segments, is_import);
        } else if self.at > start {
            let token = &self.source.tokens[start];
            let module = self.source.module(token).to_vec();
            self.found.push(UsedPath { line: token.line, segments, is_import, module });
        }
    }

    fn group(&mut self, prefix: &[String], is_import: bool) {
        self.at += 1;
        while self.kind().is_some_and(|kind| *kind != Kind::Mark('}')) {
            let before = self.at;
            self.tree(prefix, is_import);
            // `as name`, commas and whatever else stands between two branches.
            if self.at == before || self.kind() == Some(&Kind::Mark(',')) {
                self.at += 1;
            }
            if self.source.tokens.get(self.at).and_then(Token::word) == Some("as") {
                self.at += 2;
            }
        }
        self.at += 1;
    }

    fn kind(&self) -> Option<&Kind> {
        self.source.tokens.get(self.at).map(|token| &token.kind)
    }

    fn segment(&self) -> Option<String> {
        match self.kind()? {
            Kind::Word(word) => Some(word.clone()),
            Kind::Mark('*') => Some("*".to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        let source = Source::read("src/store/step.rs", text);
        paths(&source).iter().filter(|path| path.segments.len() > 1).map(|path| path.segments.join("::")).collect()
    }

    fn from_root(text: &str) -> Vec<String> {
        let source = Source::read("src/store/step.rs", text);
        paths(&source).iter().filter_map(UsedPath::inside_crate).map(|path| path.join("::")).collect()
    }

    #[test]
    fn groups_are_written_out() {
        assert_eq!(
            written("use crate::{base::{Slug as S, self}, store};\nuse serde::*;"),
            ["crate::base::Slug", "crate::base::self", "crate::store", "serde::*"]
        );
    }

    #[test]
    fn paths_in_expressions_types_and_attributes_count() {
        let text = "#[tokio::test] fn a(b: Vec<crate::web::Page>) -> c::D { ::serde::e(); x.y(); Vec::<u8>::new() }";
        assert_eq!(written(text), ["tokio::test", "crate::web::Page", "c::D", "serde::e"]);
    }

    #[test]
    fn super_is_followed_to_the_root() {
        assert_eq!(from_root("use super::sql::run;"), ["store::sql::run"]);
        assert_eq!(from_root("use super::super::web::Page;"), ["web::Page"]);
        assert_eq!(from_root("mod tests { use super::super::super::web::Page; }"), ["web::Page"]);
        assert_eq!(from_root("fn main() { weegwijs::cli::run() }"), ["cli::run"]);
    }
}
