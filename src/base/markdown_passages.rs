//! From checked Markdown to passages without marks: with their places for measuring language, or as
//! lines for where no markup can go.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::markdown::{options, with_definitions};
use super::{Markdown, Passage, Resolver, Target};

impl Markdown {
    /// What a reader reads: a passage for each paragraph, item, heading and cell, without code and
    /// footnotes. A link without a text of its own reads as the name of what it leads to. `base` is
    /// where the Markdown begins in its document.
    pub fn passages(&self, base: usize, resolver: &dyn Resolver) -> Vec<Passage> {
        self.read(Reader::new(base, resolver, Wanted::Language))
    }

    /// The text as a person would read it out, in the same pieces, with code and with the note that
    /// belongs to what is linked.
    pub fn lines(&self, resolver: &dyn Resolver) -> Vec<String> {
        let passages = self.read(Reader::new(0, resolver, Wanted::All)).into_iter();
        passages.map(|passage| passage.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    fn read(&self, mut reader: Reader<'_>) -> Vec<Passage> {
        let parsed = with_definitions(self.source(), self.footnotes());
        for (event, span) in Parser::new_ext(&parsed, options()).into_offset_iter() {
            if span.start < self.source().len() {
                reader.event(event, &span);
            }
        }
        reader.close(false);
        reader.done
    }
}

/// What of a text counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Sentences: code and the notes of links are none.
    Language,
    All,
}

#[derive(Default)]
struct State {
    /// Inside a link of which the name stands there already.
    is_named: bool,
    in_code: bool,
    quotes: usize,
    strong: usize,
    /// Something stands in the open passage that is not printed bold.
    has_plain: bool,
}

struct Reader<'a> {
    base: usize,
    resolver: &'a dyn Resolver,
    wanted: Wanted,
    done: Vec<Passage>,
    open: Passage,
    state: State,
}

impl<'a> Reader<'a> {
    fn new(base: usize, resolver: &'a dyn Resolver, wanted: Wanted) -> Self {
        Self { base, resolver, wanted, done: Vec::new(), open: Passage::default(), state: State::default() }
    }

    fn event(&mut self, event: Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if !self.state.is_named && !self.state.in_code => self.text(&text, span),
            Event::Code(text) if self.wanted == Wanted::All => self.text(&text, span),
            Event::SoftBreak | Event::HardBreak => self.line_ends(span),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, dest_url, .. } => {
                self.text(&self.name(&dest_url), span);
                self.state.is_named = true;
            }
            Tag::Item => self.close(false),
            Tag::BlockQuote(_) => self.state.quotes += 1,
            Tag::Strong => self.state.strong += 1,
            Tag::CodeBlock(_) => self.state.in_code = self.wanted == Wanted::Language,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.close(false),
            TagEnd::Heading(_) | TagEnd::TableCell => self.close(true),
            TagEnd::Link => self.state.is_named = false,
            TagEnd::BlockQuote(_) => self.state.quotes = self.state.quotes.saturating_sub(1),
            TagEnd::Strong => self.state.strong = self.state.strong.saturating_sub(1),
            TagEnd::CodeBlock => self.state.in_code = false,
            _ => {}
        }
    }

    /// What a link without a text of its own reads as.
    fn name(&self, written: &str) -> String {
        match Target::from_written(written).and_then(|target| self.resolver.resolve(&target)) {
            Some(found) if self.wanted == Wanted::All => found.words(),
            Some(found) => found.text,
            // What cannot be resolved reads as the last part of its key.
            None => written.rsplit([':', '/']).next().unwrap_or("").replace('-', " "),
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        self.state.has_plain |= self.state.strong == 0 && !text.trim().is_empty();
        self.open.push(text, self.base + span.start);
    }

    /// In a box the first line, printed bold, is its title.
    fn line_ends(&mut self, span: &Range<usize>) {
        if self.state.quotes > 0 && !self.state.has_plain {
            self.close(true);
        } else {
            self.open.push(" ", self.base + span.start);
        }
    }

    fn close(&mut self, is_loose: bool) {
        let passage = std::mem::take(&mut self.open);
        self.state.has_plain = false;
        if !passage.is_blank() {
            self.done.push(if is_loose { passage.loose() } else { passage });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report, Resolved};

    struct Names;

    impl Resolver for Names {
        fn resolve(&self, target: &Target) -> Option<Resolved> {
            (target.key == "alarmnummer")
                .then(|| Resolved { note: Some("dag en nacht".into()), ..Resolved::at("/x", "112") })
        }
    }

    #[test]
    fn passages_are_what_is_read_and_know_their_place() {
        let text = "+++\n## Kop\n\nEen **vette**\nzin.[^b1] `let x`\n\n- Bel [[contact:alarmnummer]].\n- Ga naar [[begrip:de-weegploeg]].\n\n\
                    > [!NOTE]\n> **Titel**\n> En tekst.\n\n| a | b |\n| --- | --- |\n| c | d |\n\n```\ncode\n```\n";
        let document = Document::new("x.md", text);
        let markdown = Markdown::parse(&document, &(4..text.len()), &Report::default());
        let passages = markdown.passages(4, &Names);
        let told: Vec<(&str, bool)> =
            passages.iter().map(|passage| (passage.text().trim(), passage.is_loose())).collect();
        let expected = [
            ("Kop", true),
            ("Een vette zin.", false),
            ("Bel 112.", false),
            ("Ga naar de weegploeg.", false),
            ("Titel", true),
            ("En tekst.", false),
            ("a", true),
            ("b", true),
            ("c", true),
            ("d", true),
        ];
        assert_eq!(told, expected);
        let zin = passages[1].text().find("zin").unwrap();
        assert!(text[passages[1].place(zin)..].starts_with("zin.[^b1]"));
    }

    #[test]
    fn lines_read_as_a_person_would_read_them_out() {
        let text = "Een **vette**\nzin.[^b1] En nog een.\n\n- Bel [[contact:alarmnummer]].\n- Lees\n  [[begrip:x|dit]] `nu`.\n\
                    - Boven\n  - onder\n\n| a | b |\n| --- | --- |\n| c | d |\n";
        let document = Document::new("x.md", text);
        let markdown = Markdown::parse(&document, &(0..text.len()), &Report::default());
        let lines = ["Een vette zin. En nog een.", "Bel 112 (dag en nacht).", "Lees dit nu.", "Boven", "onder"];
        assert_eq!(markdown.lines(&Names), [&lines[..], &["a", "b", "c", "d"]].concat());
    }
}
