//! Nothing inline, so that the content security policy can be strict; nothing from another host.

use super::page::{Element, Page};

pub(super) fn inline_code(page: &Page) -> Vec<String> {
    page.elements().flat_map(inline_in).collect()
}

fn inline_in(element: &Element) -> Vec<String> {
    const LINKS: [&str; 4] = ["href", "src", "action", "formaction"];
    let is_code = matches!(element.name.as_str(), "script" | "style") && !element.text.is_empty();
    let own = is_code.then(|| format!("{} has code inside it", element.tag()));
    let wrong = |(name, value): (&str, &str)| {
        let is_handler = name.starts_with("on");
        let is_script = LINKS.contains(&name) && value.trim().to_lowercase().starts_with("javascript:");
        (name == "style" || is_handler || is_script).then(|| format!("{} has {name}=\"{value}\"", element.tag()))
    };
    own.into_iter().chain(element.attributes().filter_map(wrong)).collect()
}

pub(super) fn other_hosts(page: &Page) -> Vec<String> {
    let wrong = |element: &Element| {
        let foreign = fetched(element).into_iter().find(|address| has_host(address))?;
        Some(format!("{} fetches {foreign}", element.tag()))
    };
    page.elements().filter_map(wrong).collect()
}

/// Addresses a browser fetches by itself; a link that a visitor may follow is none.
fn fetched(element: &Element) -> Vec<&str> {
    // A `link` that only says something about the page.
    const MERELY_TOLD: [&str; 6] = ["alternate", "author", "canonical", "license", "next", "prev"];
    let is_told = element.attribute("rel").is_some_and(|rel| MERELY_TOLD.contains(&rel));
    let is_fetching = matches!(element.name.as_str(), "image" | "use") || (element.name == "link" && !is_told);
    let sources = ["src", "poster", "data"].into_iter().filter_map(|name| element.attribute(name));
    let sets = element.attribute("srcset").into_iter().flat_map(|set| set.split(',')).map(str::trim);
    sources.chain(sets).chain(element.attribute("href").filter(|_| is_fetching)).collect()
}

fn has_host(address: &str) -> bool {
    let address = address.trim().to_lowercase();
    ["http:", "https:", "//"].iter().any(|start| address.starts_with(start))
}

/// Whether an address leaves this site: another host, `mailto:`, `data:`.
pub(super) fn has_scheme_or_host(address: &str) -> bool {
    let before_path = address.split(['/', '?']).next().unwrap_or_default();
    address.starts_with("//") || before_path.contains(':')
}
