use std::collections::BTreeSet;
use std::sync::Arc;

use crate::browser::{Browser, classed, links_in, says};
use crate::house_rules::Page;
use crate::world::{World, shipped};

const START: &str = "/symbolenbank/wat-zag-u";

fn choices(page: &Page) -> Vec<(String, usize)> {
    let count = |text: &str| text.rsplit(' ').nth(1).and_then(|number| number.parse().ok()).unwrap();
    classed(page, "pick").iter().map(|link| (link.attribute("href").unwrap().to_owned(), count(&link.text))).collect()
}

fn left(page: &Page) -> usize {
    let heading = page.named("h2").find(|heading| heading.text.contains("symbo")).unwrap();
    heading.text.split(' ').next().and_then(|number| number.parse().ok()).unwrap()
}

async fn choice(browser: &mut Browser, page: &Page, value: &str) -> Arc<Page> {
    let wanted = choices(page).into_iter().find(|(href, _)| href.ends_with(value));
    let (href, count) = wanted.unwrap_or_else(|| panic!("{value} is not offered"));
    let next = browser.page(&href).await.read();
    assert_eq!(left(&next), count, "{href} leaves another number than it says");
    next
}

#[tokio::test]
async fn a_sign_without_a_name_is_found_by_its_form_its_colour_and_its_place() {
    let world = World::new().await;
    let mut browser = world.browser();
    let form = browser.page(START).await.read();
    assert!(says(&form, "Vraag 1 van 3"));
    let colour = choice(&mut browser, &form, "vorm=banen-horizontaal").await;
    assert!(says(&colour, "Vraag 2 van 3"));
    let place = choice(&mut browser, &colour, "kleur=oranje").await;
    let end = choice(&mut browser, &place, "drager=vlag").await;
    let found: Vec<String> =
        links_in(&end, classed(&end, "symbol-cards")[0]).into_iter().map(|(href, _)| href.to_owned()).collect();
    assert!(found.iter().any(|href| href == "/symbolenbank/prinsenvlag"), "{found:?}");
    assert!(says(&end, "Een symbool alleen is nooit een reden om iemand te melden."));
}

#[tokio::test]
async fn every_answer_that_is_offered_leads_to_symbols() {
    let world = World::new().await;
    let mut browser = world.browser();
    let first = browser.page(START).await.read();
    assert!(choices(&first).len() > 10);
    for (href, count) in choices(&first) {
        let next = browser.page(&href).await.read();
        assert_eq!(left(&next), count, "{href}");
        assert!(count > 0 && !choices(&next).is_empty(), "{href} leads nowhere");
    }
}

#[tokio::test]
async fn whoever_does_not_know_skips_and_an_answer_can_be_taken_back() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page(&format!("{START}?vorm=kruis&kleur=onbekend")).await.read();
    assert!(says(&page, "weet ik niet") && says(&page, "Vraag 3 van 3"));
    let back: Vec<String> =
        links_in(&page, classed(&page, "said")[0]).into_iter().map(|(href, _)| href.to_owned()).collect();
    assert_eq!(back, [START.to_owned(), format!("{START}?vorm=kruis")]);
    let all = browser.page(&format!("{START}?vorm=onbekend&kleur=onbekend&drager=onbekend")).await.read();
    assert_eq!(left(&all), shipped().symbols().count());
    let odd = browser.page(&format!("{START}?vorm=%3Cscript%3E&kleur=kaas")).await;
    assert!(!odd.text().contains("<script>alert") && says(&odd.read(), "Vraag 3 van 3"));
}

#[tokio::test]
async fn every_symbol_with_a_form_can_be_reached_by_its_own_answers() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut seen = BTreeSet::new();
    for symbol in shipped().symbols() {
        let look = &symbol.appearance;
        let (Some(shape), Some(carrier)) = (look.shapes.first(), symbol.carriers.first()) else { continue };
        let colour = look.colours.first().map_or("onbekend", String::as_str);
        let address = format!("{START}?vorm={shape}&kleur={colour}&drager={carrier}");
        if seen.insert(address.clone()) {
            let page = browser.page(&address).await.read();
            assert!(left(&page) > 0, "{address}");
        }
    }
    assert!(seen.len() > 20);
}
