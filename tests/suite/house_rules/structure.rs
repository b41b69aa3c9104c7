//! The frame of a page: language, title, headings, the main part and the way to it.

use super::page::Page;

const TITLE_END: &str = " · Weegwijs";

pub(super) fn parse_errors(page: &Page) -> Vec<String> {
    page.errors.iter().map(|error| format!("HTML: {error}")).collect()
}

pub(super) fn language(page: &Page) -> Vec<String> {
    let language = page.named("html").next().and_then(|html| html.attribute("lang"));
    (language != Some("nl")).then(|| format!("<html> has lang {language:?}, not nl")).into_iter().collect()
}

pub(super) fn title(page: &Page) -> Vec<String> {
    let mut titles = page.named("title").filter(|title| page.is_inside(title, "head"));
    let wrong = match (titles.next(), titles.next()) {
        (None, _) => Some("has no title".to_string()),
        (Some(_), Some(_)) => Some("has more than one title".to_string()),
        (Some(title), None) => (!is_good_title(&title.text))
            .then(|| format!("the title \"{}\" does not end in \"{TITLE_END}\" after a name of its own", title.text)),
    };
    wrong.into_iter().collect()
}

fn is_good_title(title: &str) -> bool {
    title.strip_suffix(TITLE_END).is_some_and(|name| !name.is_empty())
}

pub(super) fn one_first_heading(page: &Page) -> Vec<String> {
    let count = page.named("h1").count();
    let empty = page.named("h1").any(|heading| heading.text.is_empty());
    let wrong = (count != 1).then(|| format!("has {count} h1, not one"));
    wrong.into_iter().chain(empty.then(|| "the h1 is empty".to_string())).collect()
}

/// A level may be skipped on the way up, never on the way down. A menu may have an h2 before the h1.
pub(super) fn heading_levels(page: &Page) -> Vec<String> {
    let (mut before, mut wrong) = (1, Vec::new());
    for heading in page.elements() {
        let Some(level) = level(&heading.name) else { continue };
        if level > before + 1 {
            wrong.push(format!("h{level} \"{}\" follows h{before}", heading.text));
        }
        before = level;
    }
    wrong
}

fn level(name: &str) -> Option<u32> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}

pub(super) fn one_main(page: &Page) -> Vec<String> {
    let count = page.named("main").count();
    (count != 1).then(|| format!("has {count} main, not one")).into_iter().collect()
}

pub(super) fn skip_link_first(page: &Page) -> Vec<String> {
    let first = page.named("a").find_map(|link| link.attribute("href"));
    let is_skip_link = first.is_some_and(|href| href.len() > 1 && href.starts_with('#'));
    (!is_skip_link).then(|| format!("the first link is {first:?}, not a skip link")).into_iter().collect()
}
