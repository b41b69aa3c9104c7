//! The description of the API against the API.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use weegwijs::web::addresses;

use super::schema::Schemas;
use crate::browser::{Answer, Browser};
use crate::expected::assert_none;
use crate::world::{CONTACT, World, shipped};

const BASE: &str = "/api/v1";

async fn description(world: &World) -> Value {
    world.browser().page("/api/v1/openapi.json").await.json()
}

/// Every operation: its path and what is said of it.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().map(|(path, item)| (path.clone(), &item["get"])).collect()
}

/// The parameters that stand behind the question mark.
fn questions<'a>(document: &'a Value, operation: &'a Value) -> Vec<&'a Value> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let parameters = parameters.map(|parameter| Schemas::resolve(document, parameter));
    parameters.filter(|parameter| parameter["in"] == "query").collect()
}

fn concrete(path: &str) -> String {
    format!("{BASE}{}", path.replace("{slug}", "hakenkruis"))
}

fn words(values: &Value) -> Vec<&str> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_address_of_the_api_is_described_and_no_other() {
    let world = World::small().await;
    let document = description(&world).await;
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), format!("{BASE}{path}")))
        })
        .collect();
    let served = addresses().into_iter().filter(|address| address.path.starts_with("/api/"));
    let served = served.map(|address| (address.method.to_owned(), address.path.to_owned())).collect();
    assert_eq!(described, served);
}

/// The parameters that an address takes, as it says itself when it is asked something else.
async fn taken(browser: &mut Browser, address: &str) -> Option<Vec<String>> {
    let answer = browser.get(&format!("{address}?wat-is-er")).await;
    if answer.status == 200 {
        return None;
    }
    let problem = answer.json();
    Some(words(&problem["fouten"][0]["toegestaan"]).into_iter().map(str::to_owned).collect())
}

#[tokio::test]
async fn every_parameter_is_described_as_it_is_taken() {
    let world = World::new().await;
    let mut browser = world.browser();
    let document = description(&world).await;
    let mut tried = 0;
    for (path, operation) in operations(&document) {
        let address = concrete(&path);
        let asked = questions(&document, operation);
        let names: Vec<String> = asked.iter().map(|asked| asked["name"].as_str().unwrap().to_owned()).collect();
        match taken(&mut browser, &address).await {
            Some(taken) => assert_eq!(names, taken, "{path}"),
            None => assert!(operation["responses"]["400"].is_null(), "{path} takes whatever is asked"),
        }
        for parameter in asked {
            check_parameter(&mut browser, &address, parameter).await;
            tried += 1;
        }
    }
    assert_eq!(tried, 14);
}

async fn check_parameter(browser: &mut Browser, address: &str, parameter: &Value) {
    let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
    let example = match &parameter["example"] {
        Value::Array(values) => values[0].clone(),
        value => value.clone(),
    };
    let example = example.as_str().map_or_else(|| example.to_string(), crate::zoeken::encoded);
    browser.page(&format!("{address}?{name}={example}")).await;
    match schema["type"].as_str().unwrap() {
        "array" => {
            let refused = browser.get(&format!("{address}?{name}=kaas")).await.json();
            assert_eq!(refused["fouten"][0]["toegestaan"], schema["items"]["enum"], "{name}");
            let all: Vec<String> =
                words(&schema["items"]["enum"]).iter().map(|word| format!("{name}={word}")).collect();
            browser.page(&format!("{address}?{}", all.join("&"))).await;
        }
        "integer" => {
            let (least, most) = (schema["minimum"].as_i64().unwrap(), schema["maximum"].as_i64().unwrap());
            for (number, status) in [(least - 1, 400), (least, 200), (most, 200), (most + 1, 400)] {
                assert_eq!(browser.get(&format!("{address}?{name}={number}")).await.status, status, "{name}={number}");
            }
            let by_itself = browser.page(&format!("{address}?q=e")).await.json()["resultaten"].clone();
            let default = browser.page(&format!("{address}?q=e&{name}={}", schema["default"])).await.json();
            assert_eq!(by_itself, default["resultaten"], "{address} {name}");
        }
        kind => assert_eq!((kind, name), ("string", "q")),
    }
}

/// The schema of an answer of this status.
fn schema_of<'a>(document: &'a Value, operation: &'a Value, answer: &Answer) -> &'a Value {
    let described = Schemas::resolve(document, &operation["responses"][answer.status.to_string()]);
    assert!(described.is_object(), "{} answers {}, which is not described", answer.address, answer.status);
    for (header, meaning) in described["headers"].as_object().unwrap() {
        let is_there = answer.header(header).is_some();
        assert!(is_there && !Schemas::resolve(document, meaning)["description"].is_null(), "{header}");
    }
    assert_eq!(answer.header("api-version"), document["info"]["version"].as_str());
    &described["content"][answer.kind()]["schema"]
}

