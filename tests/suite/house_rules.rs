//! What holds for every page, whatever it is about: markup without mistakes, names for whatever
//! can be used, references that lead somewhere, nothing inline, and nothing from another host.
//!
//! The harness runs this on each page it sees, so that a new page cannot forget a rule. What only a
//! browser can tell (contrast, reflow, focus) is in `tests/browser/`.

mod headers;
mod names;
mod outside;
mod page;
mod references;
mod structure;

#[cfg(test)]
mod tests;

pub(crate) use headers::missing_headers;

pub(crate) use page::{Element, Page};

/// One rule: what is wrong on a page, in words that name the element.
type Rule = fn(&Page) -> Vec<String>;

const RULES: &[Rule] = &[
    structure::parse_errors,
    structure::language,
    structure::title,
    structure::one_first_heading,
    structure::heading_levels,
    structure::one_main,
    structure::skip_link_first,
    names::pictures,
    names::fields,
    names::links_and_buttons,
    references::repeated_ids,
    references::dangling,
    references::links_within_the_page,
    outside::inline_code,
    outside::other_hosts,
];

/// Everything wrong with a page; empty when it keeps the rules.
///
/// `address` and `status` only name the page in what is said.
pub(crate) fn breaches(address: &str, status: u16, page: &Page) -> Vec<String> {
    RULES.iter().flat_map(|rule| rule(page)).map(|says| format!("{address} ({status}): {says}")).collect()
}

/// Where a page leads within this site: links, pictures, scripts, styles, and forms that only ask.
///
/// As written but without the part after `#`, each once, in order. What starts with `?` or has no
/// leading `/` is relative to the page's own address.
pub(crate) fn internal_links(page: &Page) -> Vec<String> {
    let mut links = Vec::new();
    for element in page.elements() {
        let is_question =
            element.name == "form" && element.attribute("method").is_none_or(|m| m.eq_ignore_ascii_case("get"));
        let action = element.attribute("action").filter(|_| is_question);
        for link in [element.attribute("href"), element.attribute("src"), action].into_iter().flatten() {
            let address = link.split('#').next().unwrap_or_default().trim();
            if !address.is_empty()
                && !outside::has_scheme_or_host(address)
                && !links.iter().any(|known| known == address)
            {
                links.push(address.to_string());
            }
        }
    }
    links
}
