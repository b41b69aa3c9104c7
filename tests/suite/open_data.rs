//! What others may take along: the feed of changes, the list of concepts, and what says where they
//! are.

mod dcat;
mod skos;
mod triples;
mod wijzigingen_atom;

use weegwijs::catalogue::Library;

use crate::fixtures::small_library;

/// The small library with one entry written otherwise.
fn with_rondje(rewritten: impl Fn(&str) -> String) -> Library {
    let mut library = small_library();
    let name = "symbols/rondje.md";
    let entry = library.files().find(|(file, _)| *file == name).unwrap().1.to_vec();
    library.put(name, &rewritten(&String::from_utf8(entry).unwrap()));
    library
}
