//! A part, and everything, on one sheet.

use std::collections::HashSet;

use crate::browser::{by_id, classed, links_in, says};
use crate::world::{World, shipped};

#[tokio::test]
async fn a_part_lists_its_pages_in_short_and_leads_to_its_sheet() {
    let world = World::new().await;
    let mut browser = world.browser();
    for part in shipped().parts() {
        let answer = browser.page(&format!("/handreiking/{}", part.slug)).await;
        assert_eq!(answer.heading(), part.title);
        let page = answer.read();
        let listed: Vec<&str> =
            links_in(&page, classed(&page, "page-list")[0]).into_iter().map(|(href, _)| href).collect();
        let pages: Vec<String> =
            shipped().pages_of(&part.slug).map(|page| format!("/handreiking/{}", page.key())).collect();
        assert_eq!(listed, pages, "{}", part.slug);
        for chapter in shipped().pages_of(&part.slug) {
            assert!(says(&page, &chapter.summary), "{}", chapter.key());
        }
        let sheet = format!("/handreiking/{}/alles", part.slug);
        assert!(page.named("a").any(|link| link.attribute("href") == Some(sheet.as_str())));
    }
}

#[tokio::test]
async fn everything_stands_on_one_page_for_paper() {
    let world = World::new().await;
    let answer = world.browser().page("/handreiking/alles").await;
    let page = answer.read();
    assert!(page.named("meta").any(|meta| meta.attribute("content") == Some("noindex")));
    let mut ids = HashSet::new();
    for id in page.elements().filter_map(|element| element.attribute("id")) {
        assert!(ids.insert(id), "{id} stands there twice");
    }
    for chapter in shipped().pages() {
        let id = chapter.key().replace('/', ".");
        assert_eq!(by_id(&page, &id).text, chapter.title);
        for heading in chapter.body.headings() {
            assert_eq!(by_id(&page, &format!("{id}.{}", heading.id)).text, heading.text, "{id}");
        }
        by_id(&page, &format!("{id}.bron-{}", chapter.references.len()));
    }
    let listed = links_in(&page, classed(&page, "whole__contents")[0]);
    let wanted = shipped().pages().len() + shipped().parts().len() + 1;
    assert_eq!(listed.len(), wanted);
    // What leads to a place on this page finds it; pages lead to one another on the sheet.
    let inner = page.named("a").filter_map(|link| link.attribute("href")?.strip_prefix('#'));
    let places: Vec<&str> = inner.filter(|id| *id != "inhoud").collect();
    assert!(places.len() > wanted);
    for place in places {
        by_id(&page, place);
    }
    let leads_off =
        page.named("a").filter_map(|link| link.attribute("href")).any(|href| href.starts_with("/handreiking/melden/"));
    assert!(!leads_off, "a page is on the sheet itself");
    assert!(page.named("button").next().is_none(), "nothing to press on paper");
}

#[tokio::test]
async fn the_sheet_of_a_part_has_only_that_part() {
    let world = World::new().await;
    let page = world.browser().page("/handreiking/melden/alles").await.read();
    let titles = page.named("h3").map(|heading| heading.text.clone()).collect::<Vec<_>>();
    let wanted: Vec<String> = shipped().pages_of("melden").map(|page| page.title.clone()).collect();
    assert_eq!(titles, wanted);
    let hrefs: Vec<&str> = page.named("a").filter_map(|link| link.attribute("href")).collect();
    assert!(hrefs.contains(&"#melden.de-weegploeg") && !hrefs.contains(&"/handreiking/melden/de-weegploeg"));
    assert!(hrefs.iter().any(|href| href.starts_with("/handreiking/aanpak/")), "other parts stay where they are");
}

#[tokio::test]
async fn a_part_that_does_not_exist_has_no_sheet() {
    let world = World::small().await;
    for address in ["/handreiking/kaas", "/handreiking/kaas/alles"] {
        assert_eq!(world.browser().get(address).await.status, 404, "{address}");
    }
}
