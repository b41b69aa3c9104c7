//! A text as a tree of blocks, for what is not a web page.

use super::Sketch;

/// A piece of a text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// By which links in the same document find it.
        anchor: String,
        /// As it reads.
        text: String,
    },
    /// Running text.
    Paragraph(Vec<Span>),
    /// What is said aside, in small letters.
    Remark(Vec<Span>),
    /// A list.
    List {
        /// The number of the first item; a list without numbers has none.
        first: Option<u64>,
        /// What stands in each item.
        items: Vec<Vec<Block>>,
    },
    /// A table of which the first row has the headings of its columns.
    Table {
        /// The headings.
        head: Vec<Vec<Span>>,
        /// The rows below it, each with as many cells.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// What stands apart from the running text.
    Callout {
        /// What sort of thing it is, in a word or two.
        label: String,
        /// Whether it warns.
        is_warning: bool,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// Text as typed, line by line.
    Code(String),
    /// A picture.
    Figure {
        /// The picture as PNG.
        png: Vec<u8>,
        /// What it shows, for those who do not see it.
        alt: String,
        /// What stands below it.
        caption: Vec<Span>,
    },
    /// A picture that is drawn on the spot.
    Sketch {
        /// The picture.
        sketch: Sketch,
        /// What it shows, for those who do not see it.
        alt: String,
    },
    /// What footnotes lead to.
    Notes(Vec<Note>),
    /// Words with what they mean.
    Definitions(Vec<Definition>),
}

/// A word with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// By which links in the same document find it.
    pub anchor: String,
    /// The word.
    pub term: String,
    /// What it means.
    pub blocks: Vec<Block>,
}

/// What a footnote leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// By which its footnotes find it.
    pub anchor: String,
    /// Its number.
    pub number: usize,
    /// What it says.
    pub spans: Vec<Span>,
}

/// Words that look the same and lead to the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are printed heavy.
    pub is_strong: bool,
    /// Whether they are printed in italics.
    pub is_emphasis: bool,
    /// Whether they are the number of a footnote.
    pub is_note: bool,
    /// Where they lead: `#` with an anchor in the same document, or an address.
    pub href: Option<String>,
    /// The language, when it is another than that of the document.
    pub language: Option<String>,
}

impl Span {
    /// Words without any marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Heavy words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_strong: true, ..Self::default() }
    }

    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, anchor: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Heading { level, anchor: anchor.into(), text: text.into() }
    }

    /// Running text without marks.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Span::plain(text)])
    }

    /// Something said aside.
    pub fn remark(text: impl Into<String>) -> Self {
        Self::Remark(vec![Span::plain(text)])
    }

    /// A list without numbers.
    pub fn bullets(items: impl IntoIterator<Item = Vec<Span>>) -> Self {
        Self::List { first: None, items: items.into_iter().map(|spans| vec![Self::Paragraph(spans)]).collect() }
    }

    /// Changes every line of words in the block.
    pub fn change_words(&mut self, change: &mut dyn FnMut(&mut Vec<Span>)) {
        match self {
            Self::Paragraph(spans) | Self::Remark(spans) | Self::Figure { caption: spans, .. } => change(spans),
            Self::List { items, .. } => {
                for block in items.iter_mut().flatten() {
                    block.change_words(change);
                }
            }
            Self::Table { head, rows } => head.iter_mut().chain(rows.iter_mut().flatten()).for_each(change),
            Self::Callout { blocks, .. } | Self::Quote(blocks) => {
                for block in blocks {
                    block.change_words(change);
                }
            }
            Self::Notes(notes) => notes.iter_mut().for_each(|note| change(&mut note.spans)),
            Self::Definitions(list) => {
                for block in list.iter_mut().flat_map(|one| &mut one.blocks) {
                    block.change_words(change);
                }
            }
            Self::Heading { .. } | Self::Code(_) | Self::Sketch { .. } => {}
        }
    }
}
