//! What a phone keeps of the bank: every public entry in few words, and never without what must
//! stand beside it. No pictures: what is blurred or hidden online is not on a phone either.

use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::base::{Word, hex};
use crate::catalogue::Catalogue;
use crate::handreiking::Contact;
use crate::symbols::{
    EMERGENCY_CONTACT, FIXED_WARNINGS, LookAlike, OtherMeaning, ReviewStatus, SectionName, Symbol, plain_label,
};
use crate::web::delen::contact_caveat;
use crate::web::error::PageError;

/// Characters of what one sees.
const SIGHT: usize = 200;
/// Characters of what to do.
const ADVICE: usize = 300;

/// The public bank, as `/symbolenbank/offline.json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Compact<'a> {
    /// Names exactly this content.
    versie: String,
    /// The newest change, review or check of anything in it.
    bijgewerkt_op: String,
    waarschuwingen: [&'static str; 4],
    /// Which of the contacts is for acute danger.
    spoed: &'static str,
    contacten: Vec<ContactLine<'a>>,
    symbolen: Vec<Entry<'a>>,
    synoniemen: &'a [Vec<String>],
    lichte_woorden: &'a [String],
    stopwoorden: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ContactLine<'a> {
    id: &'a str,
    naam: &'a str,
    waarvoor: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    telefoon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bekeken_op: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    let_op: Option<Overdue>,
}

/// What has to be said of a contact from a day on: a phone may be without a network for long.
#[derive(Serialize)]
struct Overdue {
    vanaf: String,
    zegt: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    slug: &'a str,
    naam: &'a str,
    kort: &'a str,
    soort: &'static str,
    ideologie: Vec<&'static str>,
    sterkte: &'static str,
    /// The strength in words.
    weegt: &'static str,
    vals_alarm: &'static str,
    /// Whether the other meanings come before everything else.
    #[serde(skip_serializing_if = "is_false")]
    eerst_anders: bool,
    #[serde(skip_serializing_if = "is_false")]
    concept: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliassen: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    codes: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tekens: &'a [String],
    zoekwoorden: Vec<String>,
    anders: Vec<Other<'a>>,
    lijkt_op: Vec<Likeness<'a>>,
    ziet: String,
    doet: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Other<'a> {
    hoe_vaak: &'static str,
    betekenis: &'a str,
    bij_wie: &'a str,
}

#[derive(Serialize)]
struct Likeness<'a> {
    slug: &'a str,
    verschil: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// The whole as JSON.
pub(super) fn json(catalogue: &Catalogue) -> Result<String, PageError> {
    let mut compact = compact(catalogue);
    compact.versie = hex(&Sha256::digest(written(&compact)?)[..8]);
    written(&compact)
}

fn written(compact: &Compact<'_>) -> Result<String, PageError> {
    serde_json::to_string(compact).map_err(|error| {
        tracing::error!(%error, "the bank for phones cannot be written");
        PageError::Internal
    })
}

fn compact(catalogue: &Catalogue) -> Compact<'_> {
    let words = catalogue.search_words();
    Compact {
        versie: String::new(),
        bijgewerkt_op: updated_on(catalogue).to_string(),
        waarschuwingen: FIXED_WARNINGS,
        spoed: EMERGENCY_CONTACT,
        contacten: catalogue.contacts().iter().map(contact).collect(),
        symbolen: kept(catalogue).map(|symbol| entry(symbol, catalogue)).collect(),
        synoniemen: &words.synonyms,
        lichte_woorden: &words.light,
        stopwoorden: &words.stop,
    }
}

/// The entries that anyone may have on a phone.
fn kept(catalogue: &Catalogue) -> impl Iterator<Item = &Symbol> {
    catalogue.symbols().filter(|symbol| is_kept(symbol))
}

fn is_kept(symbol: &Symbol) -> bool {
    symbol.is_public() && !symbol.is_withdrawn()
}

/// The newest day on which something that a phone keeps was changed, reviewed or checked.
pub(super) fn updated_on(catalogue: &Catalogue) -> Date {
    let changed = kept(catalogue).flat_map(|symbol| symbol.changes.iter().map(|change| change.date));
    let reviewed = kept(catalogue).map(|symbol| symbol.review.reviewed_on);
    let checked = catalogue.contacts().iter().filter_map(|contact| contact.checked_on);
    changed.chain(reviewed).chain(checked).max().unwrap_or_default()
}

