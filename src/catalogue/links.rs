//! Links between documents: where they lead, and which lead nowhere.

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
        };
        Some(Resolved { href, text })
    }

    fn meaning(&self, term: &str) -> Option<&str> {
        self.term(term).map(|term| term.meaning.as_str())
    }
}

impl Catalogue {
    fn keys(&self, kind: LinkKind) -> Vec<String> {
        match kind {
            LinkKind::Symbol => self.symbols.keys().cloned().collect(),
            LinkKind::Page => self.pages.iter().map(crate::handreiking::Page::key).collect(),
            LinkKind::Term => self.terms.iter().map(|term| term.slug.clone()).collect(),
            LinkKind::Scenario => self.scenarios.keys().cloned().collect(),
            LinkKind::Ground => self.grounds.iter().map(|ground| ground.id.clone()).collect(),
            LinkKind::Contact => self.contacts.iter().map(|contact| contact.id.clone()).collect(),
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