#[tokio::test]
async fn every_answer_is_as_described_and_everything_described_occurs() {
    let world = World::new().await;
    let mut browser = world.browser();
    let document = description(&world).await;
    let operations: BTreeMap<String, &Value> = operations(&document).into_iter().collect();
    let mut schemas = Schemas::new(&document);
    let mut problems = Vec::new();
    let slugs = shipped().symbols().filter(|symbol| symbol.is_public()).map(|symbol| symbol.slug.as_str());
    let mut asked: Vec<(&str, String)> = slugs.map(|slug| ("/symbolen/{slug}", format!("/symbolen/{slug}"))).collect();
    for address in ["/symbolen", "/symbolen?q=hakenkrius&aantal=2", "/symbolen?aantal=50&pagina=2", "/symbolen?vorm=x"]
    {
        asked.push(("/symbolen", address.to_owned()));
    }
    for address in ["/zoeken?q=weegploeg&aantal=50", "/zoeken?q=hakenkrius", "/zoeken?q=scenario&pagina=2&aantal=1"] {
        asked.push(("/zoeken", address.to_owned()));
    }
    asked.push(("/aanvullingen", "/aanvullingen?q=ha".to_owned()));
    for (path, address) in asked {
        let answer = browser.get(&format!("{BASE}{address}")).await;
        let schema = schema_of(&document, operations[path], &answer);
        let wrong = schemas.problems(schema, &answer.json());
        problems.extend(wrong.into_iter().map(|wrong| format!("{address}: {wrong}")));
    }
    let described = document["components"]["schemas"].as_object().unwrap().iter();
    let properties = described.flat_map(|(name, schema)| {
        schema["properties"].as_object().unwrap().keys().map(move |property| format!("{name}.{property}"))
    });
    // Problems of the other kind are asked for below; no symbol was renamed yet.
    let elsewhere = |property: &String| property.starts_with("Probleem.") || property == "Symbool.vorigeSlugs";
    let unseen = properties.filter(|property| !schemas.seen.contains(property) && !elsewhere(property));
    problems.extend(unseen.map(|property| format!("{property} never occurs")));
    assert_none(&problems);
}

/// How to come to an answer of this status.
async fn provoked(path: &str, status: &str) -> Answer {
    let address = concrete(path);
    match (path, status) {
        (_, "400") => World::small().await.browser().get(&format!("{address}?onzin=1")).await,
        ("/symbolen/{slug}", "404") => World::small().await.browser().get("/api/v1/symbolen/bestaat-niet").await,
        ("/symbolen/{slug}", "301") => World::small().await.browser().get("/api/v1/symbolen/oud-rondje").await,
        (_, "503") => World::broken().await.browser().get(&address).await,
        _ => panic!("nobody knows how {path} answers {status}"),
    }
}

#[tokio::test]
async fn every_refusal_that_is_described_occurs() {
    let document = description(&World::small().await).await;
    let mut schemas = Schemas::new(&document);
    let mut seen = BTreeSet::new();
    for (path, operation) in operations(&document) {
        let responses = operation["responses"].as_object().unwrap().keys();
        for status in responses.filter(|status| *status != "200") {
            let answer = provoked(&path, status).await;
            assert_eq!(answer.status.to_string(), *status, "{path}: {}", answer.text());
            let schema = schema_of(&document, operation, &answer);
            if status != "301" {
                assert_eq!(answer.kind(), "application/problem+json");
                assert_none(&schemas.problems(schema, &answer.json()));
            }
            seen.insert(status.clone());
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["301", "400", "404", "503"]);
}

#[tokio::test]
async fn the_description_says_who_serves_it_and_under_which_conditions() {
    let world = World::secure().await;
    let document = description(&world).await;
    assert_eq!(document["servers"][0]["url"], "https://weegwijs.test/api/v1");
    assert_eq!(document["info"]["contact"]["email"], CONTACT);
    assert_eq!(document["info"]["contact"]["url"], "https://weegwijs.test/over");
    assert_eq!(document["info"]["license"]["identifier"], "EUPL-1.2");
    assert_eq!(document["externalDocs"]["url"], "https://weegwijs.test/open-data");
    let without = description(&World::broken().await).await;
    assert_eq!(without["servers"][0]["url"], "/api/v1");
    let contact = without["info"]["contact"].as_object().unwrap();
    assert_eq!(contact.keys().collect::<Vec<_>>(), ["name"], "nothing is told that the operator did not tell");
    assert!(without["externalDocs"].is_null());
}

/// Every value in the description, with its place.
fn each<'a>(value: &'a Value, place: &str, visit: &mut impl FnMut(&str, &'a Value)) {
    visit(place, value);
    let fields = value.as_object().into_iter().flatten().map(|(key, inner)| (key.clone(), inner));
    let items = value.as_array().into_iter().flatten().enumerate().map(|(at, inner)| (at.to_string(), inner));
    for (key, inner) in fields.chain(items) {
        each(inner, &format!("{place}/{key}"), visit);
    }
}

#[tokio::test]
async fn everything_in_the_description_is_explained_and_leads_somewhere() {
    let document = description(&World::small().await).await;
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    let mut used = BTreeSet::new();
    each(&document, "", &mut |place, value| {
        if let Some(reference) = value["$ref"].as_str() {
            Schemas::resolve(&document, value);
            used.insert(reference.to_owned());
        }
        if value["enum"].is_string() {
            problems.push(format!("{place} names a vocabulary that is not there: {}", value["enum"]));
        }
        if value["operationId"].as_str().is_some_and(|name| !names.insert(name.to_owned())) {
            problems.push(format!("{place} has the name of another operation"));
        }
        // Of a list the list is explained; what stands in it only where it is an object.
        let is_part = |of: &str| place.rsplit('/').nth(1) == Some(of);
        let must_tell = ["properties", "parameters", "responses", "schemas", "headers"].into_iter().any(is_part);
        if must_tell && value["$ref"].is_null() && value["description"].as_str().is_none_or(str::is_empty) {
            problems.push(format!("{place} is not explained"));
        }
    });
    let parts = document["components"].as_object().unwrap().iter().flat_map(|(kind, parts)| {
        parts.as_object().unwrap().keys().map(move |name| format!("#/components/{kind}/{name}"))
    });
    problems.extend(parts.filter(|part| !used.contains(part)).map(|part| format!("{part} is not used")));
    assert_none(&problems);
    assert_eq!(names.len(), 5);
}
