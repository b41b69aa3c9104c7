//! What holds for the scores of every case and every way through it.

use weegwijs::base::{Document, Report};
use weegwijs::scenarios::{Bundle, Scenario, parse};
use weegwijs::training::{Answer, Attempt, Mark, Rating, Scorecard, Status};

use super::plan::{Ask, Dice, Plan, Said, Walk, Worth};

const CASES: u64 = 60;

fn scenario(plan: &Plan, is_turned: bool) -> Scenario {
    let files = plan.files("los", is_turned).into_iter().map(|(name, text)| Document::new(name, text));
    let report = Report::default();
    let scenario = parse(&Bundle::new("los", files.collect()), &report);
    scenario.unwrap_or_else(|| panic!("{:#?}\n{plan:#?}", report.into_diagnostics()))
}

fn answer(walk: &Walk<'_>, said: &Said) -> Answer {
    let value = |mark: &usize| i8::try_from(*mark).unwrap() - 2;
    match (walk.ask(), said) {
        (Ask::Weighing(_), Said::Marked(marks)) => {
            let mark = |(n, mark): (usize, &usize)| (format!("w{}-{n}", walk.at), Mark::Value(value(mark)));
            Answer::Weighing(marks.iter().enumerate().map(mark).collect())
        }
        (_, Said::Marked(marks)) => {
            let rating = |(n, mark): (usize, &usize)| (format!("a{n}"), Rating::from_value(value(mark)).unwrap());
            Answer::Rating(marks.iter().enumerate().map(rating).collect())
        }
        (_, Said::Ticked(ticks)) => {
            let ticked = ticks.iter().enumerate().filter(|(_, tick)| **tick);
            Answer::Recognition(ticked.map(|(n, _)| format!("r{n}")).collect())
        }
        (_, Said::Chose(number)) => Answer::Choice(format!("o{number}")),
        (Ask::Reflection, Said::Read) => Answer::Reflection(None),
        (_, Said::Read) => Answer::Continue,
    }
}

/// Walks to the end, by the program and by the plain reading at once.
fn walked<'a>(plan: &'a Plan, scenario: &Scenario, pick: &mut dyn FnMut(&Walk<'a>) -> Said) -> (Walk<'a>, Scorecard) {
    let mut attempt = Attempt::begin(scenario, scenario.variants().remove(0), 7);
    let mut walk = Walk::begin(plan);
    while !walk.is_over() {
        let said = pick(&walk);
        attempt.answer(scenario, walk.said.len(), answer(&walk, &said)).unwrap();
        walk.says(said);
    }
    assert_eq!(*attempt.status(), Status::Finished { ending: format!("k{}", walk.at) });
    (walk, Scorecard::of(scenario, &attempt))
}

fn worth(card: &Scorecard) -> Worth {
    let found = card.recognition;
    Worth {
        choices: card.choices.score,
        decisions: card.choices.choices,
        weighing: card.weighing.measured.map(|measured| measured.raw),
        found: [found.hits, found.misses, found.false_alarms, found.correct_rejections],
        rating: card.rating.score,
    }
}

fn assert_same(found: &Worth, expected: &Worth, seed: u64) {
    let near = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    };
    let is_same = near(found.choices, expected.choices)
        && near(found.weighing, expected.weighing)
        && near(found.rating, expected.rating)
        && (found.decisions, found.found) == (expected.decisions, expected.found);
    assert!(is_same, "case {seed}: {found:?} is not {expected:?}");
}

#[test]
fn scores_are_what_a_plain_reading_of_the_case_gives_and_stay_between_nothing_and_all() {
    let mut longest = 0;
    for seed in 0..CASES {
        let plan = Plan::random(seed);
        let scenario = scenario(&plan, false);
        let mut dice = Dice::new(seed + 1_000);
        for _ in 0..8 {
            let (walk, card) = walked(&plan, &scenario, &mut |walk| walk.random(&mut dice));
            assert_same(&worth(&card), &walk.worth(), seed);
            longest = longest.max(walk.said.len());
            let measured = card.weighing.measured.iter();
            let corrected = measured.flat_map(|one| [Some(one.raw), one.corrected(), Some(one.baseline())]);
            let per_competence = card.choices.competences.iter().map(|one| Some(one.score));
            let shares =
                [card.choices.score, card.rating.score, card.recognition.noticed(), card.recognition.left_alone()];
            let all = shares.into_iter().chain(corrected).chain(per_competence).flatten();
            assert!(all.clone().all(|score| (0.0..=1.0).contains(&score)), "{:?}", all.collect::<Vec<_>>());
        }
    }
    assert!(longest > 12, "no walk went round");
}

