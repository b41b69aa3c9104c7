//! Reads `scenario.toml`: what the case is about, its counters and its signals.

use std::collections::BTreeMap;
use std::ops::Range;

use super::condition_tokens::is_counter_name;
use super::state::Counter;
use super::variant::Factors;
use super::words::worded;
use super::{About, Signal};
use crate::base::{Fields, Link, LinkKind, Target, read_changes};

const FORMAT: &str = "weegwijs-scenario/1";
/// The bounds of a counter; wider ones no condition needs.
const COUNTER_BOUND: i64 = 1000;
/// Longest story in minutes, and in days before or after its start.
const MOST_MINUTES: i64 = 480;

pub(super) fn link(kind: LinkKind, key: &str, span: &Range<usize>) -> Link {
    Link { target: Target { kind, key: key.to_owned() }, span: span.clone() }
}

/// A list of keys that point at other documents.
fn linked(fields: &mut Fields<'_>, key: &str, kind: LinkKind, links: &mut Vec<Link>) -> Vec<String> {
    let texts = fields.placed_texts(key);
    links.extend(texts.iter().map(|(text, span)| link(kind, text, span)));
    texts.into_iter().map(|(text, _)| text).collect()
}

/// A key that points at another document and may be absent.
pub(super) fn optional_link(
    fields: &mut Fields<'_>,
    key: &str,
    kind: LinkKind,
    links: &mut Vec<Link>,
) -> Option<String> {
    let text = fields.optional_text(key)?;
    links.push(link(kind, &text, &fields.span(key)));
    Some(text)
}

pub(super) fn read_about(fields: &mut Fields<'_>, factors: &Factors, links: &mut Vec<Link>) -> About {
    check_format(fields);
    let goals = fields.texts("leerdoelen");
    if goals.is_empty() {
        fields.error_at("leerdoelen", "Dit scenario heeft geen leerdoelen.", "Voeg toe: leerdoelen = [\"…\"]");
    }
    About {
        id: read_id(fields),
        title: fields.short_text("titel", 100),
        summary: fields.short_text("samenvatting", 400),
        language: fields.text("taal"),
        level: fields.word("niveau"),
        minutes: fields.integer("duur_minuten", 1..=MOST_MINUTES),
        licence: fields.optional_text("licentie"),
        review_before: fields.date("herzien_voor"),
        changes: read_changes(fields),
        content_warning: fields.optional_text("inhoudswaarschuwing"),
        audience: fields.texts("doelgroep"),
        goals,
        pages: linked(fields, "handreiking", LinkKind::Page, links),
        symbols: linked(fields, "symbolen", LinkKind::Symbol, links),
        measures_variants: factors.measured,
    }
}

fn check_format(fields: &mut Fields<'_>) {
    let format = fields.text("formaat");
    if !format.is_empty() && format != FORMAT {
        let remedy = format!("Schrijf: formaat = \"{FORMAT}\"");
        fields.error_at("formaat", format!("Het formaat ‘{format}’ is onbekend."), remedy);
    }
    if !fields.flag("fictie", false) {
        fields.error_at(
            "fictie",
            "Een casus moet verzonnen zijn, en dat moet er staan.",
            "Schrijf fictie = true als alle personen, plaatsen en groepen verzonnen zijn.",
        );
    }
}

fn read_id(fields: &mut Fields<'_>) -> String {
    let id = fields.text("id");
    let is_uuid = id.len() == 36
        && id.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if !id.is_empty() && !is_uuid {
        fields.error_at(
            "id",
            "Dit is geen UUID.",
            "Maak een nieuwe UUID (versie 7) en verander die daarna nooit meer.",
        );
    }
    id
}

pub(super) fn read_counters(fields: &mut Fields<'_>) -> BTreeMap<String, Counter> {
    let Some(mut table) = fields.table("toestand") else { return BTreeMap::new() };
    let mut counters = BTreeMap::new();
    for name in table.open_keys() {
        let Some(mut counter) = table.table(&name) else { continue };
        let bounds = -COUNTER_BOUND..=COUNTER_BOUND;
        let (value, min) = (counter.integer("begin", bounds.clone()), counter.integer("min", bounds.clone()));
        let max = counter.integer("max", bounds);
        if !(min..=max).contains(&value) {
            counter.error_at(
                "begin",
                format!("‘{name}’ begint met {value}, maar loopt van {min} tot en met {max}."),
                "Kies een begin tussen min en max.",
            );
        }
        if !is_counter_name(&name) {
            counter.error(
                format!("‘{name}’ kan niet de naam van een toestand zijn."),
                "Gebruik letters, cijfers en een laag streepje; niet ‘en’, ‘of’, ‘niet’ of ‘bezocht’.",
            );
        }
        counter.finish();
        // Bounds the wrong way round were reported above; clamping needs them in order.
        counters.insert(name, Counter { value, min: min.min(max), max: max.max(min) });
    }
    table.finish();
    counters
}

pub(super) fn read_signals(fields: &mut Fields<'_>, factors: &Factors, links: &mut Vec<Link>) -> Vec<Signal> {
    let mut signals: Vec<Signal> = Vec::new();
    for mut table in fields.tables("signaal") {
        let signal = read_signal(&mut table, factors, links);
        if signals.iter().any(|known| known.id == signal.id) {
            let problem = format!("Er zijn twee signalen met dezelfde naam ‘{}’.", signal.id);
            table.error_at("id", problem, "Geef elk signaal een eigen id.");
        }
        table.finish();
        signals.push(signal);
    }
    signals
}

fn read_signal(table: &mut Fields<'_>, factors: &Factors, links: &mut Vec<Link>) -> Signal {
    Signal {
        id: table.text("id"),
        origin: table.word("bron"),
        nature: table.word("aard"),
        bearing: table.word("weegt"),
        reliability: table.optional_word("betrouwbaarheid"),
        text: worded(table, "tekst", factors),
        explanation: worded(table, "toelichting", factors),
        symbol: optional_link(table, "symbool", LinkKind::Symbol, links),
        sensitivity: table.optional_word("gevoelig"),
        day_offset: table.optional_integer("datum_offset_dagen"),
        span: table.span("id"),
    }
}
