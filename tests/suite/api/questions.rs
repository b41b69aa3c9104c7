//! What a program may ask, and what it is told when it asks something else.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::world::{World, shipped};

async fn refused(browser: &mut Browser, address: &str) -> Value {
    let answer = browser.get(address).await;
    assert_eq!((answer.status, answer.kind()), (400, "application/problem+json"), "{address}: {}", answer.text());
    let problem = answer.json();
    assert_eq!(problem["status"], 400, "{address}");
    assert!(problem["title"].is_string() && problem["detail"].is_string(), "{address}");
    problem["fouten"].clone()
}

#[tokio::test]
async fn a_question_that_does_not_exist_is_refused_with_what_would_be_right() {
    let world = World::new().await;
    let mut browser = world.browser();
    let faults = refused(&mut browser, "/api/v1/symbolen?ideologie=kaas").await;
    let allowed = ["rechts-extremisme", "jihadisme", "anti-institutioneel", "overig", "geen"];
    let says = "‘kaas’ kan hier niet. Kies uit de toegestane waarden.";
    assert_eq!(faults, json!([{ "parameter": "ideologie", "melding": says, "toegestaan": allowed }]));
    let known = ["q", "ideologie", "categorie", "vorm", "kleur", "drager", "sterkte", "aantal", "pagina"];
    let faults = refused(&mut browser, "/api/v1/symbolen?ideologi=jihadisme").await;
    let says = "Deze parameter is er niet.";
    assert_eq!(faults, json!([{ "parameter": "ideologi", "melding": says, "toegestaan": known }]));
    let faults = refused(&mut browser, "/api/v1/symbolen/hakenkruis?q=x").await;
    assert_eq!(faults[0]["melding"], "Dit adres heeft geen parameters.");
}

#[tokio::test]
async fn every_fault_of_a_question_is_told_at_once() {
    let world = World::small().await;
    let mut browser = world.browser();
    let question = "q=a&q=b&aantal=0&aantal=5&pagina=&kleur=&vorm=vierkant&vorm=%ff&onzin=%00&Q=1";
    let faults = refused(&mut browser, &format!("/api/v1/symbolen?{question}")).await;
    let told: Vec<(&str, &str)> = faults.as_array().unwrap().iter().map(fault).collect();
    let once = "Deze parameter mag één keer voorkomen.";
    let expected = [
        ("q", once),
        ("aantal", "Geef een heel getal van 1 tot en met 50."),
        ("aantal", once),
        ("pagina", "Geef een heel getal van 1 tot en met 200."),
        ("kleur", "‘’ kan hier niet. Kies uit de toegestane waarden."),
        ("vorm", "‘\u{fffd}’ kan hier niet. Kies uit de toegestane waarden."),
        ("onzin", "Deze parameter is er niet."),
        ("Q", "Deze parameter is er niet."),
    ];
    assert_eq!(told, expected);
    let many = "x=1&".repeat(3_000);
    assert_eq!(refused(&mut browser, &format!("/api/v1/zoeken?{many}")).await.as_array().unwrap().len(), 20);
    let filters = "kleur=zwart&".repeat(41);
    let faults = refused(&mut browser, &format!("/api/v1/symbolen?{filters}")).await;
    assert_eq!(fault(&faults[0]), ("kleur", "Geef samen hoogstens 40 filters."));
}

fn fault(fault: &Value) -> (&str, &str) {
    (fault["parameter"].as_str().unwrap(), fault["melding"].as_str().unwrap())
}

#[tokio::test]
async fn numbers_are_taken_up_to_their_bounds_and_no_further() {
    let world = World::small().await;
    let mut browser = world.browser();
    for address in ["/api/v1/symbolen", "/api/v1/zoeken"] {
        for right in ["aantal=1", "aantal=50", "pagina=1", "pagina=200", "aantal=50&pagina=200"] {
            browser.page(&format!("{address}?{right}")).await;
        }
        for wrong in ["aantal=0", "aantal=51", "pagina=0", "pagina=201", "aantal=-1", "aantal=1.5", "pagina=twee"] {
            refused(&mut browser, &format!("{address}?{wrong}")).await;
        }
    }
    for (question, is_right) in [("q=r&aantal=50", true), ("q=r&aantal=51", false), ("q=r&pagina=1", false)] {
        let status = browser.get(&format!("/api/v1/aanvullingen?{question}")).await.status;
        assert_eq!(status, if is_right { 200 } else { 400 }, "{question}");
    }
}

#[tokio::test]
async fn results_are_turned_over_by_their_links_and_each_comes_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let first = "/api/v1/symbolen?ideologie=rechts-extremisme&ideologie=geen&aantal=7";
    let mut next = Some(first.to_owned());
    let (mut seen, mut before, mut total) = (Vec::new(), None, 0);
    while let Some(address) = next {
        let list = browser.page(&address).await.json();
        let links = &list["_links"];
        assert_eq!(links["self"]["href"], address);
        assert_eq!(links["vorige"]["href"].as_str(), before.as_deref());
        let found = list["resultaten"].as_array().unwrap();
        seen.extend(found.iter().map(|hit| hit["slug"].as_str().unwrap().to_owned()));
        total = usize::try_from(list["totaal"].as_u64().unwrap()).unwrap();
        before = Some(address);
        next = links["volgende"]["href"].as_str().map(str::to_owned);
        assert_eq!(found.len(), if next.is_some() { 7 } else { total - (seen.len() - found.len()) });
    }
    let wanted = shipped().symbols().filter(|symbol| {
        !symbol.is_withdrawn()
            && symbol
                .ideologies
                .iter()
                .any(|one| ["rechts-extremisme", "geen"].contains(&weegwijs::base::Word::word(*one)))
    });
    let wanted: BTreeSet<String> = wanted.map(|symbol| symbol.slug.clone()).collect();
    assert!(total > 14, "{total}: more than two pages");
    assert_eq!(seen.len(), total);
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), wanted);
    let beyond = browser.page(&format!("{first}&pagina=200")).await.json();
    assert_eq!(beyond["resultaten"], json!([]));
    assert_eq!(beyond["_links"]["vorige"]["href"].as_str(), before.as_deref());
    let one = browser.page("/api/v1/zoeken?q=weegploeg&aantal=1").await.json();
    let two = browser.page(one["_links"]["volgende"]["href"].as_str().unwrap()).await.json();
    assert_ne!(one["resultaten"][0]["sleutel"], two["resultaten"][0]["sleutel"]);
    assert_eq!(two["_links"]["vorige"]["href"], "/api/v1/zoeken?q=weegploeg&aantal=1");
}

#[tokio::test]
async fn filters_work_as_those_of_the_page() {
    let world = World::new().await;
    let mut browser = world.browser();
    let filters = [
        "ideologie=jihadisme",
        "categorie=vlaggen&ideologie=jihadisme&ideologie=overig",
        "vorm=cirkel",
        "kleur=zwart&drager=tatoeage",
        "sterkte=sterk",
        "q=zon&sterkte=sterk",
        "",
    ];
    for filter in filters {
        let list = browser.page(&format!("/api/v1/symbolen?{filter}&aantal=50").replace("?&", "?")).await.json();
        let page = browser.page(&format!("/symbolenbank?{filter}")).await.text();
        let total = list["totaal"].as_u64().unwrap();
        assert!(page.contains(&format!(">{total} symbo")), "{filter}: {total}");
    }
    // Every word of the vocabulary can be asked for, also when no entry has it.
    assert_eq!(browser.page("/api/v1/symbolen?categorie=muziek&kleur=roze").await.json()["totaal"], 0);
}
