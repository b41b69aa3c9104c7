//! The library while it changes: everything is replaced at once, and an author sees what is wrong.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use weegwijs::app::{App, Clock, Config, PublishError, StartError, watch};
use weegwijs::web;

use crate::browser::{Answer, Browser, Door, says};
use crate::fixtures::{small_copy, small_library};
use crate::pogingen::Player;
use crate::world::World;

#[tokio::test]
async fn a_changed_library_replaces_everything_at_once() {
    let world = World::small().await;
    let mut browser = world.browser();
    let places = [
        "/symbolenbank",
        "/symbolenbank/rondje",
        "/zoeken?q=rondje",
        "/api/v1/symbolen/rondje",
        "/symbolenbank?q=rondje",
    ];
    let mut before = Vec::new();
    for place in places {
        before.push(browser.page(place).await);
    }
    let picture = browser.get("/symbolenbank/rondje/beeld/96").await.body;
    let mut library = small_library();
    let read = |name: &str| fs::read_to_string(crate::expected::top("tests/fixtures/goed").join(name)).unwrap();
    library.put("symbols/rondje.md", &read("symbols/rondje.md").replace("naam = \"Rondje\"", "naam = \"Cirkeltje\""));
    library.put("symbols/rondje.svg", &read("symbols/rondje.svg").replace("#1d2733", "#aa2211"));
    world.publish(&library, 2);
    for (place, old) in places.into_iter().zip(before) {
        let new = browser.page(place).await;
        assert!(new.text().contains("Cirkeltje") && !old.text().contains("Cirkeltje"), "{place}");
        assert!(old.header("etag").is_none() || old.header("etag") != new.header("etag"), "{place}");
    }
    assert_ne!(browser.get("/symbolenbank/rondje/beeld/96").await.body, picture);
}

fn config(data: &TempDir, library: &Path, watch: bool) -> Config {
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        data: data.path().to_owned(),
        database: None,
        library: Some(library.to_owned()),
        public_url: None,
        contact: None,
        watch,
    }
}

fn spoil(library: &TempDir) {
    let file = library.path().join("content/paginas/over.md");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "\nKijk bij [[symbool:nergens]].\n").unwrap();
}

fn mend(library: &TempDir) {
    fs::copy(
        crate::expected::top("tests/fixtures/goed/content/paginas/over.md"),
        library.path().join("content/paginas/over.md"),
    )
    .unwrap();
}

/// Asks until the answer has a status.
async fn until(browser: &mut Browser, status: u16) -> Answer {
    for _ in 0..200 {
        let answer = browser.get("/over").await;
        if answer.status == status {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the watched library is not noticed");
}

#[tokio::test]
async fn an_author_sees_what_is_wrong_instead_of_the_old_page() {
    let (data, library) = (TempDir::new().unwrap(), small_copy());
    let (app, _) = App::start(config(&data, library.path(), true), Clock::System).await.unwrap();
    tokio::spawn(watch(Arc::clone(&app), |_| {}));
    // It looks at the library as it is now before anything changes.
    tokio::task::yield_now().await;
    let router = Arc::new(std::sync::Mutex::new(web::router(app)));
    let mut browser = Browser::at(Door::House(router));
    let sound = browser.page("/over").await;
    spoil(&library);
    let broken = until(&mut browser, 503).await;
    assert_eq!(broken.heading(), "De bibliotheek heeft fouten");
    let page = broken.read();
    assert!(says(&page, "De verwijzing naar symbool ‘nergens’ leidt nergens heen."), "{}", broken.text());
    assert!(says(&page, "content/paginas/over.md, regel 9, kolom 10"), "{}", broken.text());
    assert_eq!(browser.get("/symbolenbank").await.status, 503);
    assert_eq!(browser.get("/klaar").await.status, 503);
    assert_eq!(browser.get("/api/v1/symbolen").await.kind(), "application/problem+json");
    let style = page.named("link").find(|link| link.attribute("rel") == Some("stylesheet")).unwrap();
    browser.page(style.attribute("href").unwrap()).await;
    mend(&library);
    assert_eq!(until(&mut browser, 200).await.body, sound.body);
}

#[tokio::test]
async fn a_server_for_visitors_does_not_start_with_a_broken_library() {
    let (data, library) = (TempDir::new().unwrap(), small_copy());
    spoil(&library);
    let refused = App::start(config(&data, library.path(), false), Clock::System).await.err();
    let Some(StartError::Publish(PublishError::Broken(diagnostics))) = refused else { panic!("it starts") };
    assert_eq!(diagnostics.len(), 1);
    assert!(!data.path().join("weegwijs.db").exists(), "the data was touched");
    mend(&library);
    assert!(App::start(config(&data, library.path(), false), Clock::System).await.is_ok());
}

#[tokio::test]
async fn a_broken_library_takes_no_attempt_along() {
    let world = World::small().await;
    let mut player = Player::begins(&world, "de-doos").await;
    let sound = world.app.publication();
    world.app.replace(weegwijs::app::Publication::Broken(Arc::new(Vec::new())));
    assert_eq!(player.browser.get(&player.attempt.clone()).await.status, 503);
    world.app.replace(sound);
    assert_eq!(player.step().await.status, 200);
}
