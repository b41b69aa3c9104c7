//! Reads what is to be weighed at a node.

use super::source_node::Shared;
use super::words::worded;
use super::{Given, Item, Key};
use crate::base::{Fields, LinkKind};

/// More pieces of information than this is too much for one page.
const MAX_ITEMS: usize = 12;

pub(super) fn read_items(fields: &mut Fields<'_>, shared: &mut Shared<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for mut table in fields.tables("item") {
        let id = table.text("id");
        let item = Item {
            given: read_given("Een weegvraag", &mut table, shared),
            key: read_key(&id, &mut table, shared),
            criterion: read_criterion(&mut table, shared),
            span: table.span("id"),
            id,
        };
        table.finish();
        items.push(item);
    }
    if items.is_empty() || items.len() > MAX_ITEMS {
        let problem = format!("Deze weging heeft {} weegvragen.", items.len());
        fields.error(problem, format!("Geef een weging 1 tot en met {MAX_ITEMS} tabellen [[item]]."));
    }
    items
}

/// The information of `what`: a signal, or a text of its own.
pub(super) fn read_given(what: &str, table: &mut Fields<'_>, shared: &Shared<'_>) -> Given {
    if table.has("onthult") == table.has("gegeven") {
        table.error(
            format!("{what} heeft óf een signaal óf een eigen tekst nodig."),
            "Schrijf onthult = \"naam van een signaal\" of gegeven = \"…\".",
        );
    }
    if let Some(signal) = table.optional_text("onthult") {
        // Known as well, so that having both is reported once.
        table.optional_text("gegeven");
        return Given::Signal(signal);
    }
    if table.has("gegeven") {
        Given::Text(worded(table, "gegeven", shared.factors))
    } else {
        Given::Text(String::new())
    }
}

fn read_key(id: &str, table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Key {
    let Some(row) = shared.panel.get(id) else { return read_editorial_key(table, shared) };
    if table.has("krediet") {
        table.numbers("krediet");
        table.error_at(
            "krediet",
            format!("Weegvraag ‘{id}’ heeft een paneel en een krediet van de redactie."),
            "Haal krediet, reden en bron weg, of haal de regel uit paneel.csv weg.",
        );
    }
    Key::Panel { votes: row.votes }
}

fn read_editorial_key(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Key {
    let credits = read_credits(table);
    let reason = worded(table, "reden", shared.factors);
    let source = read_source(table, shared);
    Key::Editorial { credits, reason, source }
}

/// What each of the five answers is worth; all zero when that was not understood.
pub(super) fn read_credits(table: &mut Fields<'_>) -> [f64; 5] {
    let numbers = table.numbers("krediet");
    let credits = <[f64; 5]>::try_from(numbers).ok().filter(are_credits);
    if credits.is_none() {
        table.error_at(
            "krediet",
            "‘krediet’ moet vijf getallen van 0 tot en met 1 hebben, waarvan het hoogste 1 is.",
            "Schrijf de getallen voor de antwoorden −2, −1, 0, +1 en +2: krediet = [0, 0.25, 1, 0.5, 0]",
        );
    }
    credits.unwrap_or_default()
}

/// The page of the handreiking that something rests on.
pub(super) fn read_source(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> String {
    let source = table.text("bron");
    if !source.is_empty() {
        shared.link(LinkKind::Page, &source, &table.span("bron"));
    }
    source
}

/// The weighing criterion that something is about, when it names one.
pub(super) fn read_criterion(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Option<String> {
    let criterion = table.optional_text("criterium")?;
    shared.link(LinkKind::Criterion, &criterion, &table.span("criterium"));
    Some(criterion)
}

fn are_credits(credits: &[f64; 5]) -> bool {
    let best = credits.iter().copied().fold(0.0, f64::max);
    credits.iter().all(|credit| (0.0..=1.0).contains(credit)) && (best - 1.0).abs() < 1e-9
}
