//! Reads the variants of a scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::variant::{Factor, Factors, VariantLevel};
use crate::base::Fields;

/// More combinations than this no group of learners can fill.
const MAX_VARIANTS: usize = 64;
/// Signs that would change the Markdown around a word, or begin another word.
const NOT_IN_WORDS: [char; 9] = ['<', '>', '[', ']', '{', '}', '|', '`', '\n'];

pub(super) fn read_factors(fields: &mut Fields<'_>) -> Factors {
    let Some(mut table) = fields.table("varianten") else { return Factors::default() };
    let measured = table.flag("meting", false);
    let mut factors: Vec<Factor> = Vec::new();
    for name in table.open_keys() {
        let Some(mut levels) = table.table(&name) else { continue };
        let factor = read_factor(name, &mut levels);
        for known in &factors {
            report_shared_words(known, &factor, &levels);
        }
        factors.push(factor);
    }
    let combinations = factors.iter().fold(1_usize, |made, factor| made.saturating_mul(factor.levels.len()));
    if combinations > MAX_VARIANTS {
        table.error(
            format!("Dit scenario heeft {combinations} varianten; er mogen er {MAX_VARIANTS} zijn."),
            "Haal een factor of enkele niveaus weg.",
        );
    }
    table.finish();
    Factors { factors, measured }
}

fn read_factor(name: String, fields: &mut Fields<'_>) -> Factor {
    let mut read: Vec<(VariantLevel, Fields<'_>)> = Vec::new();
    for level in fields.open_keys() {
        let Some(mut words) = fields.table(&level) else { continue };
        read.push((read_level(level, &mut words), words));
    }
    if read.is_empty() {
        fields.error(
            format!("De factor ‘{name}’ heeft geen niveaus."),
            format!("Voeg een kopje toe: [varianten.{name}.…] met woorden eronder."),
        );
    }
    let all: BTreeSet<&String> = read.iter().flat_map(|(level, _)| level.words.keys()).collect();
    for (level, place) in &read {
        for word in &all {
            if !level.words.contains_key(*word) {
                place.error(
                    format!("{{{word}}} is niet ingevuld bij variant ‘{}’.", level.name),
                    format!("Voeg onder [varianten.{name}.{}] toe: {word} = \"…\"", level.name),
                );
            }
        }
    }
    let levels = read.into_iter().map(|(level, _)| level).collect();
    Factor { name, levels }
}

fn read_level(name: String, fields: &mut Fields<'_>) -> VariantLevel {
    let mut level = VariantLevel { name, words: BTreeMap::new() };
    for word in fields.open_keys() {
        let value = fields.text(&word);
        if value.contains(NOT_IN_WORDS) {
            fields.error_at(
                &word,
                format!("‘{word}’ bevat een teken dat in een woord van een variant niet kan."),
                "Gebruik gewone tekst op één regel, zonder haakjes als <, [ en {.",
            );
        }
        level.words.insert(word, value);
    }
    level
}

fn report_shared_words(known: &Factor, factor: &Factor, fields: &Fields<'_>) {
    let words = |factor: &Factor| -> Vec<String> {
        factor.levels.first().map(|level| level.words.keys().cloned().collect()).unwrap_or_default()
    };
    for word in words(factor).iter().filter(|word| words(known).contains(word)) {
        fields.error(
            format!("Het woord ‘{word}’ staat in twee factoren: ‘{}’ en ‘{}’.", known.name, factor.name),
            "Geef elk woord één plaats; anders is niet duidelijk welke tekst geldt.",
        );
    }
}
