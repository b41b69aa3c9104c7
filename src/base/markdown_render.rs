//! From checked Markdown to HTML, with links resolved, footnotes numbered by source and terms of
//! the glossary linked at their first use.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, html};

use super::markdown::{FIGURE, options, with_definitions};
use super::markdown_pieces::{closing, heading_link, open_callout, open_table, term};
use super::{Link, LinkKind, Markdown, Resolver, SafeHtml, Target, TermIndex, Word, escape};

/// How a text is rendered.
#[derive(Clone, Copy, Default)]
pub struct RenderOptions<'a> {
    /// The ids of the sources, in the order in which they are numbered on the page.
    pub sources: &'a [&'a str],
    /// Terms to link at their first use, when they are to be linked.
    pub terms: Option<&'a TermIndex>,
    /// What the reader does with the text.
    pub manner: Manner,
    /// Put before every id, where several texts stand on one page.
    pub prefix: &'a str,
    /// How many levels deeper the headings stand than they are written.
    pub deeper: u8,
    /// The figures that stand in the text, by name.
    pub figures: &'a [(String, SafeHtml)],
}

/// What a reader does with a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// Reads it on a screen.
    #[default]
    Screen,
    /// Reads it on a screen, and may pass on where a heading is.
    Linked,
    /// Reads it on paper: a term is a word like others.
    Paper,
}

/// A rendered text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// What the page shows.
    pub html: SafeHtml,
    /// The links that lead nowhere; their text stands in the page without a link, and is marked.
    pub broken: Vec<Link>,
}

impl Markdown {
    /// Renders the text. Terms that were linked are added to `linked`, so that the sections of one
    /// page link each term once.
    pub fn render(
        &self,
        resolver: &dyn Resolver,
        options_for: RenderOptions<'_>,
        linked: &mut Vec<String>,
    ) -> Rendered {
        let parsed = with_definitions(&self.text, self.footnotes());
        let mut mapper = Mapper {
            markdown: self,
            resolver,
            options: options_for,
            linked,
            broken: Vec::new(),
            out: Vec::new(),
            state: State::default(),
        };
        for (event, span) in Parser::new_ext(&parsed, options()).into_offset_iter() {
            if span.start < self.text.len().max(1) {
                mapper.event(event);
            }
        }
        let mut page = String::with_capacity(self.text.len() * 2);
        html::push_html(&mut page, mapper.out.into_iter());
        Rendered { html: SafeHtml::trusted(page), broken: mapper.broken }
    }
}

/// What does not come into the page.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum LeftOut {
    #[default]
    Nothing,
    /// The empty definition of a footnote.
    Footnote,
    /// The paragraph of a figure: the figure stands there instead.
    Figure,
}

#[derive(Default)]
struct State {
    heading: usize,
    link: usize,
    /// How many headings, links and code blocks are open: no term is linked inside them.
    quiet: usize,
    /// Inside a link that leads nowhere.
    in_broken: bool,
    /// Skip the text of a link without text of its own: the target's name stands there instead.
    skip_text: bool,
    /// What stands behind the link that is open.
    note: Option<String>,
    /// What is left out just now.
    left_out: LeftOut,
    /// The heading under which the text stands.
    under: String,
    /// The tables under this heading.
    tables: usize,
}

struct Mapper<'a, 'b> {
    markdown: &'a Markdown,
    resolver: &'a dyn Resolver,
    options: RenderOptions<'a>,
    linked: &'b mut Vec<String>,
    broken: Vec<Link>,
    out: Vec<Event<'a>>,
    state: State,
}

