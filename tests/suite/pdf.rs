//! `/handreiking.pdf`, `/handreiking/{deel}/deel.pdf` and the debrief on paper: read back as a reader that
//! speaks hears them.

mod aloud;
mod debrief;
mod file;
mod paper;

use std::collections::BTreeSet;

use weegwijs::base::Markdown;
use weegwijs::catalogue::Library;
use weegwijs::handreiking::{PROCESS_FIGURE, Page};

use crate::browser::{Browser, Question};
use crate::fixtures::small_copy;
use crate::world::{World, shipped};
use aloud::{Aloud, Element};

async fn file(browser: &mut Browser, address: &str) -> Aloud {
    let answer = browser.get(address).await;
    assert_eq!((answer.status, answer.kind()), (200, "application/pdf"), "{address}");
    Aloud::read(&answer.body)
}

/// What a file says.
pub(crate) async fn said(browser: &mut Browser, address: &str) -> String {
    file(browser, address).await.root.says()
}

/// The words of a text, without what stands between them.
fn words(text: &str) -> Vec<String> {
    let cut = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    cut.map(str::to_lowercase).collect()
}

/// The titles that a page has in print, from its own to those in its text.
fn headings_of(page: &Page) -> Vec<String> {
    let body = page.body.headings().iter().map(|heading| heading.text.clone());
    std::iter::once(page.title.clone()).chain(body).collect()
}

/// The words of a text as they were typed, cut where a line, a cell or a link without words ends:
/// what such a link says is the name of its target.
fn typed(body: &Markdown) -> Vec<Vec<String>> {
    let mut text = body.source().replace('|', "\n").replace("[!", "\n").replace("WARNING]", "").replace("NOTE]", "");
    while let Some((before, rest)) = text.split_once("[^") {
        text = format!("{before}{}", rest.split_once(']').unwrap().1);
    }
    while let Some((before, rest)) = text.split_once("[[") {
        let (link, after) = rest.split_once("]]").unwrap();
        let says = link.split_once('\n').map_or("\n", |(_, says)| says);
        text = format!("{before}{says}\n{after}");
    }
    let unnumbered = |line: &str| words(line.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit()));
    text.lines().map(unnumbered).filter(|line| !line.is_empty()).collect()
}

/// Every link says where it leads and leads there; every picture says what it shows; heads of
/// columns say that they are.
fn assert_complete(pdf: &Aloud) {
    for link in pdf.root.all("Link") {
        assert!(!link.says().trim().is_empty(), "a link says nothing");
        let mut frames = link.frames().peekable();
        assert!(frames.peek().is_some(), "the link ‘{}’ cannot be followed", link.says());
        for frame in frames {
            let leads = pdf.leads_to(frame).is_some() || pdf.address(frame).is_some_and(|at| at.starts_with("http"));
            assert!(leads, "the link ‘{}’ leads nowhere", link.says());
            assert!(frame["Contents"].text().is_some_and(|says| says.len() > 3), "{}", link.says());
        }
    }
    for figure in pdf.root.all("Figure") {
        assert!(figure.text("Alt").is_some_and(|alt| !alt.is_empty()), "a picture has no words");
    }
    for table in pdf.root.all("Table") {
        let columns: BTreeSet<usize> = table.all("TR").iter().map(|row| row.children().count()).collect();
        assert_eq!(columns.len(), 1, "a table has rows of {columns:?} cells");
        assert!(table.all("THead").iter().all(|head| !head.all("TH").is_empty()), "a table has no heads");
    }
    for item in pdf.root.all("LI") {
        let roles: Vec<&str> = item.children().map(|part| part.role.as_str()).collect();
        assert_eq!(roles, ["Lbl", "LBody"], "{}", item.says());
    }
}

