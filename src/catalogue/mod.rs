//! Everything that is published, in memory: built from a library of documents in one go, checked
//! as a whole, immutable, and replaced as a whole.

mod build;
mod changes;
mod contents;
mod inserts;
mod language;
mod library;
mod links;
mod reliance;
mod search_words;
mod side_by_side;

pub use build::{Built, build};
pub use changes::SymbolChange;
pub use contents::{Catalogue, Neighbours};
pub use language::{Measured, measure_language};
pub use library::{Library, LibraryError, MAX_DOCUMENTS};
pub use links::OnDay;
pub use search_words::SearchWords;

#[cfg(test)]
mod tests;