impl Mapper<'_, '_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => self.state.left_out = LeftOut::Footnote,
            Event::End(TagEnd::FootnoteDefinition) => self.state.left_out = LeftOut::Nothing,
            Event::End(TagEnd::Paragraph) if self.state.left_out == LeftOut::Figure => {
                self.state.left_out = LeftOut::Nothing;
            }
            _ if self.state.left_out != LeftOut::Nothing => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::FootnoteReference(id) => self.footnote(&id),
            // Reported when the document was read; here they are shown as the text they are.
            Event::Html(text) | Event::InlineHtml(text) => self.push_text(&text),
            other => self.out.push(other.into_static()),
        }
    }

    fn push_html(&mut self, html: String) {
        self.out.push(Event::InlineHtml(CowStr::from(html)));
    }

    fn push_text(&mut self, text: &str) {
        self.out.push(Event::Text(CowStr::from(text.to_owned())));
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.start_heading(level),
            Tag::Link { dest_url, .. } if dest_url.starts_with(FIGURE) => self.figure(&dest_url),
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.start_link(&dest_url, has_pothole);
            }
            Tag::Link { .. } | Tag::Image { .. } => self.start_broken(),
            Tag::BlockQuote(kind) => self.out.push(Event::Html(CowStr::from(open_callout(kind)))),
            Tag::Table(_) => {
                self.state.tables += 1;
                let label = open_table(&self.state.under, self.state.tables);
                self.out.push(Event::Html(CowStr::from(label)));
                self.out.push(Event::Start(tag.into_static()));
            }
            Tag::CodeBlock(_) => {
                self.state.quiet += 1;
                self.out.push(Event::Start(tag.into_static()));
            }
            other => self.out.push(Event::Start(other.into_static())),
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        self.state.quiet += 1;
        let heading = self.markdown.headings().get(self.state.heading);
        self.state.under = heading.map_or_else(String::new, |heading| heading.text.clone());
        self.state.tables = 0;
        if self.options.manner == Manner::Linked {
            self.out.push(Event::Html(CowStr::from("<div class=\"kop\">")));
        }
        let id = heading.map(|heading| CowStr::from(format!("{}{}", self.options.prefix, heading.id)));
        let level = self.level(level);
        self.out.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        self.state.quiet -= 1;
        self.out.push(Event::End(TagEnd::Heading(self.level(level))));
        if self.options.manner == Manner::Linked
            && let Some(heading) = self.markdown.headings().get(self.state.heading)
        {
            self.out.push(Event::Html(CowStr::from(heading_link(heading, self.options.prefix))));
        }
        self.state.heading += 1;
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let deeper = (level as usize + usize::from(self.options.deeper)).min(6);
        HeadingLevel::try_from(deeper).unwrap_or(level)
    }

    /// Puts a figure in the place of its paragraph.
    fn figure(&mut self, written: &str) {
        self.state.left_out = LeftOut::Figure;
        if matches!(self.out.last(), Some(Event::Start(Tag::Paragraph))) {
            self.out.pop();
        }
        let name = written.strip_prefix(FIGURE).unwrap_or_default();
        if let Some((_, html)) = self.options.figures.iter().find(|(known, _)| known == name) {
            self.out.push(Event::Html(CowStr::from(html.to_string())));
        }
    }

    fn start_broken(&mut self) {
        self.state.quiet += 1;
        self.state.in_broken = true;
    }

    fn start_link(&mut self, written: &str, has_text: bool) {
        let Some((kind, key)) = written.split_once(':').and_then(|(kind, key)| Some((LinkKind::from_word(kind)?, key)))
        else {
            return self.start_broken();
        };
        let target = Target { kind, key: key.to_owned() };
        self.state.quiet += 1;
        let shown = self.resolver.resolve(&target).unwrap_or_else(|| target.stand_in());
        if let Some(href) = &shown.href {
            if kind == LinkKind::Term {
                self.linked.push(key.to_owned());
            }
            self.push_html(format!("<a href=\"{}\">", escape(href)));
        } else {
            self.state.in_broken = true;
            let span = self.markdown.links().get(self.state.link).map_or(0..0, |link| link.span.clone());
            self.broken.push(Link { target, span });
        }
        self.state.note = shown.note;
        if !has_text {
            self.state.skip_text = true;
            self.push_text(&shown.text);
        }
        self.state.link += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => {
                if !self.state.in_broken {
                    self.push_html("</a>".to_owned());
                }
                if let Some(note) = self.state.note.take() {
                    self.push_text(&format!(" ({note})"));
                }
                self.state.in_broken = false;
                self.state.quiet -= 1;
                self.state.skip_text = false;
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(kind) => {
                let close = if kind.is_some() { "</div>\n" } else { "</blockquote>\n" };
                self.out.push(Event::Html(CowStr::from(close)));
            }
            TagEnd::Table => {
                self.out.push(Event::End(tag));
                self.out.push(Event::Html(CowStr::from("</div>\n")));
            }
            TagEnd::CodeBlock => {
                self.state.quiet -= 1;
                self.out.push(Event::End(tag));
            }
            other => self.out.push(Event::End(other)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.state.skip_text {
            return;
        }
        let quiet = self.state.quiet > 0;
        let Some(terms) = self.options.terms.filter(|_| !quiet) else {
            return self.push_text(text);
        };
        let mut rest = 0;
        for found in terms.find(text, self.linked) {
            self.push_text(&text[rest..found.range.start]);
            let word = &text[found.range.clone()];
            let after = closing(&text[found.range.end..]);
            let end = found.range.end + after.len();
            let meaning = self.resolver.meaning(&found.slug);
            match self.options.manner {
                Manner::Paper => self.push_text(&text[found.range.start..end]),
                Manner::Screen | Manner::Linked => self.push_html(term(&found.slug, (word, after), meaning)),
            }
            self.linked.push(found.slug);
            rest = end;
        }
        self.push_text(&text[rest..]);
    }

    fn footnote(&mut self, id: &str) {
        let Some(number) = self.options.sources.iter().position(|source| *source == id) else {
            return;
        };
        let number = number + 1;
        let prefix = escape(self.options.prefix);
        self.push_html(format!(
            "<sup class=\"noot\"><a href=\"#{prefix}bron-{number}\" aria-label=\"bron {number}\">{number}</a></sup>"
        ));
    }
}

#[cfg(test)]
mod tests;
