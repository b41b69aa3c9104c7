//! The files of one scenario, and the text by which a version of them is known.

use std::collections::BTreeMap;

use crate::base::Document;

/// The files of one scenario, sorted by name.
#[derive(Debug, Clone)]
pub struct Bundle {
    slug: String,
    files: Vec<Document>,
}

/// The canonical text. `serde_json` writes a map in the order of its keys, and a `BTreeMap` has one
/// order only, so equal files always give equal text.
#[derive(serde::Serialize, serde::Deserialize)]
struct Canonical {
    slug: String,
    bestanden: BTreeMap<String, String>,
}

impl Bundle {
    /// Takes the files of a scenario; they are named as in the library
    /// (`scenarios/<slug>/knopen/melding.md`) or inside their folder (`knopen/melding.md`).
    pub fn new(slug: impl Into<String>, mut files: Vec<Document>) -> Self {
        let slug = slug.into();
        files.sort_by(|a, b| local(&slug, a).cmp(local(&slug, b)));
        Self { slug, files }
    }

    /// The name of the folder.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// The files, sorted by name.
    pub fn files(&self) -> &[Document] {
        &self.files
    }

    /// The name of a file inside the scenario's folder.
    pub(super) fn local_name<'a>(&self, document: &'a Document) -> &'a str {
        local(&self.slug, document)
    }

    /// The same text for the same files, whatever their order and line ends; its SHA-256 is the
    /// name of this version.
    pub fn canonical(&self) -> String {
        let named = |file: &Document| (self.local_name(file).to_owned(), file.text().to_owned());
        let canonical = Canonical { slug: self.slug.clone(), bestanden: self.files.iter().map(named).collect() };
        // A map with text keys and text values can always be written as JSON.
        serde_json::to_string(&canonical).unwrap_or_default()
    }

    /// Reads a kept version back, or nothing when the text is not a canonical one.
    pub fn from_canonical(text: &str) -> Option<Self> {
        let canonical: Canonical = serde_json::from_str(text).ok()?;
        let slug = canonical.slug;
        let named = |(name, text)| Document::new(format!("scenarios/{slug}/{name}"), text);
        let files = canonical.bestanden.into_iter().map(named).collect();
        Some(Self::new(slug.clone(), files))
    }
}

fn local<'a>(slug: &str, document: &'a Document) -> &'a str {
    let name = document.name();
    let inside = name.strip_prefix("scenarios/").and_then(|rest| rest.strip_prefix(slug)?.strip_prefix('/'));
    inside.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_text_does_not_depend_on_order_prefix_or_line_ends() {
        let here = Bundle::new("aa", vec![Document::new("b.md", "x\r\ny"), Document::new("a.md", "“z”")]);
        let there = Bundle::new("aa", vec![Document::new("scenarios/aa/a.md", "“z”"), Document::new("b.md", "x\ny")]);
        assert_eq!(here.canonical(), there.canonical());
        assert_eq!(here.canonical(), r#"{"slug":"aa","bestanden":{"a.md":"“z”","b.md":"x\ny"}}"#);
    }

    #[test]
    fn a_kept_version_is_read_back_unchanged() {
        let bundle = Bundle::new("aa", vec![Document::new("a.md", "x")]);
        let back = Bundle::from_canonical(&bundle.canonical()).unwrap();
        assert_eq!(back.canonical(), bundle.canonical());
        assert_eq!(back.files()[0].name(), "scenarios/aa/a.md");
        assert!(Bundle::from_canonical("kaas").is_none());
    }
}
