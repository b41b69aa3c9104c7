//! The sources of all documents together: each address once, with everything that rests on it.

use std::collections::BTreeMap;

use super::{Catalogue, Whereabouts};
use crate::base::{Document, Reference, Report};

/// A source with what rests on it.
#[derive(Debug, Clone)]
pub struct RegisteredSource<'a> {
    /// As the document says that looked last.
    pub reference: &'a Reference,
    /// What cites it, each once, in the order of the shelves.
    pub cited_by: Vec<Whereabouts>,
}

impl Catalogue {
    /// Everything that visitors read, with its sources.
    fn cited(&self) -> Vec<(Whereabouts, &[Reference])> {
        let pages = self.pages.iter().map(|page| (Whereabouts::of_page(page), page.references.as_slice()));
        let plain = self.plain_pages.values().map(|page| (Whereabouts::of_plain(page), page.references.as_slice()));
        let public = self.symbols().filter(|symbol| symbol.is_public());
        let symbols = public.map(|symbol| (Whereabouts::of_symbol(symbol), symbol.references.as_slice()));
        let grounds = self.grounds.iter().map(|ground| (Whereabouts::of_ground(ground), ground.references.as_slice()));
        let contacts = self.contacts.iter().map(|one| (Whereabouts::of_contact(one), one.references.as_slice()));
        let criteria = self.criteria.iter().map(|one| (Whereabouts::of_criteria(one), one.references.as_slice()));
        let facts = self.facts.iter().map(|fact| (Whereabouts::of_fact(fact), fact.references.as_slice()));
        pages.chain(plain).chain(symbols).chain(grounds).chain(contacts).chain(criteria).chain(facts).collect()
    }

    /// The sources by publisher and title; one address is one source.
    pub fn sources(&self) -> Vec<RegisteredSource<'_>> {
        let mut by_address: BTreeMap<&str, RegisteredSource<'_>> = BTreeMap::new();
        for (place, references) in self.cited() {
            for reference in references {
                let known = by_address.entry(&reference.url);
                let source = known.or_insert_with(|| RegisteredSource { reference, cited_by: Vec::new() });
                if source.reference.consulted < reference.consulted {
                    source.reference = reference;
                }
                if !source.cited_by.contains(&place) {
                    source.cited_by.push(place.clone());
                }
            }
        }
        let mut sources: Vec<RegisteredSource<'_>> = by_address.into_values().collect();
        for source in &mut sources {
            source.cited_by.sort();
        }
        let order = |source: &RegisteredSource<'_>| {
            let reference = source.reference;
            (reference.publisher.to_lowercase(), reference.title.to_lowercase(), reference.url.clone())
        };
        sources.sort_by_cached_key(order);
        sources
    }
}

/// The first words about each address, to hold later ones against.
#[derive(Default)]
pub(super) struct Addresses {
    known: BTreeMap<String, (String, String, String)>,
}

impl Addresses {
    /// Notes sources that have another title or date elsewhere; of one law several articles can be
    /// cited.
    pub(super) fn check(&mut self, document: &Document, references: &[Reference], report: &Report) {
        for reference in references {
            let own = (reference.title.clone(), reference.date.clone(), document.name().to_owned());
            let (title, date, file) = self.known.entry(reference.url.clone()).or_insert(own);
            let (what, theirs) = if without_article(title) != without_article(&reference.title) {
                ("een andere titel", title)
            } else if *date != reference.date {
                ("een andere datum", date)
            } else {
                continue;
            };
            let problem = format!("Deze bron heeft in {file} {what}: ‘{theirs}’.");
            report.note(document, &reference.span, problem, "Kijk bij de bron en maak beide gelijk.");
        }
    }
}

/// “Wet politiegegevens, artikel 20” is the Wet politiegegevens.
fn without_article(title: &str) -> &str {
    title.split_once(", artikel").map_or(title, |(law, _)| law)
}
