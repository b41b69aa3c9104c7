//! Markdown bodies: checked once when a document is read, rendered later, when every document
//! that it links to is known.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::{Document, Link, LinkKind, Report, Target, Word, nearest, slugify};

/// Deeper nesting of lists and quotes than this is refused: no page needs it, and rendering a
/// hostile document with thousands of levels would cost the machine's time.
const MAX_NESTING: usize = 24;

/// What a figure begins with, where it stands in a text.
pub(super) const FIGURE: &str = "figuur:";

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 4.
    pub level: u8,
    /// Unique inside its body, fit for an address.
    pub id: String,
    /// As it reads.
    pub text: String,
}

/// A part of a body under one `##` heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading's text.
    pub title: String,
    /// The heading's bytes in the document.
    pub span: Range<usize>,
    /// What stands under it.
    pub body: Markdown,
}

/// A checked Markdown text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markdown {
    pub(super) text: String,
    headings: Vec<Heading>,
    links: Vec<Link>,
    footnotes: Vec<(String, Range<usize>)>,
    lists: Vec<ListKind>,
    figures: Vec<(String, Range<usize>)>,
    plain: String,
}

/// How the items of a list stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// In an order, with numbers.
    Numbered,
    /// Side by side, with bullets.
    Bulleted,
}

pub(super) fn options() -> Options {
    // Named one by one: `Options::all` also turns on the old kind of footnotes.
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

impl Markdown {
    /// Checks the Markdown in `range` of a document. What is wrong goes into the report with its
    /// place; what is left is safe to render.
    pub fn parse(document: &Document, range: &Range<usize>, report: &Report) -> Self {
        Self::parse_with(document, range, &[], report)
    }

    /// The same for a text in which the named figures may stand, as `[[figuur:naam]]` on a line of
    /// its own.
    pub fn parse_with(document: &Document, range: &Range<usize>, figures: &[&str], report: &Report) -> Self {
        let text = &document.text()[range.clone()];
        let mut reader = Reader {
            document,
            report,
            base: range.start,
            found: Self { text: text.to_owned(), ..Self::default() },
            depth: 0,
            heading: None,
            known: figures,
            in_figure: false,
        };
        reader.footnotes(text);
        let parsed = with_definitions(text, &reader.found.footnotes);
        for (event, span) in Parser::new_ext(&parsed, options()).into_offset_iter() {
            if span.start < text.len() {
                reader.event(event, &span);
            }
            if reader.depth > MAX_NESTING {
                break;
            }
        }
        reader.found
    }

    /// The headings, in order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The links to other documents, in order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The ids of the footnotes with their places, in order; one id may occur more than once.
    pub fn footnotes(&self) -> &[(String, Range<usize>)] {
        &self.footnotes
    }

    /// The lists, in order; what lies in a list comes after it.
    pub fn lists(&self) -> &[ListKind] {
        &self.lists
    }

    /// The names of the figures with their places, in order.
    pub fn figures(&self) -> &[(String, Range<usize>)] {
        &self.figures
    }

    /// The number of words that a reader reads, without sources.
    pub fn word_count(&self) -> usize {
        words_in(&self.plain)
    }

    /// The text without marks, for the index.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The Markdown as written.
    pub fn source(&self) -> &str {
        &self.text
    }
}

/// The number of words in a text.
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Splits the Markdown in `range` at its `##` headings: what comes before the first, and the
/// sections. Each is checked by itself.
pub(crate) fn sections(document: &Document, range: &Range<usize>, report: &Report) -> (Markdown, Vec<Section>) {
    let text = &document.text()[range.clone()];
    let mut starts: Vec<(Range<usize>, String)> = Vec::new();
    let mut inside = false;
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                inside = true;
                starts.push((range.start + span.start..range.start + span.end, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(part) | Event::Code(part) if inside => {
                if let Some((_, title)) = starts.last_mut() {
                    title.push_str(&part);
                }
            }
            _ => {}
        }
    }
    let first = starts.first().map_or(range.end, |(span, _)| span.start);
    let intro = Markdown::parse(document, &(range.start..first), report);
    let ends = starts.iter().skip(1).map(|(span, _)| span.start).chain([range.end]).collect::<Vec<_>>();
    let sections = starts
        .into_iter()
        .zip(ends)
        .map(|((span, title), end)| Section { title, body: Markdown::parse(document, &(span.end..end), report), span })
        .collect();
    (intro, sections)
}

/// The parser takes `[^id]` for a footnote only when the text defines it; our definitions are the
/// sources in the front matter. So empty definitions are added after the text, and left out of the
/// page again.
pub(super) fn with_definitions(text: &str, footnotes: &[(String, Range<usize>)]) -> String {
    let mut parsed = format!("{text}\n");
    let mut ids: Vec<_> = footnotes.iter().map(|(id, _)| id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        parsed.push_str("\n[^");
        parsed.push_str(id);
        parsed.push_str("]: .\n");
    }
    parsed
}

struct Reader<'a> {
    document: &'a Document,
    report: &'a Report,
    base: usize,
    found: Markdown,
    depth: usize,
    heading: Option<(u8, String)>,
    /// The figures that may stand here.
    known: &'a [&'a str],
    in_figure: bool,
}

