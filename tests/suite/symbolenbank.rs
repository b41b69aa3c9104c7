mod beelden;
mod doorgeven;
mod verbetering;
mod vergelijk;
mod wat_nu;
mod wijzigingen;

use std::collections::BTreeSet;

use weegwijs::base::{Word, is_slug};
use weegwijs::symbols::{FIXED_WARNINGS, FalseAlarm, Kind, RESERVED_SLUGS, SectionName, Sensitivity, Strength, Symbol};
use weegwijs::web::addresses;

use crate::browser::{Answer, by_id, classed, links_in, says};
use crate::house_rules::Page;
use crate::world::{World, shipped};

fn address(symbol: &Symbol) -> String {
    format!("/symbolenbank/{}", symbol.slug)
}

/// The symbols on a page of the list.
fn listed(page: &Page) -> Vec<String> {
    let names = classed(page, "symbol-card__name");
    names.into_iter().flat_map(|name| links_in(page, name)).map(|(href, _)| href.to_owned()).collect()
}

fn count_on(page: &Page) -> usize {
    let text = &classed(page, "result-count")[0].text;
    text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{text}"))
}

#[tokio::test]
async fn the_list_is_turned_over_page_by_page_and_shows_every_symbol_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut seen = Vec::new();
    let mut next = Some("/symbolenbank".to_owned());
    while let Some(place) = next {
        let page = browser.page(&place).await.read();
        assert_eq!(count_on(&page), shipped().symbols().count(), "{place}");
        seen.extend(listed(&page));
        next = classed(&page, "turn__next").first().and_then(|link| link.attribute("href")).map(str::to_owned);
    }
    let all: BTreeSet<String> = shipped().symbols().map(address).collect();
    assert_eq!(seen.len(), all.len());
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all);
}

#[tokio::test]
async fn a_filter_leaves_as_many_symbols_as_it_says() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/symbolenbank").await.read();
    let mut tried = 0;
    for select in page.named("select") {
        let name = select.attribute("name").unwrap();
        for option in page.within(select).into_iter().filter(|option| option.says("value")) {
            let (_, count) = option.text.trim_end_matches(')').rsplit_once('(').unwrap();
            let value = option.attribute("value").unwrap();
            let left = browser.page(&format!("/symbolenbank?{name}={value}")).await.read();
            assert_eq!(count_on(&left).to_string(), count, "{name}={value}");
            assert!(says(&left, &option.text), "{name}={value} is no longer shown as chosen");
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried} filters");
}

#[tokio::test]
async fn filters_work_together_and_those_we_do_not_know_are_named() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/symbolenbank?ideologie=jihadisme&categorie=vlaggen&sterkte=").await.read();
    let matches = |symbol: &&Symbol| {
        symbol.ideologies.iter().any(|one| one.word() == "jihadisme") && symbol.category.word() == "vlaggen"
    };
    assert_eq!(listed(&page).len(), shipped().symbols().filter(matches).count());
    assert!(!listed(&page).is_empty());
    let odd = browser.page("/symbolenbank?ideologie=kaas&vorm=%3Cscript%3E&onzin=1").await;
    let page = odd.read();
    assert!(says(&page, "Deze filters kennen we niet en zijn weggelaten: kaas, <script>."), "{}", odd.text());
    assert_eq!(count_on(&page), shipped().symbols().count());
}

#[tokio::test]
async fn a_search_marks_what_it_found_and_keeps_what_was_typed() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = browser.page("/symbolenbank?q=hakenkruis").await;
    let page = answer.read();
    assert_eq!(answer.form("/symbolenbank").field("q"), "hakenkruis");
    assert!(page.named("mark").any(|mark| mark.text.to_lowercase().contains("hakenkruis")));
    assert_eq!(listed(&page)[0], "/symbolenbank/hakenkruis");
    let fragment = browser.page("/symbolenbank?q=hakenkruis&fragment=1").await;
    assert!(!fragment.text().contains("<html"));
    assert!(answer.text().contains(fragment.text().trim()), "the fragment is another list");
    let nothing = browser.page("/symbolenbank?q=xqzwvkjpfg").await.read();
    assert!(says(&nothing, "Niets gevonden. Dat zegt niet dat het teken niets betekent."));
}

