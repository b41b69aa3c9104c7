//! Attempts, from their first page to their debrief.

use std::collections::BTreeSet;

use super::*;
use crate::base::{Competence, Report};
use crate::scenarios::example::{example, later_asks, scenario_with};
use crate::scenarios::tests::shipped;
use crate::scenarios::{NodeKind, Scenario, Variant, parse};

const D: &str = "knopen/delen.md";
const W: &str = "knopen/wegen.md";
const L: &str = "knopen/later.md";

pub(super) fn choice(id: &str) -> Answer {
    Answer::Choice(id.to_owned())
}

pub(super) fn weighing(marks: &[(&str, i8)]) -> Answer {
    Answer::Weighing(marks.iter().map(|(id, mark)| ((*id).to_owned(), Mark::Value(*mark))).collect())
}

pub(super) fn begin(scenario: &Scenario) -> Attempt {
    Attempt::begin(scenario, scenario.variants().remove(0), 7)
}

pub(super) fn play(scenario: &Scenario, answers: &[Answer]) -> Attempt {
    let mut attempt = begin(scenario);
    for (step, answer) in answers.iter().enumerate() {
        attempt.answer(scenario, step, answer.clone()).unwrap();
    }
    attempt
}

fn t2() -> [Answer; 4] {
    [choice("afwachten"), Answer::Continue, weighing(&[("w1", 0), ("w2", -1)]), choice("zonder-naam")]
}

pub(super) fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
}

pub(super) fn record(attempt: &Attempt) -> Vec<(String, Reply)> {
    attempt.steps().iter().map(|step| (step.node.clone(), step.reply())).collect()
}

#[test]
fn the_worked_example_t2_gives_its_numbers() {
    let scenario = example();
    let attempt = play(&scenario, &t2());
    assert_eq!(*attempt.status(), Status::Finished { ending: "einde-overleg".into() });
    let card = Scorecard::of(&scenario, &attempt);
    near(card.choices.score.unwrap(), 0.4167);
    assert_eq!(card.choices.basis(), "gebaseerd op 1 keuze");
    let per: Vec<_> = card.choices.competences.iter().map(|c| (c.competence, c.score, c.choices)).collect();
    let expected = [(Competence::Record, 0.5, 1), (Competence::Consult, 0.0, 1), (Competence::Proportion, 0.75, 1)];
    assert_eq!(per, expected);
    let measured = card.weighing.measured.unwrap();
    near(measured.raw, 0.6429);
    for (found, expected) in measured.constants.into_iter().zip([0.1667, 0.5, 0.4762, 0.5, 0.2143]) {
        near(found, expected);
    }
    assert_eq!(card.weighing.result(), WeighingResult::ComparisonOnly);
    assert_eq!((card.sharing.right, card.sharing.decisions()), (1, 1));
    assert_eq!(card.sharing.sentence(), "1 van 1 deelbesluit juist.");
}

/// The case with the six items of the worked set T1 in place of its two.
fn t1() -> Scenario {
    let votes = ["0;1;3;8;3", "0;0;2;5;8", "6;5;3;1;0", "1;6;1;6;1", "0;2;9;4;0", "0;0;0;6;9"];
    let line = |(n, votes): (usize, &&str)| format!("w{};{votes};15\n", n + 1);
    let panel: String = votes.iter().enumerate().map(line).collect();
    let items = (3..=6).map(|n| format!("\n[[item]]\nid = \"w{n}\"\ngegeven = \"x\"\n"));
    let items = items.collect::<Vec<_>>().concat();
    scenario_with(&[
        ("paneel.csv", "w1;0;0;2;7;3;12\nw2;2;6;4;0;0;12\n", &panel),
        (W, "onthult = \"s-kringloop\"\n", &format!("onthult = \"s-kringloop\"\n{items}")),
    ])
}