// Setting every page takes seconds where nothing is optimised; no other test does it.
#[tokio::test]
async fn the_whole_handreiking_is_one_file_in_which_nothing_of_any_page_is_lost() {
    let world = World::new().await;
    let pdf = file(&mut world.browser(), "/handreiking.pdf").await;
    assert!(pdf.is_marked());
    assert_eq!((pdf.language().as_deref(), pdf.title().as_deref()), (Some("nl-NL"), Some("Handreiking")));
    assert!(pdf.metadata().contains("<pdfuaid:part>1</pdfuaid:part>"), "{}", pdf.metadata());
    assert_complete(&pdf);

    let headings: Vec<String> = pdf.root.headings().into_iter().map(|(_, words)| words.trim().to_owned()).collect();
    let mut printed = headings.iter();
    for title in shipped().pages().iter().flat_map(headings_of) {
        let same = |heading: &String| words(heading) == words(&title);
        assert!(printed.any(same), "the heading ‘{title}’ is not there, or not in its place");
    }
    let said = words(&pdf.root.says_without_notes()).join(" ");
    for page in shipped().pages() {
        for line in typed(&page.body) {
            assert!(said.contains(&line.join(" ")), "{} loses ‘{}’", page.key(), line.join(" "));
        }
        for point in page.key_points.iter().chain([&page.summary]) {
            assert!(said.contains(&words(point).join(" ")), "{} loses ‘{point}’", page.key());
        }
        let shown = page.body.figures().iter().filter(|(name, _)| name == PROCESS_FIGURE).count();
        assert!(shown == 0 || pdf.root.all("Figure").len() == 1, "the process is drawn once");
        for source in &page.references {
            assert!(said.contains(&words(&source.title).join(" ")), "{} loses ‘{}’", page.key(), source.title);
        }
    }
    assert!(!said.contains("figuur proces"), "the place of a figure is no text");
    let set = shipped().newest_criteria().unwrap();
    let criteria = set.criteria.iter().map(|one| format!("{} {}", one.question, one.explanation));
    let contacts = shipped().contacts().iter().map(|one| format!("{} {}", one.name, one.purpose));
    let beyond = [&format!("Versie {}", set.version), "Open de beslishulp", "Open het feitenformulier"];
    for wanted in criteria.chain(contacts).chain(beyond.map(str::to_owned)) {
        assert!(said.contains(&words(&wanted).join(" ")), "‘{wanted}’ is lost");
    }
}

#[tokio::test]
async fn figures_are_in_print_with_what_they_show() {
    let world = World::small().await;
    let pdf = file(&mut world.browser(), "/handreiking/basis/deel.pdf").await;
    let told: Vec<String> = pdf.root.all("Figure").iter().filter_map(|figure| figure.text("Alt")).collect();
    let catalogue = &world.app.published().unwrap().catalogue;
    let process = catalogue.process().unwrap();
    let of_process = format!("{}. {}", process.title, process.description);
    assert_eq!(told, ["Een bruine tafel met twee poten, leeg.", &of_process]);
    assert_eq!(pdf.root.all("Caption")[0].says(), "De tafel zoals hij er stond.");
    let said = pdf.root.says();
    assert!(said.contains("in woorden:") && said.contains("Als het terugkomt: terug naar Zien."), "{said}");
    let steps: Vec<String> = pdf.root.all("LI").iter().map(|item| words(&item.says()).join(" ")).collect();
    for step in process.steps.iter().chain(&process.exits) {
        let told = words(&format!("{} {} {}", step.name, step.who, step.summary)).join(" ");
        assert!(steps.iter().any(|item| item.contains(&told)), "{told}: {steps:?}");
    }
}

