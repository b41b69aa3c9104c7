//! What a phone keeps of the symbolenbank, and when it gets another.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use weegwijs::base::Word;
use weegwijs::catalogue::Library;
use weegwijs::symbols::{FIXED_WARNINGS, Symbol};

use crate::browser::{Answer, Browser, Question, by_id, says};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::house_rules::internal_links;
use crate::world::{World, shipped};

const PAGE: &str = "/symbolenbank/offline";
const INDEX: &str = "/symbolenbank/offline.json";
const WORKER: &str = "/sw.js";
/// What the bank may weigh on the line: a second on a slow phone network.
const MOST_BYTES: usize = 150_000;
/// What all scripts together may weigh on the line.
const MOST_SCRIPT: usize = 15_000;

/// As a browser asks for it.
async fn packed(browser: &mut Browser, address: &str) -> Answer {
    let answer = browser.ask(Question::new("GET", address).header("accept-encoding", "gzip")).await;
    assert_eq!(answer.status, 200, "{address}");
    answer
}

fn find<'a>(index: &'a Value, slug: &str) -> Option<&'a Value> {
    index["symbolen"].as_array().unwrap().iter().find(|entry| entry["slug"] == slug)
}

/// The small library with one word of an entry replaced by another.
fn changed(slug: &str, from: &str, to: &str) -> Library {
    let mut library = small_library();
    change(&mut library, slug, from, to);
    library
}

fn change(library: &mut Library, slug: &str, from: &str, to: &str) {
    let name = format!("symbols/{slug}.md");
    let text = fs::read_to_string(top("tests/fixtures/goed").join(&name)).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    library.put(&name, &text.replace(from, to));
}

fn assert_is_whole(entry: &Value, symbol: &Symbol) {
    let slug = &symbol.slug;
    assert_eq!(entry["naam"], symbol.name.as_str(), "{slug}");
    assert_eq!(entry["weegt"], symbol.strength.label(), "{slug}");
    assert_eq!(entry["valsAlarm"], symbol.false_alarm.label(), "{slug}");
    let meanings = entry["anders"].as_array().unwrap().iter().map(|other| other["betekenis"].as_str().unwrap());
    assert!(meanings.eq(symbol.other_meanings.iter().map(|other| other.meaning.as_str())), "{slug}");
    let beside = entry["lijktOp"].as_array().unwrap();
    assert_eq!(beside.len(), symbol.look_alikes.len(), "{slug}");
    for (told, other) in beside.iter().zip(&symbol.look_alikes) {
        assert_eq!((&told["slug"], &told["verschil"]), (&other.slug.as_str().into(), &other.difference.trim().into()));
    }
    assert!(!entry["ziet"].as_str().unwrap().is_empty() && !entry["doet"].as_array().unwrap().is_empty(), "{slug}");
}

#[tokio::test]
async fn every_symbol_on_a_phone_has_its_caution_other_meanings_and_look_alikes() {
    let world = World::new().await;
    let answer = packed(&mut world.browser(), INDEX).await;
    assert_eq!(answer.kind(), "application/json");
    let index = answer.json();
    assert_eq!(index["waarschuwingen"], serde_json::json!(FIXED_WARNINGS));
    let is_kept = |symbol: &&Symbol| symbol.is_public() && !symbol.is_withdrawn();
    let kept: Vec<&Symbol> = shipped().symbols().filter(is_kept).collect();
    assert_eq!(index["symbolen"].as_array().unwrap().len(), kept.len());
    for symbol in kept {
        assert_is_whole(find(&index, &symbol.slug).unwrap(), symbol);
    }
    assert!(!answer.text().contains("contact:"), "a link is told by its code");
}

#[tokio::test]
async fn contacts_come_with_the_day_on_which_they_were_checked() {
    let world = World::new().await;
    let index = world.browser().page(INDEX).await.json();
    let contacts = index["contacten"].as_array().unwrap();
    assert_eq!(contacts.len(), shipped().contacts().len());
    for contact in contacts.iter().filter(|contact| contact["telefoon"].is_string()) {
        assert!(contact["bekekenOp"].is_string(), "{contact}");
        let from: jiff::civil::Date = contact["letOp"]["vanaf"].as_str().unwrap().parse().unwrap();
        let known = shipped().contacts().iter().find(|one| contact["id"] == one.id.as_str()).unwrap();
        let validity = known.validity().unwrap();
        assert!(validity.is_due(from) && !validity.is_due(from.yesterday().unwrap()), "{contact}");
        let says = format!("Dit {}.", validity.caveat(from).unwrap());
        assert_eq!(contact["letOp"]["zegt"], says.as_str(), "as /contacten says it");
    }
    assert!(contacts.iter().any(|contact| contact["id"] == index["spoed"] && contact["telefoon"] == "112"));
}