#[tokio::test]
async fn names_that_begin_with_what_was_typed_lead_straight_to_their_entry() {
    let world = World::new().await;
    let mut browser = world.browser();
    let fragment = browser.page("/symbolenbank?q=wolfsa&fragment=1").await.text();
    assert!(fragment.contains("<a href=\"/symbolenbank/wolfsangel\">Wolfsangel</a>"), "{fragment}");
    let page = browser.page("/symbolenbank?q=schwarze+sonne").await.read();
    let straight = links_in(&page, classed(&page, "straight")[0]);
    assert_eq!(straight[0].0, "/symbolenbank/zwarte-zon");
    assert!(
        straight[0].1.to_lowercase().starts_with("schwarze sonne: "),
        "the name that was typed is told: {straight:?}"
    );
    assert!(classed(&browser.page("/symbolenbank").await.read(), "straight").is_empty());
}

#[tokio::test]
async fn a_symbol_is_never_shown_without_its_warnings_and_other_meanings() {
    let world = World::new().await;
    let mut browser = world.browser();
    for symbol in shipped().symbols() {
        let answer = browser.page(&address(symbol)).await;
        let page = answer.read();
        for warning in FIXED_WARNINGS {
            assert!(says(&page, warning), "{}: {warning}", symbol.slug);
        }
        let emergency = page.named("a").any(|link| link.attribute("href") == Some("/contacten#alarmnummer"));
        assert!(emergency, "{} names no help", symbol.slug);
        for meaning in &symbol.other_meanings {
            assert!(says(&page, &meaning.meaning), "{}: {}", symbol.slug, meaning.meaning);
        }
        for other in &symbol.look_alikes {
            assert!(says(&page, other.difference.trim()), "{} beside {}", symbol.slug, other.slug);
        }
        assert!(says(&page, symbol.strength.label()) && says(&page, "De kans op vals alarm is"), "{}", symbol.slug);
        let entry = browser.page(&format!("/api/v1/symbolen/{}", symbol.slug)).await.json();
        assert_eq!(entry["waarschuwingen"], serde_json::json!(FIXED_WARNINGS), "{}", symbol.slug);
        assert_eq!(entry["andereBetekenissen"].as_array().unwrap().len(), symbol.other_meanings.len());
        assert_eq!(entry["lijktOp"].as_array().unwrap().len(), symbol.look_alikes.len());
    }
}

/// Some symbols that are easily mistaken and some that are not, for what all pages have of one
/// template.
fn sample() -> impl Iterator<Item = &'static Symbol> {
    let is_mistaken = |symbol: &&Symbol| symbol.false_alarm == FalseAlarm::High || symbol.kind == Kind::LookAlike;
    let (mistaken, others): (Vec<_>, Vec<_>) = shipped().symbols().partition(is_mistaken);
    let some = |symbols: Vec<&'static Symbol>| {
        let every = symbols.len().div_ceil(7);
        symbols.into_iter().step_by(every)
    };
    some(mistaken).chain(some(others))
}

/// The parts of an entry by the id of their heading, in the order of the page.
fn parts(page: &Page) -> Vec<String> {
    let sections = page.named("section").filter_map(|section| section.attribute("aria-labelledby"));
    sections.map(str::to_owned).collect()
}

#[tokio::test]
async fn where_a_false_alarm_is_likely_the_innocent_reading_is_the_first_thing_after_the_picture() {
    let world = World::new().await;
    let mut browser = world.browser();
    let (otherwise, sight) = (SectionName::Otherwise.word(), SectionName::Sight.word());
    let (mut mistaken, mut plain) = (0, 0);
    for symbol in sample() {
        let page = browser.page(&address(symbol)).await.read();
        let parts = parts(&page);
        let place = |id: &str| parts.iter().position(|part| part == id).unwrap_or_else(|| panic!("{id}: {parts:?}"));
        if symbol.false_alarm == FalseAlarm::High || symbol.kind == Kind::LookAlike {
            assert_eq!((place(otherwise), place("weging")), (0, 1), "{}", symbol.slug);
            let meanings = page.within(page.named("section").next().unwrap());
            let read: Vec<&str> = meanings.iter().map(|element| element.text.as_str()).collect();
            let told = |text: &str| read.iter().any(|one| one.contains(text));
            assert!(symbol.other_meanings.iter().all(|other| told(&other.meaning)), "{}", symbol.slug);
            assert!(symbol.look_alikes.iter().all(|other| told(other.difference.trim())), "{}", symbol.slug);
            mistaken += 1;
        } else {
            assert_eq!(place("weging"), 0, "{}", symbol.slug);
            assert!(place(sight) < place(otherwise), "{}", symbol.slug);
            plain += 1;
        }
    }
    assert!(mistaken > 3 && plain > 3, "{mistaken} and {plain}");
}

