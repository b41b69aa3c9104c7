use crate::browser::{by_id, links_in, says};
use crate::world::{World, shipped};

#[tokio::test]
async fn every_dated_fact_shows_its_date() {
    let world = World::new().await;
    let page = world.browser().page("/grondslagen").await.read();
    assert!(!shipped().grounds().is_empty());
    for ground in shipped().grounds() {
        let section = by_id(&page, &ground.id);
        assert!(section.text.contains("bekeken op"), "{}", ground.id);
        assert!(!links_in(&page, section).is_empty(), "{} has no source", ground.id);
    }
    for version in shipped().criteria() {
        assert!(version.criteria.iter().all(|criterion| says(&page, &criterion.question)), "{}", version.version);
    }
    for criterion in &shipped().criteria().last().unwrap().criteria {
        assert!(by_id(&page, &format!("criterium-{}", criterion.id)).text.contains(&criterion.question));
    }
    let mut browser = world.browser();
    let page = browser.page("/contacten").await.read();
    for contact in shipped().contacts().iter().filter(|contact| contact.phone.is_some()) {
        assert!(by_id(&page, &contact.id).text.contains("Bekeken op"), "{}", contact.id);
    }
    for symbol in shipped().symbols().filter(|symbol| !symbol.law.is_empty()) {
        let page = browser.page(&format!("/symbolenbank/{}", symbol.slug)).await.read();
        assert!(says(&page, "(stand van ") && says(&page, "Bekeken op"), "{}", symbol.slug);
    }
}
