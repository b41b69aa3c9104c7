//! What helps a reader along on a page.

use weegwijs::base::Word;

use crate::browser::{by_id, classed, links_in, says};
use crate::world::{World, shipped};

const LOOKING: &str = "/handreiking/basis/kijken";
const TALKING: &str = "/handreiking/basis/overleggen";

#[tokio::test]
async fn a_page_says_how_long_it_takes_which_questions_it_answers_and_what_changed() {
    let world = World::small().await;
    let answer = world.browser().page(LOOKING).await;
    let page = answer.read();
    assert!(says(&page, "2 minuten lezen"), "{}", answer.text());
    let questions = classed(&page, "questions")[0];
    assert!(questions.text.contains("Hoe kijk ik zonder oordeel?"), "{}", questions.text);
    assert!(questions.name == "details" && questions.attribute("open").is_none(), "they do not push the text down");
    assert!(questions.text.contains("Hier leest u het antwoord op "), "{}", questions.text);
    let changed = classed(&page, "changed")[0];
    assert!(changed.text.contains("1 november 2026 · Nieuw: Eerste versie."), "{}", changed.text);
}

#[tokio::test]
async fn cases_and_symbols_of_a_page_stand_beside_it_and_pages_below() {
    let world = World::small().await;
    let page = world.browser().page(LOOKING).await.read();
    let hrefs = |class| links_in(&page, classed(&page, class)[0]).into_iter().map(|(href, _)| href).collect::<Vec<_>>();
    assert_eq!(hrefs("beside"), ["/scenarios/de-doos", "/symbolenbank/rondje"]);
    let below = ["/handreiking/basis/overleggen", "/handreiking/basis/luisteren", "/handreiking/basis/doorvragen"];
    assert_eq!(hrefs("onward"), below);
    let bare = world.browser().page(TALKING).await.read();
    assert!(classed(&bare, "beside").is_empty());
}

#[tokio::test]
async fn every_heading_of_a_text_can_be_passed_on() {
    let world = World::new().await;
    let mut browser = world.browser();
    for chapter in shipped().pages() {
        let page = browser.page(&format!("/handreiking/{}", chapter.key())).await.read();
        let links = classed(&page, "anker");
        let headings = chapter.body.headings();
        assert_eq!(links.len(), headings.len(), "{}", chapter.key());
        for (link, heading) in links.iter().zip(headings) {
            assert_eq!(link.attribute("href"), Some(format!("#{}", heading.id).as_str()));
            assert_eq!(link.attribute("aria-label"), Some(format!("Link naar dit deel: {}", heading.text).as_str()));
            assert_eq!(by_id(&page, &heading.id).text, heading.text, "the name of a heading is its own");
        }
    }
}

#[tokio::test]
async fn what_a_term_means_stands_where_it_is_first_used_and_in_a_list_for_paper() {
    let world = World::small().await;
    let page = world.browser().page(LOOKING).await.read();
    let opens: Vec<_> = page.named("button").filter(|button| button.says("popovertarget")).collect();
    assert_eq!(opens.len(), 1);
    let meaning = by_id(&page, opens[0].attribute("popovertarget").unwrap());
    assert!(
        meaning.attribute("popover").is_some() && meaning.text.contains("Drie partijen die samen wegen."),
        "{}",
        meaning.text
    );
    assert_eq!(links_in(&page, meaning)[0].0, "/begrippen#weegploeg");
    let list = classed(&page, "page-terms")[0];
    assert!(list.text.contains("Drie partijen die samen wegen."), "{}", list.text);
}

