//! What is put on paper.

use jiff::civil::Date;

use crate::base::{Block, Span};

/// A document for paper, with everything that stands in it.
#[derive(Debug, Clone)]
pub struct Booklet {
    /// Its title, also of the file.
    pub title: String,
    /// What it is, in a sentence; the description of the file.
    pub summary: String,
    /// Paragraphs below the title on the first page.
    pub opening: Vec<Vec<Span>>,
    /// The day up to which it is true.
    pub as_of: Date,
    /// Stands at the foot of every page.
    pub foot: String,
    /// Headings up to this level are in the list of contents; without a level there is no list.
    pub contents_level: Option<u8>,
    /// What follows, in order.
    pub quires: Vec<Quire>,
}

/// Pages with one name at their head.
#[derive(Debug, Clone)]
pub struct Quire {
    /// Stands at the head of its pages.
    pub name: String,
    /// Whether it begins on a new page.
    pub starts_page: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}
