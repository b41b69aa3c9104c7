//! Links between documents: where they lead, and which lead nowhere.

use jiff::civil::Date;

use super::{Catalogue, Library};
use crate::base::{Document, Link, LinkKind, Report, Resolved, Resolver, Target, Word, nearest};

impl Resolver for Catalogue {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        let key = target.key.as_str();
        let (href, text) = match target.kind {
            LinkKind::Symbol => (format!("/symbolenbank/{key}"), self.symbol(key)?.name.clone()),
            LinkKind::Page => (format!("/handreiking/{key}"), self.page_by_key(key)?.title.clone()),
            LinkKind::Term => {
                let term = self.term(key)?;
                (format!("/begrippen#{key}"), term.name.clone())
            }
            LinkKind::Scenario => (format!("/scenarios/{key}"), self.scenario(key)?.about().title.clone()),
            LinkKind::Ground => (format!("/grondslagen#{key}"), self.ground(key)?.name.clone()),
            LinkKind::Contact => (format!("/contacten#{key}"), self.contact(key)?.short.clone()),
            LinkKind::Fact => (format!("/feiten#{key}"), self.fact(key)?.value.clone()),
            LinkKind::Criterion => {
                let criterion = self.newest_criteria()?.criterion(key)?;
                (format!("/weegcriteria#criterium-{key}"), criterion.question.clone())
            }
        };
        let note = (target.kind == LinkKind::Fact).then(|| self.fact(key).map(|fact| fact.note(None))).flatten();
        Some(Resolved { href, text, note })
    }

    fn meaning(&self, term: &str) -> Option<&str> {
        self.term(term).map(|term| term.meaning.as_str())
    }
}

/// The catalogue as it is read on a day: a dated fact that had to be looked at again says so.
#[derive(Clone, Copy)]
pub struct OnDay<'a> {
    /// What is read.
    pub catalogue: &'a Catalogue,
    today: Date,
}

impl OnDay<'_> {
    /// The day.
    pub fn today(&self) -> Date {
        self.today
    }
}

impl Resolver for OnDay<'_> {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        let resolved = self.catalogue.resolve(target)?;
        let fact = (target.kind == LinkKind::Fact).then(|| self.catalogue.fact(&target.key)).flatten();
        Some(Resolved { note: fact.map(|fact| fact.note(Some(self.today))), ..resolved })
    }

    fn meaning(&self, term: &str) -> Option<&str> {
        self.catalogue.meaning(term)
    }
}

impl Catalogue {
    /// The catalogue as it is read on a day.
    pub fn on(&self, today: Date) -> OnDay<'_> {
        OnDay { catalogue: self, today }
    }

    fn keys(&self, kind: LinkKind) -> Vec<String> {
        match kind {
            LinkKind::Symbol => self.symbols.keys().cloned().collect(),
            LinkKind::Page => self.pages.iter().map(crate::handreiking::Page::key).collect(),
            LinkKind::Term => self.terms.iter().map(|term| term.slug.clone()).collect(),
            LinkKind::Scenario => self.scenarios.keys().cloned().collect(),
            LinkKind::Ground => self.grounds.iter().map(|ground| ground.id.clone()).collect(),
            LinkKind::Contact => self.contacts.iter().map(|contact| contact.id.clone()).collect(),
            LinkKind::Fact => self.facts.iter().map(|fact| fact.id.clone()).collect(),
            LinkKind::Criterion => {
                let newest = self.newest_criteria().into_iter();
                newest.flat_map(|set| &set.criteria).map(|criterion| criterion.id.clone()).collect()
            }
        }
    }

    /// Reports the links of a document that lead nowhere, with the nearest name that exists. One to
    /// a document that is there but could not be read is right: its own errors are reported.
    pub(super) fn check_links<'a>(
        &self,
        library: &Library,
        document: &Document,
        links: impl Iterator<Item = &'a Link>,
        report: &Report,
    ) {
        for link in links.filter(|link| self.resolve(&link.target).is_none() && !library.has(&link.target)) {
            let Target { kind, key } = &link.target;
            let keys = self.keys(*kind);
            let near = nearest(key, keys.iter().map(String::as_str));
            let remedy = near.map_or_else(
                || "Verbeter de naam of haal de verwijzing weg.".to_owned(),
                |near| format!("Bedoelde u ‘{near}’?"),
            );
            let problem = format!("De verwijzing naar {} ‘{key}’ leidt nergens heen.", kind.label());
            report.error(document, &link.span, problem, remedy);
        }
    }
}
