//! Symbols and their harmless look-alikes: from text to a checked `Symbol`, and what must stand on
//! every page about one.

mod checks;
mod drawing;
mod rules;
mod source;
mod symbol;
mod vocabularies;
mod vocabulary;

pub use checks::check_together;
pub use drawing::Drawing;
pub use rules::{CARD_CHARACTERS, CARD_LENGTH, EMERGENCY_CONTACT, FIXED_WARNINGS};
pub use source::parse;
pub use symbol::{Appearance, Change, Image, Law, LookAlike, OtherMeaning, Review, SectionName, Symbol};
pub use vocabularies::vocabulary;
pub use vocabulary::{
    Category, ChangeKind, Country, FalseAlarm, Frequency, ImageManner, Kind, LegalStatus, ReviewStatus, SHAPE_GROUPS,
    Sensitivity, Strength, Visibility, plain_label,
};

#[cfg(test)]
mod tests;
