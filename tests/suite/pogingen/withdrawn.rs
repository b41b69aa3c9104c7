//! A version that is withdrawn while people are on it.

use weegwijs::app::{Withdrawn, withdraw_version};
use weegwijs::scenarios::Withdrawal;

use super::versions::shortened;
use super::{Player, by_turns};
use crate::browser::says;
use crate::world::{World, engines};

const CASE: &str = "de-doos";

async fn withdraws(world: &World, which: &str, why: Withdrawal) -> Withdrawn {
    withdraw_version(world.app.store(), which, why, world.app.clock().now()).await.unwrap()
}

/// The hash of the version that is published now.
fn published(world: &World) -> String {
    world.app.published().unwrap().versions[CASE].clone()
}

#[tokio::test]
async fn of_a_faulty_version_an_attempt_stops_at_the_next_page_and_says_why() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut player = Player::begins(&world, CASE).await;
        player.answers(&mut by_turns(0)).await;
        let open = player.filled(&mut by_turns(0)).await.with("reden-w-stil", "Alleen gehoord.");
        let faulty = published(&world);
        assert!(
            matches!(withdraws(&world, CASE, Withdrawal::Faulty).await, Withdrawn::Version(one) if one.attempts == 1)
        );

        // The server that has just shown the step does not know of it, nor does another.
        let kept = world.steps().await;
        let mut other = player.browser.through(world.another_server().await);
        for browser in [&mut player.browser, &mut other] {
            let refused = browser.submit(&open).await;
            assert_eq!((refused.status, refused.heading().as_str()), (409, "Deze casus is ingetrokken"));
            assert!(says(&refused.read(), "Alleen gehoord."), "what was written is lost");
        }
        assert_eq!(world.steps().await, kept);

        let stopped = player.step().await;
        assert_eq!(stopped.heading(), "Deze casus is ingetrokken");
        assert!(says(&stopped.read(), "Daarom stopt deze poging hier, en vervalt haar score."));
        assert!(says(&stopped.read(), "Er is nog geen nieuwe versie."), "there is nothing to begin with yet");
        let refused = player.browser.post(&format!("/scenarios/{CASE}/pogingen"), &[]).await;
        assert_eq!((refused.status, refused.heading().as_str()), (409, "Deze casus is ingetrokken"));

        world.publish(&shortened(), 2);
        let begun = player.step().await.form(&format!("/scenarios/{CASE}/pogingen"));
        let begun = player.browser.submit(&begun).await;
        assert_eq!(begun.status, 303, "{}", begun.text());
        assert!(player.browser.follow(&begun).await.heading() != "Deze casus is ingetrokken");
        assert!(matches!(withdraws(&world, CASE, Withdrawal::Faulty).await, Withdrawn::OneOf(two) if two.len() == 2));
        assert!(matches!(withdraws(&world, &faulty, Withdrawal::Faulty).await, Withdrawn::Version(_)));
    }
}

#[tokio::test]
async fn of_a_faulty_version_the_score_lapses_and_is_in_no_figure() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        // Both say how sure they are, so the second debrief counts the first along.
        let mut faulty = Player::begins(&world, "de-paraplu").await;
        finishes(&mut faulty).await;
        let version = world.app.published().unwrap().versions["de-paraplu"].clone();
        let mut library = crate::fixtures::small_library();
        mend(&mut library);
        world.publish(&library, 2);
        let mut sound = Player::begins_in(faulty.browser.clone(), "de-paraplu").await;
        finishes(&mut sound).await;
        let counted = sound.debrief().await;
        let figures = ["Over al uw afgeronde pogingen", "Uw eerste en uw beste poging"];
        for figure in figures {
            assert!(says(&counted.read(), figure), "{figure}: {}", counted.text());
        }

        withdraws(&world, &version, Withdrawal::Faulty).await;
        let lapsed = faulty.debrief().await;
        assert_eq!(lapsed.heading(), "Deze casus is ingetrokken");
        assert!(says(&lapsed.read(), "Daarom is de score van deze poging vervallen."));
        assert!(says(&lapsed.read(), "Eerst navragen."), "own words stay theirs");
        assert!(!lapsed.text().contains('%'), "a figure of a faulty version is shown");
        let alone = sound.debrief().await;
        for figure in figures {
            assert!(!says(&alone.read(), figure), "the lapsed attempt still counts: {}", alone.text());
        }
        let list = faulty.browser.page("/pogingen").await;
        assert!(says(&list.read(), "vervallen: er zat een fout in deze versie"), "{}", list.text());

        let paper = faulty.browser.post(&format!("{}/certificaat", faulty.attempt), &[]).await;
        let paper = faulty.browser.follow(&paper).await;
        assert_eq!(paper.location(), faulty.attempt, "a certificate is made of a faulty version");
        assert_eq!(world.rows().await.iter().find(|(table, _)| table == "certificate").unwrap().1, 0);
    }
}

#[tokio::test]
async fn a_replaced_version_may_be_finished_and_nobody_begins_it() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let mut player = Player::begins(&world, CASE).await;
        let version = published(&world);
        withdraws(&world, &version, Withdrawal::Replaced).await;
        let told = player.step().await;
        assert!(
            says(&told.read(), "Deze versie van de casus is vervangen. U kunt deze gewoon afmaken."),
            "{}",
            told.text()
        );
        assert_eq!(player.browser.post(&format!("/scenarios/{CASE}/pogingen"), &[]).await.status, 409);
        world.publish(&shortened(), 2);
        let told = player.step().await.read();
        assert!(says(&told, "U kunt deze gewoon afmaken, of opnieuw beginnen met de nieuwe."));
        player.plays_to_the_end(by_turns(0)).await;
        assert!(player.debrief().await.heading().starts_with("Nabespreking"));
        assert!(matches!(withdraws(&world, "kaas", Withdrawal::Replaced).await, Withdrawn::Unknown));
    }
}

/// Plays the umbrella to its end, sure of both decisions.
async fn finishes(player: &mut Player) {
    let steps: [&[(&str, &str)]; 5] = [
        &[("keuze", "navragen"), ("zekerheid", "70")],
        &[("regel-r-zoeken", "ja")],
        &[("beoordeling-a-bellen", "-1"), ("beoordeling-a-vragen", "2")],
        &[("reflectie", "Eerst navragen.")],
        &[("keuze", "nummer"), ("zekerheid", "90")],
    ];
    for answers in steps {
        let form = player.step().await.form("/stappen");
        let form = answers.iter().fold(form, |form, (name, value)| form.with(name, value));
        let answer = player.browser.submit(&form).await;
        assert_eq!(answer.status, 303, "{answers:?}: {}", answer.text());
    }
}

/// Another version of the same case.
fn mend(library: &mut weegwijs::catalogue::Library) {
    let name = "scenarios/de-paraplu/knopen/tafel.md";
    let text = library.files().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec()).unwrap();
    library.put(name, &String::from_utf8(text).unwrap().replace("Vragen helpt.", "Vragen helpt altijd."));
}
