//! The technical rules of the Dutch REST API design rules (Logius, 2.2), as far as a program can
//! be held to them from inside. The names are those of the rules. TLS itself is the proxy's.

use serde_json::Value;

use crate::browser::{Answer, Browser, Question};
use crate::expected::assert_none;
use crate::world::World;

const DESCRIPTION: &str = "/api/v1/openapi.json";

/// One address of every kind, with those that are refused.
const ADDRESSES: [(&str, u16); 9] = [
    ("/api/v1/symbolen?q=rondje", 200),
    ("/api/v1/symbolen/rondje", 200),
    ("/api/v1/symbolen/oud-rondje", 301),
    ("/api/v1/zoeken?q=kijken", 200),
    ("/api/v1/aanvullingen?q=ron", 200),
    (DESCRIPTION, 200),
    ("/api/v1/symbolen?onzin=1", 400),
    ("/api/v1/symbolen/bestaat-niet", 404),
    ("/api/v1/bestaat-niet", 404),
];

async fn document(browser: &mut Browser) -> Value {
    browser.page(DESCRIPTION).await.json()
}

fn paths(document: &Value) -> Vec<&str> {
    document["paths"].as_object().unwrap().keys().map(String::as_str).collect()
}

/// Every answer that the API can give, also those that are not asked for with GET.
async fn answers(world: &World) -> Vec<Answer> {
    let mut browser = world.browser();
    let mut answers = Vec::new();
    for (address, status) in ADDRESSES {
        for method in ["GET", "HEAD", "OPTIONS"] {
            let answer = browser.ask(Question::new(method, address)).await;
            if method == "GET" {
                assert_eq!(answer.status, status, "{address}");
            }
            answers.push(answer);
        }
    }
    for method in ["POST", "PUT", "DELETE"] {
        answers.push(browser.ask(Question::new(method, "/api/v1/symbolen").sent_from_here()).await);
    }
    let foreign = Question::new("POST", "/api/v1/symbolen").header("origin", "https://elders.test");
    answers.push(browser.ask(foreign.header("sec-fetch-site", "cross-site")).await);
    answers.extend([World::broken().await.browser().get("/api/v1/symbolen").await]);
    answers
}

/// `/core/no-trailing-slash`
#[tokio::test]
async fn no_trailing_slash() {
    let world = World::small().await;
    let mut browser = world.browser();
    let document = document(&mut browser).await;
    for path in paths(&document) {
        assert!(!path.ends_with('/'), "{path}");
        let address = format!("/api/v1{}/", path.replace("{slug}", "rondje"));
        let answer = browser.get(&address).await;
        assert_eq!((answer.status, answer.kind()), (404, "application/problem+json"), "{address}: and no redirect");
    }
}

