use std::collections::BTreeSet;

use resvg::usvg::roxmltree::{Document, Node};
use weegwijs::base::Word;
use weegwijs::catalogue::Library;

use super::with_rondje;
use crate::browser::Question;
use crate::world::{World, shipped};

const FEED: &str = "/symbolenbank/wijzigingen.atom";
const ATOM: &str = "http://www.w3.org/2005/Atom";

fn children<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.has_tag_name((ATOM, name)))
}

/// The text of the one element of this name.
fn text<'a>(node: Node<'a, 'a>, name: &'a str) -> &'a str {
    let found: Vec<Node> = children(node, name).collect();
    assert_eq!(found.len(), 1, "{} has one {name}", node.tag_name().name());
    found[0].text().unwrap_or_default()
}

fn link<'a>(node: Node<'a, 'a>, rel: &str) -> &'a str {
    let found: Vec<Node> = children(node, "link").filter(|link| link.attribute("rel") == Some(rel)).collect();
    assert_eq!(found.len(), 1, "one link {rel}");
    found[0].attribute("href").unwrap()
}

/// What RFC 4287 wants of a feed and its entries.
fn check(feed: Node) {
    assert!(feed.has_tag_name((ATOM, "feed")));
    assert!(!text(feed, "title").is_empty());
    assert!(children(feed, "author").all(|author| !text(author, "name").is_empty()));
    assert_eq!(children(feed, "author").count(), 1, "so that entries need none");
    let nodes: Vec<Node> = std::iter::once(feed).chain(children(feed, "entry")).collect();
    let ids: BTreeSet<&str> = nodes.iter().map(|node| text(*node, "id")).collect();
    assert_eq!(ids.len(), nodes.len(), "every id is there once");
    for node in nodes {
        assert!(text(node, "id").starts_with("tag:"), "{}", text(node, "id"));
        text(node, "updated").parse::<jiff::Timestamp>().unwrap();
        assert!(!text(node, "title").is_empty() && !link(node, "alternate").is_empty());
    }
}

#[tokio::test]
async fn the_feed_tells_every_change_newest_first() {
    let world = World::new().await;
    let answer = world.browser().page(FEED).await;
    assert_eq!(answer.kind(), "application/atom+xml");
    let text_of_feed = answer.text();
    let document = Document::parse(&text_of_feed).unwrap();
    let feed = document.root_element();
    check(feed);
    let changes = shipped().symbol_changes();
    let entries: Vec<Node> = children(feed, "entry").collect();
    assert_eq!(entries.len(), changes.len().min(100));
    assert!(entries.len() > 40, "{} changes", entries.len());
    for (entry, line) in entries.iter().zip(&changes) {
        assert_eq!(text(*entry, "title"), format!("{}: {}", line.symbol.name, line.change.kind.label()));
        assert_eq!(text(*entry, "content"), line.change.text);
        assert_eq!(text(*entry, "updated"), format!("{}T00:00:00Z", line.change.date));
        assert_eq!(link(*entry, "alternate"), format!("/symbolenbank/{}", line.symbol.slug));
    }
    assert_eq!(text(feed, "updated"), text(entries[0], "updated"));
    assert_eq!((link(feed, "self"), link(feed, "alternate")), (FEED, "/symbolenbank/wijzigingen"));
}

#[tokio::test]
async fn a_feed_reader_gets_whole_addresses_where_the_site_has_one_and_never_those_of_a_request() {
    let world = World::secure().await;
    let answer = world.browser().ask(Question::new("GET", FEED).header("x-forwarded-host", "kwaad.test")).await;
    let text_of_feed = answer.text();
    let document = Document::parse(&text_of_feed).unwrap();
    check(document.root_element());
    assert_eq!(link(document.root_element(), "self"), format!("https://weegwijs.test{FEED}"));
    let links = document.descendants().filter_map(|node| node.attribute("href"));
    assert!(links.clone().count() >= 4 && links.clone().all(|href| href.starts_with("https://weegwijs.test/")));
    // This one had another slug before; its changes keep their name.
    assert!(text_of_feed.contains("<id>tag:weegwijs.test,2026:symbolenbank/oud-rondje/2026-11-01/1</id>"));
}