#[test]
fn the_worked_set_t1_gives_its_numbers() {
    let scenario = t1();
    let marks = weighing(&[("w1", 0), ("w2", 2), ("w3", -1), ("w4", 1), ("w5", 0), ("w6", 1)]);
    let card = Scorecard::of(&scenario, &play(&scenario, &[choice("doorvragen"), marks]));
    let measured = card.weighing.measured.unwrap();
    near(measured.raw, 0.7750);
    for (found, expected) in measured.constants.into_iter().zip([0.2, 0.2111, 0.4250, 0.5472, 0.4750]) {
        near(found, expected);
    }
    near(measured.random, 0.3717);
    near(measured.baseline(), 0.5472);
    near(measured.corrected().unwrap(), 0.5031);
    assert_eq!((card.weighing.answered, card.weighing.scored, card.weighing.unscored), (6, 5, 1));
    assert!(card.weighing.sentence().starts_with("50%, gebaseerd op 5 weegvragen."), "{}", card.weighing.sentence());
}

#[test]
fn the_published_oracle_without_guard_comes_out() {
    let scenario = t1();
    let items = scenario.node("wegen").unwrap().items();
    let mean =
        |places: [usize; 6]| items.iter().zip(places).map(|(item, place)| item.key.credits()[place]).sum::<f64>() / 6.0;
    near(mean([2, 4, 1, 3, 2, 3]), 0.8125);
    // Published as 0.382; the exact value is 2.291667 / 6.
    near(mean([2; 6]), 0.38194);
}

#[test]
fn items_outside_the_field_are_counted_and_not_scored() {
    let scenario = t1();
    let mut marks = vec![("w2".to_owned(), Mark::Value(2))];
    marks.extend(["w1", "w3", "w4", "w5", "w6"].map(|id| (id.to_owned(), Mark::OutsideMyField)));
    let weighing =
        Scorecard::of(&scenario, &play(&scenario, &[choice("doorvragen"), Answer::Weighing(marks)])).weighing;
    assert_eq!((weighing.answered, weighing.outside, weighing.scored), (6, 5, 1));
    near(weighing.measured.unwrap().raw, 1.0);
    assert_eq!(weighing.result(), WeighingResult::ComparisonOnly);
}

#[test]
fn a_set_where_a_fixed_answer_earns_nearly_everything_shows_only_the_credit() {
    let measured = Measured { raw: 0.9, constants: [0.0, 0.0, 0.86, 0.0, 0.0], random: 0.2 };
    assert_eq!(measured.corrected(), None);
    let score = WeighingScore { scored: 5, measured: Some(measured), ..WeighingScore::default() };
    assert_eq!(score.result(), WeighingResult::RawOnly { raw: 0.9 });
    let below = Measured { raw: 0.1, constants: [0.5; 5], random: 0.5 };
    assert_eq!(below.corrected(), Some(0.0));
}

#[test]
fn an_answer_that_does_not_fit_changes_nothing_and_says_why() {
    let scenario = example();
    let mut attempt = play(&scenario, &t2()[..2]);
    let before = attempt.clone();
    let missing = vec!["w2".to_owned()];
    let doubled = Answer::Weighing(vec![("w1".into(), Mark::Value(0)), ("w1".into(), Mark::Value(1))]);
    let cases = [
        (0, choice("doorvragen"), Refusal::StaleStep { recorded: Some(choice("afwachten")) }),
        (3, Answer::Continue, Refusal::StaleStep { recorded: None }),
        (2, Answer::Continue, Refusal::WrongKind),
        (2, choice("x"), Refusal::WrongKind),
        (2, weighing(&[("w1", 0)]), Refusal::Incomplete { missing: missing.clone() }),
        (2, weighing(&[("w1", 0), ("w2", 3)]), Refusal::Incomplete { missing }),
        (2, weighing(&[("w1", 0), ("w9", 0)]), Refusal::OptionNotOffered { id: "w9".into() }),
        (2, doubled, Refusal::OptionNotOffered { id: "w1".into() }),
    ];
    for (step, answer, refusal) in cases {
        assert_eq!(attempt.answer(&scenario, step, answer.clone()), Err(refusal), "{answer:?}");
        assert_eq!(attempt, before);
    }
}

