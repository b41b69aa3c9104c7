use weegwijs::symbols::{FIXED_WARNINGS, Symbol};

use super::{address, sample};
use crate::browser::{Answer, classed, links_in, says};
use crate::fixtures::small_library;
use crate::house_rules::Page;
use crate::world::{World, shipped};

fn side_by_side(one: &str, other: &str) -> String {
    format!("/symbolenbank/vergelijk?a={one}&b={other}")
}

/// What is chosen in the two lists.
fn chosen(page: &Page) -> Vec<&str> {
    let options = page.named("option").filter(|option| option.attribute("selected").is_some());
    options.filter_map(|option| option.attribute("value")).collect()
}

/// The cells of the row below a heading of the comparison.
fn row<'a>(page: &'a Page, heading: &str) -> [&'a str; 2] {
    let group = page.named("tbody").find(|group| group.text.starts_with(heading));
    let group = group.unwrap_or_else(|| panic!("no row ‘{heading}’"));
    let cells: Vec<&str> =
        page.within(group).into_iter().filter(|cell| cell.name == "td").map(|cell| cell.text.as_str()).collect();
    cells.try_into().unwrap()
}

#[tokio::test]
async fn look_alikes_are_compared_line_by_line_with_the_difference_in_words() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut pairs = 0;
    for one in sample() {
        for listed in &one.look_alikes {
            let other = shipped().symbol(&listed.slug).unwrap();
            let page = browser.page(&side_by_side(&one.slug, &other.slug)).await.read();
            assert!(says(&page, listed.difference.trim()), "{} and {}", one.slug, other.slug);
            for (symbol, side) in [(one, 0), (other, 1)] {
                assert!(
                    row(&page, "Hoe zwaar weegt dit?")[side].contains(weegwijs::base::Word::label(symbol.strength))
                );
                let others = row(&page, "Wat kan het nog meer zijn?")[side];
                assert!(symbol.other_meanings.iter().all(|meaning| others.contains(&meaning.meaning)), "{others}");
            }
            assert!(FIXED_WARNINGS.iter().all(|warning| says(&page, warning)));
            assert_eq!(chosen(&page), [one.slug.as_str(), other.slug.as_str()]);
            pairs += 1;
        }
    }
    assert!(pairs >= 6, "{pairs} pairs");
}

#[tokio::test]
async fn what_one_sees_is_told_of_both_and_whether_it_differs() {
    let world = World::small().await;
    let mut library = small_library();
    let file = "symbols/vierkantje.md";
    let text = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed").join(file)).unwrap();
    library.put(file, &text.replace("hoofdvorm = [\"cirkel\"]", "hoofdvorm = [\"vierkant\"]\naantal = 4"));
    world.publish(&library, 2);
    let page = world.browser().page(&side_by_side("rondje", "vierkantje")).await.read();
    assert_eq!(row(&page, "Vorm verschillend"), ["cirkel", "vierkant"]);
    assert_eq!(row(&page, "Kleuren gelijk"), ["zwart", "zwart"]);
    assert_eq!(row(&page, "Aantal armen, punten of banen verschillend"), ["niet genoemd", "4"]);
    assert_eq!(row(&page, "Tekst gelijk"), ["OO", "OO"]);
    assert!(!says(&page, "Stand"), "what neither mentions has no line");
    let differences = page.named("p").filter(|line| line.text == "Het ene is rond, het andere niet.").count();
    assert_eq!(differences, 1, "the same words are told once");
}

#[tokio::test]
async fn pictures_are_as_blurred_and_hidden_as_on_their_own_page() {
    let world = World::small().await;
    let mut browser = world.browser();
    let before = browser.page(&side_by_side("rondje", "hoekje")).await;
    assert!(before.text().contains("/symbolenbank/rondje/beeld/240?v=") && !before.text().contains("-helder"));
    assert!(says(&before.read(), "Deze afbeelding is alleen te zien na inloggen."));
    assert!(!before.text().contains("hoekje/beeld/"));
    let asked = browser.submit(&before.form("/beeldkeuze").with("beelden", "helder")).await;
    assert_eq!(asked.location(), side_by_side("rondje", "hoekje"));
    let after = browser.follow(&asked).await;
    assert!(after.text().contains("/symbolenbank/rondje/beeld/240-helder") && !after.text().contains("hoekje/beeld/"));
    assert!(after.header("cache-control").unwrap().contains("no-store"));
    let mut other = world.browser();
    assert!(!other.page(&side_by_side("rondje", "hoekje")).await.text().contains("-helder"));
}

