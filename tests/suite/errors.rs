//! What a visitor gets when something is wrong: a sentence and a way on, and nothing of our inside.

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::browser::{Answer, FORM, Question, says};
use crate::pogingen::{Player, by_turns};
use crate::world::World;

fn has_a_way_on(answer: &Answer) {
    let page = answer.read();
    assert!(!answer.heading().is_empty() && !answer.kind().contains("plain"), "{}", answer.address);
    for way in ["/", "/symbolenbank", "/scenarios"] {
        assert!(
            page.named("a").any(|link| link.attribute("href") == Some(way)),
            "{} has no way to {way}",
            answer.address
        );
    }
    answer.form("/zoeken");
}

#[tokio::test]
async fn what_does_not_exist_gets_a_page_with_a_way_on() {
    let world = World::small().await;
    let mut browser = world.browser();
    let addresses = [
        "/bestaat-niet",
        "/over/",
        "/Over",
        "//",
        "/handreiking/basis/",
        "/handreiking/basis/bestaat-niet",
        "/handreiking/kaas/kijken",
        "/handreiking/basis/kijken/meer",
        "/symbolenbank/bestaat-niet",
        "/symbolenbank/88.md",
        "/symbolenbank/..%2f..%2fCargo.toml",
        "/symbolenbank/%2e%2e/%2e%2e/etc/passwd",
        "/symbolenbank/%00",
        "/symbolenbank/rondje/beeld/1",
        "/scenarios/bestaat-niet",
        "/pogingen/bestaat-niet",
        "/assets/0/bestaat-niet.css",
        "/assets/../Cargo.toml",
        "/.git/config",
        "/beheer",
        "/metrics",
    ];
    for address in addresses {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, 404, "{address}");
        has_a_way_on(&answer);
    }
}

#[tokio::test]
async fn an_address_that_is_no_text_gets_a_page_too() {
    let world = World::small().await;
    let mut browser = world.browser();
    for address in [
        "/symbolenbank/%ff%fe",
        "/scenarios/%c3%28",
        "/handreiking/%ff/%ff",
        "/pogingen/%ff",
        "/symbolenbank/%ff/beeld/96",
        "/assets/%ff/%ff",
    ] {
        let answer = browser.get(address).await;
        assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
        has_a_way_on(&answer);
    }
    let answer = browser.get("/api/v1/symbolen/%ff").await;
    assert_eq!(answer.kind(), "application/problem+json", "{}", answer.text());
}

#[tokio::test]
async fn a_form_that_cannot_be_read_keeps_nothing() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let steps = format!("{}/stappen", player.attempt);
    let token = "0".repeat(64);
    let before = world.rows().await;
    let bodies: [(&str, Vec<u8>, u16); 12] = [
        (FORM, b"".to_vec(), 400),
        (FORM, b"stap=0".to_vec(), 400),
        (FORM, b"stap=0&keuze=kijken".to_vec(), 400),
        (FORM, b"stap=0&token=kort&keuze=kijken".to_vec(), 400),
        (FORM, format!("token={token}&keuze=kijken").into_bytes(), 400),
        (FORM, b"\xff\xfe\x00".to_vec(), 400),
        (FORM, b"stap=%zz&token=%ff&keuze=%00".to_vec(), 400),
        ("application/json", b"{\"stap\":0}".to_vec(), 400),
        ("text/plain", format!("stap=0&token={token}&keuze=kijken").into_bytes(), 400),
        ("multipart/form-data; boundary=x", b"--x--".to_vec(), 400),
        ("", format!("stap=0&token={token}&keuze=kijken").into_bytes(), 400),
        (FORM, format!("stap=0&token={token}&keuze={}", "a".repeat(70_000)).into_bytes(), 413),
    ];
    for address in
        [steps.as_str(), "/pogingen/hervatten", "/symbolenbank/rondje/beeldkeuze", "/symbolenbank/rondje/verbetering"]
    {
        for (kind, body, status) in &bodies {
            let question = Question::new("POST", address)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", kind)
                .body(body.clone());
            let answer = player.browser.ask(question).await;
            assert_eq!(
                answer.status,
                *status,
                "{address} {kind} {:?}",
                String::from_utf8_lossy(&body[..body.len().min(60)])
            );
            has_a_way_on(&answer);
            assert!(says(&answer.read(), "Er is niets opgeslagen."), "{}", answer.text());
        }
    }
    assert_eq!(world.rows().await, before);
}

