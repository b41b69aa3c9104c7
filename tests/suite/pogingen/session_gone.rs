//! An answer that comes when the session is gone: it expired, or the cookie was lost.

use super::Player;
use crate::browser::{Answer, Form, classed, says};
use crate::world::{World, engines};

const DAY: i64 = 24 * 60 * 60 * 1000;
const WORDS: &str = "Ik vroeg \"te laat\" door,\n& <b>daarna</b> niet meer.";

/// A learner who has just written down a thought, with the form that is not sent yet.
async fn writes(world: &World) -> (Player, Form, String) {
    let mut player = Player::begins(world, "de-paraplu").await;
    for (name, value) in [("keuze", "navragen"), ("regel-r-zoeken", "ja"), ("beoordeling-a-bellen", "-1")] {
        let form = player.step().await.form("/stappen").with(name, value);
        let form = if name.starts_with("beoordeling") { form.with("beoordeling-a-vragen", "2") } else { form };
        let answer = player.browser.submit(&form).await;
        assert_eq!(answer.status, 303, "{name}: {}", answer.text());
    }
    let step = player.step().await;
    let code = classed(&step.read(), "resume-code")[0].text.clone();
    let form = step.form("/stappen").with("reflectie", WORDS);
    (player, form, code)
}

fn gives_back_what_was_written(answer: &Answer) -> Form {
    assert_eq!(answer.status, 404, "{}", answer.text());
    assert_eq!(answer.heading(), "Uw sessie is voorbij");
    assert!(classed(&answer.read(), "own-words")[0].text.contains("& <b>daarna</b> niet meer."), "{}", answer.text());
    let form = answer.form("/hervatten");
    assert_eq!(form.field("reflectie"), WORDS);
    form
}

#[tokio::test]
async fn an_answer_after_the_session_expired_is_taken_in_with_the_resume_code() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let (mut player, form, code) = writes(&world).await;
        world.later(31 * DAY);
        let ended = player.browser.submit(&form).await;
        let again = gives_back_what_was_written(&ended);
        assert_eq!((again.field("token"), again.field("stap")), (form.field("token"), form.field("stap")));
        assert_eq!(world.steps().await, 3, "nothing is kept before the code is there");

        let whole = again.with("hervatcode", &code.to_lowercase());
        let taken = player.browser.submit(&whole).await;
        assert_eq!((taken.status, taken.location()), (303, player.attempt.as_str()), "{}", taken.text());
        assert_eq!(world.steps().await, 4);
        // A double click on this page, and the step's own page from the browser's memory.
        assert_eq!(player.browser.submit(&whole).await.status, 303);
        assert_eq!(player.browser.submit(&form).await.status, 303);
        assert_eq!(world.steps().await, 4);

        let last = player.step().await.form("/stappen").with("keuze", "nummer");
        player.browser.submit(&last).await;
        assert!(says(&player.debrief().await.read(), "& <b>daarna</b> niet meer."));
    }
}

#[tokio::test]
async fn a_token_is_used_up_also_by_the_way_of_the_resume_code() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let (_, form, code) = writes(&world).await;
        let mut lost = world.browser();
        let again = gives_back_what_was_written(&lost.submit(&form).await).with("hervatcode", &code);
        assert_eq!(lost.submit(&again).await.status, 303);
        let other = world.browser().submit(&again.with("reflectie", "Iets heel anders.")).await;
        assert_eq!((other.status, other.heading().as_str()), (409, "U heeft deze stap al beantwoord"));
        assert!(says(&other.read(), "Iets heel anders."), "what was written is lost");
        assert_eq!(world.steps().await, 4);
    }
}

