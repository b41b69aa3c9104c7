//! The decision aid “Mag ik dit delen?”: four questions with fixed answers, and rules in an order of
//! which the first that fits holds. One that exists has an answer to every combination.

use std::ops::Range;

use jiff::civil::Date;

use super::{LegalStatus, decision_rules};
use crate::base::{Document, Fields, Link, LinkKind, Report, Target, Word, parse_toml, words};

words! {
    /// What is asked, in this order. The word is the name of the field in the form and the file.
    pub enum Topic {
        Who = "wie", "Wie bent u?";
        Whom = "aan", "Aan wie wilt u het vertellen?";
        What = "wat", "Wat wilt u vertellen?";
        Why = "waarom", "Waarom wilt u het vertellen?";
    }
}

words! {
    /// What a rule says, in short.
    pub enum Advice {
        AlmostAlways = "kan-bijna-altijd", "Kan bijna altijd";
        OnConditions = "kan-onder-voorwaarden", "Kan onder voorwaarden";
        AskFirst = "vraag-eerst", "Vraag het eerst";
        DoNot = "niet-doen", "Niet doen";
    }
}

/// The number of questions.
pub const TOPICS: usize = Topic::ALL.len();
/// Most answers to one question: a person has to oversee them.
const MOST_ANSWERS: usize = 12;
/// Lengths in characters: the headline is read in one breath, the explanation is a short paragraph.
const HEADLINE: usize = 120;
const EXPLANATION: usize = 500;

/// An answer that can be chosen.
#[derive(Debug, Clone)]
pub struct AidOption {
    /// Stands in addresses.
    pub id: String,
    /// As a person reads it.
    pub name: String,
}

/// What holds for the combinations that it fits.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Rule {
    pub id: String,
    /// By question the places of the answers that it fits; an empty list fits all.
    pub(super) fits: [Vec<usize>; TOPICS],
    pub advice: Advice,
    pub headline: String,
    pub explanation: String,
    pub checks: Vec<String>,
    pub grounds: Vec<String>,
    pub pages: Vec<String>,
    pub status: LegalStatus,
    pub(super) named: Vec<Link>,
    /// Where it stands in its file.
    pub(super) span: Range<usize>,
}

/// One answer to every question, by its place.
pub type Combination = [usize; TOPICS];

impl Rule {
    /// Whether it holds for a combination.
    pub(super) fn fits(&self, combination: &Combination) -> bool {
        self.fits.iter().zip(combination).all(|(places, chosen)| places.is_empty() || places.contains(chosen))
    }

    /// The legal grounds that it relies on.
    pub fn ground_links(&self) -> impl Iterator<Item = &Link> {
        self.named.iter().filter(|link| link.target.kind == LinkKind::Ground)
    }
}

/// The whole aid. It comes only from [`parse_decision_aid`].
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct DecisionAid {
    pub updated_on: Date,
    pub review_before: Date,
    options: [Vec<AidOption>; TOPICS],
    /// In order, without the last.
    rules: Vec<Rule>,
    /// The last rule, which fits everything.
    last: Rule,
}

impl DecisionAid {
    /// The answers to a question.
    pub fn options(&self, topic: Topic) -> &[AidOption] {
        &self.options[topic as usize]
    }

    /// The rule that holds for a combination.
    pub fn rule(&self, combination: &Combination) -> &Rule {
        self.rules.iter().find(|rule| rule.fits(combination)).unwrap_or(&self.last)
    }

    /// The rules, in order.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().chain([&self.last])
    }

    /// Every link to another document.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.rules().flat_map(|rule| &rule.named)
    }
}

/// Reads the aid. Returns nothing when the report got an error.
pub fn parse_decision_aid(document: &Document, report: &Report) -> Option<DecisionAid> {
    let before = report.error_count();
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let (updated_on, review_before) = (fields.date("bijgewerkt"), fields.date("herzien_voor"));
    let options: [Vec<AidOption>; TOPICS] =
        std::array::from_fn(|at| Topic::ALL.get(at).map_or_else(Vec::new, |topic| read_options(&mut fields, *topic)));
    let mut rules: Vec<Rule> = Vec::new();
    for table in fields.tables("regel") {
        let rule = read_rule(table, &options, rules.iter().map(|rule| rule.id.as_str()));
        rules.push(rule);
    }
    if rules.is_empty() {
        fields.error("Er is nog geen regel.", "Voeg een [[regel]] toe die op alles past.");
    }
    if report.error_count() == before {
        decision_rules::check(options.each_ref().map(Vec::len), &rules, document, report);
    }
    fields.finish();
    let last = rules.pop()?;
    (report.error_count() == before).then_some(DecisionAid { updated_on, review_before, options, rules, last })
}