impl Reader<'_> {
    fn error(&self, span: &Range<usize>, problem: impl Into<String>, remedy: impl Into<String>) {
        self.report.error(self.document, &(self.base + span.start..self.base + span.end), problem, remedy);
    }

    fn footnotes(&mut self, text: &str) {
        for (start, _) in text.match_indices("[^") {
            let id: String = text[start + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            let end = start + 2 + id.len();
            if !id.is_empty() && text[end..].starts_with(']') {
                self.found.footnotes.push((id, self.base + start..self.base + end + 1));
            }
        }
    }

    fn event(&mut self, event: Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.in_figure => {}
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.error(span, "HTML mag niet in de tekst staan.", "Gebruik Markdown, of haal de tekens < en > weg.");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: &Range<usize>) {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            self.error(
                span,
                "Lijsten of citaten zitten hier te diep in elkaar.",
                format!("Gebruik ten hoogste {MAX_NESTING} lagen."),
            );
        }
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => {
                self.heading = Some((2, String::new()));
                self.error(
                    span,
                    "Een kop met één # is niet toegestaan: dat is de titel van de pagina.",
                    "Begin de kop met ##.",
                );
            }
            Tag::List(first) => {
                self.found.lists.push(if first.is_some() { ListKind::Numbered } else { ListKind::Bulleted });
            }
            Tag::Heading { level, .. } => self.heading = Some((level as u8, String::new())),
            Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. } => self.link(&dest_url, span),
            Tag::Link { .. } => self.error(
                span,
                "Een link naar een andere website hoort niet in de tekst.",
                "Zet het adres bij de bronnen en verwijs ernaar met een voetnoot.",
            ),
            Tag::Image { .. } => self.error(
                span,
                "Een afbeelding mag niet in de tekst staan.",
                "Verwijs naar een symbool met [[symbool:…]].",
            ),
            _ => {}
        }
    }

    fn figure(&mut self, name: &str, span: &Range<usize>) {
        self.in_figure = true;
        let before = &self.found.text[..span.start];
        let after = &self.found.text[span.end..];
        let starts = before.trim_matches('\n').is_empty() || before.ends_with("\n\n");
        let ends = after.trim_matches('\n').is_empty() || after.starts_with("\n\n");
        if self.known.is_empty() {
            self.error(span, "Hier kan geen figuur staan.", "Figuren staan op bladzijden van de handreiking.");
        } else if !self.known.contains(&name) {
            let near = nearest(name, self.known.iter().copied());
            let remedy = near.map_or_else(
                || "Voeg [[figuur]] toe in de kop, met id, alt en bijschrift.".to_owned(),
                |near| format!("Bedoelde u ‘{near}’? Anders hoort er een [[figuur]] in de kop bij."),
            );
            self.error(span, format!("De figuur ‘{name}’ is er niet."), remedy);
        } else if !(starts && ends) {
            self.error(
                span,
                "Een figuur staat op een regel alleen.",
                "Zet er een lege regel boven en onder, en geen tekst ernaast.",
            );
        }
        self.found.figures.push((name.to_owned(), self.base + span.start..self.base + span.end));
    }

    fn link(&mut self, written: &str, span: &Range<usize>) {
        if let Some(name) = written.strip_prefix(FIGURE) {
            return self.figure(name, span);
        }
        if let Some(target) = Target::from_written(written) {
            self.found.links.push(Link { target, span: self.base + span.start..self.base + span.end });
            return;
        }
        let kinds: Vec<_> = LinkKind::ALL.iter().map(|kind| kind.word()).collect();
        let remedy = format!("Schrijf [[soort:naam]] met als soort: {}.", kinds.join(", "));
        self.error(span, format!("De verwijzing ‘{written}’ is niet te begrijpen."), remedy);
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Link => self.in_figure = false,
            TagEnd::Heading(_) => {
                if let Some((level, text)) = self.heading.take() {
                    let id = self.free_id(&text);
                    self.found.headings.push(Heading { level, id, text });
                }
                self.found.plain.push('\n');
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => self.found.plain.push('\n'),
            _ => {}
        }
    }

    fn free_id(&self, text: &str) -> String {
        let wanted = slugify(text);
        let wanted = if wanted.is_empty() { "deel".to_owned() } else { wanted };
        let taken = |id: &str| self.found.headings.iter().any(|heading| heading.id == id);
        if !taken(&wanted) {
            return wanted;
        }
        let headings = self.found.headings.len();
        (2..=headings + 2).map(|number| format!("{wanted}-{number}")).find(|id| !taken(id)).unwrap_or(wanted)
    }

    fn text(&mut self, text: &str) {
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(text);
        }
        self.found.plain.push_str(text);
    }
}

#[cfg(test)]
mod tests;
