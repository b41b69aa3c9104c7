//! What others may take along: the feed of changes.

mod wijzigingen_atom;
