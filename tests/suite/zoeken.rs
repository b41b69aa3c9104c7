use std::time::Duration;

use crate::browser::{classed, links_in, says};
use crate::house_rules::Page;
use crate::world::{World, shipped};

/// How long the oddest question may take in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

fn hits(page: &Page) -> Vec<String> {
    let titles = classed(page, "hit__title");
    titles.into_iter().flat_map(|title| links_in(page, title)).map(|(href, _)| href.to_owned()).collect()
}

pub(crate) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn one_search_finds_symbols_pages_terms_and_cases() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (query, wanted) in [
        ("wolfsangel", "/symbolenbank/wolfsangel"),
        ("weegploeg", "/handreiking/melden/de-weegploeg"),
        ("aandachtsfunctionaris", "/begrippen#aandachtsfunctionaris"),
        ("stickers kluisjes", "/scenarios/de-stickers-op-de-kluisjes"),
    ] {
        let answer = browser.page(&format!("/zoeken?q={}", encoded(query))).await;
        let page = answer.read();
        assert!(hits(&page).iter().any(|hit| hit == wanted), "{query}: {:?}", hits(&page));
        assert!(page.named("mark").next().is_some(), "{query} marks nothing");
        assert_eq!(answer.form("/zoeken").field("q"), query);
    }
}

#[tokio::test]
async fn a_question_to_the_handreiking_finds_pages_only_and_the_heading_that_answers() {
    let world = World::new().await;
    let mut browser = world.browser();
    let form = browser.page("/handreiking").await.form("/zoeken");
    assert_eq!(form.field("soort"), "handreiking");
    let page = browser.page("/zoeken?q=wat+doet+het+om+in+de+weegploeg&soort=handreiking").await.read();
    let found = hits(&page);
    assert!(found.len() > 3 && found.iter().all(|hit| hit.starts_with("/handreiking/")), "{found:?}");
    let first: Vec<&str> = found[..3].iter().map(|hit| hit.split('#').next().unwrap()).collect();
    assert!(first.contains(&"/handreiking/melden/de-weegploeg"), "{found:?}");
    let chosen = page.named("a").filter(|link| link.attribute("aria-current") == Some("true"));
    assert!(chosen.into_iter().any(|link| link.text == "Handreiking"));
    let mut deep = 0;
    for hit in found.iter().filter_map(|hit| hit.split_once('#')) {
        assert!(browser.page(hit.0).await.read().has_id(hit.1), "{hit:?}");
        deep += 1;
    }
    let page = browser.page("/zoeken?q=hakenkruis+vlag&soort=kaas").await.read();
    assert!(hits(&page).iter().any(|hit| hit.starts_with("/symbolenbank/")), "an unknown kind is dropped");
    let page = browser.page("/zoeken?q=mag+de+school+de+naam+doorgeven&soort=handreiking").await.read();
    deep += hits(&page).iter().filter(|hit| hit.contains('#')).count();
    assert!(deep > 0, "some answers stand under one heading");
}

#[tokio::test]
async fn what_a_hit_quotes_names_what_the_text_links_to() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut named = 0;
    for query in ["mag de school de naam doorgeven", "advies zonder naam", "gevaar bellen", "wet politiegegevens"] {
        let page = browser.page(&format!("/zoeken?q={}", encoded(query))).await.read();
        for hit in classed(&page, "hit") {
            named += usize::from(hit.text.contains("het LSE"));
            for kind in ["contact:", "grondslag:", "begrip:", "handreiking:", "symbool:", "criterium:", "feit:"] {
                let raw = hit.text.match_indices(kind).any(|(at, _)| !hit.text[at + kind.len()..].starts_with(' '));
                assert!(!raw, "{query}: {}", hit.text);
            }
        }
    }
    assert!(named > 0, "no hit quotes the name of a contact");
}

