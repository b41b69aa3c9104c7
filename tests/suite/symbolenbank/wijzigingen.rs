use std::fmt::Write;

use weegwijs::catalogue::Library;

use crate::browser::{classed, links_in, says};
use crate::expected::top;
use crate::fixtures::small_library;
use crate::house_rules::Page;
use crate::world::{World, shipped};

/// The small library with these lines of history in an entry.
fn with_history(library: &mut Library, slug: &str, history: &[(&str, &str, &str)]) {
    let file = format!("symbols/{slug}.md");
    let text = std::fs::read_to_string(top("tests/fixtures/goed").join(&file)).unwrap();
    let mut written = String::new();
    for (date, kind, what) in history {
        write!(written, "[[wijzigingen]]\ndatum = {date}\nsoort = \"{kind}\"\ntekst = \"{what}\"\n\n").unwrap();
    }
    let old = "[[wijzigingen]]\ndatum = 2026-11-01\nsoort = \"nieuw\"\ntekst = \"Eerste versie.\"\n\n";
    assert!(text.contains(old));
    library.put(&file, &text.replace(old, &written));
}

/// The headings of months and the lines, in the order of the page.
fn told(page: &Page) -> Vec<&str> {
    let lines = page.within(page.named("main").next().unwrap());
    let told = lines.into_iter().filter(|one| one.name == "h2" || one.name == "li");
    told.filter(|one| !one.text.starts_with("Begin") && one.text != "Symbolenbank")
        .map(|one| one.text.as_str())
        .collect()
}

#[tokio::test]
async fn the_changes_of_all_entries_stand_by_month_with_the_newest_first() {
    let world = World::small().await;
    let mut library = small_library();
    with_history(
        &mut library,
        "rondje",
        &[("2026-09-30", "nieuw", "Begin."), ("2026-11-02", "bron", "Bron."), ("2026-11-02", "recht", "Later.")],
    );
    with_history(&mut library, "hoekje", &[("2026-11-20", "correctie", "Verbeterd.")]);
    with_history(&mut library, "vierkantje", &[("2026-11-02", "inhoud", "Tekst.")]);
    world.publish(&library, 2);
    let mut browser = world.browser();
    let page = browser.page("/symbolenbank/wijzigingen").await.read();
    let expected = [
        "November 2026",
        "20 november 2026 · Correctie: Hoekje. Verbeterd.",
        "2 november 2026 · Recht: Rondje. Later.",
        "2 november 2026 · Bron: Rondje. Bron.",
        "2 november 2026 · Inhoud: Vierkantje. Tekst.",
        "September 2026",
        "30 september 2026 · Nieuw: Rondje. Begin.",
    ];
    assert_eq!(told(&page), expected);
    assert_eq!(links_in(&page, classed(&page, "changes")[0])[0].0, "/symbolenbank/hoekje");
    let own = browser.page("/symbolenbank/rondje").await.read();
    assert!(classed(&own, "changes")[0].text.starts_with("2 november 2026 · Recht: Later."));
}

#[tokio::test]
async fn what_is_not_public_is_not_told_and_a_withdrawal_is() {
    let world = World::small().await;
    let mut library = small_library();
    let file = "symbols/hoekje.md";
    let text = std::fs::read_to_string(top("tests/fixtures/goed").join(file)).unwrap();
    library.put(file, &text.replace("zichtbaarheid = \"openbaar\"", "zichtbaarheid = \"ingelogd\""));
    let file = "symbols/vierkantje.md";
    let text = std::fs::read_to_string(top("tests/fixtures/goed").join(file)).unwrap();
    library.put(file, &text.replace("status = \"gepubliceerd\"", "status = \"vervallen\""));
    world.publish(&library, 2);
    let page = world.browser().page("/symbolenbank/wijzigingen").await.read();
    assert!(says(&page, "Vierkantje") && !says(&page, "Hoekje"));
}

#[tokio::test]
async fn a_long_history_is_turned_over_and_every_change_stands_in_it_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let (mut lines, mut next) = (0, Some("/symbolenbank/wijzigingen".to_owned()));
    while let Some(place) = next {
        let page = browser.page(&place).await.read();
        lines +=
            classed(&page, "changes").iter().flat_map(|list| page.within(list)).filter(|one| one.name == "li").count();
        next = classed(&page, "turn__next").first().and_then(|link| link.attribute("href")).map(str::to_owned);
    }
    assert_eq!(lines, shipped().symbol_changes().len());
    assert!(lines >= shipped().symbols().count());
    let last = browser.page("/symbolenbank/wijzigingen?pagina=999999").await;
    assert!(says(&last.read(), "Nieuwer") && !says(&last.read(), "Ouder"));
    assert_eq!(
        browser.page("/symbolenbank/wijzigingen?pagina=kaas").await.body,
        browser.page("/symbolenbank/wijzigingen").await.body
    );
}
