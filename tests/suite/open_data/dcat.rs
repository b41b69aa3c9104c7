use std::collections::BTreeSet;

use super::triples::{BASE, from_json_ld};
use crate::world::{CONTACT, World};

const ADDRESS: &str = "/symbolenbank/dcat.jsonld";
const DCAT: &str = "http://www.w3.org/ns/dcat#";

#[tokio::test]
async fn the_data_set_leads_to_everything_that_can_be_taken_along() {
    let world = World::secure().await;
    let mut browser = world.browser();
    let triples = from_json_ld(&browser.page(ADDRESS).await.json());
    let here = format!("<{BASE}{ADDRESS}#");
    let subjects: BTreeSet<&str> = triples.iter().map(|triple| triple.0.as_str()).collect();
    assert!(subjects.iter().all(|subject| subject.starts_with(&here)), "{subjects:?}");
    let named = triples.iter().map(|triple| triple.2.as_str()).filter(|object| object.starts_with(&here));
    assert!(named.clone().count() >= 5 && named.clone().all(|object| subjects.contains(object)));
    let of = |subject: &str, property: &str| {
        let found = triples.iter().find(|triple| triple.0 == subject && triple.1 == format!("<{DCAT}{property}>"));
        found.map(|triple| triple.2.trim_matches(['<', '>']).to_owned())
    };
    let mut files = 0;
    for subject in subjects {
        if let Some(address) = of(subject, "downloadURL") {
            let answer = browser.page(address.strip_prefix(BASE).unwrap()).await;
            let kind = of(subject, "mediaType").unwrap();
            let kind = kind.strip_prefix("https://www.iana.org/assignments/media-types/").unwrap();
            assert_eq!(answer.kind().split(';').next(), Some(kind), "{address}");
            files += 1;
        }
        if let Some(address) = of(subject, "endpointDescription") {
            assert_eq!(browser.page(address.strip_prefix(BASE).unwrap()).await.kind(), "application/json");
        }
    }
    assert_eq!(files, 3);
}

#[tokio::test]
async fn the_data_set_names_a_contact_only_where_there_is_one() {
    let with = World::secure().await.browser().page(ADDRESS).await.text();
    assert!(with.contains(&format!("mailto:{CONTACT}")) && with.contains("dcat:contactPoint"));
    let without = World::small().await.browser().page(ADDRESS).await.text();
    assert!(!without.contains("mailto:") && !without.contains("dcat:contactPoint"));
}
