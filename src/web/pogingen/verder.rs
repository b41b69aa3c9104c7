//! Where a learner can go on, also after something was taken away.

use crate::base::{LinkKind, Resolver, Target};
use crate::catalogue::Catalogue;
use crate::scenarios::Archived;
use crate::web::delen::PageLink;

/// A document that a version names. Versions are kept, documents can go.
pub(in crate::web) enum Named {
    There(PageLink),
    /// It is gone: what stands in its place.
    Gone(&'static str),
}

impl Named {
    pub(super) fn page(catalogue: &Catalogue, key: &str) -> Self {
        Self::found(catalogue, LinkKind::Page, key, "De pagina die hierbij hoorde, is vervallen.")
    }

    pub(super) fn symbol(catalogue: &Catalogue, slug: &str) -> Self {
        Self::found(catalogue, LinkKind::Symbol, slug, "Het symbool dat hierbij hoorde, is vervallen.")
    }

    fn found(catalogue: &Catalogue, kind: LinkKind, key: &str, gone: &'static str) -> Self {
        let found = catalogue.resolve(&Target { kind, key: key.to_owned() });
        found.and_then(PageLink::to_found).map_or(Self::Gone(gone), Self::There)
    }

    pub(super) fn link(&self) -> Option<&PageLink> {
        match self {
            Self::There(link) => Some(link),
            Self::Gone(_) => None,
        }
    }

    pub(super) fn told(&self) -> &'static str {
        match self {
            Self::There(_) => "",
            Self::Gone(told) => told,
        }
    }
}

/// The case that came in the place of one that was taken away.
pub(in crate::web) fn instead(archived: Option<&Archived>, catalogue: &Catalogue) -> Option<PageLink> {
    catalogue.scenario(archived?.instead.as_deref()?).map(PageLink::to_scenario)
}
