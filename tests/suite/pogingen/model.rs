//! Random cases played over the website, beside a plain reading of them: with double clicks, stale
//! pages, answers that do not fit, publications and restarts in between.

use weegwijs::catalogue::Library;

use super::Player;
use super::plan::{Ask, Dice, Plan, Said, Walk};
use crate::browser::Form;
use crate::fixtures::small_library;
use crate::world::World;

const SLUG: &str = "los";

/// The small library with a case laid into it.
fn library(plan: &Plan) -> Library {
    let mut library = small_library();
    for (name, text) in plan.files(SLUG, false) {
        library.put(&name, &text);
    }
    library
}

/// The form of a step, filled in.
fn filled(form: &Form, walk: &Walk<'_>, said: &Said) -> Form {
    let marks = |kind: &str, marks: &[usize]| {
        let name = |number: usize| {
            if kind == "weging" { format!("weging-w{}-{number}", walk.at) } else { format!("{kind}-a{number}") }
        };
        marks.iter().enumerate().fold(form.clone(), |form, (number, mark)| {
            form.with(&name(number), &(i64::try_from(*mark).unwrap() - 2).to_string())
        })
    };
    match (walk.ask(), said) {
        (_, Said::Read) => form.clone(),
        (_, Said::Chose(number)) => form.with("keuze", &format!("o{number}")),
        (Ask::Weighing(_), Said::Marked(given)) => marks("weging", given),
        (_, Said::Marked(given)) => marks("beoordeling", given),
        (_, Said::Ticked(ticks)) => ticks
            .iter()
            .enumerate()
            .filter(|(_, tick)| **tick)
            .fold(form.clone(), |form, (n, _)| form.with(&format!("regel-r{n}"), "ja")),
    }
}

/// Does something beside answering, that must change nothing in the attempt.
async fn disturb(world: &mut World, player: &mut Player, form: &Form, last: Option<&Form>, dice: &mut Dice) {
    match (dice.below(6), last) {
        (0, Some(last)) => assert_eq!(player.browser.submit(last).await.status, 303, "a double click"),
        (1, Some(last)) => {
            let stale = last.with("token", &format!("{:064}", dice.below(1_000_000)));
            assert_eq!(player.browser.submit(&stale).await.status, 409, "a stale page");
        }
        (2, _) => assert_eq!(player.browser.submit(&form.with("keuze", "o99")).await.status, 422, "no such choice"),
        (3, _) => {
            let other = Plan::random(u64::try_from(dice.below(1_000_000)).unwrap());
            world.publish(&library(&other), u64::try_from(10 + dice.below(1_000_000)).unwrap());
        }
        (4, _) => world.restart().await,
        _ => {}
    }
}

#[tokio::test]
async fn whatever_happens_in_between_an_attempt_is_what_a_plain_reading_of_the_case_says() {
    let mut disturbed = 0;
    for seed in 500..506 {
        let plan = Plan::random(seed);
        let mut world = World::small().await;
        world.publish(&library(&plan), 2);
        let (mut player, mut dice) = (Player::begins(&world, SLUG).await, Dice::new(seed));
        let (mut walk, mut last) = (Walk::begin(&plan), None);
        while !walk.is_over() {
            let page = player.step().await;
            assert_eq!(page.heading(), format!("Knoop {}", walk.at), "case {seed}");
            let form = page.form("/stappen");
            assert_eq!(form.field("stap"), walk.said.len().to_string());
            let mut offered: Vec<String> = form.options("keuze");
            offered.sort();
            assert_eq!(offered, walk.offered().iter().map(|number| format!("o{number}")).collect::<Vec<_>>());
            for _ in 0..2 {
                disturb(&mut world, &mut player, &form, last.as_ref(), &mut dice).await;
                disturbed += 1;
            }
            let said = walk.random(&mut dice);
            let form = filled(&form, &walk, &said);
            assert_eq!(player.browser.submit(&form).await.status, 303, "case {seed}");
            walk.says(said);
            last = Some(form);
            assert_eq!(world.steps().await, i64::try_from(walk.said.len()).unwrap());
        }
        let debrief = player.debrief().await;
        let score = crate::browser::classed(&debrief.read(), "score")[0].text.clone();
        let worth = walk.worth();
        if let Some(choices) = worth.choices {
            assert!(
                score.contains(&format!("Keuzes{:.0}% gebaseerd op {} keuze", choices * 100.0, worth.decisions)),
                "{score}"
            );
        }
        let [hits, misses, ..] = worth.found;
        assert!(hits + misses == 0 || score.contains(&format!("Opgemerkt: {hits} van {}", hits + misses)), "{score}");
    }
    assert!(disturbed > 40, "{disturbed}");
}