#[tokio::test]
async fn look_alikes_stand_side_by_side_with_the_difference() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut beside = 0;
    for symbol in shipped().symbols().filter(|symbol| !symbol.look_alikes.is_empty()) {
        let page = browser.page(&address(symbol)).await.read();
        let cells = classed(&page, "likeness");
        assert_eq!(cells.len(), symbol.look_alikes.len() + 1, "{}", symbol.slug);
        for (other, cell) in symbol.look_alikes.iter().zip(&cells[1..]) {
            assert_eq!(links_in(&page, cell)[0].0, format!("/symbolenbank/{}", other.slug));
            assert!(cell.text.contains("Verschil:"), "{}", symbol.slug);
            let back = shipped().symbol(&other.slug).unwrap();
            assert!(back.look_alikes.iter().any(|b| b.slug == symbol.slug), "{} is one-sided", symbol.slug);
            beside += 1;
        }
    }
    assert!(beside >= 16, "{beside} likenesses");
}

#[tokio::test]
async fn an_entry_carries_its_sources_dates_and_changes() {
    let world = World::new().await;
    let mut browser = world.browser();
    for symbol in shipped().symbols() {
        let page = browser.page(&address(symbol)).await.read();
        assert_eq!(classed(&page, "sources__link").len(), symbol.references.len(), "{}", symbol.slug);
        assert!(by_id(&page, "wijzigingen").says("id") && says(&page, "Opnieuw bekijken voor"), "{}", symbol.slug);
    }
}

#[tokio::test]
async fn pictures_that_are_guarded_on_the_screen_are_marked_to_stay_off_paper() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut marked = 0;
    let guarded = shipped().symbols().filter(|symbol| symbol.sensitivity == Sensitivity::Blurred).take(3);
    for symbol in sample().chain(guarded).filter(|symbol| symbol.has_public_image()) {
        let page = browser.page(&address(symbol)).await.read();
        let image = page.within(by_id(&page, "beeld")).into_iter().find(|inner| inner.name == "img").unwrap();
        let is_marked = image.attribute("class").unwrap().contains("picture__image--screen");
        let is_guarded = symbol.sensitivity != Sensitivity::Open || symbol.strength == Strength::Strong;
        assert_eq!(is_marked, is_guarded, "{}", symbol.slug);
        marked += usize::from(is_marked);
    }
    assert!(marked > 1, "{marked} marked");
}

async fn picture(browser: &mut crate::browser::Browser, slug: &str, size: &str) -> Answer {
    browser.get(&format!("/symbolenbank/{slug}/beeld/{size}")).await
}