#[tokio::test]
async fn a_drawing_of_the_author_is_drawn_by_the_server_with_what_it_shows() {
    let world = World::small().await;
    let mut browser = world.browser();
    let page = browser.page(LOOKING).await.read();
    let figure = classed(&page, "drawing")[0];
    let image = page.within(figure).into_iter().find(|element| element.says("src")).unwrap();
    assert_eq!(image.attribute("alt"), Some("Een bruine tafel met twee poten, leeg."));
    assert!(figure.text.contains("De tafel zoals hij er stond."));
    let source = image.attribute("src").unwrap();
    let picture = browser.get(source).await;
    assert_eq!((picture.status, picture.kind()), (200, "image/webp"));
    assert!(picture.header("cache-control").is_some_and(|kept| kept.contains("immutable")));
    for missing in ["/handreiking/basis/kijken/beeld/stoel.webp", "/handreiking/basis/overleggen/beeld/tafel.webp"] {
        assert_eq!(browser.get(missing).await.status, 404, "{missing}");
    }
}

#[tokio::test]
async fn the_process_is_a_picture_with_the_same_in_a_list_of_links() {
    let world = World::small().await;
    let page = world.browser().page(TALKING).await.read();
    let figure = classed(&page, "process")[0];
    let picture = page.named("svg").next().unwrap();
    assert_eq!(picture.attribute("role"), Some("img"));
    for part in picture.attribute("aria-labelledby").unwrap().split(' ') {
        assert!(!by_id(&page, part).text.is_empty(), "{part}");
    }
    let process = crate::world::published(&crate::fixtures::small_library(), 1);
    let process = process.catalogue.process().unwrap();
    let words = classed(&page, "process__text")[0];
    let hrefs: Vec<&str> = links_in(&page, words).into_iter().map(|(href, _)| href).collect();
    assert_eq!(hrefs, process.links().map(|link| format!("/handreiking/{}", link.target.key)).collect::<Vec<_>>());
    for arrow in &process.arrows {
        let told = arrow.words.trim_start_matches("als ");
        assert!(words.text.contains(told), "{told}: {}", words.text);
        assert!(figure.text.matches(told).count() >= 2, "in the picture and in the list");
    }
    assert!(words.text.contains("Als het terugkomt: terug naar Zien."), "{}", words.text);
}

#[tokio::test]
async fn links_of_every_kind_lead_somewhere() {
    use weegwijs::base::LinkKind;
    let written: Vec<(LinkKind, String)> = shipped()
        .pages()
        .iter()
        .flat_map(weegwijs::handreiking::Page::links)
        .map(|link| (link.target.kind, link.target.key.clone()))
        .collect();
    for kind in [LinkKind::Symbol, LinkKind::Page, LinkKind::Scenario, LinkKind::Ground, LinkKind::Contact] {
        assert!(written.iter().any(|(used, _)| *used == kind), "no page links to a {}", kind.word());
    }
}

/// HTML, style and script as they are sent, in bytes. Pictures come on top.
#[tokio::test]
async fn the_heaviest_page_is_light() {
    const MOST: usize = 60 * 1024;
    let world = World::new().await;
    let mut browser = world.browser();
    let mut heaviest = (0, String::new());
    let mut shared = 0;
    for chapter in shipped().pages() {
        let address = format!("/handreiking/{}", chapter.key());
        if shared == 0 {
            let page = browser.page(&address).await.read();
            let style = page.named("link").filter(|link| link.attribute("rel") == Some("stylesheet"));
            let files: Vec<String> = style
                .filter_map(|link| link.attribute("href"))
                .chain(page.named("script").filter_map(|script| script.attribute("src")))
                .map(str::to_owned)
                .collect();
            assert!(files.len() >= 2, "{files:?}");
            for file in files {
                shared += sent(&mut browser, &file).await;
            }
        }
        let bytes = shared + sent(&mut browser, &address).await;
        if bytes > heaviest.0 {
            heaviest = (bytes, address);
        }
    }
    assert!(heaviest.0 > 10_000 && heaviest.0 <= MOST, "{heaviest:?}");
}

async fn sent(browser: &mut crate::browser::Browser, address: &str) -> usize {
    let question = crate::browser::Question::new("GET", address).header("accept-encoding", "gzip");
    let answer = browser.ask(question).await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"), "{address}");
    answer.header("content-length").unwrap().parse().unwrap()
}
