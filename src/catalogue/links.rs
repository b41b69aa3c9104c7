//! Links between documents: where they lead, and which lead nowhere.

use jiff::civil::Date;

use super::{Catalogue, Library};
use crate::base::{Document, Link, LinkKind, Report, Resolved, Resolver, Target, Word, nearest};

impl Resolver for Catalogue {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        let key = target.key.as_str();
        Some(match target.kind {
            LinkKind::Symbol => self.resolve_symbol(key)?,
            LinkKind::Page => Resolved::at(format!("/handreiking/{key}"), &self.page_by_key(key)?.title),
            LinkKind::Term => Resolved::at(format!("/begrippen#{key}"), &self.term(key)?.name),
            LinkKind::Scenario => self.resolve_scenario(key)?,
            LinkKind::Ground => Resolved::at(format!("/grondslagen#{key}"), &self.ground(key)?.name),
            LinkKind::Contact => Resolved::at(format!("/contacten#{key}"), &self.contact(key)?.short),
            LinkKind::Fact => {
                let fact = self.fact(key)?;
                Resolved { note: Some(fact.note(None)), ..Resolved::at(format!("/feiten#{key}"), &fact.value) }
            }
            LinkKind::Criterion => {
                let criterion = self.newest_criteria()?.criterion(key)?;
                Resolved::at(format!("/weegcriteria#criterium-{key}"), &criterion.question)
            }
        })
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
        let note = fact.map(|fact| fact.note(Some(self.today))).or_else(|| resolved.note.clone());
        Some(Resolved { note, ..resolved })
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

    /// A symbol under its present name or one that it had. One that is kept for old links only is
    /// marked.
    fn resolve_symbol(&self, slug: &str) -> Option<Resolved> {
        let symbol = self.symbol(slug).or_else(|| self.symbol(self.renamed_symbol(slug)?))?;
        let resolved = Resolved::at(format!("/symbolenbank/{}", symbol.slug), &symbol.name);
        Some(if symbol.is_withdrawn() { resolved.marked_lapsed() } else { resolved })
    }

    /// A case that is offered, or the name of one that was.
    fn resolve_scenario(&self, slug: &str) -> Option<Resolved> {
        let offered = self.scenario(slug).map(|case| Resolved::at(format!("/scenarios/{slug}"), &case.about().title));
        offered.or_else(|| Some(Resolved::lapsed(&self.archived(slug)?.title)))
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

    /// Whether a document may point at this: also when it has another name by now, old versions of
    /// cases still lead there, but a new link has to be right.
    fn may_be_linked(&self, target: &Target) -> bool {
        match target.kind {
            LinkKind::Symbol => self.symbol(&target.key).is_some(),
            _ => self.resolve(target).is_some(),
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
        for link in links.filter(|link| !library.has(&link.target)) {
            let Target { kind, key } = &link.target;
            if *kind == LinkKind::Scenario
                && let Some(archived) = self.archived(key)
            {
                report.warning(document, &link.span, archived.link_problem(), archived.link_remedy());
                continue;
            }
            if self.may_be_linked(&link.target) {
                continue;
            }
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
