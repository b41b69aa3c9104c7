//! The rules that a symbol has to meet beyond its format (shared editorial rules of the bank).

use std::ops::Range;

use super::hosts;
use super::rules::{CARD_CHARACTERS, CARD_LENGTH, RESERVED_SLUGS};
use super::symbol::{SectionName, Symbol};
use super::vocabulary::{Category, Country, FalseAlarm, ImageManner, Kind, LegalStatus, Sensitivity, Strength};
use crate::base::{Document, Fields, Ideology, Report, Word};

/// Words that make an entry say more than a symbol can carry. `verboden` is legal language that
/// does not fit the Netherlands.
const TOO_STRONG: [&str; 4] = ["altijd", "bewijs", "bewijst", FORBIDDEN];

const FORBIDDEN: &str = "verboden";

const CITED: [SectionName; 3] = [SectionName::Origin, SectionName::UseNow, SectionName::InNetherlands];

/// Checks one entry by itself.
pub(super) fn check_alone(symbol: &Symbol, fields: &Fields<'_>, body: &Range<usize>) {
    check_addresses(symbol, fields);
    check_meanings(symbol, fields);
    check_image(symbol, fields);
    check_dates(symbol, fields);
    check_law(symbol, fields);
    check_lines(symbol, fields);
    hosts::check(symbol, fields);
    for &name in SectionName::ALL {
        check_section(symbol, name, fields, body);
    }
    let harmless = symbol.ideologies.contains(&Ideology::None);
    if symbol.ideologies.is_empty() {
        fields.error("‘ideologie’ ontbreekt.", "Noem minstens één ideologie, of geen bij een gelijkenis.");
    }
    if harmless != (symbol.kind == Kind::LookAlike) {
        fields.error_at(
            "ideologie",
            "De ideologie ‘geen’ hoort bij een gelijkenis en alleen daarbij.",
            "Pas soort of ideologie aan.",
        );
    }
}

fn check_addresses(symbol: &Symbol, fields: &Fields<'_>) {
    let refuse = |key: &str, slug: &String, remedy: &str| {
        if RESERVED_SLUGS.contains(&slug.as_str()) {
            fields.error_at(key, format!("‘{slug}’ is een adres van de website zelf."), remedy);
        }
    };
    refuse("slug", &symbol.slug, "Kies een andere slug, en geef het bestand dezelfde naam.");
    for former in &symbol.former_slugs {
        refuse("vorige_slugs", former, "Haal deze vorige slug weg.");
    }
}

fn check_meanings(symbol: &Symbol, fields: &Fields<'_>) {
    if symbol.other_meanings.is_empty() && symbol.false_alarm != FalseAlarm::Low {
        fields.error_at(
            "signaal",
            "Bij dit vals alarm hoort minstens één andere betekenis.",
            "Voeg een kopje [[andere_betekenissen]] toe.",
        );
    }
    let known = |id: &String| symbol.references.iter().any(|reference| reference.id == *id);
    let used = symbol
        .other_meanings
        .iter()
        .map(|other| &other.source)
        .chain(symbol.law.iter().filter_map(|law| law.source.as_ref()));
    for source in used.filter(|source| !known(source)) {
        fields.error(format!("De bron ‘{source}’ staat niet bij de bronnen."), "Voeg de bron toe of verbeter de naam.");
    }
    let only_activist =
        symbol.references.iter().all(|reference| reference.kind == Some(crate::base::ReferenceKind::Activist));
    if only_activist && !symbol.references.is_empty() {
        fields.error_at("bronnen", "Alle bronnen zijn activistisch.", "Voeg minstens één andere bron toe.");
    }
    for name in symbol.references.iter().filter(|reference| reference.kind.is_none()) {
        fields.error_at("bronnen", format!("Bij bron ‘{}’ ontbreekt de soort.", name.id), "Voeg soort = \"…\" toe.");
    }
}

fn check_image(symbol: &Symbol, fields: &Fields<'_>) {
    let length = symbol.image.alt.chars().count();
    if symbol.image.manner != ImageManner::None && !(20..=160).contains(&length) {
        fields.error_at(
            "afbeelding",
            format!("De alt-tekst heeft {length} tekens."),
            "Beschrijf de vorm in 20 tot 160 tekens, zonder naam en zonder oordeel.",
        );
    }
    let heavy = symbol.strength == Strength::Strong || !symbol.lists.is_empty();
    if heavy && symbol.sensitivity == Sensitivity::Open {
        fields.error_at(
            "gevoeligheid",
            "Een sterk of gelijst symbool mag niet meteen helder in beeld komen.",
            "Kies gevoeligheid = \"wazig\" of \"verborgen\".",
        );
    }
    if symbol.image.manner == ImageManner::LetterCard {
        check_card(symbol.appearance.text.as_deref(), fields);
    }
}

