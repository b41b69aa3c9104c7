//! What stands on every page about a symbol, whatever its entry says.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The characters that a letter card can show.
pub const CARD_CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/+.& ";

/// The most characters that a letter card has room for.
pub const CARD_LENGTH: usize = 12;

/// Raised whenever pictures are drawn in another way, so that browsers ask for them anew.
const PICTURE_EDITION: u32 = 2;

/// The mark of a picture: differs when what it is made of differs. Not for security.
pub(super) fn picture_mark(parts: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    (PICTURE_EDITION, parts).hash(&mut hasher);
    format!("{:08x}", hasher.finish() >> 32)
}

/// The contact that every symbol page offers for acute danger; its number is dated data.
pub const EMERGENCY_CONTACT: &str = "alarmnummer";

/// Words that stand in addresses of the bank where a slug could stand. No entry may be called so:
/// its page could not be reached.
pub const RESERVED_SLUGS: [&str; 5] = ["offline", "vergelijk", "verbetering", "wat-zag-u", "wijzigingen"];

/// The sentences that accompany every entry. A symbol is never shown without them.
pub const FIXED_WARNINGS: [&str; 4] = [
    "Een symbool alleen is nooit een reden om iemand te melden. Kijk naar gedrag, verandering en samenhang.",
    "Geloof, afkomst, kleding of een politieke mening is nooit op zichzelf een signaal.",
    "Zoek ook naar wat uw vermoeden tegenspreekt.",
    "Overleg. Beslis nooit alleen.",
];

/// The contacts beside “Wat doe ik nu?”, the most pressing first; their numbers are dated data.
pub(super) const CONTACTS: [&str; 4] = [EMERGENCY_CONTACT, "meldpunt-gemeente", "lse", "politie"];

/// What is no signal is no reason to go to the municipality or the police: there is only someone
/// to ask for advice, and the number for acute danger.
pub(super) const CONTACTS_WITHOUT_SIGNAL: [&str; 2] = [EMERGENCY_CONTACT, "lse"];
