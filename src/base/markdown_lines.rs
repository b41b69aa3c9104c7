//! From checked Markdown to lines without marks, for where no markup can go.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::markdown::{options, with_definitions};
use super::{Markdown, Resolver, Target};

impl Markdown {
    /// The text as a person would read it out: a line for each paragraph and each item of a list,
    /// without footnotes. A link without a text of its own reads as the name of what it leads to.
    pub fn lines(&self, resolver: &dyn Resolver) -> Vec<String> {
        let parsed = with_definitions(self.source(), self.footnotes());
        let mut lines = Lines { resolver, done: Vec::new(), open: String::new(), is_named: false };
        for (event, span) in Parser::new_ext(&parsed, options()).into_offset_iter() {
            if span.start < self.source().len() {
                lines.event(event);
            }
        }
        lines.close();
        lines.done
    }
}

struct Lines<'a> {
    resolver: &'a dyn Resolver,
    done: Vec<String>,
    open: String,
    /// Inside a link of which the name stands there already.
    is_named: bool,
}

impl Lines<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, dest_url, .. }) => {
                self.name(&dest_url);
            }
            Event::Start(Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => self.close(),
            Event::End(TagEnd::Link) => self.is_named = false,
            Event::Text(text) | Event::Code(text) if !self.is_named => self.open.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.open.push(' '),
            _ => {}
        }
    }

    fn name(&mut self, written: &str) {
        if let Some(found) = Target::from_written(written).and_then(|target| self.resolver.resolve(&target)) {
            self.open.push_str(&found.text);
            self.open.extend(found.note.iter().flat_map(|note| [" (", note, ")"]));
            self.is_named = true;
        }
    }

    fn close(&mut self) {
        let line = self.open.split_whitespace().collect::<Vec<_>>().join(" ");
        self.done.extend((!line.is_empty()).then_some(line));
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report, Resolved};

    struct Names;

    impl Resolver for Names {
        fn resolve(&self, target: &Target) -> Option<Resolved> {
            (target.key == "alarmnummer").then(|| Resolved { href: "/x".into(), text: "112".into(), note: None })
        }
    }

    #[test]
    fn lines_read_as_a_person_would_read_them_out() {
        let text = "Een **vette**\nzin.[^b1] En nog een.\n\n- Bel [[contact:alarmnummer]].\n- Lees\n  [[begrip:x|dit]] `nu`.\n\
                    - Boven\n  - onder\n\n| a | b |\n| --- | --- |\n| c | d |\n";
        let document = Document::new("x.md", text);
        let markdown = Markdown::parse(&document, &(0..text.len()), &Report::default());
        assert_eq!(
            markdown.lines(&Names),
            ["Een vette zin. En nog een.", "Bel 112.", "Lees dit nu.", "Boven", "onder", "a", "b", "c", "d"]
        );
    }
}
