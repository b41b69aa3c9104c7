//! What an attempt costs without web and database: the scorecard and the debrief beside replaying
//! the same attempts, and an answer late in a long attempt beside an early one. All in one process
//! and one run: compare the ratios, not the times.
//!
//! `cargo bench --bench attempts`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may stop at once")]

#[path = "beside/rounds.rs"]
mod rounds;

use std::hint::black_box;
use std::time::Instant;

use weegwijs::catalogue::{Catalogue, Library, build};
use weegwijs::scenarios::{NodeKind, Scenario};
use weegwijs::training::{Answer, Attempt, Current, Debrief, Mark, Rating, Reply, Scorecard, Status};

use rounds::{ROUNDS, head, tell, timed};

/// Attempts on each case, each with a seed and answers of its own.
const ATTEMPTS: i64 = 20;
/// Where an answer is measured in the long attempt, and how many answers from there.
const EARLY: usize = 4;
const LATE: usize = 182;
const ANSWERS: usize = 16;

struct Played<'a> {
    scenario: &'a Scenario,
    attempt: Attempt,
    record: Vec<(String, Reply)>,
}

fn main() {
    let shipped = catalogue(&Library::shipped());
    let played: Vec<_> = shipped.scenarios().flat_map(|case| (0..ATTEMPTS).map(move |seed| play(case, seed))).collect();
    let steps: usize = played.iter().map(|one| one.record.len()).sum();
    println!("{} attempts on {} cases, {steps} steps", played.len(), shipped.scenarios().count());
    head();
    scoring(&played);
    length_of_an_attempt();
}

fn catalogue(library: &Library) -> Catalogue {
    build(library, jiff::civil::date(2026, 11, 24)).catalogue.unwrap()
}

/// Per attempt: the measures, and everything that the debrief tells, beside a replay.
fn scoring(played: &[Played<'_>]) {
    let pieces = u32::try_from(played.len()).unwrap();
    let each = |work: &dyn Fn(&Played<'_>)| timed(1, || played.iter().for_each(work)) / f64::from(pieces);
    let (mut cards, mut debriefs, mut replays) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        cards.push(each(&|one| drop(black_box(Scorecard::of(one.scenario, &one.attempt)))));
        debriefs.push(each(&|one| drop(black_box(Debrief::of(one.scenario, &one.attempt)))));
        replays.push(each(&|one| {
            let variant = one.attempt.variant().clone();
            drop(black_box(Attempt::replay(one.scenario, variant, 1, &one.record)));
        }));
    }
    let quickest = cards.iter().copied().fold(f64::INFINITY, f64::min);
    tell("scorecard of an attempt / replaying it", cards, replays.clone());
    tell("debrief of an attempt / replaying it", debriefs, replays);
    println!("attempts scored in a second of one processor, best round: {:.0}", 1e6 / quickest);
}

/// The same two nodes answered in turn, at the begin and near the bound of 200 steps.
fn length_of_an_attempt() {
    let catalogue = catalogue(&walking_round());
    let scenario = catalogue.scenario("de-doos").unwrap();
    let long: Vec<(String, Reply)> = (0..LATE).map(|at| (node(at).to_owned(), answer(at).into())).collect();
    let from = |start: usize| {
        let variant = scenario.variants().remove(0);
        let begun = Attempt::replay(scenario, variant, 1, &long[..start]).unwrap();
        let mut copies = vec![begun; 2_000];
        let clock = Instant::now();
        for attempt in &mut copies {
            for at in start..start + ANSWERS {
                black_box(attempt.answer(scenario, at, answer(at)).unwrap());
            }
        }
        clock.elapsed().as_secs_f64() * 1e6 / (2_000.0 * 16.0)
    };
    let (mut late, mut early) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        late.push(from(LATE));
        early.push(from(EARLY));
    }
    tell("an answer at step 182 to 197 / at step 4 to 19", late, early);
}

/// The small library of the tests, in which one can walk round.
fn walking_round() -> Library {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/goed");
    let mut library = Library::read(&folder).unwrap();
    let name = "scenarios/de-doos/knopen/lezen.md";
    let (_, text) = library.files().find(|(file, _)| *file == name).unwrap();
    let text = String::from_utf8(text.to_vec()).unwrap().replace("naar = \"wegen\"", "naar = \"gang\"");
    library.put(name, &text);
    library
}

fn node(at: usize) -> &'static str {
    ["gang", "lezen"][at % 2]
}

fn answer(at: usize) -> Answer {
    if at.is_multiple_of(2) { Answer::Choice("weglopen".into()) } else { Answer::Continue }
}

/// Plays a case to its end with answers that the seed decides.
fn play(scenario: &Scenario, seed: i64) -> Played<'_> {
    let variants = scenario.variants();
    let mut chance = u64::try_from(seed).unwrap() * 7_919 + 1;
    let variant = variants[usize::try_from(chance).unwrap() % variants.len()].clone();
    let mut attempt = Attempt::begin(scenario, variant, seed);
    while matches!(attempt.status(), Status::InProgress { .. }) {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let current = attempt.current(scenario).unwrap();
        let (step, given) = (current.step, given(&current, usize::try_from(chance >> 33).unwrap()));
        attempt.answer(scenario, step, given).unwrap();
    }
    let record = attempt.steps().iter().map(|step| (step.node.clone(), step.reply())).collect();
    Played { scenario, attempt, record }
}

fn given(current: &Current<'_>, chance: usize) -> Answer {
    let mark = |place: usize| Mark::from_value(i8::try_from((chance + place) % 5).unwrap() - 2).unwrap();
    let node = current.node;
    match node.kind {
        NodeKind::Weighing { .. } => {
            let items = node.items().iter().enumerate();
            Answer::Weighing(items.map(|(place, item)| (item.id.clone(), mark(place))).collect())
        }
        NodeKind::Recognition { .. } => {
            let ticked = node.lines().iter().enumerate().filter(|(place, _)| (chance + place).is_multiple_of(2));
            Answer::Recognition(ticked.map(|(_, line)| line.id.clone()).collect())
        }
        NodeKind::Rating { .. } => {
            let rating = |place: usize| Rating::ALL[(chance + place) % Rating::ALL.len()];
            let approaches = node.approaches().iter().enumerate();
            Answer::Rating(approaches.map(|(place, one)| (one.id.clone(), rating(place))).collect())
        }
        NodeKind::Reflection { .. } => Answer::Reflection(None),
        _ if current.choices.is_empty() => Answer::Continue,
        _ => Answer::Choice(current.choices[chance % current.choices.len()].id.clone()),
    }
}
