//! Pieces that the pages of the handreiking share.

use crate::base::{Manner, RenderOptions, SafeHtml, dutch};
use crate::catalogue::Catalogue;
use crate::handreiking::Page;
use crate::web::delen::PageLink;

/// Words that somebody reads in a minute.
const WORDS_A_MINUTE: usize = 200;

/// A page in a list.
pub(super) struct PageCard {
    pub(super) link: PageLink,
    pub(super) summary: String,
    pub(super) reading_time: String,
}

/// Pages as a list shows them.
pub(super) fn cards<'a>(pages: impl Iterator<Item = &'a Page>) -> Vec<PageCard> {
    let card = |page: &Page| PageCard {
        link: PageLink::to_page(page),
        summary: page.summary.clone(),
        reading_time: reading_time(page.word_count()),
    };
    pages.map(card).collect()
}

/// How long reading takes, in whole minutes.
pub(super) fn reading_time(words: usize) -> String {
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    format!("{} lezen", dutch::count(minutes, "minuut", "minuten"))
}

/// A term with what it means, in a list.
pub(super) struct Meaning {
    pub(super) name: String,
    pub(super) meaning: String,
}

/// The terms that a text used, by name.
pub(super) fn meanings(catalogue: &Catalogue, slugs: &[String]) -> Vec<Meaning> {
    let used = catalogue.terms().iter().filter(|term| slugs.contains(&term.slug));
    used.map(|term| Meaning { name: term.name.clone(), meaning: term.meaning.clone() }).collect()
}

/// Where and how the text of a page stands.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) resolver: &'a dyn crate::base::Resolver,
    pub(super) manner: Manner,
    pub(super) prefix: &'a str,
    pub(super) deeper: u8,
    pub(super) figures: &'a [(String, SafeHtml)],
}

/// The text of a page. `linked` takes the terms that it uses for the first time.
pub(super) fn body(page: &Page, catalogue: &Catalogue, setting: Setting<'_>, linked: &mut Vec<String>) -> SafeHtml {
    let sources: Vec<&str> = page.references.iter().map(|reference| reference.id.as_str()).collect();
    let Setting { resolver, manner, prefix, deeper, figures } = setting;
    let terms = Some(catalogue.term_index());
    page.body.render(resolver, RenderOptions { sources: &sources, terms, manner, prefix, deeper, figures }, linked).html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_whole_minutes_and_never_none() {
        let cases =
            [(0, "1 minuut lezen"), (200, "1 minuut lezen"), (201, "2 minuten lezen"), (900, "5 minuten lezen")];
        for (words, told) in cases {
            assert_eq!(reading_time(words), told, "{words}");
        }
    }
}
