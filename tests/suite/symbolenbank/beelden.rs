//! How pictures are kept by browsers, and where they may stand.

use crate::browser::{Answer, Question, by_id, says};
use crate::world::World;

const PLACE: &str = "/symbolenbank/vierkantje/beeld/240";

/// The addresses of the pictures on the page of a symbol.
async fn addresses(world: &World, slug: &str) -> Vec<String> {
    let page = world.browser().page(&format!("/symbolenbank/{slug}")).await.read();
    let image = page.within(by_id(&page, "beeld")).into_iter().find(|inner| inner.name == "img").unwrap();
    let set = image.attribute("srcset").unwrap();
    let listed = set.split(", ").map(|one| one.split(' ').next().unwrap().to_owned());
    listed.chain([image.attribute("src").unwrap().to_owned()]).collect()
}

async fn asked(world: &World, address: &str, name: &str, value: &str) -> Answer {
    world.browser().ask(Question::new("GET", address).header(name, value)).await
}

#[tokio::test]
async fn a_picture_is_kept_for_ever_under_the_mark_of_what_it_shows() {
    let world = World::small().await;
    for address in addresses(&world, "vierkantje").await {
        let answer = world.browser().get(&address).await;
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"), "{address}");
    }
    for address in [PLACE.to_owned(), format!("{PLACE}?v=00000000")] {
        let answer = world.browser().get(&address).await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("public, max-age=3600")), "{address}");
    }
    let before = addresses(&world, "rondje").await;
    let mut library = crate::fixtures::small_library();
    let drawing = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed/symbols/rondje.svg")).unwrap();
    library.put("symbols/rondje.svg", &drawing.replace("#1d2733", "#aa2211"));
    world.publish(&library, 2);
    let after = addresses(&world, "rondje").await;
    assert!(before.iter().all(|address| !after.contains(address)), "another drawing has another address");
}

#[tokio::test]
async fn whoever_has_a_picture_is_not_sent_it_again() {
    let world = World::small().await;
    let first = world.browser().get(PLACE).await;
    let again = asked(&world, PLACE, "if-none-match", first.header("etag").unwrap()).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    let other = asked(&world, &format!("{PLACE}.png"), "if-none-match", first.header("etag").unwrap()).await;
    assert_eq!(other.status, 200, "another format is another picture");
}

#[tokio::test]
async fn a_picture_stands_on_no_other_website_and_does_nothing_by_itself() {
    let world = World::small().await;
    let elsewhere = asked(&world, PLACE, "sec-fetch-site", "cross-site").await;
    assert_eq!(elsewhere.status, 403);
    assert!(says(&elsewhere.read(), "Dit beeld staat alleen in de symbolenbank"));
    for from in ["same-origin", "none"] {
        let answer = asked(&world, PLACE, "sec-fetch-site", from).await;
        assert_eq!(answer.status, 200, "{from}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none';") && policy.ends_with("sandbox"), "{policy}");
    }
}
