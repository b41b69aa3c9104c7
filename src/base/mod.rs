//! Words that several rooms share: documents and what is wrong with them, Markdown, links between
//! documents, dates in Dutch, the ideologies and the competences, what looks like personal data.
//! Knows nothing of the web, the database or the file system.

mod change;
mod competence;
mod diagnostic;
mod document;
mod drawing;
mod drawing_values;
pub mod dutch;
mod fields;
mod figure;
mod first_names;
mod hex;
mod html;
mod ideology;
mod link;
mod markdown;
mod markdown_lines;
mod markdown_passages;
mod markdown_pieces;
mod markdown_render;
mod named_people;
mod near;
mod passage;
mod personal_data;
mod plain_text;
mod reference;
mod slug;
mod term_index;
mod words;

pub use change::{Change, ChangeKind, newest_first, read_changes};
pub use competence::Competence;
pub use diagnostic::{Diagnostic, Report, Severity};
pub use document::{Document, MAX_DOCUMENT_BYTES};
pub use drawing::Drawing;
pub use fields::{Fields, parse_toml};
pub use figure::{DRAWINGS_FOLDER, Drawings, check_alt, find_drawing};
pub use hex::hex;
pub use html::{SafeHtml, escape};
pub use ideology::Ideology;
pub use link::{Link, LinkKind, Resolved, Resolver, Target};
pub(crate) use markdown::sections;
pub use markdown::{Heading, ListKind, Markdown, Section, words_in};
pub use markdown_render::{Manner, RenderOptions, Rendered};
pub use named_people::find_people;
pub use near::nearest;
pub use passage::Passage;
pub use personal_data::{Finding, PersonalData, find_personal_data};
pub use plain_text::plain_text;
pub(crate) use reference::check_footnotes;
pub use reference::{Reference, ReferenceKind, read_references};
pub use slug::{is_slug, slugify};
pub use term_index::TermIndex;
pub use words::Word;
pub(crate) use words::words;