fn check_card(text: Option<&str>, fields: &Fields<'_>) {
    let Some(text) = text else {
        let remedy = "Voeg bij [vorm] een regel tekst = \"…\" toe.";
        return fields.error_at("vorm", "Een letterkaart heeft een tekst nodig.", remedy);
    };
    if text.chars().count() > CARD_LENGTH || !text.chars().all(|character| CARD_CHARACTERS.contains(character)) {
        fields.error_at(
            "vorm",
            format!("‘{text}’ past niet op een letterkaart."),
            format!("Gebruik ten hoogste {CARD_LENGTH} letters zonder accenten, cijfers of - / + . &."),
        );
    }
}

/// The legal standing is told with its source and its day; the Netherlands has no forbidden symbols.
fn check_law(symbol: &Symbol, fields: &Fields<'_>) {
    let listed = symbol.category == Category::Organisations || !symbol.lists.is_empty();
    let here = symbol.law.iter().find(|law| law.country == Country::Netherlands);
    if listed && here.is_none() {
        fields.error(
            "Bij een organisatie of een symbool op een lijst hoort de stand van het recht in Nederland.",
            "Voeg [recht.nl] toe met een status, bijvoorbeeld niet-beoordeeld, en een peildatum.",
        );
    }
    let Some(here) = here else { return };
    let abroad = [LegalStatus::ForbiddenButEducation, LegalStatus::ForbiddenInContext, LegalStatus::NotForbidden];
    let says = here.note.as_ref().is_some_and(|note| words_of(note).any(|word| word == FORBIDDEN));
    if abroad.contains(&here.status) || says {
        fields.error_at(
            "recht",
            "Nederland kent geen verboden symbolen: de rechter weegt de omstandigheden.",
            "Kies bij recht.nl een andere status en schrijf niet ‘verboden’.",
        );
    }
}

/// The short lines of the front matter follow the rules of the text.
fn check_lines(symbol: &Symbol, fields: &Fields<'_>) {
    let marks = symbol.strengthened_by.iter().chain(&symbol.weakened_by).map(|line| ("signaal", line));
    let differences = symbol.look_alikes.iter().map(|other| ("lijkt_op", &other.difference));
    let meanings = symbol.other_meanings.iter().map(|other| ("andere_betekenissen", &other.meaning));
    for (key, line) in std::iter::once(("kort", &symbol.summary)).chain(marks).chain(differences).chain(meanings) {
        if let Some(word) = words_of(line).find(|word| TOO_STRONG.contains(&word.as_str())) {
            fields.error_at(
                key,
                format!("‘{word}’ zegt meer dan een symbool kan dragen."),
                "Schrijf het voorzichtiger.",
            );
        }
    }
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
}

fn check_dates(symbol: &Symbol, fields: &Fields<'_>) {
    let review = &symbol.review;
    let latest = review.reviewed_on.saturating_add(jiff::Span::new().months(12));
    if review.review_before > latest || review.review_before <= review.reviewed_on {
        fields.error_at(
            "redactie",
            "De datum bij ‘herzien_voor’ klopt niet.",
            "Kies een dag na beoordeeld_op en ten hoogste twaalf maanden later.",
        );
    }
}

fn check_section(symbol: &Symbol, name: SectionName, fields: &Fields<'_>, body: &Range<usize>) {
    let document = fields.document();
    let markdown = symbol.section(name);
    let source = markdown.source();
    let Some(at) = document.text()[body.clone()].find(source).filter(|_| !source.is_empty()) else { return };
    let start = body.start + at;
    if markdown.is_empty() {
        let problem = format!("Onder ‘{}’ staat niets.", name.label());
        fields.report().error(document, &(start..start), problem, "Schrijf deze tekst.");
    }
    for (offset, paragraph) in paragraphs(source) {
        let span = start + offset..start + offset + paragraph.len();
        if CITED.contains(&name) && !paragraph.contains("[^") {
            fields.report().error(
                document,
                &span,
                "Deze alinea heeft geen bron.",
                "Zet er een voetnoot bij, zoals [^b1].",
            );
        }
        check_words(document, fields.report(), &span, paragraph);
    }
}

fn check_words(document: &Document, report: &Report, span: &Range<usize>, paragraph: &str) {
    for word in paragraph.split(|c: char| !c.is_alphanumeric()) {
        if TOO_STRONG.contains(&word.to_lowercase().as_str()) {
            let at = span.start + (word.as_ptr() as usize - paragraph.as_ptr() as usize);
            report.warning(
                document,
                &(at..at + word.len()),
                format!("‘{word}’ zegt meer dan een symbool kan dragen."),
                "Schrijf het voorzichtiger.",
            );
        }
    }
}

/// Blocks of text between empty lines, without headings, with their offsets.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty() && !paragraph.starts_with('#'))
        .map(|paragraph| (paragraph.as_ptr() as usize - text.as_ptr() as usize, paragraph))
}
