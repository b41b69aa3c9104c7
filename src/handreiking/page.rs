//! Parts and pages.

use jiff::civil::Date;

use super::page_form;
use crate::base::{
    Change, Document, Drawing, Drawings, Fields, Link, LinkKind, Markdown, Reference, Report, Target, check_alt,
    check_footnotes, find_drawing, is_slug, parse_toml, read_changes, read_references, words, words_in,
};

words! {
    /// How far the legal statements of a page were checked.
    pub enum LegalStatus {
        NotApplicable = "niet-van-toepassing", "geen juridische uitspraken";
        Checked = "gecontroleerd", "gecontroleerd";
        ToVerify = "te-verifieren", "te verifiëren";
    }
}

words! {
    /// What a page has beyond its text; the program makes it of other data.
    pub enum Insert {
        DecisionAid = "beslishulp", "de beslishulp";
        Contacts = "contacten", "de contacten";
        Criteria = "weegcriteria", "de weegcriteria";
        FactForm = "feitenformulier", "het feitenformulier";
    }
}

/// A part of the handreiking.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in addresses and its folder.
    pub slug: String,
    /// Title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
}

/// A page of the handreiking. It comes only from [`parse_page`], so one that exists has its
/// sources and dates.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Page {
    pub part: String,
    pub slug: String,
    pub number: i64,
    pub title: String,
    pub summary: String,
    pub key_points: Vec<String>,
    pub questions: Vec<String>,
    pub updated_on: Date,
    pub review_before: Date,
    pub legal_status: LegalStatus,
    pub insert: Option<Insert>,
    pub symbols: Vec<String>,
    pub scenarios: Vec<String>,
    pub further: Vec<String>,
    pub changes: Vec<Change>,
    pub figures: Vec<Figure>,
    pub references: Vec<Reference>,
    pub body: Markdown,
    named: Vec<Link>,
}

/// A drawing in the text of a page.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The name of the drawing, without its ending.
    pub id: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
    /// The drawing.
    pub drawing: Drawing,
}

/// The name in a text of the picture of the process, which the program draws.
pub const PROCESS_FIGURE: &str = "proces";

impl Page {
    /// `deel/pagina`: how other documents name this page.
    pub fn key(&self) -> String {
        format!("{}/{}", self.part, self.slug)
    }

    /// The number of words of the key points and the text; sources do not count.
    pub fn word_count(&self) -> usize {
        self.key_points.iter().map(|point| words_in(point)).sum::<usize>() + self.body.word_count()
    }

    /// Every link to another document, in the text and in the front matter.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.named.iter().chain(self.body.links())
    }
}

/// A word that stands in addresses where the slug of a part or a page could stand.
const RESERVED_SLUG: &str = "alles";

/// Reads the list of parts, in their order.
pub fn parse_parts(document: &Document, report: &Report) -> Vec<Part> {
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let parts = fields
        .tables("deel")
        .into_iter()
        .map(|mut part| {
            let slug = part.text("slug");
            if slug == RESERVED_SLUG {
                let problem = format!("‘{slug}’ is een adres van de website zelf.");
                part.error_at("slug", problem, "Kies een andere slug, en geef de map dezelfde naam.");
            }
            let read =
                Part { slug, title: part.short_text("titel", 60), summary: part.short_text("samenvatting", 200) };
            part.finish();
            read
        })
        .collect();
    fields.finish();
    parts
}

