use thiserror::Error;

/// Why an index could not be built. Searching itself never fails.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The engine refused to write or open the index in memory.
    #[error("the search index could not be written: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// The dictionary of the new index could not be read back.
    #[error("the search index could not be read back: {0}")]
    Read(#[from] std::io::Error),
    /// More documents than an index can number.
    #[error("{0} documents are too many for one index")]
    TooManyDocuments(usize),
}