#[tokio::test]
async fn what_is_not_for_everyone_is_not_on_a_phone() {
    let world = World::small().await;
    let mut library = changed("rondje", "zichtbaarheid = \"openbaar\"", "zichtbaarheid = \"ingelogd\"");
    change(&mut library, "hoekje", "status = \"gepubliceerd\"", "status = \"vervallen\"");
    let all = world.browser().page(INDEX).await;
    assert!(["rondje", "hoekje", "vierkantje"].iter().all(|slug| find(&all.json(), slug).is_some()));
    world.publish(&library, 2);
    let left = world.browser().page(INDEX).await.json();
    let told = left["symbolen"].to_string();
    assert!(!told.contains("ondje") && !told.contains("oekje"), "{told}");
    assert_eq!(find(&left, "vierkantje").unwrap()["lijktOp"], serde_json::json!([]));
}

#[tokio::test]
async fn no_picture_goes_along() {
    let world = World::new().await;
    let text = world.browser().page(INDEX).await.text();
    for part in ["/beeld/", "<svg", "<path", "data:", ".svg", ".webp"] {
        assert!(!text.contains(part), "{part}");
    }
}

#[tokio::test]
async fn the_date_is_that_of_the_newest_change_review_or_check() {
    let world = World::small().await;
    let date = async |generation, library: Library| {
        world.publish(&library, generation);
        world.browser().page(INDEX).await.json()["bijgewerktOp"].as_str().unwrap().to_owned()
    };
    assert_eq!(date(2, small_library()).await, "2026-11-01");
    assert_eq!(date(3, changed("hoekje", "datum = 2026-11-01", "datum = 2026-11-09")).await, "2026-11-09");
    assert_eq!(
        date(4, changed("rondje", "beoordeeld_op = 2026-11-01", "beoordeeld_op = 2026-11-05")).await,
        "2026-11-05"
    );
    let mut library = small_library();
    let contacts = fs::read_to_string(top("tests/fixtures/goed/content/contacten.toml")).unwrap();
    library.put(
        "content/contacten.toml",
        &contacts.replace("gecontroleerd_op = 2026-11-01", "gecontroleerd_op = 2026-11-20"),
    );
    assert_eq!(date(5, library).await, "2026-11-20");
}

#[tokio::test]
async fn the_whole_bank_stays_small_on_the_line() {
    let world = World::new().await;
    let answer = packed(&mut world.browser(), INDEX).await;
    let entries = shipped().symbols().count();
    assert!(answer.sent <= MOST_BYTES, "{} bytes for {entries} entries", answer.sent);
}

#[tokio::test]
async fn the_page_says_what_it_needs_and_where_to_search_without() {
    let world = World::small().await;
    let mut browser = world.browser();
    let answer = browser.page(PAGE).await;
    let page = answer.read();
    let told = by_id(&page, "toestand");
    assert!(told.text.contains("heeft JavaScript nodig"), "{}", told.text);
    assert!(page.within(told).iter().any(|link| link.attribute("href") == Some("/symbolenbank")));
    assert_eq!(answer.form("/symbolenbank").field("q"), "");
    assert!(by_id(&page, "bijgewerkt").text.contains("1 november 2026"));
    let list = browser.page("/symbolenbank").await.read();
    assert!(says(&list, "opzoeken zonder internet"), "nobody is told of the page");
}

/// A script imports another by a name beside its own, so both have to be there under one hash.
#[tokio::test]
async fn the_page_finds_its_script_and_what_that_imports() {
    let world = World::small().await;
    let mut browser = world.browser();
    let page = browser.page(PAGE).await.read();
    let source =
        page.named("script").filter_map(|script| script.attribute("src")).find(|src| src.ends_with("/offline.js"));
    let text = browser.page(source.unwrap()).await.text();
    let import = text.lines().find_map(|line| line.split_once(" from \"./")?.1.strip_suffix("\";")).unwrap();
    let beside = source.unwrap().replace("offline.js", import);
    let preload = page.named("link").find(|link| link.attribute("rel") == Some("modulepreload")).unwrap();
    assert_eq!(preload.attribute("href"), Some(beside.as_str()));
    let imported = browser.page(&beside).await;
    assert_eq!(imported.kind(), "text/javascript; charset=utf-8");
    assert_eq!(
        imported.header("cache-control"),
        Some("public, no-cache"),
        "its own content may change under this hash"
    );
}