/// `/core/path-segments-kebab-case`, of which the description itself is exempt.
#[tokio::test]
async fn path_segments_kebab_case() {
    let world = World::small().await;
    let document = document(&mut world.browser()).await;
    let is_kebab = |segment: &str| {
        let words = segment.split('-').all(|word| !word.is_empty());
        words && segment.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    for path in paths(&document).into_iter().filter(|path| *path != "/openapi.json") {
        let wrong = path.split('/').skip(1).find(|segment| !segment.starts_with('{') && !is_kebab(segment));
        assert_eq!(wrong, None, "{path}");
    }
}

/// `/core/query-keys-camel-case`; the fields of answers keep the same rule.
#[tokio::test]
async fn query_keys_camel_case() {
    let world = World::small().await;
    let document = document(&mut world.browser()).await;
    let is_camel = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let parameters = document["components"]["parameters"].as_object().unwrap().values();
    let keys = parameters.map(|parameter| parameter["name"].as_str().unwrap());
    let schemas = document["components"]["schemas"].as_object().unwrap().values();
    let fields = schemas.flat_map(|schema| schema["properties"].as_object().unwrap().keys().map(String::as_str));
    let wrong: Vec<&str> = keys.chain(fields).filter(|name| !is_camel(name) && *name != "_links").collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

/// Every text in an answer.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// `/core/date-time/format` and `/core/date-time/date-omit-time-portion`: what looks like a day is
/// described as one, and no answer has a time.
#[tokio::test]
async fn dates_are_days() {
    let world = World::small().await;
    let mut browser = world.browser();
    let entry = browser.page("/api/v1/symbolen/rondje").await.json();
    let document = document(&mut browser).await;
    let is_day = |text: &str| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
    let schemas = &document["components"]["schemas"];
    let parts = [("Symbool", &entry), ("Wijziging", &entry["wijzigingen"][0]), ("Recht", &entry["recht"][0])];
    let mut days = 0;
    for (name, part) in parts.into_iter().chain([("Bron", &entry["bronnen"][0])]) {
        for (field, value) in part.as_object().unwrap() {
            let format = &schemas[name]["properties"][field]["format"];
            // What a source says of itself is no date of ours.
            if value.as_str().is_some_and(is_day) && field != "verschenen" {
                assert_eq!(format, "date", "{name}.{field}");
                days += 1;
            } else {
                assert!(format != "date" && format != "date-time", "{name}.{field}");
            }
        }
    }
    assert_eq!(days, 5);
    let has_time = |text: &&str| text.len() > 10 && text.as_bytes()[10] == b'T' && is_day(&text[..10]);
    assert_eq!(texts(&entry).into_iter().find(has_time), None);
}

/// `/core/error-handling/problem-details`
#[tokio::test]
async fn problem_details() {
    let world = World::small().await;
    let mut seen = Vec::new();
    for answer in answers(&world).await.into_iter().filter(|answer| answer.status >= 400) {
        assert_eq!(answer.kind(), "application/problem+json", "{} {}", answer.address, answer.status);
        seen.push(answer.status);
        // The answer to HEAD has the header alone.
        if !answer.body.is_empty() {
            let problem = answer.json();
            assert_eq!(problem["status"], answer.status, "{}", answer.address);
            assert!(problem["title"].is_string() && problem["detail"].is_string(), "{}", answer.address);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [400, 403, 404, 405, 503]);
}

/// `/core/error-handling/invalid-input`
#[tokio::test]
async fn invalid_input() {
    let world = World::small().await;
    let mut browser = world.browser();
    let document = document(&mut browser).await;
    for (path, item) in document["paths"].as_object().unwrap() {
        if item["get"]["parameters"].is_array() {
            assert!(item["get"]["responses"]["400"].is_object(), "{path}");
            let address = format!("/api/v1{}?onzin=1", path.replace("{slug}", "rondje"));
            assert_eq!(browser.get(&address).await.status, 400, "{address}");
        }
    }
}

/// `/core/doc-openapi`, `/core/doc-openapi-contact` and `/core/publish-openapi`
#[tokio::test]
async fn the_description_is_published_with_a_contact() {
    let world = World::secure().await;
    let mut browser = world.browser();
    let answer = browser.page(DESCRIPTION).await;
    assert_eq!(answer.kind(), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let document = answer.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    assert!(!paths(&document).is_empty());
    for field in ["name", "url", "email"] {
        assert!(document["info"]["contact"][field].is_string(), "{field}");
    }
}

/// `/core/uri-version`, `/core/semver` and `/core/version-header`
#[tokio::test]
async fn the_version_stands_in_the_address_and_in_every_answer() {
    let world = World::secure().await;
    let document = document(&mut world.browser()).await;
    let version = document["info"]["version"].as_str().unwrap();
    let numbers: Vec<u32> = version.split('.').map(|number| number.parse().unwrap()).collect();
    assert_eq!(
        (numbers.len(), numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")),
        (3, version.into())
    );
    let servers = document["servers"].as_array().unwrap();
    let is_versioned = |server: &Value| server["url"].as_str().unwrap().ends_with(&format!("/v{}", numbers[0]));
    assert!(!servers.is_empty() && servers.iter().all(is_versioned));
    for answer in answers(&world).await {
        let told: Vec<&str> = answer.all("api-version").collect();
        assert_eq!(told, [version], "{} {}", answer.address, answer.status);
    }
}

/// `/core/transport/security-headers`; `/core/transport/tls` as far as this program speaks of it.
#[tokio::test]
async fn every_answer_has_its_security_headers() {
    let world = World::secure().await;
    let mut problems = Vec::new();
    for answer in answers(&world).await.into_iter().filter(|answer| answer.status != 503) {
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            if answer.header(name) != Some(value) {
                let found = answer.header(name);
                problems.push(format!("{} {}: {name} is {found:?}", answer.address, answer.status));
            }
        }
        let policy = answer.header("content-security-policy").unwrap_or_default();
        if !policy.contains("frame-ancestors 'none'") || !policy.contains("default-src 'none'") {
            problems.push(format!("{}: {policy}", answer.address));
        }
        if answer.header("content-type").is_none() && !matches!(answer.status, 204 | 301) {
            problems.push(format!("{} {} has no content-type", answer.address, answer.status));
        }
    }
    assert_none(&problems);
    let plain = World::small().await.browser().page(DESCRIPTION).await;
    assert_eq!(plain.header("strict-transport-security"), None, "nothing is promised without TLS");
}

/// `/core/transport/cors`: anyone may read the API, and nothing else of the site.
#[tokio::test]
async fn pages_of_other_websites_may_read_the_api_and_nothing_else() {
    let world = World::small().await;
    let mut browser = world.browser();
    let from_elsewhere =
        |method: &str, address: &str| Question::new(method, address).header("origin", "https://elders.test");
    for (address, status) in ADDRESSES {
        let answer = browser.ask(from_elsewhere("GET", address)).await;
        assert_eq!(answer.status, status, "{address}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{address}");
        assert_eq!(answer.header("access-control-allow-credentials"), None, "{address}");
        assert_eq!(answer.header("access-control-expose-headers"), Some("API-Version"), "{address}");
    }
    for (address, _) in ADDRESSES.into_iter().filter(|(address, _)| *address != "/api/v1/bestaat-niet") {
        let question = from_elsewhere("OPTIONS", address).header("access-control-request-method", "GET");
        let answer = browser.ask(question).await;
        assert_eq!((answer.status, answer.body.len()), (204, 0), "{address}");
        for name in ["allow", "access-control-allow-methods"] {
            assert_eq!(answer.header(name), Some("GET, HEAD, OPTIONS"), "{address} {name}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{address}");
    }
    for address in ["/", "/symbolenbank", "/symbolenbank/rondje", "/symbolenbank/rondje/beeld/96", "/pogingen"] {
        for method in ["GET", "OPTIONS"] {
            let answer = browser.ask(from_elsewhere(method, address)).await;
            assert_eq!(answer.header("access-control-allow-origin"), None, "{method} {address}");
        }
    }
    let sent = browser.ask(from_elsewhere("POST", "/api/v1/symbolen").header("sec-fetch-site", "cross-site")).await;
    assert_eq!((sent.status, sent.header("access-control-allow-origin")), (403, None));
}
