//! From checked Markdown to HTML, with links resolved, footnotes numbered by source and terms of
//! the glossary linked at their first use.

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, LinkType, Parser, Tag, TagEnd, html};

use super::markdown::{options, with_definitions};
use super::{Link, LinkKind, Markdown, Resolver, SafeHtml, Target, TermIndex, Word, escape};

/// How a text is rendered.
#[derive(Clone, Copy, Default)]
pub struct RenderOptions<'a> {
    /// The ids of the sources, in the order in which they are numbered on the page.
    pub sources: &'a [&'a str],
    /// Terms to link at their first use, when they are to be linked.
    pub terms: Option<&'a TermIndex>,
}

/// A rendered text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// What the page shows.
    pub html: SafeHtml,
    /// The links that lead nowhere; their text stands in the page without a link.
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

#[derive(Default)]
struct State {
    heading: usize,
    link: usize,
    /// How many headings, links and code blocks are open: no term is linked inside them.
    quiet: usize,
    /// Inside a link whose target does not exist.
    in_broken: bool,
    /// Skip the text of a link without text of its own: the target's name stands there instead.
    skip_text: bool,
    /// What stands behind the link that is open.
    note: Option<String>,
    in_footnote: bool,
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
            Event::Start(Tag::FootnoteDefinition(_)) => self.state.in_footnote = true,
            Event::End(TagEnd::FootnoteDefinition) => self.state.in_footnote = false,
            _ if self.state.in_footnote => {}
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
            Tag::Heading { level, .. } => {
                self.state.quiet += 1;
                let id =
                    self.markdown.headings().get(self.state.heading).map(|heading| CowStr::from(heading.id.clone()));
                self.out.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.start_link(&dest_url, has_pothole);
            }
            Tag::Link { .. } | Tag::Image { .. } => self.start_broken(),
            Tag::BlockQuote(kind) => {
                let class = if matches!(kind, Some(BlockQuoteKind::Warning | BlockQuoteKind::Caution)) {
                    "let-op"
                } else {
                    "kader"
                };
                let open = if kind.is_some() {
                    format!("<div class=\"{class}\" role=\"note\">")
                } else {
                    "<blockquote>".to_owned()
                };
                self.out.push(Event::Html(CowStr::from(open)));
            }
            Tag::Table(_) => {
                self.out.push(Event::Html(CowStr::from(
                    "<div class=\"tabel\" tabindex=\"0\" role=\"group\" aria-label=\"Tabel\">",
                )));
                self.out.push(Event::Start(tag.into_static()));
            }
            Tag::CodeBlock(_) => {
                self.state.quiet += 1;
                self.out.push(Event::Start(tag.into_static()));
            }
            other => self.out.push(Event::Start(other.into_static())),
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
        let resolved = self.resolver.resolve(&target);
        if let Some(resolved) = resolved {
            if kind == LinkKind::Term {
                self.linked.push(key.to_owned());
            }
            self.push_html(format!("<a href=\"{}\">", escape(&resolved.href)));
            self.state.note = resolved.note;
            if !has_text {
                self.state.skip_text = true;
                self.push_text(&resolved.text);
            }
        } else {
            self.state.in_broken = true;
            let span = self.markdown.links().get(self.state.link).map_or(0..0, |link| link.span.clone());
            self.broken.push(Link { target, span });
            if !has_text {
                self.state.skip_text = true;
                self.push_text(key);
            }
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
            TagEnd::Heading(_) => {
                self.state.quiet -= 1;
                self.state.heading += 1;
                self.out.push(Event::End(tag));
            }
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
            self.push_html(format!(
                "<a class=\"begrip\" href=\"/begrippen#{}\">{}</a>",
                escape(&found.slug),
                escape(word)
            ));
            self.linked.push(found.slug);
            rest = found.range.end;
        }
        self.push_text(&text[rest..]);
    }

    fn footnote(&mut self, id: &str) {
        let Some(number) = self.options.sources.iter().position(|source| *source == id) else {
            return;
        };
        let number = number + 1;
        self.push_html(format!(
            "<sup class=\"noot\"><a href=\"#bron-{number}\" aria-label=\"bron {number}\">{number}</a></sup>"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report, Resolved};

    struct OneSymbol;

    impl Resolver for OneSymbol {
        fn resolve(&self, target: &Target) -> Option<Resolved> {
            (target.key == "88").then(|| Resolved {
                href: "/symbolenbank/88".into(),
                text: "88 & meer".into(),
                note: None,
            })
        }
    }

    fn render(text: &str, terms: Option<&TermIndex>) -> Rendered {
        let document = Document::new("x.md", text);
        let markdown = Markdown::parse(&document, &(0..document.text().len()), &Report::default());
        markdown.render(&OneSymbol, RenderOptions { sources: &["b1", "b2"], terms }, &mut Vec::new())
    }

    #[test]
    fn footnotes_leave_nothing_behind() {
        let shown = render("Een.[^b1]\n\nTwee.[^b2]\n", None).html.to_string();
        assert_eq!(shown.matches("<p>").count(), shown.matches("</p>").count(), "{shown}");
        assert!(shown.trim_end().ends_with("</sup></p>"), "{shown}");
    }

    #[test]
    fn links_lead_to_their_documents_and_broken_ones_become_text() {
        let rendered = render("[[symbool:88]], [[symbool:88|de code]] en [[symbool:weg|iets ouds]].", None);
        assert_eq!(
            rendered.html.as_str().trim(),
            "<p><a href=\"/symbolenbank/88\">88 &amp; meer</a>, <a href=\"/symbolenbank/88\">de code</a> en iets ouds.</p>"
        );
        assert_eq!(rendered.broken[0].target.key, "weg");
        assert_eq!(rendered.broken[0].span.start, 42);
    }

    #[test]
    fn footnotes_carry_the_number_of_their_source() {
        let html = render("Feit.[^b2]\n\nNog een.[^b1]", None).html.to_string();
        assert!(html.contains("<a href=\"#bron-2\" aria-label=\"bron 2\">2</a>"), "{html}");
        assert!(!html.contains("footnote"), "{html}");
    }

    #[test]
    fn nothing_that_an_author_writes_becomes_live_markup() {
        let attacks = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "![x](javascript:alert(1))",
            "[[symbool:\"><script>|<b>x</b>]]",
            "<a href=\"javascript:alert(1)\">x</a>",
            "```\n<script>\n```",
            "## <svg onload=alert(1)>",
            "[^<script>]",
            "<https://voorbeeld.nl>",
        ];
        for attack in attacks {
            let html = render(attack, None).html.to_string();
            for live in ["<script", "<img", "<svg", "<b>", "<a href=\"javascript", "<a href=\"https"] {
                assert!(!html.contains(live), "{attack} gave {html}");
            }
        }
    }

    #[test]
    fn a_term_is_linked_at_its_first_use_only_and_never_in_headings_or_links() {
        let terms = TermIndex::new([("weegploeg".to_owned(), "weegploeg".to_owned())]);
        let html =
            render("## De weegploeg\n\n[[symbool:88|weegploeg]] De Weegploeg weegt. De weegploeg weer.", Some(&terms))
                .html
                .to_string();
        assert_eq!(html.matches("/begrippen#weegploeg").count(), 1, "{html}");
        assert!(html.contains("De <a class=\"begrip\" href=\"/begrippen#weegploeg\">Weegploeg</a> weegt."), "{html}");
    }

    #[test]
    fn alerts_become_boxes_and_tables_can_be_scrolled() {
        let html = render("> [!WARNING]\n> **Let op**\n\n| a | b |\n|---|---|\n| 1 | 2 |", None).html.to_string();
        assert!(html.contains("<div class=\"let-op\" role=\"note\">"), "{html}");
        assert!(html.contains("tabindex=\"0\""), "{html}");
    }
}
