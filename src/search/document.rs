/// What sort of thing a document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An entry of the symbolenbank.
    Symbol,
    /// A page of the handreiking.
    Page,
    /// An entry of the begrippenlijst.
    Term,
    /// A practice scenario.
    Scenario,
}

/// A heading that an address can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its place in the page.
    pub id: String,
    /// As it reads.
    pub title: String,
}

/// A stretch of a document that may answer by itself: a question that it answers, or what stands
/// under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words, which the document has in another field too.
    pub text: String,
    /// The heading; nothing for a question.
    pub heading: Option<Heading>,
}

/// One thing that can be found, as plain text.
#[derive(Debug, Clone)]
pub struct Document {
    /// What sort of thing this is.
    pub kind: Kind,
    /// Its slug, unique within its kind; handed back in every hit.
    pub key: String,
    /// The name shown in a list of results.
    pub title: String,
    /// Other names that people use and that may be shown.
    pub names: Vec<String>,
    /// Number and letter codes in one spelling each, such as `14/88`.
    pub codes: Vec<String>,
    /// Emoji, runes and other single signs.
    pub signs: Vec<String>,
    /// Words that find the document but are never shown: descriptions, misspellings.
    pub hidden_terms: Vec<String>,
    /// One or two sentences for the list of results.
    pub summary: String,
    /// The rest of the text, without markup.
    pub body: String,
    /// Questions and sections of a long document; empty for most.
    pub passages: Vec<Passage>,
    /// Properties to filter on: (facet, value), such as `("ideologie", "jihadisme")`.
    pub facets: Vec<(String, String)>,
    /// Keys of documents of the same kind that must be shown beside this one.
    pub look_alikes: Vec<String>,
    /// Keys of documents of the same kind that belong to the same subject.
    pub related: Vec<String>,
}

impl Document {
    /// A document with only a name; the other fields are empty.
    pub fn new(kind: Kind, key: &str, title: &str) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            title: title.to_owned(),
            names: Vec::new(),
            codes: Vec::new(),
            signs: Vec::new(),
            hidden_terms: Vec::new(),
            summary: String::new(),
            body: String::new(),
            passages: Vec::new(),
            facets: Vec::new(),
            look_alikes: Vec::new(),
            related: Vec::new(),
        }
    }
}