#[tokio::test]
async fn pictures_come_in_four_sizes_as_webp_or_png_and_no_other_way() {
    let world = World::small().await;
    let mut browser = world.browser();
    let shapes = [96, 160, 240, 480].map(|size| [(size, "", "image/webp"), (size, ".png", "image/png")]);
    for (size, ending, kind) in shapes.into_iter().flatten() {
        let answer = picture(&mut browser, "vierkantje", &format!("{size}{ending}")).await;
        assert_eq!((answer.status, answer.kind()), (200, kind));
        assert_eq!(answer.header("x-robots-tag"), Some("noindex, noimageindex, noarchive"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        let format = image::ImageFormat::from_mime_type(kind).unwrap();
        let drawn = image::load_from_memory_with_format(&answer.body, format).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (size, size));
    }
    for odd in ["95", "1000", "96-wazig", "0", "svg", "480.svg", "-helder", "..%2f..%2frondje.svg"] {
        assert_eq!(picture(&mut browser, "vierkantje", odd).await.status, 404, "{odd}");
    }
    assert_eq!(picture(&mut browser, "bestaat-niet", "96").await.status, 404);
    for source in ["/symbols/rondje.svg", "/symbolenbank/rondje.svg", "/assets/0/rondje.svg"] {
        assert_eq!(browser.get(source).await.status, 404, "{source}");
    }
}

#[tokio::test]
async fn a_blurred_picture_becomes_clear_for_whoever_asks_and_for_nobody_else() {
    let world = World::small().await;
    let mut browser = world.browser();
    let blurred = picture(&mut browser, "rondje", "240").await;
    assert_eq!(picture(&mut browser, "rondje", "240-helder").await.status, 404);
    let entry = browser.page("/symbolenbank/rondje").await;
    assert!(says(&entry.read(), "wazig gemaakt") && !entry.text().contains("-helder"));
    assert!(!browser.has_cookies());
    let chosen = browser.submit(&entry.form("/beeldkeuze").with("beelden", "helder")).await;
    assert_eq!(chosen.header("location"), Some("/symbolenbank/rondje#beeld"));
    let clear = picture(&mut browser, "rondje", "240-helder").await;
    assert_eq!(clear.status, 200);
    assert_ne!(clear.body, blurred.body);
    assert_eq!(clear.header("cache-control"), Some("private, no-store"));
    assert!(picture(&mut browser, "rondje", "240").await.body == blurred.body);
    let entry = browser.follow(&chosen).await;
    assert!(entry.text().contains("/symbolenbank/rondje/beeld/480-helder"));
    assert!(entry.header("cache-control").unwrap().contains("private"));
    let mut other = world.browser();
    assert_eq!(picture(&mut other, "rondje", "240-helder").await.status, 404);
    assert!(!other.page("/symbolenbank/rondje").await.text().contains("-helder"));
    let back = browser.submit(&entry.form("/beeldkeuze").with("beelden", "wazig")).await;
    assert_eq!(back.status, 303);
    assert_eq!(picture(&mut browser, "rondje", "240-helder").await.status, 404);
}

#[tokio::test]
async fn a_hidden_picture_is_shown_to_nobody_who_is_not_logged_in() {
    let world = World::small().await;
    let mut browser = world.browser();
    let chosen = browser.post("/symbolenbank/rondje/beeldkeuze", &[("beelden", "helder")]).await;
    assert_eq!(chosen.status, 303);
    for size in ["96", "480", "480-helder"] {
        assert_eq!(picture(&mut browser, "hoekje", size).await.status, 404, "{size}");
    }
    let entry = browser.page("/symbolenbank/hoekje").await;
    assert!(says(&entry.read(), "Deze afbeelding is alleen te zien na inloggen."));
    for place in ["/symbolenbank", "/symbolenbank?q=hoekje", "/zoeken?q=hoekje"] {
        assert!(!browser.page(place).await.text().contains("hoekje/beeld"), "{place}");
    }
}

#[tokio::test]
async fn the_drawing_itself_is_never_sent() {
    let world = World::new().await;
    let mut browser = world.browser();
    let blurred: Vec<&Symbol> = shipped().symbols().filter(|s| s.sensitivity == Sensitivity::Blurred).collect();
    assert!(blurred.len() >= 5, "{} blurred", blurred.len());
    for symbol in shipped().symbols() {
        let text = browser.page(&address(symbol)).await.text();
        assert!(!text.contains("<svg") && !text.contains("<path"), "{}", symbol.slug);
    }
    for symbol in [blurred[0], blurred[blurred.len() / 2]] {
        let answer = picture(&mut browser, &symbol.slug, "96").await;
        assert_eq!((answer.status, answer.kind()), (200, "image/webp"), "{}", symbol.slug);
        assert!(answer.body.starts_with(b"RIFF"));
    }
}

#[tokio::test]
async fn a_former_name_leads_to_the_present_one() {
    let world = World::small().await;
    let mut browser = world.browser();
    let answer = browser.get("/symbolenbank/oud-rondje").await;
    assert_eq!(answer.location(), "/symbolenbank/rondje");
    assert_eq!(browser.follow(&answer).await.heading(), "Rondje");
    assert_eq!(browser.get("/symbolenbank/nieuw-rondje").await.status, 404);
}

#[tokio::test]
async fn a_page_with_one_symbol_more_is_shown_after_a_publication() {
    let world = World::small().await;
    let mut browser = world.browser();
    assert_eq!(count_on(&browser.page("/symbolenbank").await.read()), 3);
    let mut library = crate::fixtures::small_library();
    let text = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed/symbols/hoekje.md")).unwrap();
    library.put("symbols/lijntje.md", &text.replace("hoekje", "lijntje").replace("Hoekje", "Lijntje"));

    world.publish(&library, 2);
    assert_eq!(count_on(&browser.page("/symbolenbank").await.read()), 4);
    assert_eq!(browser.page("/symbolenbank/lijntje").await.heading(), "Lijntje");
}

#[test]
fn no_symbol_can_be_called_as_a_page_of_the_bank() {
    let below = addresses().into_iter().filter_map(|address| address.path.strip_prefix("/symbolenbank/"));
    let firsts: BTreeSet<&str> = below.map(|path| path.split('/').next().unwrap()).collect();
    let taken: Vec<&str> = firsts.into_iter().filter(|first| is_slug(first)).collect();
    assert!(taken.iter().all(|word| RESERVED_SLUGS.contains(word)), "{taken:?}");
}
