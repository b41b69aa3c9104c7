//! Pieces of HTML around what Markdown says: boxes, tables, links at headings, terms.

use pulldown_cmark::BlockQuoteKind;

use super::{Heading, escape};

/// The opening of a quote, or of a box with the word for what it is: colour alone says nothing.
pub(super) fn open_callout(kind: Option<BlockQuoteKind>) -> String {
    let (class, word) = match kind {
        None => return "<blockquote>".to_owned(),
        Some(BlockQuoteKind::Note) => ("kader", "Ter info"),
        Some(BlockQuoteKind::Tip) => ("kader", "Tip"),
        Some(BlockQuoteKind::Important) => ("kader kader--belangrijk", "Belangrijk"),
        Some(BlockQuoteKind::Warning) => ("let-op", "Waarschuwing"),
        Some(BlockQuoteKind::Caution) => ("let-op let-op--gevaar", "Gevaar"),
    };
    format!("<div class=\"{class}\" role=\"note\"><p class=\"kader__soort\">{word}</p>")
}

/// The opening of a table that can be scrolled with the keyboard, named after the heading above it.
pub(super) fn open_table(under: &str, number: usize) -> String {
    let which = if number > 1 { format!("Tabel {number}") } else { "Tabel".to_owned() };
    let label = if under.is_empty() { which } else { format!("{which} bij ‘{under}’") };
    format!("<div class=\"tabel\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">", escape(&label))
}

/// What follows a heading to pass on where it is, and ends the box of the two.
pub(super) fn heading_link(heading: &Heading, prefix: &str) -> String {
    let (id, text) = (escape(&heading.id), escape(&heading.text));
    format!(
        "<a class=\"anker\" href=\"#{}{id}\" aria-label=\"Link naar dit deel: {text}\"><span aria-hidden=\"true\">#</span></a></div>\n",
        escape(prefix)
    )
}

/// What closes a sentence or a part of it, at the start of a text.
pub(super) fn closing(text: &str) -> &str {
    let rest = text.trim_start_matches(['.', ',', ';', ':', '!', '?', ')', '”', '’', '…']);
    &text[..text.len() - rest.len()]
}

/// A term with what it means. A popover opens with a press and closes with Escape without script. A
/// line may end after any button, so what closes the sentence `after` it is kept on its line.
pub(super) fn term(slug: &str, (word, after): (&str, &str), meaning: Option<&str>) -> String {
    let (slug, word, after) = (escape(slug), escape(word), escape(after));
    let Some(meaning) = meaning else {
        return format!("<a class=\"begrip\" href=\"/begrippen#{slug}\">{word}</a>{after}");
    };
    let button = format!("<button type=\"button\" class=\"begrip\" popovertarget=\"begrip-{slug}\">{word}</button>");
    let said = format!(
        "<span class=\"uitleg\" id=\"begrip-{slug}\" popover>{} <a href=\"/begrippen#{slug}\">In de begrippenlijst</a></span>",
        escape(meaning)
    );
    if after.is_empty() { button + &said } else { format!("<span class=\"begrip-slot\">{button}{after}{said}</span>") }
}
