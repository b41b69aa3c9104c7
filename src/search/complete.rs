//! Names that begin with what was typed so far.

use super::Document;
use super::tokens::tokenise;

/// Most names looked at for one prefix.
const MAX_SCAN: usize = 512;
/// Longest prefix, in characters.
const MAX_PREFIX: usize = 64;

/// Every name from each of its words on, in alphabetical order.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<Name>,
    /// The folded rest of a name from some word on, the name's number, and whether words precede it.
    starts: Vec<(Box<str>, u32, bool)>,
}

#[derive(Debug)]
struct Name {
    document: u32,
    text: Box<str>,
    is_title: bool,
}

impl Names {
    pub(super) fn new(documents: &[Document]) -> Self {
        let mut names = Self::default();
        for (document, number) in documents.iter().zip(0..) {
            names.add(number, &document.title, true);
            let others = document.names.iter().chain(&document.codes).chain(&document.signs);
            others.for_each(|name| names.add(number, name, false));
        }
        names.starts.sort_unstable();
        names
    }

    fn add(&mut self, document: u32, text: &str, is_title: bool) {
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let folded = folded(text);
        let inner = folded.match_indices(' ').map(|(space, _)| (space + 1, true));
        for (from, is_inner) in std::iter::once((0, false)).chain(inner).filter(|_| !folded.is_empty()) {
            self.starts.push((folded[from..].into(), number, is_inner));
        }
        self.names.push(Name { document, text: text.into(), is_title });
    }

    /// Document numbers with the name that was found: titles before other names, first words
    /// before later words, short before long. Each document once, and only those that are wanted.
    pub(super) fn starting_with(
        &self,
        prefix: &str,
        limit: usize,
        is_wanted: impl Fn(u32) -> bool,
    ) -> Vec<(u32, &str)> {
        let prefix: String = prefix.chars().take(MAX_PREFIX).collect();
        let prefix = folded(&prefix);
        if prefix.is_empty() {
            return Vec::new();
        }
        let first = self.starts.partition_point(|(start, ..)| start.as_ref() < prefix.as_str());
        let mut found: Vec<(bool, bool, usize, u32)> = self.starts[first..]
            .iter()
            .take(MAX_SCAN)
            .take_while(|(start, ..)| start.starts_with(&prefix))
            .filter(|(_, number, _)| is_wanted(self.names[*number as usize].document))
            .map(|(start, number, is_inner)| (*is_inner, !self.names[*number as usize].is_title, start.len(), *number))
            .collect();
        found.sort_unstable();
        let mut completions: Vec<(u32, &str)> = Vec::new();
        for (.., number) in found {
            let name = &self.names[number as usize];
            if completions.len() < limit && !completions.iter().any(|(document, _)| *document == name.document) {
                completions.push((name.document, &name.text));
            }
        }
        completions
    }
}

/// As the analysis writes it, so that `14/8` begins `1488`.
fn folded(text: &str) -> String {
    let words: Vec<String> = tokenise(text).into_iter().map(|token| token.whole.text).collect();
    words.join(" ")
}