#[test]
fn a_hidden_choice_is_refused_and_a_finished_attempt_stays_finished() {
    let scenario = example();
    let mut attempt = play(&scenario, &t2()[..3]);
    let hidden = attempt.answer(&scenario, 3, choice("niets"));
    assert_eq!(hidden, Err(Refusal::OptionNotOffered { id: "niets".into() }));
    let mut attempt = play(&scenario, &t2());
    assert_eq!(attempt.answer(&scenario, 4, Answer::Continue), Err(Refusal::AlreadyFinished));
    let double_click = attempt.answer(&scenario, 3, choice("zonder-naam"));
    assert_eq!(double_click, Err(Refusal::StaleStep { recorded: Some(choice("zonder-naam")) }));
    assert!(attempt.current(&scenario).is_none());
}

#[test]
fn choices_keep_their_place_when_the_page_is_opened_again() {
    let scenario = example();
    let ids = |attempt: &Attempt| -> Vec<String> {
        attempt.current(&scenario).unwrap().choices.iter().map(|choice| choice.id.clone()).collect()
    };
    let orders: std::collections::BTreeSet<_> = (0..60)
        .map(|seed| {
            let attempt = Attempt::begin(&scenario, scenario.variants().remove(0), seed);
            assert_eq!(ids(&attempt), ids(&attempt.clone()));
            ids(&attempt)
        })
        .collect();
    assert_eq!(orders.len(), 6, "every order of three choices occurs");
    let (open, hidden) = (play(&scenario, &[choice("meteen-weegploeg")]), play(&scenario, &t2()[..3]));
    let without: Vec<_> = ids(&open).into_iter().filter(|id| id != "niets").collect();
    assert_eq!(ids(&hidden), without, "a hidden choice moves no other");
}

#[test]
fn only_what_could_be_chosen_is_the_measure() {
    // The best choice on `delen` is hidden after waiting: the next best then is the best.
    let weights = "gewicht = { delen = 2 }\n";
    let change = |id: &'static str, new: &str| (id, new.to_owned());
    let sharing = [
        change("oordeel = \"juist\"\ngrondslag = \"overleg-zonder-persoonsgegevens\"\n", "gewicht = { delen = 1 }\n"),
        change("oordeel = \"te-veel\"\ngrondslag = \"geen\"\n", "gewicht = { delen = -2 }\n"),
        change("oordeel = \"te-weinig\"\ngrondslag = \"geen\"\n", weights),
        change("soort     = \"delen\"", "soort = \"keuze\""),
        change("gegeven   = \"naam, klas en de zin uit het werkstuk\"\nontvanger = \"wijkagent\"\n", ""),
    ];
    let changes: Vec<_> = sharing.iter().map(|(old, new)| (D, *old, new.as_str())).collect();
    let scenario = scenario_with(&changes);
    let share = |answers: &[Answer]| {
        let competences = Scorecard::of(&scenario, &play(&scenario, answers)).choices.competences;
        competences.into_iter().find(|c| c.competence == Competence::Share).unwrap().score
    };
    near(share(&t2()), 1.0);
    near(share(&[choice("meteen-weegploeg"), choice("zonder-naam")]), 0.75);
}

#[test]
fn a_loop_changes_neither_score_nor_signals_and_ends_gently() {
    let scenario = scenario_with(&[(L, "naar  = \"wegen\"", "naar  = \"melding\"")]);
    let mut attempt = begin(&scenario);
    let first = play(&scenario, &[choice("afwachten")]);
    let (card, signals) = (Scorecard::of(&scenario, &first), first.revealed().to_vec());
    let mut refused = 0;
    for turn in 0..500 {
        for answer in [choice("afwachten"), Answer::Continue] {
            let step = attempt.steps().len();
            match attempt.answer(&scenario, step, answer) {
                Ok(_) => assert_eq!(attempt.state().value("vertrouwen"), Some((-1 - turn).max(-2))),
                Err(refusal) => {
                    assert_eq!(refusal, Refusal::TooManySteps);
                    refused += 1;
                }
            }
            assert_eq!(Scorecard::of(&scenario, &attempt), card);
        }
    }
    assert_eq!((attempt.steps().len(), refused), (200, 800));
    assert_eq!(attempt.revealed(), signals);
    assert_eq!(*attempt.status(), Status::WalkedRound);
    assert!(Debrief::of(&scenario, &attempt).remarks.iter().any(|remark| remark.contains("rondgelopen")));
    assert_eq!(Attempt::replay(&scenario, attempt.variant().clone(), 7, &record(&attempt)), Ok(attempt));
}