/// A page that helps to choose: no comparison, and both lists.
fn helps(answer: &Answer) {
    let page = answer.read();
    assert!(classed(&page, "comparison").is_empty(), "{}", answer.address);
    let offered = shipped().symbols().filter(|symbol| symbol.is_public() && !symbol.is_withdrawn()).count();
    assert_eq!(page.named("option").count(), 2 * (offered + 1), "{}", answer.address);
}

#[tokio::test]
async fn whoever_asks_for_less_than_two_symbols_is_helped_to_choose() {
    let world = World::new().await;
    let mut browser = world.browser();
    let cases = [
        ("", "Deze lijken op elkaar", vec![]),
        ("?a=88&b=", "Kies nog een symbool om naast 88 te zetten.", vec!["88"]),
        ("?b=88", "Kies nog een symbool om naast 88 te zetten.", vec!["88"]),
        ("?a=88&b=88", "U koos twee keer hetzelfde symbool. Kies er een ander naast.", vec!["88", "88"]),
        ("?a=88&b=kaas", "‘kaas’ kennen we niet. Kies een symbool uit de lijst.", vec!["88"]),
        ("?a=%3Cb%3Ex&b=%ff", "‘<b>x’ kennen we niet. Kies een symbool uit de lijst.", vec![]),
    ];
    for (query, sentence, selected) in cases {
        let answer = browser.page(&format!("/symbolenbank/vergelijk{query}")).await;
        helps(&answer);
        assert!(says(&answer.read(), sentence), "{query}: {}", answer.text());
        assert_eq!(chosen(&answer.read()), selected, "{query}");
    }
    let one = browser.page("/symbolenbank/vergelijk?a=88").await.read();
    let near: Vec<&str> = links_in(&one, classed(&one, "link-list")[0]).into_iter().map(|(href, _)| href).collect();
    assert!(near.contains(&"/symbolenbank/vergelijk?a=88&b=geboortejaar-88"), "{near:?}");
}

#[tokio::test]
async fn a_former_name_is_understood_and_what_was_withdrawn_is_not_offered() {
    let world = World::small().await;
    let mut browser = world.browser();
    let renamed = browser.page(&side_by_side("oud-rondje", "vierkantje")).await;
    assert_eq!(renamed.heading(), "Rondje naast Vierkantje");
    let mut library = small_library();
    let file = "symbols/hoekje.md";
    let text = std::fs::read_to_string(crate::expected::top("tests/fixtures/goed").join(file)).unwrap();
    library.put(file, &text.replace("status = \"gepubliceerd\"", "status = \"vervallen\""));
    world.publish(&library, 2);
    let page = browser.page(&side_by_side("rondje", "hoekje")).await.read();
    assert!(says(&page, "‘hoekje’ kennen we niet."));
    assert!(page.named("option").all(|option| option.attribute("value") != Some("hoekje")));
    assert!(!browser.page("/symbolenbank/hoekje").await.text().contains("/vergelijk"));
}

#[tokio::test]
async fn an_entry_leads_to_a_comparison_with_each_look_alike_and_with_any_other() {
    let world = World::new().await;
    let mut browser = world.browser();
    let leads = |page: &Page, place: String| page.named("a").any(|link| link.attribute("href") == Some(place.as_str()));
    let with_likeness = |symbol: &&Symbol| !symbol.look_alikes.is_empty();
    for symbol in shipped().symbols().filter(with_likeness).take(8) {
        let page = browser.page(&address(symbol)).await.read();
        for other in &symbol.look_alikes {
            assert!(leads(&page, side_by_side(&symbol.slug, &other.slug)), "{} and {}", symbol.slug, other.slug);
        }
        assert!(leads(&page, format!("/symbolenbank/vergelijk?a={}", symbol.slug)), "{}", symbol.slug);
    }
    assert!(leads(&browser.page("/symbolenbank").await.read(), "/symbolenbank/vergelijk".to_owned()));
}
