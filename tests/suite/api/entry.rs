//! An entry of the API against the catalogue.

use serde_json::{Value, json};
use weegwijs::base::Word;
use weegwijs::catalogue::Library;
use weegwijs::symbols::{FIXED_WARNINGS, Sensitivity, Symbol};

use crate::browser::Question;
use crate::fixtures::small_library;
use crate::world::{World, shipped};

fn words<W: Word>(values: &[W]) -> Vec<&'static str> {
    values.iter().map(|value| value.word()).collect()
}

fn law(symbol: &Symbol) -> Value {
    let ruling = |law: &weegwijs::symbols::Law| {
        json!({
            "land": law.country.word(), "status": law.status.word(), "toelichting": law.note, "bron": law.source,
            "peildatum": law.as_of.to_string(),
        })
    };
    symbol.law.iter().map(ruling).collect()
}

fn changes(symbol: &Symbol) -> Value {
    let line = |change: &&weegwijs::base::Change| json!({ "datum": change.date.to_string(), "soort": change.kind.word(), "tekst": change.text });
    symbol.history().iter().map(line).collect()
}

fn picture(symbol: &Symbol) -> Value {
    let address = |width| json!({ "breedte": width, "adres": format!("/symbolenbank/{}/beeld/{width}", symbol.slug) });
    let is_blurred = symbol.sensitivity == Sensitivity::Blurred;
    let there: &[u16] = match (symbol.has_public_image(), is_blurred) {
        (true, true) => &[96, 240],
        (true, false) => &[96, 240, 480],
        (false, _) => &[],
    };
    json!({
        "wijze": symbol.image.manner.word(), "alt": symbol.image.alt, "gevoeligheid": symbol.sensitivity.word(),
        "wazig": is_blurred,
        "beelden": there.iter().map(address).collect::<Value>(),
    })
}

fn look(symbol: &Symbol) -> Value {
    let look = &symbol.appearance;
    json!({
        "hoofdvorm": look.shapes, "elementen": look.elements, "kleuren": look.colours, "aantal": look.count,
        "stand": look.position, "hand": look.hand, "tekst": look.text,
    })
}

fn sources(symbol: &Symbol) -> Value {
    let source = |source: &weegwijs::base::Reference| {
        json!({
            "id": source.id, "titel": source.title, "uitgever": source.publisher,
            "soort": source.kind.map(Word::word), "taal": source.language, "verschenen": source.date,
            "geraadpleegd": source.consulted.to_string(), "url": source.url,
        })
    };
    symbol.references.iter().map(source).collect()
}

fn meanings(symbol: &Symbol) -> Value {
    let meaning = |other: &weegwijs::symbols::OtherMeaning| {
        json!({
            "betekenis": other.meaning, "bijWie": other.whose, "hoeVaak": other.how_often.word(), "bron": other.source,
        })
    };
    symbol.other_meanings.iter().map(meaning).collect()
}

fn look_alikes(symbol: &Symbol) -> Value {
    let likeness = |other: &weegwijs::symbols::LookAlike| {
        let name = &shipped().symbol(&other.slug).unwrap().name;
        json!({ "slug": other.slug, "naam": name, "verschil": other.difference })
    };
    symbol.look_alikes.iter().map(likeness).collect()
}

fn texts(symbol: &Symbol) -> Value {
    let text = |name: weegwijs::symbols::SectionName| json!({ "naam": name.word(), "kop": name.label(), "tekst": symbol.section(name).lines(shipped()).join("\n") });
    symbol.reading_order().into_iter().map(text).collect()
}

fn expected(symbol: &Symbol) -> Value {
    json!({
        "slug": symbol.slug, "vorigeSlugs": symbol.former_slugs, "adres": format!("/symbolenbank/{}", symbol.slug),
        "soort": symbol.kind.word(), "naam": symbol.name, "kort": symbol.summary, "waarschuwingen": FIXED_WARNINGS,
        "aliassen": symbol.aliases, "codes": symbol.codes, "tekens": symbol.signs, "zoektermen": symbol.search_terms,
        "ideologie": words(&symbol.ideologies), "stroming": symbol.currents, "categorie": symbol.category.word(),
        "drager": symbol.carriers, "vorm": look(symbol), "sterkte": symbol.strength.word(),
        "valsAlarm": symbol.false_alarm.word(), "versterkt": symbol.strengthened_by, "verzwakt": symbol.weakened_by,
        "andereBetekenissen": meanings(symbol), "lijktOp": look_alikes(symbol), "verwant": symbol.related,
        "recht": law(symbol), "lijsten": symbol.lists, "afbeelding": picture(symbol), "teksten": texts(symbol),
        "status": symbol.review.status.word(), "beoordeeldOp": symbol.review.reviewed_on.to_string(),
        "herzienVoor": symbol.review.review_before.to_string(), "wijzigingen": changes(symbol),
        "bronnen": sources(symbol),
    })
}

