mod description;
mod entry;
mod questions;
mod schema;

use serde_json::Value;

use crate::world::{World, shipped};
use crate::zoeken::encoded;

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[tokio::test]
async fn symbols_are_given_in_the_shape_that_was_promised() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = browser.page(&format!("/api/v1/symbolen?q={}&aantal=2", encoded("zwarte vlag"))).await;
    assert_eq!(answer.kind(), "application/json");
    assert_eq!(answer.header("api-version"), Some("1.0.0"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let list = answer.json();
    assert_eq!(keys(&list), ["_links", "resultaten", "suggestie", "totaal"]);
    let hits = list["resultaten"].as_array().unwrap();
    assert_eq!(hits.len(), 2);
    assert!(list["totaal"].as_u64().unwrap() > 2);
    for hit in hits {
        assert_eq!(keys(hit), ["ideologie", "kort", "lijktOp", "naam", "score", "slug", "sterkte"]);
        assert!(hit["ideologie"].is_array() && hit["lijktOp"].is_array() && hit["score"].is_number());
        assert!(shipped().symbol(hit["slug"].as_str().unwrap()).is_some());
    }
}

#[tokio::test]
async fn everything_can_be_searched_at_once() {
    let world = World::new().await;
    let list = world.browser().page("/api/v1/zoeken?q=weegploeg&aantal=5").await.json();
    assert_eq!(keys(&list), ["_links", "resultaten", "suggestie", "totaal"]);
    for hit in list["resultaten"].as_array().unwrap() {
        assert_eq!(keys(hit), ["adres", "fragment", "lijktOp", "score", "sleutel", "soort", "titel"]);
        let status = world.browser().get(hit["adres"].as_str().unwrap().split('#').next().unwrap()).await.status;
        assert_eq!(status, 200, "{hit}");
    }
}

#[tokio::test]
async fn programs_get_their_problems_in_their_own_form() {
    let world = World::new().await;
    let mut browser = world.browser();
    for address in ["/api/v1/symbolen/bestaat-niet", "/api/v1/kaas", "/api/v2/symbolen", "/api/"] {
        let answer = browser.get(address).await;
        assert_eq!((answer.status, answer.kind()), (404, "application/problem+json"), "{address}");
        assert_eq!(answer.header("api-version"), Some("1.0.0"), "{address}");
        let problem = answer.json();
        assert_eq!(problem["status"], 404, "{address}");
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{address}");
    }
}

#[tokio::test]
async fn names_are_completed_from_their_beginning_alias_or_code() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (typed, slug, found_in) in [
        ("haken", "hakenkruis", "Hakenkruis"),
        ("schwarze so", "zwarte-zon", "Schwarze Sonne"),
        ("14/8", "1488", "1488 (14/88)"),
    ] {
        let list = browser.page(&format!("/api/v1/aanvullingen?q={}&aantal=5", encoded(typed))).await.json();
        let first = &list["resultaten"][0];
        assert_eq!(first["slug"], slug, "{typed}: {list}");
        assert_eq!(first["gevondenIn"].as_str().unwrap().to_lowercase(), found_in.to_lowercase(), "{typed}");
        assert_eq!(keys(first), ["gevondenIn", "naam", "slug"]);
    }
    let nothing = browser.page("/api/v1/aanvullingen?q=").await.json();
    assert_eq!(nothing["resultaten"].as_array().unwrap().len(), 0);
}
