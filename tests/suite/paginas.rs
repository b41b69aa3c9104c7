use crate::browser::says;
use crate::world::{World, shipped};

#[tokio::test]
async fn pages_about_the_site_are_there_and_say_when_they_were_changed() {
    let world = World::new().await;
    let mut browser = world.browser();
    for address in ["/over", "/privacy", "/toegankelijkheid", "/hoe-werkt-de-score"] {
        let answer = browser.page(address).await;
        let known = shipped().plain_page(&address[1..]).unwrap();
        assert_eq!(answer.heading(), known.title);
        assert!(says(&answer.read(), "Bijgewerkt op"), "{address}");
    }
}
