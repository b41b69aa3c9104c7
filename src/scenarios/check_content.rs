//! Checks what a scenario says: no real people, and nothing by which a learner can guess the best
//! answer without weighing.

use super::key::Unscored;
use super::media::is_drawing_file;
use super::merit::{best_of, weight_on};
use super::{Bearing, Bundle, Choice, Key, Node, Scenario, Worth};
use crate::base::{Document, Report, Word, find_personal_data};

/// Words in a sentence, on average, that a text in plain Dutch may have.
const MOST_WORDS: usize = 15;

/// Reports what looks like the data of real people, in every file.
pub(super) fn check_personal_data(bundle: &Bundle, report: &Report) {
    // The numbers of a drawing are places; what it shows is said where it stands.
    for document in bundle.files().iter().filter(|file| !is_drawing_file(bundle.local_name(file))) {
        for finding in find_personal_data(document.text()) {
            report.error(
                document,
                &finding.span,
                format!("Mogelijk echte persoonsgegevens: {} in ‘{}’.", finding.kind.label(), document.stem()),
                "Maak ze onherkenbaar. Voor adressen op internet: gebruik .example of voorbeeld.nl.",
            );
        }
    }
}

/// Warns about what makes a scenario less good.
pub(super) fn check_content(scenario: &Scenario, report: &Report) {
    check_positions(scenario, report);
    check_signals(scenario, report);
    for node in scenario.nodes() {
        let document = &scenario.bundle.files()[node.file];
        check_differences(node, document, report);
        check_keys(node, document, report);
        check_sentences(node, document, report);
    }
}

pub(super) fn head(scenario: &Scenario) -> &Document {
    let files = scenario.bundle.files();
    files.iter().find(|file| file.name().ends_with("scenario.toml")).unwrap_or(&files[0])
}

/// W02 and W03: the best choice can be guessed by its length or its place.
fn check_positions(scenario: &Scenario, report: &Report) {
    let (mut nodes, mut longest, mut first) = (0, 0, 0);
    for node in scenario.nodes().filter(|node| node.choices().len() > 1) {
        let choices = node.choices();
        let best = best_of(choices);
        let is_best = |choice: &Choice| best.contains(choice.id.as_str());
        let length = |choice: &Choice| choice.text.chars().count();
        let most = choices.iter().map(length).max();
        nodes += 1;
        longest += usize::from(choices.iter().any(|choice| is_best(choice) && Some(length(choice)) == most));
        first += usize::from(choices.first().is_some_and(is_best));
    }
    let warn = |count: usize, problem: String, remedy: &str| {
        if nodes > 1 && count * 2 > nodes {
            report.warning(head(scenario), &(0..1), problem, remedy);
        }
    };
    warn(
        longest,
        format!("In {longest} van de {nodes} keuzeknopen is de langste keuze ook de beste."),
        "Deelnemers leren dat snel. Maak de keuzes even lang.",
    );
    warn(
        first,
        format!("In {first} van de {nodes} keuzeknopen staat de beste keuze bovenaan."),
        "De speler schudt de keuzes, maar een export niet. Wissel de volgorde.",
    );
}

/// W04: a competence on which it does not matter what one chooses.
fn check_differences(node: &Node, document: &Document, report: &Report) {
    let Some(Choice { worth: Worth::Weights(weights), spans, .. }) = node.choices().first() else { return };
    for competence in weights.keys() {
        let mut others = node.choices().iter().map(|choice| weight_on(choice, *competence));
        let first = others.next().flatten();
        if others.all(|other| other == first) {
            let word = competence.word();
            report.warning(
                document,
                &spans.worth,
                format!("Op ‘{word}’ maken de keuzes in ‘{}’ geen verschil; deze knoop telt daar niet mee.", node.id),
                format!("Geef de keuzes verschillende gewichten of haal ‘{word}’ hier weg."),
            );
        }
    }
}

/// W06 and W07, and credits that do not count.
fn check_keys(node: &Node, document: &Document, report: &Report) {
    for item in node.items() {
        let id = &item.id;
        let found = match (&item.key, item.key.unscored()) {
            (Key::Panel { votes }, Some(Unscored::SmallPanel)) => {
                let members: u32 = votes.iter().sum();
                let problem = format!("Weegvraag {id}: {members} panelleden, minimaal 10 nodig.");
                Some((problem, "Hij wordt getoond maar niet gescoord. Vraag meer panelleden."))
            }
            (_, Some(Unscored::Divided)) => Some((
                format!("Weegvraag {id}: het panel is verdeeld."),
                "Bruikbaar voor gesprek, niet voor score. Herschrijf de weegvraag als hij moet meetellen.",
            )),
            (Key::Editorial { .. }, _) if item.key.loses_credit() => Some((
                format!("Weegvraag {id}: een antwoord in de verkeerde richting heeft krediet; dat telt niet mee."),
                "Geef antwoorden die tegen het beste antwoord in gaan krediet 0.",
            )),
            _ => None,
        };
        if let Some((problem, remedy)) = found {
            report.warning(document, &item.span, problem, remedy);
        }
    }
}

/// W09 and W10: one-sided information.
fn check_signals(scenario: &Scenario, report: &Report) {
    let Some((first, rest)) = scenario.signals.split_first() else { return };
    let document = head(scenario);
    if !scenario.signals.iter().any(|signal| signal.bearing == Bearing::Protective) {
        let remedy = "Voeg een signaal toe met weegt = \"beschermend\".";
        let problem = "Er is geen beschermend signaal. Dat maakt de casus eenzijdig.";
        report.warning(document, &first.span, problem, remedy);
    }
    if !rest.is_empty() && rest.iter().all(|signal| signal.origin == first.origin) {
        let problem = format!("Alle informatie komt van één bron ({}).", first.origin.word());
        report.warning(document, &first.span, problem, "Laat ook iemand anders iets zien of weten.");
    }
}

/// W14: long sentences.
fn check_sentences(node: &Node, document: &Document, report: &Report) {
    let mut text = node.body.plain().to_owned();
    if let Some(debrief) = &node.debrief {
        text.push('\n');
        text.push_str(debrief.plain());
    }
    let average = words_per_sentence(&text);
    if average > MOST_WORDS {
        let problem = format!("Zinnen gemiddeld {average} woorden. Richtlijn: ten hoogste {MOST_WORDS}.");
        report.warning(document, &node.spans.title, problem, "Knip lange zinnen in tweeën.");
    }
}

/// The average, rounded up.
fn words_per_sentence(text: &str) -> usize {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '\n' | ':');
    let count = |sentence: &str| sentence.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
    let sentences: Vec<usize> = text.split(ends).map(count).filter(|words| *words > 0).collect();
    sentences.iter().sum::<usize>().div_ceil(sentences.len().max(1))
}
