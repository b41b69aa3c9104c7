//! The words that a field of an entry chooses from, by the name that the format gives the field.

use super::vocabulary::{
    CARRIERS, COLOURS, CURRENTS, Category, Country, ELEMENTS, FalseAlarm, Frequency, HANDS, ImageManner, Kind, LISTS,
    LegalStatus, POSITIONS, ReviewStatus, SHAPES, Sensitivity, Strength,
};
use crate::base::{ChangeKind, Ideology, ReferenceKind, Word};

/// Every word of a vocabulary, in its own order; nothing when there is no vocabulary of that name.
/// A field that stands in a table is named with it: `recht.status`.
pub fn vocabulary(field: &str) -> Option<Vec<&'static str>> {
    Some(match field {
        "soort" => all::<Kind>(),
        "ideologie" => all::<Ideology>(),
        "stroming" => CURRENTS.to_vec(),
        "categorie" => all::<Category>(),
        "drager" => CARRIERS.to_vec(),
        "gevoeligheid" => all::<Sensitivity>(),
        "lijsten" => LISTS.to_vec(),
        "vorm.hoofdvorm" => SHAPES.to_vec(),
        "vorm.elementen" => ELEMENTS.to_vec(),
        "vorm.kleuren" => COLOURS.to_vec(),
        "vorm.stand" => POSITIONS.to_vec(),
        "vorm.hand" => HANDS.to_vec(),
        "signaal.sterkte" => all::<Strength>(),
        "signaal.vals_alarm" => all::<FalseAlarm>(),
        "andere_betekenissen.hoe_vaak" => all::<Frequency>(),
        "recht" => all::<Country>(),
        "recht.status" => all::<LegalStatus>(),
        "afbeelding.wijze" => all::<ImageManner>(),
        "redactie.status" => all::<ReviewStatus>(),
        "wijzigingen.soort" => all::<ChangeKind>(),
        "bronnen.soort" => all::<ReferenceKind>(),
        _ => return None,
    })
}

fn all<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.word()).collect()
}
