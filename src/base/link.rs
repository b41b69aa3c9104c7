//! Links between documents, written as `[[symbool:zwarte-zon|de zwarte zon]]`.

use std::ops::Range;

use super::Word;
use super::words::words;

words! {
    /// What a link points at.
    pub enum LinkKind {
        Symbol = "symbool", "symbool";
        Page = "handreiking", "pagina van de handreiking";
        Term = "begrip", "begrip";
        Scenario = "scenario", "scenario";
        Ground = "grondslag", "wettelijke grondslag";
        Contact = "contact", "contact";
        Criterion = "criterium", "criterium";
        Fact = "feit", "feit";
    }
}

/// The document that a link points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// What kind of document.
    pub kind: LinkKind,
    /// Its key: a slug, or `deel/pagina` for the handreiking.
    pub key: String,
}

impl Target {
    /// Reads `soort:naam` as authors write it, or nothing when it is not of that form.
    pub(super) fn from_written(written: &str) -> Option<Self> {
        let (kind, key) = written.split_once(':')?;
        Some(Self { kind: LinkKind::from_word(kind)?, key: key.to_owned() })
    }
}

/// A link as it stands in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it points.
    pub target: Target,
    /// Its bytes in the document.
    pub span: Range<usize>,
}

/// Where a link leads, for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Address on this site; nothing when what it pointed at was taken away.
    pub href: Option<String>,
    /// The text when the author gave none.
    pub text: String,
    /// What has to stand behind it in brackets, such as the day of a dated fact.
    pub note: Option<String>,
}

/// What stands behind the name of what was taken away.
const LAPSED: &str = "vervallen";

impl Resolved {
    /// What is there.
    pub fn at(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: Some(href.into()), text: text.into(), note: None }
    }

    /// What was taken away: its name stays and says so.
    pub fn lapsed(text: impl Into<String>) -> Self {
        Self { href: None, text: text.into(), note: Some(LAPSED.to_owned()) }
    }

    /// The same with a mark that it is kept for old links only.
    #[must_use]
    pub fn marked_lapsed(self) -> Self {
        Self { note: Some(LAPSED.to_owned()), ..self }
    }

    /// The text with what stands behind it.
    pub fn words(&self) -> String {
        self.note.as_ref().map_or_else(|| self.text.clone(), |note| format!("{} ({note})", self.text))
    }
}

impl Target {
    /// What reads as the name of what is not there: the last part of its key.
    pub(super) fn name(&self) -> String {
        self.key.rsplit('/').next().unwrap_or_default().replace('-', " ")
    }

    /// What stands in a text for what is not there. A term stays a word like others: only its
    /// explanation is gone.
    pub(super) fn stand_in(&self) -> Resolved {
        let lapsed = Resolved::lapsed(self.name());
        if self.kind == LinkKind::Term { Resolved { note: None, ..lapsed } } else { lapsed }
    }
}

/// Knows every document that can be linked to.
pub trait Resolver {
    /// Where a target is, or nothing when it does not exist (any more).
    fn resolve(&self, target: &Target) -> Option<Resolved>;

    /// What a term means, by its slug, when that can be told where the term stands.
    fn meaning(&self, _term: &str) -> Option<&str> {
        None
    }
}
