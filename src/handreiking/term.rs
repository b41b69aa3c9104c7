//! Terms of the glossary.

use crate::base::{Document, Fields, Link, LinkKind, Report, Target, parse_toml, slugify};

/// A term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its anchor on the page of terms.
    pub slug: String,
    /// As it reads.
    pub name: String,
    /// Other names for the same thing.
    pub aliases: Vec<String>,
    /// Inflections that occur in text; they are linked, but not shown.
    pub forms: Vec<String>,
    /// What it means, in one or two sentences.
    pub meaning: String,
    /// A page of the handreiking that says more.
    pub page: Option<Link>,
}

/// Reads the list of terms.
pub fn parse_terms(document: &Document, report: &Report) -> Vec<Term> {
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let mut terms: Vec<Term> = Vec::new();
    for mut entry in fields.tables("begrip") {
        let name = entry.short_text("naam", 80);
        let page = entry
            .optional_text("pagina")
            .map(|key| Link { target: Target { kind: LinkKind::Page, key }, span: entry.span("pagina") });
        let term = Term {
            slug: slugify(&name),
            aliases: entry.texts("aliassen"),
            forms: entry.texts("vormen"),
            meaning: entry.short_text("uitleg", 400),
            page,
            name,
        };
        if terms.iter().any(|known| known.slug == term.slug) {
            entry.error_at("naam", format!("Het begrip ‘{}’ staat er twee keer in.", term.name), "Haal er één weg.");
        }
        entry.finish();
        terms.push(term);
    }
    fields.finish();
    terms.sort_by_key(|term| term.name.to_lowercase());
    terms
}

impl Term {
    /// Every name by which text may use the term: the name without its abbreviation in brackets,
    /// the abbreviation, the aliases and the inflections.
    pub fn names(&self) -> Vec<String> {
        let mut names = self.aliases.clone();
        names.extend(self.forms.iter().cloned());
        match self.name.split_once(" (") {
            Some((long, short)) => names.extend([long.to_owned(), short.trim_end_matches(')').to_owned()]),
            None => names.push(self.name.clone()),
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_sorted_and_known_by_all_their_names() {
        let text = "[[begrip]]\nnaam = \"Weegploeg\"\nuitleg = \"Drie partijen.\"\n\n[[begrip]]\nnaam = \"Persoonsgerichte aanpak (PGA)\"\nuitleg = \"Pakket.\"\naliassen = [\"PGA radicalisering\"]\n";
        let report = Report::default();
        let terms = parse_terms(&Document::new("content/begrippen.toml", text), &report);
        assert_eq!(report.error_count(), 0);
        assert_eq!(terms[0].slug, "persoonsgerichte-aanpak");
        assert_eq!(terms[0].names(), ["PGA radicalisering", "Persoonsgerichte aanpak", "PGA"]);
    }
}
