//! Whatever can be seen or used has a name that can be heard.

use super::page::{Element, Page};

pub(super) fn pictures(page: &Page) -> Vec<String> {
    let is_input = |element: &Element| element.attribute("type") == Some("image");
    let pictures = page.elements().filter(|e| e.name == "img" || (e.name == "input" && is_input(e)));
    let nameless = pictures.filter(|picture| picture.attribute("alt").is_none());
    nameless.map(|picture| format!("{} has no alt", picture.tag())).collect()
}

pub(super) fn fields(page: &Page) -> Vec<String> {
    let nameless = page.elements().filter(|element| is_field(element) && !has_label(page, element));
    nameless.map(|field| format!("{} has no label", field.tag())).collect()
}

fn is_field(element: &Element) -> bool {
    // Buttons carry their own name; `links_and_buttons` looks at them.
    const NO_FIELD: [&str; 5] = ["hidden", "submit", "button", "reset", "image"];
    match element.name.as_str() {
        "select" | "textarea" => true,
        "input" => !NO_FIELD.contains(&element.attribute("type").unwrap_or_default()),
        _ => false,
    }
}

fn has_label(page: &Page, field: &Element) -> bool {
    let names_it = |label: &Element| label.attribute("for") == field.attribute("id") && !label.text.is_empty();
    field.says("aria-label")
        || field.says("aria-labelledby")
        || page.is_inside(field, "label")
        || (field.says("id") && page.named("label").any(names_it))
}

pub(super) fn links_and_buttons(page: &Page) -> Vec<String> {
    let nameless = page.elements().filter(|element| is_link_or_button(element) && !has_name(element));
    nameless.map(|element| format!("{} is empty", element.tag())).collect()
}

fn is_link_or_button(element: &Element) -> bool {
    let is_role = matches!(element.attribute("role"), Some("button" | "link"));
    match element.name.as_str() {
        "a" => element.attribute("href").is_some(),
        "button" | "summary" => true,
        // Without a value a browser writes one in its own language.
        "input" => matches!(element.attribute("type"), Some("submit" | "button" | "reset")),
        _ => is_role,
    }
}

fn has_name(element: &Element) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.says(name))
        || if element.name == "input" { element.says("value") } else { !element.text.is_empty() }
}
