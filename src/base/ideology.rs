//! The ideologies that documents speak of.

use super::words::words;

words! {
    /// An ideology, or the absence of one for harmless look-alikes.
    pub enum Ideology {
        RightWing = "rechts-extremisme", "Rechts-extremisme";
        Jihadism = "jihadisme", "Jihadisme";
        AntiInstitutional = "anti-institutioneel", "Anti-institutioneel";
        Other = "overig", "Overig";
        None = "geen", "Geen extremisme";
    }
}