#[test]
fn a_record_of_another_version_is_not_replayed() {
    let scenario = example();
    let replay = |record: &[(&str, Answer)]| {
        let record: Vec<_> = record.iter().map(|(node, answer)| ((*node).to_owned(), answer.clone().into())).collect();
        Attempt::replay(&scenario, Variant::default(), 7, &record).unwrap_err()
    };
    let elsewhere = replay(&[("melding", choice("afwachten")), ("wegen", Answer::Continue)]);
    assert_eq!(elsewhere, ReplayError::WrongNode { step: 1, recorded: "wegen".into() });
    let refused = replay(&[("melding", choice("weg"))]);
    let refusal = Refusal::OptionNotOffered { id: "weg".into() };
    assert_eq!(refused, ReplayError::Refused { step: 0, refusal });
}

#[test]
fn the_debrief_tells_what_was_asked_chosen_and_missed() {
    let key = "gegeven = \"Iets over {voornaam}.\"\nkrediet = [0, 0, 0.4, 1, 0.6]\nreden = \"{Hij} zei het zelf.\"\nbron = \"a/b\"\n";
    let item = format!("id = \"w3\"\n{key}\n[[item]]\nid = \"w1\"");
    let scenario = scenario_with(&[(W, "id = \"w1\"", &item)]);
    let marks = weighing(&[("w2", -1), ("w1", 0), ("w3", 2)]);
    let attempt = play(&scenario, &[choice("doorvragen"), marks, choice("met-naam")]);
    let debrief = Debrief::of(&scenario, &attempt);
    assert_eq!(debrief.title, "Stiller na de zomer");
    let chosen: Vec<_> = debrief.steps[0].options.iter().filter(|option| option.chosen).collect();
    assert_eq!(chosen[0].worth.line(), "vastleggen +2, overleggen +1, proportionaliteit +2");
    assert_eq!(debrief.steps[0].options.len(), 3);
    let weighed = &debrief.steps[1].items;
    assert_eq!((weighed[0].given.as_str(), weighed[0].mark.label()), ("Iets over Robin.", "veel sterker"));
    assert_eq!(weighed[0].reason.as_deref(), Some("Hij zei het zelf."));
    let words: Vec<_> = weighed[0].credits.iter().map(|(_, _, words)| words.as_str()).collect();
    let expected =
        ["niet onderbouwd", "niet onderbouwd", "enigszins verdedigbaar", "past het best", "goed verdedigbaar"];
    assert_eq!(words, expected);
    assert_eq!(weighed[1].credits[3].2, "7 panelleden");
    let sharing = debrief.steps[2].options.iter().find(|option| option.chosen).unwrap();
    assert_eq!(sharing.worth.line(), "Te veel gedeeld");
    assert_eq!(debrief.scorecard.sharing.tendency(), Some(1.0));
    assert_eq!(debrief.seen.len() + debrief.unseen.len(), 3);
    assert_eq!(debrief.ending.unwrap().title, "Het vertrouwen is weg");
    let short = play(&scenario, &[choice("meteen-weegploeg")]);
    let unseen: Vec<_> = Debrief::of(&scenario, &short).unseen.into_iter().map(|signal| signal.id).collect();
    assert_eq!(unseen, ["s-werkstuk", "s-kringloop"]);
}