#[tokio::test]
async fn an_empty_search_asks_what_is_looked_for() {
    let world = World::new().await;
    for address in ["/zoeken", "/zoeken?q=", "/zoeken?q=%20%20"] {
        let answer = world.browser().page(address).await;
        assert_eq!(answer.heading(), "Zoeken", "{address}");
        assert!(hits(&answer.read()).is_empty(), "{address}");
    }
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_what_else_to_try() {
    let world = World::new().await;
    for address in ["/zoeken?q=qqwxz", "/zoeken?soort=handreiking&q=qqwxz"] {
        let page = world.browser().page(address).await.read();
        assert!(hits(&page).is_empty() && says(&page, "Niets gevonden"), "{address}");
        let ways: Vec<&str> = links_in(&page, classed(&page, "empty")[0]).into_iter().map(|(href, _)| href).collect();
        assert_eq!(ways, ["/handreiking", "/begrippen", "/symbolenbank", "/contacten"], "{address}");
    }
}

#[tokio::test]
async fn a_question_in_other_words_finds_the_page_that_has_the_words_of_the_field() {
    let world = World::new().await;
    for (query, wanted) in [
        ("screenshot van facebook bewaren", "/handreiking/delen/online-kijken"),
        ("in de bajes", "/handreiking/aanpak/detentie-en-terugkeer"),
        ("wat betekent het als iemand wanen heeft", "/handreiking/fenomenen/psychische-kwetsbaarheid"),
    ] {
        let page = world.browser().page(&format!("/zoeken?soort=handreiking&q={}", encoded(query))).await.read();
        let first: Vec<String> = hits(&page).into_iter().take(3).collect();
        assert!(first.iter().any(|hit| hit.starts_with(wanted)), "{query}: {first:?}");
    }
}

#[tokio::test]
async fn a_mistyped_word_is_found_or_answered_with_a_suggestion() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (query, wanted) in [("hakekruis", "/symbolenbank/hakenkruis"), ("wegploeg", "/handreiking/melden/de-weegploeg")]
    {
        let page = browser.page(&format!("/zoeken?q={query}")).await.read();
        let suggested = classed(&page, "suggestion").into_iter().flat_map(|s| links_in(&page, s)).next();
        if let Some((href, _)) = suggested {
            let page = browser.page(href).await.read();
            assert!(hits(&page).iter().any(|hit| hit == wanted), "{query} leads to {:?}", hits(&page));
        } else {
            assert!(hits(&page).iter().any(|hit| hit == wanted), "{query}: {:?}", hits(&page));
        }
    }
}

#[tokio::test]
async fn searching_while_typing_gives_the_same_list_without_the_page_around_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    let whole = browser.page("/zoeken?q=vlag").await.text();
    let fragment = browser.page("/zoeken?q=vlag&fragment=1").await.text();
    assert!(!fragment.contains("<html") && !fragment.contains("<h1"));
    assert!(whole.contains(fragment.trim()));
    let few = browser.page("/zoeken?q=vlag&fragment=1&aantal=3").await.text();
    assert_eq!(few.matches("class=\"hit\"").count(), 3);
    assert!(few.contains("Alle resultaten"));
    let prefix = browser.page("/zoeken?q=hakenkr&fragment=1").await.text();
    assert!(prefix.contains("/symbolenbank/hakenkruis"));
}

#[tokio::test]
async fn what_is_typed_is_shown_as_text() {
    let world = World::new().await;
    let mut browser = world.browser();
    let typed = "<script>alert(1)</script>\"'&amp;";
    for path in ["/zoeken", "/symbolenbank"] {
        let answer = browser.page(&format!("{path}?q={}", encoded(typed))).await;
        assert_eq!(answer.form(path).field("q"), typed, "{path}");
        assert!(!answer.text().contains("<script>alert"), "{path}");
    }
}

#[tokio::test]
async fn odd_questions_get_an_ordinary_answer() {
    let world = World::new().await;
    let mut browser = world.browser();
    let long = "a".repeat(10_000);
    let words = encoded(&"hakenkruis vlag ".repeat(600));
    let many = "a=1&".repeat(10_000);
    let facets = "vorm=kruis&ideologie=x&".repeat(1_000);
    let emoji = encoded("🐸🐸💊🔥👩‍👩‍👧‍👦🏴‍☠️");
    let odd = [
        format!("q={long}"),
        format!("q={words}"),
        format!("q={emoji}"),
        format!("{many}q=vlag"),
        format!("{facets}q=vlag"),
        "q=%00".to_owned(),
        "q=vlag%00kruis".to_owned(),
        "q=%zz%ff%c3%28%".to_owned(),
        format!("q={}", encoded("(a+)+$ [^x]* .* \\d{999} (?<n>)")),
        format!("q={}", encoded("naam:x AND (OR NOT \" * ~2 ^9 + - [a TO z]")),
        format!("q={}", encoded("' or 1=1; drop table step; --")),
        format!("q={}", encoded("\u{202e}\u{200b}\u{feff}\u{fffd}")),
        format!("q={}", encoded("ᛋᛋ 卐 卍 ✙ ① Ⅷ ８８")),
        "q=vlag&pagina=999999999999999999999".to_owned(),
        "q=vlag&pagina=-1&aantal=-1".to_owned(),
        "q=vlag&aantal=0".to_owned(),
        "&&&==&=&q".to_owned(),
    ];
    for query in &odd {
        for path in ["/zoeken", "/symbolenbank", "/api/v1/zoeken", "/api/v1/symbolen"] {
            let address = format!("{path}?{query}");
            let short: String = address.chars().take(80).collect();
            let answer = tokio::time::timeout(PATIENCE, browser.get(&address)).await;
            let answer = answer.unwrap_or_else(|_| panic!("{short} takes too long"));
            // A page drops what it does not know; a program is told. Any text may be looked for.
            let is_odd_to_programs = path.starts_with("/api/") && query.contains('&');
            assert_eq!(answer.status, if is_odd_to_programs { 400 } else { 200 }, "{short}");
        }
    }
}

