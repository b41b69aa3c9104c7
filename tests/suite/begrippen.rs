use std::collections::HashSet;

use crate::browser::{by_id, classed, links_in};
use crate::world::{World, shipped};

#[tokio::test]
async fn every_term_has_its_meaning_and_an_anchor() {
    let world = World::new().await;
    let page = world.browser().page("/begrippen").await.read();
    assert!(shipped().terms().len() >= 72, "{} terms", shipped().terms().len());
    assert_eq!(classed(&page, "term").len(), shipped().terms().len());
    for term in shipped().terms() {
        let entry = by_id(&page, &term.slug);
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(entry.text.contains(&flat(&term.meaning)), "{}: {}", term.slug, entry.text);
        let leads_on = links_in(&page, entry).iter().any(|(_, text)| text.starts_with("Lees meer"));
        assert_eq!(leads_on, term.page.is_some(), "{}", term.slug);
    }
}

#[tokio::test]
async fn letters_lead_to_the_terms_that_begin_with_them() {
    let world = World::new().await;
    let page = world.browser().page("/begrippen").await.read();
    let index = classed(&page, "index-nav")[0];
    let letters: HashSet<&str> = links_in(&page, index).into_iter().map(|(_, letter)| letter).collect();
    let first = |name: &str| name.chars().next().unwrap().to_ascii_uppercase().to_string();
    let wanted: HashSet<String> = shipped().terms().iter().map(|term| first(&term.name)).collect();
    assert_eq!(letters, wanted.iter().map(String::as_str).collect());
}

#[tokio::test]
async fn a_term_tells_where_it_is_used_by_name_and_by_link() {
    let world = World::small().await;
    let page = world.browser().page("/begrippen").await.read();
    let term = by_id(&page, "weegploeg");
    let links: HashSet<&str> = links_in(&page, term).into_iter().map(|(href, _)| href).collect();
    // Both pages name the weegploeg in their text.
    for place in ["/handreiking/basis/kijken", "/handreiking/basis/overleggen"] {
        assert!(links.contains(place), "{place}: {links:?}");
    }
    let world = World::new().await;
    let page = world.browser().page("/begrippen").await.read();
    let used = shipped().term_uses();
    for (slug, places) in &used {
        let told = &by_id(&page, slug).text;
        assert!(told.contains(&format!("Waar het staat ({})", places.len())), "{slug}: {told}");
    }
    assert!(used.len() > 50, "{} terms are used", used.len());
}