/// Reads a page. Its name in the library is `…/<deel>/<pagina>.md`; `drawings` are those of its
/// part. Returns nothing when the report got an error.
pub fn parse_page(document: &Document, drawings: &Drawings, report: &Report) -> Option<Page> {
    let before = report.error_count();
    let (front, body) = document.split(report)?;
    let table = parse_toml(document, &front, report);
    let mut fields = Fields::new(document, &table, front.start, report);
    let slug = document.stem().to_owned();
    check_slug(&slug, &fields);
    let figures: Vec<Figure> =
        fields.tables("figuur").into_iter().filter_map(|table| read_figure(table, drawings)).collect();
    let known: Vec<&str> = figures.iter().map(|figure| figure.id.as_str()).chain([PROCESS_FIGURE]).collect();
    let markdown = Markdown::parse_with(document, &body, &known, report);
    let (symbols, mut named) = linked(&mut fields, "symbolen", LinkKind::Symbol);
    let (scenarios, more) = linked(&mut fields, "scenarios", LinkKind::Scenario);
    named.extend(more);
    let (further, more) = linked(&mut fields, "verder", LinkKind::Page);
    named.extend(more);
    let page = Page {
        part: document.name().rsplit('/').nth(1).unwrap_or_default().to_owned(),
        slug,
        number: fields.integer("nummer", 1..=999),
        title: fields.short_text("titel", 120),
        summary: fields.short_text("samenvatting", 200),
        key_points: fields.texts("kernpunten"),
        questions: fields.texts("vragen"),
        updated_on: fields.date("bijgewerkt"),
        review_before: fields.date("herzien_voor"),
        legal_status: fields.word("juridische_status"),
        insert: fields.optional_word("onderdeel"),
        symbols,
        scenarios,
        further,
        changes: read_changes(&mut fields),
        figures,
        references: read_references(&mut fields, "bron", 2),
        body: markdown,
        named,
    };
    check_footnotes(&page.body, &page.references, document, report);
    if page.body.is_empty() {
        fields.error("Deze pagina heeft geen tekst.", "Schrijf de tekst onder de tweede regel +++.");
    }
    page_form::check(&page, &mut fields, &body);
    fields.finish();
    (report.error_count() == before).then_some(page)
}

fn check_slug(slug: &str, fields: &Fields<'_>) {
    if slug == RESERVED_SLUG {
        fields.error(format!("‘{slug}’ is een adres van de website zelf."), "Kies een andere naam voor het bestand.");
    }
    if !is_slug(slug) {
        fields.error(
            format!("‘{slug}’ kan geen naam van een pagina zijn."),
            "Gebruik kleine letters, cijfers en streepjes.",
        );
    }
}

fn read_figure(mut table: Fields<'_>, drawings: &Drawings) -> Option<Figure> {
    let (id, alt, caption) = (table.text("id"), table.text("alt"), table.text("bijschrift"));
    check_alt(&table, &alt);
    let drawing = find_drawing(&table, "id", &id, drawings).cloned();
    table.finish();
    Some(Figure { id, alt, caption, drawing: drawing? })
}

fn linked(fields: &mut Fields<'_>, key: &str, kind: LinkKind) -> (Vec<String>, Vec<Link>) {
    let texts = fields.placed_texts(key);
    let links = texts.iter().map(|(key, span)| Link { target: Target { kind, key: key.clone() }, span: span.clone() });
    (texts.iter().map(|(key, _)| key.clone()).collect(), links.collect())
}

/// A page outside the handreiking, such as the privacy page.
#[derive(Debug, Clone)]
pub struct PlainPage {
    /// Its address without the slash.
    pub slug: String,
    /// Title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// The day of its last change.
    pub updated_on: Date,
    /// Its sources, in the order of the footnotes' words; often none.
    pub references: Vec<Reference>,
    /// Text.
    pub body: Markdown,
}

/// Reads a page outside the handreiking.
pub fn parse_plain_page(document: &Document, report: &Report) -> Option<PlainPage> {
    let before = report.error_count();
    let (front, body) = document.split(report)?;
    let table = parse_toml(document, &front, report);
    let mut fields = Fields::new(document, &table, front.start, report);
    let page = PlainPage {
        slug: document.stem().to_owned(),
        title: fields.short_text("titel", 120),
        summary: fields.short_text("samenvatting", 200),
        updated_on: fields.date("bijgewerkt"),
        references: read_references(&mut fields, "bron", 0),
        body: Markdown::parse(document, &body, report),
    };
    check_footnotes(&page.body, &page.references, document, report);
    fields.finish();
    (report.error_count() == before).then_some(page)
}
