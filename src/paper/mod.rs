//! From blocks of text to a PDF that can be read aloud: lines, pages, the tree of what is a heading,
//! a list or a table, bookmarks and links. Knows nothing of what the text is about.

mod booklet;
mod draw;
mod flow;
mod flow_list;
mod flow_table;
mod links;
mod pages;
mod press;
mod set;
mod sketch;
mod strip;
mod structure;
mod style;
mod typeface;

pub use booklet::{Booklet, Quire};
pub use press::{PaperError, press};
