//! Names inside a page are unique, and what points at one finds it.

use std::collections::HashSet;

use super::page::{Element, Page};

const LISTS_OF_IDS: [&str; 6] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage"];

pub(super) fn repeated_ids(page: &Page) -> Vec<String> {
    let mut seen = HashSet::new();
    let ids = page.elements().filter_map(|element| element.attribute("id"));
    ids.filter(|id| !seen.insert(*id)).map(|id| format!("the id \"{id}\" occurs more than once")).collect()
}

pub(super) fn dangling(page: &Page) -> Vec<String> {
    let pointing = page.elements().flat_map(|element| pointers(element).map(move |pointer| (element, pointer)));
    let lost = pointing.filter(|(_, (_, id))| !page.has_id(id));
    lost.map(|(element, (by, id))| format!("{} has {by} \"{id}\", which is not on the page", element.tag())).collect()
}

/// The ids an element points at, each with the attribute that does.
fn pointers(element: &Element) -> impl Iterator<Item = (&'static str, &str)> {
    let lists = LISTS_OF_IDS.into_iter().filter_map(|name| Some((name, element.attribute(name)?)));
    let label = element.attribute("for").filter(|_| matches!(element.name.as_str(), "label" | "output"));
    let list = element.attribute("list").filter(|_| element.name == "input");
    let one = [("for", label), ("list", list)].into_iter().filter_map(|(name, value)| Some((name, value?)));
    lists.chain(one).flat_map(|(name, ids)| ids.split_whitespace().map(move |id| (name, id)))
}

pub(super) fn links_within_the_page(page: &Page) -> Vec<String> {
    let targets = page.named("a").filter_map(|link| link.attribute("href")?.strip_prefix('#'));
    let lost = targets.filter(|target| !page.has_id(target));
    lost.map(|target| format!("the link #{target} leads nowhere")).collect()
}