fn contact(contact: &Contact) -> ContactLine<'_> {
    ContactLine {
        id: &contact.id,
        naam: &contact.name,
        waarvoor: &contact.purpose,
        telefoon: contact.phone.as_deref(),
        bekeken_op: contact.checked_on.map(|day| day.to_string()),
        let_op: overdue(contact),
    }
}

fn overdue(contact: &Contact) -> Option<Overdue> {
    let from = contact.validity()?.review_before.tomorrow().ok()?;
    Some(Overdue { vanaf: from.to_string(), zegt: contact_caveat(contact, from)? })
}

fn entry<'a>(symbol: &'a Symbol, catalogue: &Catalogue) -> Entry<'a> {
    let sight = symbol.section(SectionName::Sight).lines(catalogue).join(" ");
    Entry {
        slug: &symbol.slug,
        naam: &symbol.name,
        kort: &symbol.summary,
        soort: symbol.kind.label(),
        ideologie: symbol.ideologies.iter().map(|ideology| ideology.label()).collect(),
        sterkte: symbol.strength.word(),
        weegt: symbol.strength.label(),
        vals_alarm: symbol.false_alarm.label(),
        eerst_anders: symbol.reading_order().first() == Some(&SectionName::Otherwise),
        concept: symbol.review.status == ReviewStatus::Draft,
        aliassen: &symbol.aliases,
        codes: &symbol.codes,
        tekens: &symbol.signs,
        zoekwoorden: search_words(symbol),
        anders: symbol.other_meanings.iter().map(other).collect(),
        lijkt_op: symbol.look_alikes.iter().filter_map(|other| likeness(other, catalogue)).collect(),
        ziet: first_sentences(&sight, SIGHT),
        doet: first_lines(symbol.section(SectionName::WhatToDo).lines(catalogue), ADVICE),
    }
}

/// What a person may type who does not know the name: the authors' words, and the form in words.
fn search_words(symbol: &Symbol) -> Vec<String> {
    let look = &symbol.appearance;
    let seen = look.shapes.iter().chain(&look.elements).chain(&look.colours).chain(&look.position).chain(&look.hand);
    let form = seen.map(|word| plain_label(word)).collect::<Vec<_>>().join(" ");
    let form = (!form.is_empty()).then_some(form);
    symbol.search_terms.iter().cloned().chain(form).chain(look.text.clone()).collect()
}

fn other(other: &OtherMeaning) -> Other<'_> {
    Other { hoe_vaak: other.how_often.label(), betekenis: &other.meaning, bij_wie: &other.whose }
}

/// A look-alike is told only when its own entry is there too.
fn likeness<'a>(other: &'a LookAlike, catalogue: &Catalogue) -> Option<Likeness<'a>> {
    let is_there = catalogue.symbol(&other.slug).is_some_and(is_kept);
    is_there.then_some(Likeness { slug: &other.slug, verschil: other.difference.trim() })
}

/// The sentences that fit, and at least the first.
fn first_sentences(text: &str, most: usize) -> String {
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let ends = ends.filter(|end| text[*end..].chars().next().is_none_or(char::is_whitespace));
    let mut kept = text.len();
    for (count, end) in ends.enumerate() {
        if count == 0 || end <= most {
            kept = end;
        }
    }
    text[..kept].to_owned()
}

/// The lines that fit, and at least the first.
fn first_lines(lines: Vec<String>, most: usize) -> Vec<String> {
    let mut length = 0;
    let fits = |line: &String| {
        let is_first = length == 0;
        length += line.len();
        is_first || length <= most
    };
    lines.into_iter().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_sentence_and_keeps_its_first() {
        let table = [
            ("Een zin. Nog een zin. En nog een.", 22, "Een zin. Nog een zin."),
            ("Een zin. Nog een zin.", 3, "Een zin."),
            ("Versie 1.2 is oud. Weg ermee!", 20, "Versie 1.2 is oud."),
            ("Zonder einde", 3, "Zonder einde"),
            ("", 3, ""),
        ];
        for (text, most, expected) in table {
            assert_eq!(first_sentences(text, most), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_kept_whole_while_they_fit() {
        let lines = || ["een", "twee", "drie"].map(str::to_owned).to_vec();
        assert_eq!(first_lines(lines(), 7), ["een", "twee"]);
        assert_eq!(first_lines(lines(), 1), ["een"]);
    }
}
