//! Values of facets as a person reads them.

use crate::base::{Ideology, Word};
use crate::symbols::{Category, Strength, plain_label};

/// The label of a value of a facet.
pub(super) fn value_label(facet: &str, word: &str) -> String {
    let label = match facet {
        "ideologie" => Ideology::from_word(word).map(Ideology::label),
        "categorie" => Category::from_word(word).map(Category::label),
        "sterkte" => Strength::from_word(word).map(Strength::label),
        _ => None,
    };
    label.map_or_else(|| plain_label(word), str::to_owned)
}
