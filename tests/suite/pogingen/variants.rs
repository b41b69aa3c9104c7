//! Which variant a learner gets, over everyone who begins.

use std::collections::BTreeMap;

use tokio::task::JoinSet;
use weegwijs::catalogue::Library;

use super::Player;
use crate::browser::{Answer, Browser, classed, says};
use crate::fixtures::small_library;
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;
const CASE: &str = "de-doos";
const HEAD: &str = "scenarios/de-doos/scenario.toml";
const COLOURS: [&str; 2] = ["rode", "blauwe"];
const SIZES: [&str; 3] = ["grote", "kleine", "platte"];

fn changed(change: impl Fn(&str) -> String) -> Library {
    let mut library = small_library();
    let head = library.files().find(|(name, _)| *name == HEAD).map(|(_, bytes)| bytes.to_vec()).unwrap();
    library.put(HEAD, &change(&String::from_utf8(head).unwrap()));
    library
}

/// The box in two colours and three sizes.
fn six_variants() -> Library {
    changed(|head| {
        let sizes: Vec<String> =
            SIZES.iter().map(|size| format!("[varianten.maat.{size}]\nmaat = \"{size}\"\n")).collect();
        let head = head.replace("een {kleur} doos.", "een {maat} {kleur} doos.");
        head.replacen("[[signaal]]", &format!("{}\n[[signaal]]", sizes.concat()), 1)
    })
}

async fn six_on(engine: crate::world::Engine) -> World {
    let world = World::small_on(engine).await;
    world.publish(&six_variants(), 2);
    world
}

fn variant_on(page: &Answer) -> String {
    let all = COLOURS.iter().flat_map(|colour| SIZES.iter().map(move |size| format!("een {size} {colour} doos")));
    let told: Vec<String> = all.filter(|words| says(&page.read(), words)).collect();
    assert_eq!(told.len(), 1, "{told:?}: {}", page.text());
    told[0].clone()
}

/// Begins the case in a browser; gives what the box looks like there.
async fn begins_in(browser: Browser) -> (Player, String) {
    let mut player = Player::begins_in(browser, CASE).await;
    let variant = variant_on(&player.step().await);
    (player, variant)
}

fn count<'a>(given: impl IntoIterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
    given.into_iter().fold(BTreeMap::new(), |mut counts, variant| {
        *counts.entry(variant.as_str()).or_default() += 1;
        counts
    })
}

/// Sixty learners begin on each engine, so this takes longer than a second.
#[tokio::test]
async fn sixty_learners_over_six_variants_are_ten_each_with_a_restart_between() {
    for engine in engines() {
        let mut world = six_on(engine).await;
        let mut given = Vec::new();
        for number in 1..=60 {
            given.push(begins_in(world.browser()).await.1);
            if number % 6 == 0 {
                assert!(count(&given).values().all(|times| *times == number / 6), "{:?}", count(&given));
            }
            if number == 27 {
                world.restart().await;
            }
        }
        assert_eq!(count(&given).values().copied().collect::<Vec<_>>(), [10; 6]);
        let blocks: Vec<_> = given.chunks(6).collect();
        assert!(blocks.iter().any(|block| *block != blocks[0]), "every block has the same order");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_begin_at_the_same_moment_get_places_of_their_own_and_one_learner_gets_one() {
    for engine in engines() {
        let world = six_on(engine).await;
        let mut beginning = JoinSet::new();
        for _ in 0..12 {
            beginning.spawn(begins_in(world.browser()));
        }
        let given: Vec<String> = beginning.join_all().await.into_iter().map(|(_, variant)| variant).collect();
        assert_eq!(count(&given).values().copied().collect::<Vec<_>>(), [2; 6]);

        let mut learner = world.browser();
        // Blurred pictures shown clear: a session that has no learner yet, as two quick clicks find it.
        learner.post("/symbolenbank/rondje/beeldkeuze", &[("beelden", "helder")]).await;
        let mut clicking = JoinSet::new();
        for _ in 0..8 {
            clicking.spawn(begins_in(learner.clone()));
        }
        let given: Vec<String> = clicking.join_all().await.into_iter().map(|(_, variant)| variant).collect();
        assert_eq!(count(&given).len(), 1, "{given:?}");
    }
}

#[tokio::test]
async fn a_retry_and_a_second_device_keep_the_variant_and_take_nobodys_place() {
    for engine in engines() {
        let world = six_on(engine).await;
        let mut given = Vec::new();
        for _ in 0..6 {
            let (mut player, first) = begins_in(world.browser()).await;
            let code = classed(&player.step().await.read(), "resume-code")[0].text.clone();
            assert_eq!(begins_in(player.browser).await.1, first);
            let mut device = world.browser();
            assert_eq!(device.post("/pogingen/hervatten", &[("code", &code)]).await.status, 303);
            assert_eq!(begins_in(device).await.1, first);
            given.push(first);
        }
        assert_eq!(count(&given).len(), 6, "{given:?}");
    }
}

#[tokio::test]
async fn a_new_version_keeps_the_level_that_it_still_has() {
    for engine in engines() {
        let world = six_on(engine).await;
        let mut players = Vec::new();
        for _ in 0..6 {
            players.push(begins_in(world.browser()).await);
        }
        // Back to the two colours alone, under another summary.
        world.publish(&changed(|head| head.replace("en wat doet u?", "en wat doet u dan?")), 3);
        for (player, before) in players {
            let mut again = Player::begins_in(player.browser, CASE).await;
            let page = again.step().await.read();
            let colour = COLOURS.iter().find(|colour| before.contains(**colour)).unwrap();
            assert!(says(&page, &format!("een {colour} doos")), "{before}");
        }
    }
}

#[tokio::test]
async fn who_is_deleted_does_not_move_the_others() {
    for engine in engines() {
        let world = six_on(engine).await;
        let mut given = Vec::new();
        for _ in 0..3 {
            given.push(begins_in(world.browser()).await.1);
        }
        world.later(366 * DAY);
        assert_eq!(world.app.delete_expired().await.unwrap().attempts, 3);
        for _ in 0..3 {
            given.push(begins_in(world.browser()).await.1);
        }
        assert_eq!(count(&given).len(), 6, "{given:?}");
    }
}