/// A walk whose every turn follows from its number, so that a failure can be walked again.
fn walk(scenario: &Scenario, number: usize) -> Attempt {
    let variants = scenario.variants();
    let variant = variants[number % variants.len()].clone();
    let mut attempt = Attempt::begin(scenario, variant, i64::try_from(number).unwrap());
    let mut turn = number;
    while let Some(current) = attempt.current(scenario) {
        turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = turn >> 33;
        let mark =
            |n: usize| [-2, -1, 0, 1, 2].get((pick + n) % 6).map_or(Mark::OutsideMyField, |value| Mark::Value(*value));
        let node = current.node;
        let answer = match &node.kind {
            NodeKind::Choice { .. } | NodeKind::Sharing { .. } => {
                choice(&current.choices[pick % current.choices.len()].id)
            }
            NodeKind::Weighing { .. } => {
                let items = node.items().iter().enumerate();
                Answer::Weighing(items.map(|(n, item)| (item.id.clone(), mark(n))).collect())
            }
            NodeKind::Recognition { .. } => {
                let ticked = node.lines().iter().enumerate().filter(|(n, _)| (pick >> n).is_multiple_of(2));
                Answer::Recognition(ticked.map(|(_, line)| line.id.clone()).collect())
            }
            NodeKind::Rating { .. } => {
                let approaches = node.approaches().iter().enumerate();
                let rating = |n: usize| Rating::ALL[(pick + n) % Rating::ALL.len()];
                Answer::Rating(approaches.map(|(n, approach)| (approach.id.clone(), rating(n))).collect())
            }
            NodeKind::Reflection { .. } => Answer::Reflection(None),
            NodeKind::Text { .. } | NodeKind::Ending { .. } => Answer::Continue,
        };
        attempt.answer(scenario, current.step, answer).unwrap();
    }
    attempt
}

#[test]
fn every_walk_through_a_case_ends_and_can_be_replayed() {
    for scenario in every_scenario() {
        for number in 0..100 {
            let attempt = walk(&scenario, number);
            assert!(!matches!(attempt.status(), Status::InProgress { .. }));
            let seed = i64::try_from(number).unwrap();
            let again = Attempt::replay(&scenario, attempt.variant().clone(), seed, &record(&attempt));
            assert_eq!(again.as_ref(), Ok(&attempt), "{} {number}", scenario.slug());
            let debrief = Debrief::of(&scenario, &attempt);
            assert_eq!(debrief.steps.len(), attempt.steps().len());
            let score = debrief.scorecard.choices.score;
            assert!(score.is_none_or(|score| (0.0..=1.0).contains(&score)));
        }
    }
}

/// More walks than are needed to come everywhere.
const MOST_WALKS: usize = 20_000;

#[test]
fn every_choice_of_every_case_can_be_made_and_every_ending_reached() {
    for scenario in every_scenario() {
        let mut open: BTreeSet<(String, Option<String>)> = BTreeSet::new();
        for node in scenario.nodes() {
            let choices = node.choices().iter().map(|choice| (node.id.clone(), Some(choice.id.clone())));
            open.extend(choices);
            open.insert((node.id.clone(), None));
        }
        for number in 0..MOST_WALKS {
            let attempt = walk(&scenario, number);
            for step in attempt.steps() {
                open.remove(&(step.node.clone(), None));
                if let Answer::Choice(id) = &step.answer {
                    open.remove(&(step.node.clone(), Some(id.clone())));
                }
            }
            if let Status::Finished { ending } = attempt.status() {
                open.remove(&(ending.clone(), None));
            }
            if open.is_empty() {
                break;
            }
        }
        assert_eq!(open, BTreeSet::new(), "in {}", scenario.slug());
    }
}

fn every_scenario() -> Vec<Scenario> {
    let shipped = shipped().into_iter().filter_map(|bundle| parse(&bundle, &Report::default()));
    shipped.chain([example(), t1()]).chain(["herkennen", "beoordelen", "reflectie"].map(later_asks)).collect()
}