fn read_options(fields: &mut Fields<'_>, topic: Topic) -> Vec<AidOption> {
    let mut options: Vec<AidOption> = Vec::new();
    for mut table in fields.tables(topic.word()) {
        let option = AidOption { id: table.text("id"), name: table.short_text("naam", 80) };
        if options.iter().any(|known| known.id == option.id) {
            table.error_at("id", format!("‘{}’ staat er twee keer in.", option.id), "Geef elk antwoord een eigen id.");
        }
        table.finish();
        options.push(option);
    }
    if !(2..=MOST_ANSWERS).contains(&options.len()) {
        let problem = format!("De vraag ‘{}’ heeft {} antwoorden.", topic.word(), options.len());
        let remedy = format!("Geef [[{}]] twee tot en met {MOST_ANSWERS} keer.", topic.word());
        fields.error_at(topic.word(), problem, remedy);
    }
    options
}

fn read_rule<'a>(
    mut table: Fields<'_>,
    options: &[Vec<AidOption>; TOPICS],
    mut known: impl Iterator<Item = &'a str>,
) -> Rule {
    let id = table.text("id");
    if known.any(|other| other == id) {
        table.error_at("id", format!("De regel ‘{id}’ staat er twee keer in."), "Geef elke regel een eigen id.");
    }
    let fits = std::array::from_fn(|at| {
        Topic::ALL.get(at).map_or_else(Vec::new, |topic| read_places(&mut table, *topic, &options[at]))
    });
    let (grounds, mut named) = read_names(&mut table, "gronden", LinkKind::Ground);
    let (pages, more) = read_names(&mut table, "paginas", LinkKind::Page);
    named.extend(more);
    let rule = Rule {
        fits,
        advice: table.word("uitkomst"),
        headline: table.short_text("kop", HEADLINE),
        explanation: table.short_text("uitleg", EXPLANATION),
        checks: table.texts("vragen"),
        grounds,
        pages,
        status: table.word("status"),
        named,
        span: table.span("id"),
        id,
    };
    for (key, list) in [("vragen", &rule.checks), ("gronden", &rule.grounds), ("paginas", &rule.pages)] {
        if list.is_empty() {
            table.error_at(key, format!("‘{key}’ is leeg."), format!("Schrijf minstens één: {key} = [\"…\"]."));
        }
    }
    table.finish();
    rule
}

fn read_places(table: &mut Fields<'_>, topic: Topic, options: &[AidOption]) -> Vec<usize> {
    let words = table.placed_texts(topic.word());
    if words.is_empty() && table.has(topic.word()) {
        let remedy = "Haal de regel weg: zonder lijst past de regel op elk antwoord.";
        table.error_at(topic.word(), format!("‘{}’ is leeg.", topic.word()), remedy);
    }
    let place = |(word, span): (String, Range<usize>)| {
        let at = options.iter().position(|option| option.id == word);
        if at.is_none() {
            let near = crate::base::nearest(&word, options.iter().map(|option| option.id.as_str()));
            let remedy = near.map_or_else(
                || format!("Kies een id van [[{}]].", topic.word()),
                |near| format!("Bedoelde u ‘{near}’?"),
            );
            let problem = format!("‘{word}’ is geen antwoord op de vraag ‘{}’.", topic.word());
            table.report().error(table.document(), &span, problem, remedy);
        }
        at
    };
    words.into_iter().filter_map(place).collect()
}

fn read_names(table: &mut Fields<'_>, key: &str, kind: LinkKind) -> (Vec<String>, Vec<Link>) {
    let texts = table.placed_texts(key);
    let link =
        |(key, span): &(String, Range<usize>)| Link { target: Target { kind, key: key.clone() }, span: span.clone() };
    let links = texts.iter().map(link).collect();
    (texts.into_iter().map(|(key, _)| key).collect(), links)
}
