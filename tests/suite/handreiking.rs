mod alles;
mod duidelijk;
mod lezen;

use std::collections::HashSet;

use weegwijs::base::{Link, LinkKind};
use weegwijs::handreiking::{LegalStatus, Page as Chapter};

use crate::browser::{Answer, by_id, classed, links_in, says};
use crate::house_rules::{Element, Page};
use crate::world::{World, shipped};

fn address(chapter: &Chapter) -> String {
    format!("/handreiking/{}", chapter.key())
}

/// Every page of the guide, as a visitor gets it.
async fn every_page(world: &World) -> Vec<(&'static Chapter, Answer)> {
    let mut browser = world.browser();
    let mut pages = Vec::new();
    for chapter in shipped().pages() {
        pages.push((chapter, browser.page(&address(chapter)).await));
    }
    pages
}

#[tokio::test]
async fn the_overview_lists_every_page_under_its_part() {
    let world = World::new().await;
    let page = world.browser().page("/handreiking").await.read();
    assert!(shipped().pages().len() >= 44, "{} pages", shipped().pages().len());
    assert_eq!(shipped().parts().len(), 7);
    let ways: Vec<&str> = links_in(&page, classed(&page, "parts")[0]).into_iter().map(|(href, _)| href).collect();
    assert_eq!(ways, shipped().parts().iter().map(|part| format!("#{}", part.slug)).collect::<Vec<_>>());
    for (part, section) in shipped().parts().iter().zip(classed(&page, "part")) {
        let links: Vec<&str> = links_in(&page, section).into_iter().map(|(href, _)| href).collect();
        let wanted: Vec<String> = shipped().pages_of(&part.slug).map(address).collect();
        assert!(!wanted.is_empty(), "the part {} is empty", part.slug);
        assert_eq!(links, wanted, "{}", part.slug);
    }
}

#[test]
fn every_page_is_linked_from_another_page_or_from_a_case() {
    let leads_to = |link: &Link, key: &str| link.target.kind == LinkKind::Page && link.target.key == key;
    for page in shipped().pages() {
        let key = page.key();
        let others = shipped().pages().iter().filter(|other| other.key() != key);
        let from_pages = others.filter(|other| other.links().any(|link| leads_to(link, &key))).count();
        let cases = shipped().scenarios();
        let from_cases = cases.filter(|case| case.links().any(|(_, link)| leads_to(link, &key))).count();
        assert!(from_pages + from_cases > 0, "nothing leads to {key}");
    }
}

