//! Finding what the library holds: Dutch text analysis, an index that is built once
//! and never changes, and queries that survive spelling mistakes, codes and emoji.

mod analysis;
mod build;
mod complete;
mod compound;
mod display;
mod document;
mod error;
mod facets;
mod fold;
mod index;
mod language;
mod passages;
mod plan;
mod postings;
mod query;
mod rank;
mod results;
#[cfg(test)]
mod tests;
mod thesaurus;
mod tokens;
mod twins;
mod typo;
mod vocabulary;

pub use document::{Document, Heading, Kind, Passage};
pub use error::SearchError;
pub use index::Index;
pub use language::Language;
pub use query::Query;
pub use results::{Completion, FacetCount, Hit, Piece, Results};
