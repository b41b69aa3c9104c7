//! The Markdown of a node, shown for one variant.

use super::{Scenario, Variant};
use crate::base::{Document, Markdown, RenderOptions, Report, Resolver, SafeHtml, TermIndex};

/// A Markdown text in which words are still to be filled in.
#[derive(Debug, Clone, Copy)]
pub struct NodeText<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) text: &'a Markdown,
}

impl NodeText<'_> {
    /// The text for a variant. Words are filled in before the Markdown is read, so that a text
    /// reads the same whether its words vary or not.
    pub fn markdown(&self, variant: &Variant) -> Markdown {
        let filled = self.scenario.fill(self.text.source(), variant);
        if filled == self.text.source() {
            return self.text.clone();
        }
        let document = Document::new(self.scenario.slug(), filled);
        // The text and its words were checked when the scenario was read: nothing new is wrong.
        Markdown::parse(&document, &(0..document.text().len()), &Report::default())
    }

    /// The text for a variant as it stands on a page, its first uses of `terms` linked.
    pub fn render(&self, variant: &Variant, resolver: &dyn Resolver, terms: Option<&TermIndex>) -> SafeHtml {
        let options = RenderOptions { terms, ..RenderOptions::default() };
        self.markdown(variant).render(resolver, options, &mut Vec::new()).html
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
