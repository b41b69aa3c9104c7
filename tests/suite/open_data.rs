//! What others may take along: the feed of changes, the list of concepts, and what says where they
//! are.

mod dcat;
mod skos;
mod triples;
mod wijzigingen_atom;

use weegwijs::catalogue::Library;

use crate::browser::{links_in, says};
use crate::fixtures::small_library;
use crate::world::{CONTACT, World, shipped};

/// The small library with one entry written otherwise.
fn with_rondje(rewritten: impl Fn(&str) -> String) -> Library {
    let mut library = small_library();
    let name = "symbols/rondje.md";
    let entry = library.files().find(|(file, _)| *file == name).unwrap().1.to_vec();
    library.put(name, &rewritten(&String::from_utf8(entry).unwrap()));
    library
}

#[tokio::test]
async fn one_page_says_what_there_is_and_what_one_may_do_with_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = browser.page("/open-data").await;
    let page = answer.read();
    assert_eq!(answer.heading(), shipped().plain_page("open-data").unwrap().title);
    for told in ["EUPL-1.2", "Hoe noemt u de bron?", "Toon een symbool nooit los.", "Bijgewerkt op"] {
        assert!(says(&page, told), "{told}");
    }
    let main = page.named("main").next().unwrap();
    let files: Vec<(&str, Option<&str>)> = page
        .within(main)
        .into_iter()
        .filter(|element| element.name == "a" && element.attribute("href").is_some_and(|href| href.starts_with('/')))
        .map(|link| (link.attribute("href").unwrap(), link.attribute("type")))
        .collect();
    for (address, kind) in &files {
        let answer = browser.page(address).await;
        assert_eq!(answer.kind().split(';').next(), Some(kind.unwrap_or("application/json")), "{address}");
    }
    assert!(files.len() >= 7, "{files:?}");
    let footer = browser.page("/").await.read();
    assert!(links_in(&footer, footer.named("footer").next().unwrap()).contains(&("/open-data", "Open data")));
}

#[tokio::test]
async fn the_page_names_a_contact_only_where_there_is_one() {
    let with = World::secure().await.browser().page("/open-data").await.text();
    assert!(with.contains(&format!("<a href=\"mailto:{CONTACT}\">")));
    assert!(!World::small().await.browser().page("/open-data").await.text().contains("mailto:"));
}
