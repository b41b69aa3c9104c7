//! `/wijzigingen`: what changed in everything that is published, and the feed of it. The bank of
//! symbols has lists of its own changes, which are made here too.

mod feed;
mod lijst;

pub(super) use feed::{Feed, feed, feed_of};
pub(super) use lijst::{ChangeList, changes, list_of};