/// The set of look-ups by which the search is judged: a query, and what must be among the first
/// three symbols as far as the bank has it.
const LOOK_UPS: &[(&str, &[&str])] = &[
    ("hakenkruisvlag", &["hakenkruisvlag"]),
    ("twee bliksemschichten", &["sigrune-ss"]),
    ("88 shirt", &["88"]),
    ("omgekeerde nederlandse vlag", &["omgekeerde-vlag"]),
    ("zwarte vlag witte letters", &["zwarte-shahadavlag", "is-vlag"]),
    ("kikker meme", &["pepe-de-kikker"]),
    ("wolfsangel", &["wolfsangel"]),
    ("vinger omhoog", &["tawhidvinger", "tawhidvinger-gebed"]),
    ("🐸", &["pepe-de-kikker"]),
    ("14-88", &["1488"]),
    ("hakekruis", &["hakenkruis"]),
    ("keltisch kruiz tattoo", &["keltisch-kruis-extreemrechts"]),
    ("prinsevlag", &["prinsenvlag"]),
    ("oranje wit blauwe vlag met letters voc", &["prinsenvlag-voc"]),
    ("zwarte zon tatoeage", &["zwarte-zon"]),
    ("ok teken wit power", &["ok-gebaar"]),
    ("swastika bij hindoestaanse buren", &["hindoe-swastika"]),
    ("vlag met rode driehoek naar beneden", &["rode-driehoek"]),
    ("brief van iemand die zegt dat hij een levend mens is", &["levend-mens", "soevereine-brief"]),
    ("rode duimafdruk op brief", &["rode-vingerafdruk"]),
    ("gele paraplu", &["gele-paraplu"]),
    ("WWG1WGA sticker", &["wwg1wga"]),
    ("grijze wolven handgebaar", &["grijze-wolven-gebaar"]),
    ("groene hoofdband arabisch", &["qassam-hoofdband"]),
    ("C18", &["combat-18"]),
    ("1312", &["1312-acab"]),
    ("doodshoofdmasker", &["siege-masker"]),
    ("💊", &["redpill-manosfeer"]),
    ("twee vlaggetjes in rondje rood zwart", &["antifa-vlaggen"]),
    ("hamer ketting viking", &["thorshammer-sieraad"]),
];

#[tokio::test]
async fn what_people_look_up_is_among_the_first_three() {
    let world = World::new().await;
    let mut browser = world.browser();
    let (mut tried, mut problems) = (0, Vec::new());
    for (query, wanted) in LOOK_UPS {
        let answer = browser.page(&format!("/api/v1/symbolen?q={}", encoded(query))).await.json();
        let found: Vec<&str> =
            answer["resultaten"].as_array().unwrap().iter().map(|hit| hit["slug"].as_str().unwrap()).collect();
        let first = &found[..found.len().min(3)];
        for slug in wanted.iter().filter(|slug| shipped().symbol(slug).is_some()) {
            tried += 1;
            if !first.contains(slug) {
                problems.push(format!("‘{query}’ gives {found:?}, not {slug} among the first three"));
            }
        }
    }
    crate::expected::assert_none(&problems);
    assert!(tried >= 20, "{tried} look-ups");
}

#[tokio::test]
async fn a_code_is_found_however_it_is_written() {
    let world = World::new().await;
    let mut browser = world.browser();
    for query in ["1488", "14-88", "14/88", "14 88", "14.88"] {
        let page = browser.page(&format!("/symbolenbank?q={}", encoded(query))).await.read();
        let names = classed(&page, "symbol-card__name");
        assert!(!says(&page, "Niets gevonden"), "{query}");
        let first = links_in(&page, names[0])[0].0;
        assert_eq!(first, "/symbolenbank/1488", "{query}");
    }
}