#[tokio::test]
async fn all_scripts_together_stay_small_on_the_line() {
    let mut sizes = Vec::new();
    for file in fs::read_dir(top("assets")).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "js") {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&fs::read(&file).unwrap()).unwrap();
            sizes.push((file, encoder.finish().unwrap().len()));
        }
    }
    let total: usize = sizes.iter().map(|(_, size)| size).sum();
    assert!(sizes.len() >= 3 && total <= MOST_SCRIPT, "{total} bytes: {sizes:?}");
}

/// What the worker keeps, as its text says.
fn files(worker: &str) -> Vec<String> {
    let list = worker.lines().find_map(|line| line.strip_prefix("const FILES = ")?.strip_suffix(';')).unwrap();
    serde_json::from_str(list).unwrap()
}

#[tokio::test]
async fn the_worker_keeps_what_the_page_needs_and_nothing_with_a_session() {
    let world = World::small().await;
    let mut browser = world.browser();
    let answer = browser.page(WORKER).await;
    assert_eq!(answer.kind(), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("cache-control"), Some("public, no-cache"));
    assert!(answer.header("content-security-policy").unwrap().contains("worker-src 'self'"));
    let files = files(&answer.text());
    let needed = internal_links(&browser.page(PAGE).await.read());
    let loaded = needed.iter().filter(|link| link.starts_with("/assets/") || *link == "/favicon.svg");
    for file in loaded.map(String::as_str).chain([PAGE, INDEX]) {
        assert!(files.iter().any(|kept| kept == file), "{file} is not kept");
    }
    for file in &files {
        let is_public = file.starts_with("/assets/") || [PAGE, INDEX, "/favicon.svg"].contains(&file.as_str());
        assert!(is_public, "{file} is kept");
        assert_eq!(browser.page(file).await.all("set-cookie").count(), 0, "{file}");
    }
}

#[tokio::test]
async fn someone_with_a_session_keeps_the_same_as_everyone() {
    let world = World::small().await;
    let mut stranger = world.browser();
    let mut visitor = world.browser();
    visitor.post("/symbolenbank/rondje/beeldkeuze", &[("beelden", "helder")]).await;
    visitor.post("/scenarios/de-doos/pogingen", &[]).await;
    for file in files(&stranger.page(WORKER).await.text()).iter().map(String::as_str).chain([WORKER]) {
        assert!(visitor.page(file).await.body == stranger.page(file).await.body, "{file} differs with a session");
    }
}

#[tokio::test]
async fn a_publication_changes_the_bank_its_version_and_the_worker() {
    let world = World::small().await;
    let mut browser = world.browser();
    let told = async |browser: &mut Browser| {
        let (index, worker) = (browser.page(INDEX).await, browser.page(WORKER).await);
        let etags = [&index, &worker].map(|answer| answer.header("etag").unwrap().to_owned());
        (index.json()["versie"].clone(), etags, worker.text())
    };
    let before = told(&mut browser).await;
    world.publish(&small_library(), 2);
    assert!(told(&mut browser).await == before, "the same library is another one");
    world.publish(&changed("rondje", "verschil = \"Het ene is rond", "verschil = \"Het ene is heel rond"), 3);
    let after = told(&mut browser).await;
    assert_ne!(after.0, before.0);
    assert!(after.1.iter().zip(&before.1).all(|(new, old)| new != old), "{:?} {:?}", after.1, before.1);
    assert_ne!(after.2, before.2);
    let again = browser.ask(Question::new("GET", INDEX).header("if-none-match", &before.1[0])).await;
    assert_eq!(again.status, 200, "an old bank is taken for the present one");
}

#[tokio::test]
async fn people_are_told_what_their_device_keeps_and_how_to_remove_it() {
    let world = World::new().await;
    let page = world.browser().page("/privacy").await.read();
    for text in
        ["Uw browser bewaart een kopie van de openbare symbolen.", "Wis in uw browser de gegevens van deze website."]
    {
        assert!(says(&page, text), "{text}");
    }
}