/// The small library with these change lines in one entry.
fn with_changes(lines: &str, visibility: &str) -> Library {
    let lines = format!("{lines}[[wijzigingen]]");
    with_rondje(|entry| entry.replace("\"openbaar\"", visibility).replacen("[[wijzigingen]]", &lines, 1))
}

fn line(day: &str, text: &str) -> String {
    format!("[[wijzigingen]]\ndatum = {day}\nsoort = \"inhoud\"\ntekst = \"{text}\"\n\n")
}

#[tokio::test]
async fn lines_of_one_day_stand_the_last_first_and_each_has_its_own_name() {
    let world = World::small().await;
    let lines = [("2026-12-02", "een"), ("2026-12-01", "twee"), ("2026-12-02", "drie")];
    let lines: String = lines.iter().map(|(day, text)| line(day, text)).collect();
    world.publish(&with_changes(&lines, "\"openbaar\""), 2);
    let told = world.browser().page(FEED).await.text();
    let document = Document::parse(&told).unwrap();
    let entries = children(document.root_element(), "entry").take(3);
    let named: Vec<(&str, &str)> = entries.map(|entry| (text(entry, "content"), text(entry, "id"))).collect();
    let name = "tag:localhost,2026:symbolenbank/oud-rondje/2026-12";
    let expected = [("drie", "02/2"), ("een", "02/1"), ("twee", "01/1")];
    assert_eq!(named.len(), 3);
    for ((text, id), (expected_text, end)) in named.into_iter().zip(expected) {
        assert_eq!((text, id), (expected_text, format!("{name}-{end}").as_str()));
    }
    world.publish(&with_changes(&lines, "\"ingelogd\""), 3);
    let told = world.browser().page(FEED).await.text();
    assert!(told.contains("<entry>") && !told.to_lowercase().contains("rondje"), "{told}");
}

#[tokio::test]
async fn whatever_an_author_writes_the_feed_can_be_read() {
    let world = World::small().await;
    let days = (1..=5).flat_map(|month| (1..=28).map(move |day| format!("2026-{month:02}-{day:02}")));
    let text_of_author = "<b>&amp; ]]> \\\" ’ 🐸 \\u0007\\uFFFE";
    let lines: String = days.map(|day| line(&day, text_of_author)).collect();
    world.publish(&with_changes(&lines, "\"openbaar\""), 2);
    let text_of_feed = world.browser().page(FEED).await.text();
    let document = Document::parse(&text_of_feed).unwrap();
    check(document.root_element());
    let entries: Vec<Node> = children(document.root_element(), "entry").collect();
    assert_eq!(entries.len(), 100);
    assert_eq!(text(entries[99], "content"), "<b>&amp; ]]> \" ’ 🐸 ");
}

#[tokio::test]
async fn a_feed_that_did_not_change_is_not_sent_again() {
    let world = World::small().await;
    let mut browser = world.browser();
    let etag = browser.page(FEED).await.header("etag").unwrap().to_owned();
    let again = browser.ask(Question::new("GET", FEED).header("if-none-match", &etag)).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[tokio::test]
async fn the_symbolenbank_says_where_its_feed_is() {
    let world = World::small().await;
    let mut browser = world.browser();
    for (address, expected) in [("/symbolenbank", 1), ("/symbolenbank/rondje", 1), ("/scenarios", 0)] {
        let page = browser.page(address).await.read();
        let is_feed = |link: &&crate::house_rules::Element| {
            link.attribute("rel") == Some("alternate")
                && link.attribute("type") == Some("application/atom+xml")
                && link.attribute("href") == Some(FEED)
        };
        assert_eq!(page.named("link").filter(is_feed).count(), expected, "{address}");
    }
    let changes = browser.page("/symbolenbank/wijzigingen").await.read();
    assert!(changes.named("a").any(|link| link.attribute("href") == Some(FEED)), "people can see it too");
}