#[test]
fn the_order_in_which_choices_are_written_does_not_matter() {
    for seed in 0..CASES {
        let plan = Plan::random(seed);
        let (straight, turned) = (scenario(&plan, false), scenario(&plan.turned(), true));
        let (mut dice, mut again) = (Dice::new(seed), Dice::new(seed));
        let (_, one) = walked(&plan, &straight, &mut |walk| walk.random(&mut dice));
        // The plain reading keeps the numbers of the straight plan, which are the names in both.
        let (_, other) = walked(&plan, &turned, &mut |walk| walk.random(&mut again));
        assert_eq!(one, other, "case {seed}");
    }
}

/// The best or the worst that can be answered here, going on in the end.
fn extreme(walk: &Walk<'_>, is_best: bool) -> Said {
    let place = |credits: &[f64; 5]| {
        let worst = credits.iter().position(|credit| *credit < 0.1).unwrap();
        if is_best { credits.iter().position(|credit| *credit > 0.9).unwrap() } else { worst }
    };
    match walk.ask() {
        Ask::Choice(_) if walk.said.iter().any(|(known, _)| *known == walk.at) => Said::Chose(0),
        Ask::Choice(_) => {
            let sign = if is_best { 1.0 } else { -1.0 };
            let by_merit = |one: &(usize, Option<f64>), other: &(usize, Option<f64>)| {
                (one.1.unwrap_or(0.0) * sign).total_cmp(&(other.1.unwrap_or(0.0) * sign))
            };
            Said::Chose(walk.merits().into_iter().max_by(by_merit).unwrap().0)
        }
        Ask::Weighing(asked) | Ask::Rating(asked) => Said::Marked(asked.iter().map(place).collect()),
        Ask::Recognition(lines) => Said::Ticked(lines.iter().map(|asks| *asks == is_best).collect()),
        Ask::Text | Ask::Reflection | Ask::Ending => Said::Read,
    }
}

#[test]
fn nothing_and_all_can_be_reached_and_a_longer_way_does_not_win() {
    let (mut lengths, mut scored) = (std::collections::BTreeSet::new(), 0);
    for seed in 0..CASES {
        let plan = Plan::random(seed);
        let scenario = scenario(&plan, false);
        for (is_best, expected) in [(true, 1.0), (false, 0.0)] {
            let (walk, card) = walked(&plan, &scenario, &mut |walk| extreme(walk, is_best));
            let reached = [
                card.weighing.measured.map(|measured| measured.raw),
                card.rating.score,
                card.recognition.noticed(),
                card.recognition.left_alone(),
            ];
            assert!(reached.iter().flatten().all(|score| (score - expected).abs() < 1e-9), "case {seed}: {reached:?}");
            // Where the competences agree, one choice is the best and one the worst on both.
            let choices = card.choices.score.filter(|_| seed.is_multiple_of(2));
            assert!(choices.is_none_or(|score| (score - expected).abs() < 1e-9), "case {seed}: {choices:?}");
            // Taking the best everywhere gives what the best of each place gives, however long the way.
            assert_same(&worth(&card), &walk.worth(), seed);
            lengths.insert(walk.said.len());
            scored += usize::from(choices.is_some());
        }
    }
    assert!(lengths.len() > 5 && scored > 20, "{lengths:?} {scored}");
}

#[test]
fn going_round_adds_nothing_to_what_was_scored_at_first() {
    for seed in 0..CASES {
        let plan = Plan::random(seed);
        let scenario = scenario(&plan, false);
        let mut dice = Dice::new(seed + 7);
        let mut attempt = Attempt::begin(&scenario, scenario.variants().remove(0), 7);
        let mut walk = Walk::begin(&plan);
        while !walk.is_over() {
            let is_again = walk.said.iter().any(|(place, _)| *place == walk.at);
            let before = Scorecard::of(&scenario, &attempt);
            let said = walk.random(&mut dice);
            attempt.answer(&scenario, walk.said.len(), answer(&walk, &said)).unwrap();
            walk.says(said);
            if is_again {
                assert_eq!(Scorecard::of(&scenario, &attempt), before, "case {seed}");
            }
        }
    }
}
