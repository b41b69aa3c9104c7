//! Reads what can be chosen at a node.

use std::collections::BTreeMap;

use super::node::ChoiceSpans;
use super::source_head::optional_link;
use super::source_node::{Shared, report_dead_end};
use super::words::worded;
use super::{Choice, Condition, Worth};
use crate::base::{Competence, Fields, LinkKind, Word};

/// More choices than this nobody can compare.
const MAX_CHOICES: usize = 12;
const NO_GROUND: &str = "geen";

/// Which sort of choice a node has.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    Choice,
    Sharing,
}

pub(super) fn read_choices(fields: &mut Fields<'_>, asked: Asked, shared: &mut Shared<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for mut table in fields.tables("keuze") {
        let choice = read_choice(&mut table, asked, shared);
        if choices.iter().any(|known| known.id == choice.id) {
            let problem = format!("Er zijn twee keuzes met dezelfde naam ‘{}’.", choice.id);
            table.error_at("id", problem, "Geef elke keuze een eigen id.");
        }
        if let Some(first) = choices.first() {
            check_same_competences(first, &choice, &table);
        }
        table.finish();
        choices.push(choice);
    }
    if choices.is_empty() {
        report_dead_end(fields);
    }
    if choices.len() > MAX_CHOICES {
        let problem = format!("Hier zijn {} keuzes; er mogen er {MAX_CHOICES} zijn.", choices.len());
        fields.error(problem, "Voeg keuzes samen of verdeel ze over twee knopen.");
    }
    choices
}

fn read_choice(table: &mut Fields<'_>, asked: Asked, shared: &mut Shared<'_>) -> Choice {
    let worth_key = match asked {
        Asked::Choice => "gewicht",
        Asked::Sharing => "oordeel",
    };
    Choice {
        id: table.text("id"),
        text: worded(table, "tekst", shared.factors),
        next: table.text("naar"),
        feedback: read_feedback(table, shared),
        page: optional_link(table, "handreiking", LinkKind::Page, &mut shared.links),
        worth: match asked {
            Asked::Choice => Worth::Weights(read_weights(table)),
            Asked::Sharing => read_sharing(table, shared),
        },
        effects: read_effects(table),
        critical: table.optional_word("kritiek"),
        condition: read_condition(table),
        spans: ChoiceSpans {
            next: table.span("naar"),
            condition: table.span("als"),
            worth: table.span(worth_key),
            effects: table.span("effect"),
            critical: table.span("kritiek"),
        },
    }
}

fn read_feedback(table: &mut Fields<'_>, shared: &Shared<'_>) -> String {
    if table.has("terugkoppeling") {
        return worded(table, "terugkoppeling", shared.factors);
    }
    let id = table.optional_text("id").unwrap_or_default();
    table.error(format!("Keuze ‘{id}’ heeft geen terugkoppeling."), "Voeg een regel toe: terugkoppeling = \"…\"");
    String::new()
}

fn read_weights(table: &mut Fields<'_>) -> BTreeMap<Competence, i8> {
    let Some(mut weights) = table.table("gewicht") else {
        if !table.has("gewicht") {
            table.error("‘gewicht’ ontbreekt.", "Voeg een regel toe: gewicht = { wegen = 1 }");
        }
        return BTreeMap::new();
    };
    let mut read = BTreeMap::new();
    for competence in Competence::ALL {
        let key = competence.word();
        if weights.has(key) {
            let weight = weights.integer(key, -2..=2);
            read.insert(*competence, i8::try_from(weight).unwrap_or(0));
        } else {
            // Marks the word as known, so that a mistyped one is answered with the nearest.
            weights.optional_integer(key);
        }
    }
    if read.is_empty() {
        weights.error("Deze keuze weegt op geen enkele competentie.", "Schrijf bijvoorbeeld: gewicht = { wegen = 1 }");
    }
    weights.finish();
    read
}

fn read_sharing(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Worth {
    let ground = table.text("grondslag");
    let named = !ground.is_empty() && ground != NO_GROUND;
    if named {
        shared.link(LinkKind::Ground, &ground, &table.span("grondslag"));
    }
    Worth::Sharing {
        verdict: table.word("oordeel"),
        ground: named.then_some(ground),
        channel: table.optional_word("kanaal"),
    }
}

fn read_effects(table: &mut Fields<'_>) -> Vec<(String, i64)> {
    let Some(mut effects) = table.table("effect") else { return Vec::new() };
    let names = effects.open_keys();
    let read = names.into_iter().filter_map(|name| effects.optional_integer(&name).map(|change| (name, change)));
    read.collect()
}

fn read_condition(table: &mut Fields<'_>) -> Option<Condition> {
    let text = table.optional_text("als")?;
    match Condition::parse(&text) {
        Ok(condition) => Some(condition),
        Err(error) => {
            // The text starts after its quotation mark.
            let start = table.span("als").start + 1 + error.at;
            table.report().error(
                table.document(),
                &(start..start + 1),
                error.problem,
                "Schrijf bijvoorbeeld: als = 'vertrouwen >= 0 en bezocht(\"later\")'",
            );
            None
        }
    }
}

fn check_same_competences(first: &Choice, choice: &Choice, table: &Fields<'_>) {
    let (Worth::Weights(expected), Worth::Weights(found)) = (&first.worth, &choice.worth) else { return };
    if !found.is_empty() && !expected.is_empty() && !expected.keys().eq(found.keys()) {
        let wanted: Vec<_> = expected.keys().map(|competence| competence.word()).collect();
        table.error_at(
            "gewicht",
            format!("Keuze ‘{}’ weegt op andere competenties dan de eerste keuze van deze knoop.", choice.id),
            format!("Gebruik bij elke keuze: {}. Schrijf 0 als het niet uitmaakt.", wanted.join(", ")),
        );
    }
}