#[tokio::test]
async fn a_body_that_announces_less_than_it_holds_is_cut_off_all_the_same() {
    let world = World::small().await;
    let mut browser = world.browser();
    let body = format!("code={}", "A".repeat(200_000));
    let question =
        Question::new("POST", "/pogingen/hervatten").sent_from_here().header("content-length", "10").body(body);
    assert_eq!(browser.ask(question).await.status, 413);
}

#[tokio::test]
async fn without_a_database_reading_goes_on_and_nothing_is_half_kept() {
    let mut world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let mut pick = by_turns(0);
    player.answers(&mut pick).await;
    let form = player.filled(&mut pick).await;
    let before = world.rows().await;
    world.app.store().close().await;
    let attempt = player.attempt.clone();
    let refused = [
        player.browser.submit(&form).await,
        player.browser.post("/scenarios/de-doos/pogingen", &[]).await,
        player.browser.post("/symbolenbank/rondje/beeldkeuze", &[("beelden", "helder")]).await,
        player.browser.get(&attempt).await,
        player.browser.get("/pogingen").await,
        world.browser().post("/scenarios/de-doos/pogingen", &[]).await,
    ];
    for answer in refused {
        assert_eq!((answer.status, answer.heading().as_str()), (503, "Dit lukt nu even niet"), "{}", answer.address);
        has_a_way_on(&answer);
        assert_eq!(answer.all("set-cookie").count(), 0);
    }
    let pages = ["/", "/handreiking/basis/kijken", "/symbolenbank", "/symbolenbank?q=rondje", "/symbolenbank/rondje"];
    let others =
        ["/symbolenbank/rondje/beeld/96", "/zoeken?q=rondje", "/api/v1/symbolen?q=rondje", "/scenarios/de-doos"];
    for address in pages.into_iter().chain(others) {
        // Both who has a session and who has none.
        player.browser.page(address).await;
        world.browser().page(address).await;
    }
    world.restart().await;
    assert_eq!(world.rows().await, before);
    assert_eq!(player.browser.submit(&form).await.status, 303);
    player.plays_to_the_end(pick).await;
}

#[tokio::test]
async fn the_cause_of_an_error_never_reaches_a_page() {
    let mut world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let place = world.app.config().database_address();
    let mut conn = SqliteConnection::connect(&format!("sqlite:{place}")).await.unwrap();
    for (damage, status) in [
        ("update scenario_version set bundle = 'geheim intern gegeven'", 500),
        ("update attempt set variant = '{\"geheim\": \"intern\"}'", 500),
        ("drop table step", 503),
    ] {
        sqlx::query(AssertSqlSafe(damage)).execute(&mut conn).await.unwrap();
        world.restart().await;
        let answer = player.browser.get(&player.attempt.clone()).await;
        assert_eq!(answer.status, status, "{damage}");
        has_a_way_on(&answer);
        let text = answer.text().to_lowercase();
        for word in ["geheim", "intern ", "version", "variant", "attempt", "step", "sql", ".db", "error"] {
            assert!(!text.contains(word), "{damage}: the page says {word}");
        }
        // What cannot be read back does not take the rest along.
        assert!(matches!(player.browser.get("/pogingen").await.status, 200 | 503));
        assert_eq!(player.browser.get("/symbolenbank/rondje").await.status, 200);
    }
}
