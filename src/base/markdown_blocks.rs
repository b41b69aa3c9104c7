//! From checked Markdown to blocks, with links resolved and footnotes numbered by source, as on the
//! website.

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Parser, Tag, TagEnd};

use super::markdown::{FIGURE, options, with_definitions};
use super::{Block, Markdown, Resolver, Span, Target};

/// How a text becomes blocks.
#[derive(Clone, Copy)]
pub struct BlockOptions<'a> {
    /// Where links lead; one that leads nowhere becomes text that says so.
    pub resolver: &'a dyn Resolver,
    /// The ids of the sources, in the order in which they are numbered.
    pub sources: &'a [&'a str],
    /// Stands before every anchor of the text, so that many texts fit in one document.
    pub prefix: &'a str,
    /// How many levels the headings are moved down.
    pub deeper: u8,
    /// The figures that stand in the text, by name.
    pub figures: &'a [(String, Vec<Block>)],
}

impl Markdown {
    /// The text as blocks.
    pub fn blocks(&self, options_for: BlockOptions<'_>) -> Vec<Block> {
        let parsed = with_definitions(&self.text, self.footnotes());
        let end = self.text.len().max(1);
        let events = Parser::new_ext(&parsed, options()).into_offset_iter();
        let events = events.filter(|(_, span)| span.start < end).map(|(event, _)| event);
        Maker { events: Box::new(events), markdown: self, options: options_for, heading: 0, look: Look::default() }
            .blocks()
    }
}

/// How the words that come next look.
#[derive(Default)]
struct Look {
    strong: usize,
    emphasis: usize,
    href: Option<String>,
    /// What stands behind the link that is open.
    note: Option<String>,
    /// The figure that stands here.
    figure: Option<String>,
    /// Skip the text of a link without text of its own: the target's name stands there instead.
    skips_text: bool,
}

struct Maker<'a> {
    events: Box<dyn Iterator<Item = Event<'a>> + 'a>,
    markdown: &'a Markdown,
    options: BlockOptions<'a>,
    heading: usize,
    look: Look,
}

impl Maker<'_> {
    /// Blocks up to the end of what holds them. Words that stand loose in it, as in the items of a
    /// short list, are a paragraph.
    fn blocks(&mut self) -> Vec<Block> {
        let (mut blocks, mut loose) = (Vec::new(), Vec::new());
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(tag) if !is_mark(tag.to_end()) => {
                    keep_words(&mut loose, &mut blocks);
                    blocks.extend(self.block(&tag));
                    if let Some(name) = self.look.figure.take() {
                        // Its paragraph has nothing else in it.
                        blocks.pop();
                        let figure = self.options.figures.iter().find(|(known, _)| *known == name);
                        blocks.extend(figure.iter().flat_map(|(_, figure)| figure.clone()));
                    }
                }
                Event::End(end) if !is_mark(end) => break,
                Event::Rule => keep_words(&mut loose, &mut blocks),
                event => self.words(event, &mut loose),
            }
        }
        keep_words(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: &Tag<'_>) -> Option<Block> {
        Some(match *tag {
            Tag::Paragraph => Block::Paragraph(self.line()),
            Tag::Heading { level, .. } => self.heading(level as u8),
            Tag::List(first) => Block::List { first, items: self.items() },
            Tag::Table(_) => self.table(),
            Tag::BlockQuote(None) => Block::Quote(self.blocks()),
            Tag::BlockQuote(Some(kind)) => {
                let is_warning = matches!(kind, BlockQuoteKind::Warning | BlockQuoteKind::Caution);
                let label = if is_warning { "Let op" } else { "Kader" };
                Block::Callout { label: label.to_owned(), is_warning, blocks: self.blocks() }
            }
            Tag::CodeBlock(_) => Block::Code(self.line().into_iter().map(|span| span.text).collect()),
            _ => {
                self.blocks();
                return None;
            }
        })
    }

    fn heading(&mut self, level: u8) -> Block {
        let known = self.markdown.headings().get(self.heading);
        let anchor = known.map_or_else(String::new, |heading| format!("{}{}", self.options.prefix, heading.id));
        self.heading += 1;
        let text = self.line().into_iter().filter(|span| !span.is_note).map(|span| span.text).collect();
        Block::Heading { level: level + self.options.deeper, anchor, text }
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            items.push(self.blocks());
        }
        items
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        loop {
            match self.events.next() {
                Some(Event::Start(Tag::TableHead)) => head = self.cells(),
                Some(Event::Start(Tag::TableRow)) => rows.push(self.cells()),
                _ => return Block::Table { head, rows },
            }
        }
    }

    fn cells(&mut self) -> Vec<Vec<Span>> {
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = self.events.next() {
            cells.push(self.line());
        }
        cells
    }

    /// The words up to the end of what holds them.
    fn line(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(end) if !is_mark(end) => break,
                event => self.words(event, &mut spans),
            }
        }
        spans
    }

    fn words(&mut self, event: Event<'_>, spans: &mut Vec<Span>) {
        match event {
            Event::Start(Tag::Strong) => self.look.strong += 1,
            Event::End(TagEnd::Strong) => self.look.strong -= 1,
            Event::Start(Tag::Emphasis) => self.look.emphasis += 1,
            Event::End(TagEnd::Emphasis) => self.look.emphasis -= 1,
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(FIGURE) => {
                self.look.figure = dest_url.strip_prefix(FIGURE).map(str::to_owned);
                self.look.skips_text = true;
            }
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. }) => {
                self.start_link(&dest_url, has_pothole, spans);
            }
            Event::End(TagEnd::Link) => {
                (self.look.href, self.look.skips_text) = (None, false);
                if let Some(note) = self.look.note.take() {
                    self.push(&format!(" ({note})"), spans);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text)
                if !self.look.skips_text =>
            {
                self.push(&text, spans);
            }
            Event::SoftBreak => self.push(" ", spans),
            Event::HardBreak => self.push("\n", spans),
            Event::FootnoteReference(id) => self.footnote(&id, spans),
            _ => {}
        }
    }

    fn start_link(&mut self, written: &str, has_text: bool, spans: &mut Vec<Span>) {
        let target = Target::from_written(written);
        let shown = target.map(|target| self.options.resolver.resolve(&target).unwrap_or_else(|| target.stand_in()));
        let (href, name, note) =
            shown.map_or_else(|| (None, written.to_owned(), None), |shown| (shown.href, shown.text, shown.note));
        (self.look.href, self.look.note) = (href, note);
        if !has_text {
            self.push(&name, spans);
            self.look.skips_text = true;
        }
    }

    fn push(&self, text: &str, spans: &mut Vec<Span>) {
        let span = Span {
            text: text.to_owned(),
            is_strong: self.look.strong > 0,
            is_emphasis: self.look.emphasis > 0,
            href: self.look.href.clone(),
            ..Span::default()
        };
        match spans.last_mut() {
            Some(last) if (Span { text: span.text.clone(), ..last.clone() }) == span => last.text.push_str(text),
            _ => spans.push(span),
        }
    }

    fn footnote(&self, id: &str, spans: &mut Vec<Span>) {
        let Some(place) = self.options.sources.iter().position(|source| *source == id) else { return };
        let number = place + 1;
        let href = format!("#{}bron-{number}", self.options.prefix);
        spans.push(Span { is_note: true, ..Span::link(number.to_string(), href) });
    }
}