#[tokio::test]
async fn pages_lead_to_each_other_in_reading_order() {
    let world = World::new().await;
    let pages = every_page(&world).await;
    let leads = |page: &Page, rel: &str| {
        let link = page.named("a").find(|link| link.attribute("rel") == Some(rel));
        link.and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    for (place, (chapter, answer)) in pages.iter().enumerate() {
        let page = answer.read();
        let before = place.checked_sub(1).map(|before| address(pages[before].0));
        let after = pages.get(place + 1).map(|(next, _)| address(next));
        assert_eq!(leads(&page, "prev"), before, "{}", chapter.key());
        assert_eq!(leads(&page, "next"), after, "{}", chapter.key());
    }
}

#[tokio::test]
async fn every_page_carries_its_date_contents_and_sources() {
    let world = World::new().await;
    for (chapter, answer) in every_page(&world).await {
        let (page, key) = (answer.read(), chapter.key());
        assert_eq!(answer.heading(), chapter.title, "{key}");
        assert!(says(&page, "Bijgewerkt op") && says(&page, "Opnieuw bekijken voor"), "{key}");
        let headings: Vec<String> =
            chapter.body.headings().iter().filter(|h| h.level == 2).map(|h| format!("#{}", h.id)).collect();
        let listed: Vec<&str> = classed(&page, "contents")
            .first()
            .map_or_else(Vec::new, |contents| links_in(&page, contents).into_iter().map(|(href, _)| href).collect());
        if headings.len() > 2 {
            assert_eq!(listed, headings, "{key}");
        }
        let sources = classed(&page, "sources__link");
        assert_eq!(sources.len(), chapter.references.len(), "{key}");
        assert!(sources.len() >= 2, "{key}");
    }
}

#[tokio::test]
async fn footnotes_lead_to_the_source_that_they_name() {
    let world = World::new().await;
    for (chapter, answer) in every_page(&world).await {
        let page = answer.read();
        let cited: HashSet<&str> = chapter.body.footnotes().iter().map(|(id, _)| id.as_str()).collect();
        assert!(!cited.is_empty(), "{} cites nothing", chapter.key());
        let prose = classed(&page, "prose")[0];
        let links: HashSet<&str> = links_in(&page, prose)
            .into_iter()
            .map(|(href, _)| href)
            .filter(|href| href.starts_with("#bron-"))
            .collect();
        assert_eq!(links.len(), cited.len(), "{}", chapter.key());
        for link in links {
            by_id(&page, &link[1..]);
        }
    }
}

#[tokio::test]
async fn a_term_is_linked_at_its_first_use_only() {
    let world = World::new().await;
    let mut linked = 0;
    for (chapter, answer) in every_page(&world).await {
        let page = answer.read();
        let prose = classed(&page, "prose")[0];
        let mut seen = HashSet::new();
        for (href, _) in links_in(&page, prose) {
            if href.starts_with("/begrippen#") {
                assert!(seen.insert(href), "{} links {href} twice", chapter.key());
            }
        }
        linked += seen.len();
    }
    assert!(linked > shipped().pages().len(), "terms are linked {linked} times in all");
}

#[tokio::test]
async fn what_was_not_checked_in_the_law_says_so() {
    let world = World::new().await;
    let mut told = 0;
    for (chapter, answer) in every_page(&world).await {
        let wanted = chapter.legal_status == LegalStatus::ToVerify;
        let page = answer.read();
        let notice = classed(&page, "alert").iter().any(|alert| alert.text.contains("Te verifiëren."));
        assert_eq!(notice, wanted, "{}", chapter.key());
        told += usize::from(notice);
    }
    assert!(told > 0);
}

#[tokio::test]
async fn telephone_numbers_stand_among_the_contacts_only() {
    let world = World::new().await;
    let numbers: Vec<&str> = shipped().contacts().iter().filter_map(|contact| contact.phone.as_deref()).collect();
    assert!(numbers.len() > 1, "{numbers:?}");
    for (chapter, answer) in every_page(&world).await {
        let page = answer.read();
        for number in &numbers {
            // The alarm number is what people call it; there it may stand as a link to the contact.
            let in_contacts: Vec<_> =
                classed(&page, "contacts").into_iter().flat_map(|list| page.within(list)).collect();
            let is_outside = |link: &&Element| !in_contacts.iter().any(|inner| std::ptr::eq(*inner, *link));
            let links = page.named("a").filter(|link| link.text.contains(number)).filter(is_outside);
            let is_led = links.filter_map(|link| link.attribute("href")).all(|href| href.starts_with("/contacten#"));
            assert!(is_led, "{}: {number} is linked elsewhere", chapter.key());
            let is_written = chapter.body.source().contains(number) || chapter.summary.contains(number);
            assert!(!is_written, "{} writes {number} in its text", chapter.key());
        }
    }
}

#[tokio::test]
async fn no_page_speaks_of_a_bill_where_there_is_a_law() {
    let world = World::new().await;
    for (chapter, answer) in every_page(&world).await {
        // What a source of then is called stays what it is called.
        let text = answer.text().to_lowercase();
        let own = text.split("class=\"sources\"").next().unwrap();
        assert!(own.len() < text.len() && !own.contains("wetsvoorstel"), "{}", chapter.key());
    }
}
