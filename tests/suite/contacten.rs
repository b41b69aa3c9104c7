use crate::browser::{by_id, classed, links_in};
use crate::world::{World, shipped};

#[tokio::test]
async fn contacts_stand_on_one_page_with_the_day_on_which_they_were_checked() {
    let world = World::new().await;
    let page = world.browser().page("/contacten").await.read();
    assert_eq!(classed(&page, "contact").len(), shipped().contacts().len());
    for contact in shipped().contacts() {
        let entry = by_id(&page, &contact.id);
        if let Some(phone) = &contact.phone {
            assert!(entry.text.contains(phone) && entry.text.contains("Bekeken op"), "{}", contact.id);
            let calls = links_in(&page, entry).iter().any(|(href, _)| href.starts_with("tel:"));
            assert!(calls, "{} cannot be called", contact.id);
        }
    }
}