fn keep_words(loose: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

/// Whether it stands inside a line.
fn is_mark(end: TagEnd) -> bool {
    matches!(end, TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report, Resolved};

    struct OneSymbol;

    impl Resolver for OneSymbol {
        fn resolve(&self, target: &Target) -> Option<Resolved> {
            (target.key == "88").then(|| Resolved::at("/symbolenbank/88", "88"))
        }
    }

    fn blocks(text: &str) -> Vec<Block> {
        let document = Document::new("x.md", text);
        let markdown = Markdown::parse_with(&document, &(0..document.text().len()), &["jas"], &Report::default());
        let figures = [("jas".to_owned(), vec![Block::text("Een jas."), Block::text("Van wol.")])];
        let options =
            BlockOptions { resolver: &OneSymbol, sources: &["b1", "b2"], prefix: "p/", deeper: 1, figures: &figures };
        markdown.blocks(options)
    }

    #[test]
    fn a_figure_stands_in_the_place_of_its_paragraph() {
        let read = blocks("Een.\n\n[[figuur:jas]]\n\nTwee.\n");
        assert_eq!(read, ["Een.", "Een jas.", "Van wol.", "Twee."].map(Block::text));
    }

    fn emphasis(text: &str) -> Span {
        Span { is_emphasis: true, ..Span::plain(text) }
    }

    #[test]
    fn headings_move_down_and_get_the_anchor_of_the_website() {
        let heading =
            |level, anchor: &str, text: &str| Block::Heading { level, anchor: anchor.into(), text: text.into() };
        assert_eq!(
            blocks("## Wat *is* het?[^b1]\n\n### Wat is het?\n"),
            [heading(3, "p/wat-is-het", "Wat is het?"), heading(4, "p/wat-is-het-2", "Wat is het?")]
        );
    }

    #[test]
    fn marks_links_and_footnotes_are_kept_and_links_to_nothing_become_text_that_says_so() {
        let wanted = vec![
            Span::strong("Zo"),
            Span::plain(" "),
            emphasis("is"),
            Span::plain(" "),
            Span::link("88", "/symbolenbank/88"),
            Span::plain(" en "),
            Span::link("de code", "/symbolenbank/88"),
            Span::plain(", weg (vervallen)."),
            Span { is_note: true, ..Span::link("2", "#p/bron-2") },
        ];
        let read = blocks("**Zo** *is* [[symbool:88]] en\n[[symbool:88|de code]], [[symbool:weg]].[^b2]\n");
        assert_eq!(read, [Block::Paragraph(wanted)]);
    }

    #[test]
    fn lists_nest_and_their_short_items_are_paragraphs() {
        let list = |first, items| Block::List { first, items };
        let inner = list(None, vec![vec![Block::text("a")]]);
        assert_eq!(
            blocks("3. Een\n   - a\n4. Twee\n"),
            [list(Some(3), vec![vec![Block::text("Een"), inner], vec![Block::text("Twee")]])]
        );
    }

    #[test]
    fn tables_callouts_and_quotes_are_told_apart() {
        let cell = |text: &str| vec![Span::plain(text)];
        let table = Block::Table { head: vec![cell("a"), cell("b")], rows: vec![vec![cell("1"), Vec::new()]] };
        let warning = Block::Callout { label: "Let op".into(), is_warning: true, blocks: vec![Block::text("Pas op")] };
        assert_eq!(
            blocks("| a | b |\n|---|---|\n| 1 | |\n\n> [!WARNING]\n> Pas op\n\n> Ooit\n"),
            [table, warning, Block::Quote(vec![Block::text("Ooit")])]
        );
    }
}