#[tokio::test]
async fn a_part_is_a_file_with_contents_that_lead_to_its_pages() {
    let world = World::small().await;
    let pdf = file(&mut world.browser(), "/handreiking/basis/deel.pdf").await;
    assert_complete(&pdf);
    let catalogue = &world.app.published().unwrap();
    let pages: Vec<&Page> = catalogue.catalogue.pages_of("basis").collect();
    let contents = pdf.root.all("TOCI");
    for page in &pages {
        let line = contents.iter().find(|line| line.says().contains(&page.title)).expect("a page in the contents");
        let entry = line.all("Link")[0];
        let leads = pdf.leads_to(entry.frames().next().unwrap()).unwrap();
        assert!(line.says().trim().ends_with(&leads.to_string()), "‘{}’ leads to page {leads}", line.says());
    }
    let marks: Vec<String> =
        pdf.bookmarks().into_iter().filter(|(depth, _)| *depth == 2).map(|(_, title)| title).collect();
    assert!(pages.iter().map(|page| &page.title).eq(marks.iter().take(pages.len())), "{marks:?}");
    let levels: Vec<String> = pdf.root.headings().into_iter().map(|(level, _)| level).collect();
    let deep = |level: &String| level[1..].parse::<usize>().unwrap();
    assert!(levels[0] == "H1" && levels.windows(2).all(|two| deep(&two[1]) <= deep(&two[0]) + 1), "{levels:?}");
}

#[tokio::test]
async fn links_lead_inside_when_the_page_is_there_and_what_can_age_has_its_date() {
    let world = World::small().await;
    let pdf = file(&mut world.browser(), "/handreiking.pdf").await;
    let says = |link: &Element| link.says();
    let links: Vec<&Element> = pdf.root.all("Link");
    let inside =
        links.iter().find(|link| says(link) == "Overleggen" && !link.frames().any(|frame| frame.contains_key("A")));
    assert!(inside.is_some_and(|link| link.frames().all(|frame| pdf.leads_to(frame).is_some())));
    assert!(pdf.root.says().contains("(op de website: /scenarios/de-doos)"), "no address is known, so it is in print");
    let source =
        links.iter().find(|link| says(link) == "https://voorbeeld.nl/kijken").expect("a source with its address");
    assert_eq!(pdf.address(source.frames().next().unwrap()).as_deref(), Some("https://voorbeeld.nl/kijken"));
    let all = pdf.root.says();
    for wanted in ["Te verifiëren", "Bijgewerkt op 1 november 2026.", "Bekeken op 1 november 2026", "Weegploeg"] {
        assert!(all.contains(wanted), "‘{wanted}’ is not in print");
    }
    let note = links.iter().find(|link| says(link) == "1").expect("the number of a footnote");
    assert_eq!(note.frames().next().unwrap()["Contents"].text().as_deref(), Some("Bron 1"));
    let pages = pdf.page_count();
    let feet = pdf.ornaments.iter().filter(|words| words.contains("geen systeem voor echte zaken")).count();
    assert_eq!(feet, pages, "every page says what it is not");
}

#[tokio::test]
async fn the_same_publication_gives_the_same_bytes_and_another_gives_others() {
    let world = World::small().await;
    let mut browser = world.browser();
    let address = "/handreiking/basis/deel.pdf";
    let first = browser.get(address).await;
    assert_eq!(first.header("content-disposition"), Some("inline; filename=\"handreiking-basis.pdf\""));
    let tag = first.header("etag").unwrap().to_owned();
    let again = browser.ask(Question::new("GET", address).header("if-none-match", &tag)).await;
    assert_eq!(again.status, 304);
    let elsewhere = World::small().await.browser().get(address).await;
    assert_eq!(elsewhere.body, first.body);

    let folder = small_copy();
    let place = folder.path().join("content/handreiking/basis/kijken.md");
    let text = std::fs::read_to_string(&place).unwrap();
    std::fs::write(&place, text.replace("Beschrijf wat u ziet", "Beschrijf alles 😀")).unwrap();
    world.publish(&Library::read(folder.path()).unwrap(), 2);
    let changed = browser.get(address).await;
    assert_ne!(changed.header("etag"), Some(tag.as_str()));
    assert!(Aloud::read(&changed.body).root.says().contains("Beschrijf alles 😀"));
}

#[tokio::test]
async fn a_part_that_does_not_exist_or_has_another_ending_is_not_there() {
    let world = World::small().await;
    let mut browser = world.browser();
    for address in ["/handreiking/kaas/deel.pdf", "/handreiking/basis/kaas.pdf", "/handreiking/basis.pdf"] {
        assert_eq!(browser.get(address).await.status, 404, "{address}");
    }
}
