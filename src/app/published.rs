//! What visitors see: the catalogue and its index, replaced together.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{FacetValues, random, search_documents};
use crate::base::Diagnostic;
use crate::catalogue::{self, Catalogue, Library};
use crate::scenarios::Scenario;
use crate::search::{Index, Kind, Query};

/// A catalogue with its index. Immutable.
pub struct Published {
    /// The documents.
    pub catalogue: Catalogue,
    /// For searching them.
    pub index: Index,
    /// The hash of the published version of every scenario, by slug.
    pub versions: BTreeMap<String, String>,
    /// Every value of every facet of the symbols.
    pub facets: FacetValues,
    /// Differs for every publication of this process.
    pub generation: u64,
}

/// What is there to show.
#[derive(Clone)]
pub enum Publication {
    /// A sound library.
    Sound(Arc<Published>),
    /// A library with errors; only while its author is at work.
    Broken(Arc<Vec<Diagnostic>>),
}

/// Why a library could not be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Its documents have errors.
    #[error("the library has errors")]
    Broken(Vec<Diagnostic>),
    /// The index could not be built.
    #[error("the search index cannot be built: {0}")]
    Index(#[from] crate::search::SearchError),
}

/// Builds what visitors see from a library. The notes and warnings come along.
pub fn publish(library: &Library, today: Date, generation: u64) -> Result<(Published, Vec<Diagnostic>), PublishError> {
    let built = catalogue::build(library, today);
    let Some(catalogue) = built.catalogue else { return Err(PublishError::Broken(built.diagnostics)) };
    let language = search_documents::language(&catalogue);
    let index = Index::build(search_documents::documents(&catalogue), &language)?;
    let version = |scenario: &Scenario| (scenario.slug().to_owned(), random::fingerprint(&scenario.canonical()));
    let versions = catalogue.scenarios().map(version).collect();
    let all = index.search(&Query::parse("").with_kinds(&[Kind::Symbol]).with_page(0, 0).with_counts());
    let facets = FacetValues::new(&all.facet_counts);
    Ok((Published { catalogue, index, versions, facets, generation }, built.diagnostics))
}

impl Published {
    /// The address of a document that search found.
    pub fn address(&self, kind: Kind, key: &str) -> String {
        match kind {
            Kind::Symbol => format!("/symbolenbank/{key}"),
            Kind::Page => format!("/handreiking/{key}"),
            Kind::Term => format!("/begrippen#{key}"),
            Kind::Scenario => format!("/scenarios/{key}"),
        }
    }
}
