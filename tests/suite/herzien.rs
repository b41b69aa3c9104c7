use jiff::civil::date;

use crate::browser::{links_in, says};
use crate::world::{TODAY, World, shipped};

const DAY: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn editors_see_what_is_due_with_its_file_and_search_engines_do_not_list_it() {
    let world = World::small().await;
    let mut browser = world.browser();
    let page = browser.page("/handreiking/herzien").await.read();
    assert!(says(&page, "Niets is over tijd.") && says(&page, "voor de redactie"));
    let robots = page.named("meta").find(|meta| meta.attribute("name") == Some("robots")).unwrap();
    assert_eq!(robots.attribute("content"), Some("noindex"));
    // 1 March 2027: what was looked at on 1 November comes up before 1 May.
    world.later(97 * DAY);
    let page = browser.page("/handreiking/herzien").await.read();
    assert!(says(&page, "content/contacten.toml") && says(&page, "1 mei 2027") && says(&page, "Niets is over tijd."));
    world.later(100 * DAY);
    let page = browser.page("/handreiking/herzien").await.read();
    assert!(!says(&page, "Niets is over tijd.") && says(&page, "content/grondslagen.toml"));
    let main = page.named("main").next().unwrap();
    assert!(links_in(&page, main).iter().any(|(href, _)| *href == "/contacten#alarmnummer"));
}

#[test]
fn what_is_due_stands_in_the_order_of_its_days() {
    assert!(shipped().reviews(TODAY).iter().all(|review| !review.is_overdue(TODAY)));
    let late = shipped().reviews(date(2030, 1, 1));
    assert!(late.is_sorted() && late.iter().all(|review| review.is_overdue(date(2030, 1, 1))));
    let documents = shipped().pages().len() + shipped().symbols().count() + shipped().scenarios().count();
    let facts = shipped().grounds().len() + shipped().facts().len() + shipped().criteria().len();
    let contacts = shipped().contacts().iter().filter(|contact| contact.review_before.is_some()).count();
    assert_eq!(late.len(), documents + facts + contacts);
}
