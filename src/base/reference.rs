//! Sources of statements.

use std::ops::Range;

use jiff::civil::Date;

use super::words::words;
use super::{Fields, Report};

words! {
    /// What sort of publisher a source has.
    pub enum ReferenceKind {
        Government = "overheid", "overheid";
        CaseLaw = "rechtspraak", "rechtspraak";
        Science = "wetenschap", "wetenschap";
        Press = "journalistiek", "journalistiek";
        Society = "maatschappelijk", "maatschappelijke organisatie";
        Activist = "activistisch", "activistische organisatie";
        Encyclopedia = "naslag", "naslagwerk";
    }
}

/// A source: what a statement was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The word by which footnotes of its document name it.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Sort of publisher; only symbols record it.
    pub kind: Option<ReferenceKind>,
    /// Language code, `nl` when not given.
    pub language: String,
    /// Date of publication as the source gives it.
    pub date: String,
    /// The day on which it was last opened.
    pub consulted: Date,
    /// Address.
    pub url: String,
    /// Where its title stands in the document.
    pub span: Range<usize>,
}

impl Reference {
    fn read(fields: &mut Fields<'_>) -> Self {
        let reference = Self {
            id: fields.text("id"),
            title: fields.text("titel"),
            publisher: fields.text("uitgever"),
            kind: fields.optional_word("soort"),
            language: fields.optional_text("taal").unwrap_or_else(|| "nl".to_owned()),
            date: fields.text("datum"),
            consulted: fields.date("geraadpleegd"),
            url: fields.text("url"),
            span: fields.span("titel"),
        };
        if !reference.url.is_empty() && !reference.url.starts_with("https://") && !reference.url.starts_with("http://")
        {
            fields.error_at("url", "Het adres van deze bron klopt niet.", "Begin het adres met https:// of http://.");
        }
        reference
    }
}

/// Reads a list of sources and reports doubles and too few of them.
pub fn read_references(fields: &mut Fields<'_>, key: &str, at_least: usize) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::new();
    for mut entry in fields.tables(key) {
        let reference = Reference::read(&mut entry);
        if references.iter().any(|known| known.id == reference.id) {
            entry.error_at(
                "id",
                format!("Er zijn twee bronnen met de naam ‘{}’.", reference.id),
                "Geef elke bron een eigen id.",
            );
        }
        entry.finish();
        references.push(reference);
    }
    if references.len() < at_least {
        fields.error(
            format!("Dit document heeft {} van de {at_least} bronnen die nodig zijn.", references.len()),
            format!("Voeg bronnen toe met [[{key}]]."),
        );
    }
    references
}

/// Reports footnotes that name no source.
pub(crate) fn check_footnotes(
    markdown: &super::Markdown,
    references: &[Reference],
    document: &super::Document,
    report: &Report,
) {
    for (id, span) in markdown.footnotes() {
        if !references.iter().any(|reference| reference.id == *id) {
            report.error(
                document,
                span,
                format!("De voetnoot ‘{id}’ hoort bij geen enkele bron."),
                "Voeg de bron toe in de kop, of verander de voetnoot.",
            );
        }
    }
}