#[tokio::test]
async fn every_public_symbol_is_given_whole() {
    let world = World::new().await;
    let mut browser = world.browser();
    for symbol in shipped().symbols().filter(|symbol| symbol.is_public()) {
        let entry = browser.page(&format!("/api/v1/symbolen/{}", symbol.slug)).await.json();
        assert_eq!(entry, expected(symbol), "{}", symbol.slug);
    }
}

#[tokio::test]
async fn pictures_are_where_the_entry_says_and_hidden_ones_nowhere() {
    let world = World::small().await;
    let mut browser = world.browser();
    let mut seen = Vec::new();
    for slug in ["rondje", "vierkantje", "hoekje"] {
        let picture = browser.page(&format!("/api/v1/symbolen/{slug}")).await.json()["afbeelding"].clone();
        for image in picture["beelden"].as_array().unwrap() {
            let answer = browser.page(image["adres"].as_str().unwrap()).await;
            let drawn = image::load_from_memory(&answer.body).unwrap();
            assert_eq!((answer.kind(), u64::from(drawn.width())), ("image/webp", image["breedte"].as_u64().unwrap()));
        }
        seen.push((picture["beelden"].as_array().unwrap().len(), picture["wazig"].as_bool().unwrap()));
    }
    assert_eq!(seen, [(2, true), (3, false), (0, false)], "blurred, clear and hidden");
}

#[tokio::test]
async fn a_former_name_leads_to_the_present_one() {
    let world = World::small().await;
    let mut browser = world.browser();
    let answer = browser.get("/api/v1/symbolen/oud-rondje").await;
    assert_eq!((answer.status, answer.location()), (301, "/api/v1/symbolen/rondje"));
    assert_eq!(browser.page(answer.location()).await.json()["naam"], "Rondje");
}

/// The small library in which one entry may be read by some only.
fn with_a_closed_entry() -> Library {
    let mut library = small_library();
    for slug in ["rondje", "vierkantje", "hoekje"] {
        let name = format!("symbols/{slug}.md");
        let text = library.files().find(|(file, _)| **file == name).unwrap().1.to_vec();
        let text = String::from_utf8(text).unwrap();
        let text = match slug {
            "rondje" => text.replace("zichtbaarheid = \"openbaar\"", "zichtbaarheid = \"ingelogd\""),
            _ => text.replace("verwant = []", "verwant = [\"rondje\"]"),
        };
        library.put(&name, &text);
    }
    library
}

#[tokio::test]
async fn what_only_some_may_read_is_told_nowhere() {
    let world = World::small().await;
    let mut browser = world.browser();
    let questions = [
        "/api/v1/symbolen",
        "/api/v1/symbolen?q=rondje",
        "/api/v1/symbolen/vierkantje",
        "/api/v1/symbolen/hoekje",
        "/api/v1/zoeken?q=proefteken",
        "/api/v1/zoeken?q=vierkantje",
    ];
    for address in questions {
        let told = browser.page(address).await.json();
        let is_told =
            told["resultaten"].to_string().contains("rondje") || told["lijktOp"].to_string().contains("rondje");
        assert!(is_told || address.ends_with("hoekje"), "{address} would prove nothing: {told}");
    }
    world.publish(&with_a_closed_entry(), 2);
    for address in questions {
        let mut told = browser.page(address).await.json();
        // What was asked stands in the links.
        told.as_object_mut().unwrap().remove("_links");
        assert!(!told.to_string().to_lowercase().contains("rondje"), "{address}: {told}");
    }
    for address in ["/api/v1/symbolen/rondje", "/api/v1/symbolen/oud-rondje"] {
        let answer = browser.ask(Question::new("GET", address)).await;
        assert_eq!((answer.status, answer.kind()), (404, "application/problem+json"), "{address}");
    }
}
