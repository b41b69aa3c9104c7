//! Symbols and their harmless look-alikes: from text to a checked `Symbol`, what must stand on
//! every page about one, and what a visitor may tell about a mistake in one.

mod checks;
mod checks_together;
mod correction;
mod hosts;
mod rules;
mod source;
mod symbol;
mod vocabularies;
mod vocabulary;

pub use crate::base::Drawing;
pub use checks_together::check_together;
pub use correction::{CORRECTION_LENGTH, Correction, CorrectionKind, Objection, SOURCE_LENGTH};
pub use rules::{CARD_CHARACTERS, CARD_LENGTH, EMERGENCY_CONTACT, FIXED_WARNINGS, RESERVED_SLUGS};
pub use source::parse;
pub use symbol::{Appearance, Image, Law, LookAlike, OtherMeaning, Review, SectionName, Symbol};
pub use vocabularies::vocabulary;
pub use vocabulary::{
    Category, Country, FalseAlarm, Frequency, ImageManner, Kind, LegalStatus, ReviewStatus, SHAPE_GROUPS, Sensitivity,
    Strength, Visibility, plain_label,
};

#[cfg(test)]
mod tests;
