//! Everything that is published, in memory: built from a library of documents in one go, checked
//! as a whole, immutable, and replaced as a whole.

mod archive;
mod build;
mod changes;
mod contents;
mod inserts;
mod language;
mod library;
mod links;
mod register;
mod reliance;
mod reviews;
mod search_words;
mod side_by_side;
mod usage;
mod whereabouts;

pub use build::{Built, build};
pub use changes::{ListedChange, SymbolChange};
pub use contents::{Catalogue, Neighbours};
pub use language::{Measured, measure_language};
pub use library::{Library, LibraryError, MAX_DOCUMENTS};
pub use links::OnDay;
pub use register::RegisteredSource;
pub use reviews::Review;
pub use search_words::SearchWords;
pub use whereabouts::{Shelf, Whereabouts};

#[cfg(test)]
mod tests;
