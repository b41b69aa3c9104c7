//! Passing an entry on.

use crate::browser::{Answer, by_id, says};
use crate::world::World;

/// What the page says its address in the world is.
fn canonical(answer: &Answer) -> Option<String> {
    let page = answer.read();
    let link = page.named("link").find(|link| link.attribute("rel") == Some("canonical"))?;
    link.attribute("href").map(str::to_owned)
}

#[tokio::test]
async fn an_entry_has_one_address_to_pass_on_as_text() {
    let known = World::secure().await;
    let mut browser = known.browser();
    let address = "https://weegwijs.test/symbolenbank/rondje";
    let entry = browser.page("/symbolenbank/rondje").await;
    assert_eq!(by_id(&entry.read(), "adres").text, address);
    assert_eq!(canonical(&entry).as_deref(), Some(address));
    // Also on the page for someone who sees pictures clear, and whatever else was asked.
    let asked = browser.submit(&entry.form("/beeldkeuze").with("beelden", "helder")).await;
    assert_eq!(canonical(&browser.follow(&asked).await).as_deref(), Some(address));
    assert_eq!(canonical(&browser.page("/symbolenbank/rondje?van=mail").await).as_deref(), Some(address));
}

#[tokio::test]
async fn a_server_that_does_not_know_its_address_claims_none() {
    let world = World::small().await;
    let entry = world.browser().page("/symbolenbank/rondje").await;
    assert_eq!(canonical(&entry), None);
    assert_eq!(by_id(&entry.read(), "adres").text, "/symbolenbank/rondje");
    let page = entry.read();
    let button = page.named("button").find(|button| button.attribute("data-share").is_some()).unwrap();
    assert!(button.attribute("hidden").is_some(), "without script there is nothing to press");
    assert!(says(&page, "Geef dit adres door."));
}