#[tokio::test]
async fn a_wrong_code_gives_everything_back_and_keeps_nothing() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let (_, form, code) = writes(&world).await;
        let (_, _, of_another) = writes(&world).await;
        let mut lost = world.browser();
        let again = gives_back_what_was_written(&lost.submit(&form).await);
        let before = world.rows().await;
        for wrong in ["ACEF-GHJK-MNQR", "", "<b>", of_another.as_str()] {
            let answer = lost.submit(&again.with("hervatcode", wrong)).await;
            let back = gives_back_what_was_written(&answer);
            assert!(answer.title().starts_with("Fout: "), "{}", answer.title());
            assert!(says(&answer.read(), "Deze hervatcode hoort niet bij deze poging."));
            assert_eq!(back.field("hervatcode"), wrong);
        }
        assert_eq!(world.rows().await, before);
        assert!(!lost.has_cookies(), "a wrong code began a session");
        assert_eq!(lost.submit(&again.with("hervatcode", &code)).await.status, 303);
    }
}

#[tokio::test]
async fn who_names_someone_is_asked_to_mend_it_after_the_code_too() {
    let world = World::small().await;
    let (player, form, code) = writes(&world).await;
    let mut lost = world.browser();
    let ended = lost.submit(&form.with("reflectie", "Bel Jan Jansen op 06-12345678.")).await;
    let answer = lost.submit(&ended.form("/hervatten").with("hervatcode", &code)).await;
    assert_eq!(answer.status, 422, "{}", answer.text());
    let form = answer.form("/stappen");
    assert_eq!(form.field("reflectie"), "Bel Jan Jansen op 06-12345678.");
    assert_eq!(world.steps().await, 3);
    let mended = lost.submit(&form.with("reflectie", "Bel eerst even.")).await;
    assert_eq!((mended.status, mended.location()), (303, player.attempt.as_str()));
}

/// Fields that are sent, and words that the page then shows.
type Sent<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[tokio::test]
async fn every_kind_of_answer_is_given_back() {
    let world = World::small().await;
    let token = "0".repeat(64);
    let kinds: [Sent<'_>; 5] = [
        (&[("keuze", "eerst-kijken"), ("zekerheid", "70")], &["eerst kijken", "70%"]),
        (
            &[("weging", "1"), ("weging-w-stil", "-1"), ("reden-w-stil", "Gehoord.")],
            &["Gegeven 1", "zwakker", "Uw reden bij gegeven 1", "Gehoord."],
        ),
        (&[("herkennen", "1"), ("regel-r-jas", "ja")], &["U vinkte aan", "1 regel"]),
        (&[("beoordelen", "1"), ("beoordeling-a-bellen", "2")], &["Uw oordeel 1", "zeer geschikt"]),
        (&[], &[]),
    ];
    for (fields, words) in kinds {
        let form = [("stap", "0"), ("token", token.as_str())].into_iter().chain(fields.iter().copied());
        let form: Vec<_> = form.collect();
        // No such attempt: it is answered as one of somebody else.
        let address = format!("/pogingen/{}/stappen", uuid::Uuid::from_u128(7));
        let answer = world.browser().post(&address, &form).await;
        assert_eq!((answer.status, answer.heading().as_str()), (404, "Uw sessie is voorbij"));
        for word in words {
            assert!(says(&answer.read(), word), "{word}: {}", answer.text());
        }
        let back = answer.form("/hervatten");
        for (name, value) in form {
            assert_eq!(back.field(name), value, "{name}");
        }
    }
}

#[tokio::test]
async fn the_page_tells_nothing_about_an_attempt_that_is_not_yours() {
    let world = World::small().await;
    let (owner, form, _) = writes(&world).await;
    let mut stranger = Player::begins(&world, "de-paraplu").await.browser;
    let nobodys = format!("/pogingen/{}", uuid::Uuid::from_u128(7));
    let foreign = stranger.submit(&form).await;
    let none = stranger.submit(&Form { action: format!("{nobodys}/stappen"), ..form }).await;
    assert_eq!(foreign.status, none.status);
    assert_eq!(foreign.text().replace(&owner.attempt, &nobodys), none.text());
}
