//! From a library to a catalogue, or to everything that is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::archive::ARCHIVE;
use super::register::Addresses;
use super::side_by_side::side_by_side;
use super::{Catalogue, Library, SearchWords, inserts};
use crate::base::{DRAWINGS_FOLDER, Diagnostic, Document, Drawings, Link, Report, TermIndex, is_slug};
use crate::handreiking::{
    PROCESS_FIGURE, Page, Term, parse_contacts, parse_criteria, parse_facts, parse_grounds, parse_page, parse_parts,
    parse_plain_page, parse_process, parse_terms,
};
use crate::scenarios::{self, Bundle, Scenario};
use crate::symbols::{self, Drawing, EMERGENCY_CONTACT, Symbol};

/// The data of the picture of the process.
const PROCESS: &str = "content/proces.toml";

/// What came of a library.
pub struct Built {
    /// The catalogue, unless there was an error.
    pub catalogue: Option<Catalogue>,
    /// Everything that was noted, by document and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks a whole library. `today` decides which review dates have passed.
pub fn build(library: &Library, today: Date) -> Built {
    let report = Report::default();
    let mut catalogue = Catalogue::default();
    let mut read = Documents::default();
    read_handreiking(library, &report, &mut catalogue, &mut read);
    read_facts(library, &report, &mut catalogue, &mut read);
    read_dated_facts(library, today, &report, &mut catalogue);
    let aid = inserts::read_decision_aid(library, &report, &mut catalogue);
    let symbols = read_symbols(library, &report);
    symbols::check_together(&symbols, &report);
    for (symbol, document) in symbols {
        check_review(&document, symbol.review.review_before, today, &report);
        for former in &symbol.former_slugs {
            catalogue.former_symbols.insert(former.clone(), symbol.slug.clone());
        }
        read.symbols.insert(symbol.slug.clone(), document);
        catalogue.symbols.insert(symbol.slug.clone(), symbol);
    }
    read_scenarios(library, &report, &mut catalogue, &mut read);
    catalogue.read_archive(library, today, &report);
    check_all_links(library, &catalogue, &read, today, &report);
    if let Some(document) = &aid {
        check_review(document, catalogue.decision_aid().map_or(today, |aid| aid.review_before), today, &report);
        catalogue.check_decision_aid(library, document, today, &report);
    }
    check_sources(&catalogue, &read, &report);
    let sound = report.error_count() == 0;
    Built { catalogue: sound.then_some(catalogue), diagnostics: report.into_diagnostics() }
}

/// The documents behind what was read, for the checks between them.
#[derive(Default)]
struct Documents {
    pages: BTreeMap<String, Document>,
    plain: Vec<(String, Document)>,
    symbols: BTreeMap<String, Document>,
    scenarios: BTreeMap<String, Bundle>,
    terms: Option<Document>,
    process: Option<Document>,
}

fn read_handreiking(library: &Library, report: &Report, catalogue: &mut Catalogue, read: &mut Documents) {
    if let Some(document) = library.required("content/handreiking/delen.toml", report) {
        catalogue.parts = parse_parts(&document, report);
    }
    if let Some(document) = library.optional(PROCESS, report) {
        catalogue.process = parse_process(&document, report);
        read.process = Some(document);
    }
    let drawings = read_drawings(library, report);
    let none = Drawings::default();
    for document in library.documents("content/handreiking/", ".md", report) {
        let drawings = drawings.get(folder(document.name())).unwrap_or(&none);
        let Some(page) = parse_page(&document, drawings, report) else { continue };
        if catalogue.part(&page.part).is_none() {
            let problem = format!("De map ‘{}’ is geen deel van de handreiking.", page.part);
            report.error(&document, &(0..0), problem, "Voeg het deel toe in content/handreiking/delen.toml.");
        }
        read.pages.insert(page.key(), document);
        catalogue.pages.push(page);
    }
    let order: Vec<String> = catalogue.parts.iter().map(|part| part.slug.clone()).collect();
    let place = |page: &Page| (order.iter().position(|part| *part == page.part), page.number, page.slug.clone());
    catalogue.pages.sort_by_key(place);
    for document in library.documents("content/paginas/", ".md", report) {
        if let Some(page) = parse_plain_page(&document, report) {
            read.plain.push((page.slug.clone(), document));
            catalogue.plain_pages.insert(page.slug.clone(), page);
        }
    }
}

/// The drawings of the handreiking, by the folder whose pages show them.
fn read_drawings(library: &Library, report: &Report) -> BTreeMap<String, Drawings> {
    let mut drawings: BTreeMap<String, Drawings> = BTreeMap::new();
    for document in library.documents("content/handreiking/", ".svg", report) {
        let beside = folder(document.name()).strip_suffix(DRAWINGS_FOLDER.trim_end_matches('/'));
        let Some(part) = beside.and_then(|part| part.strip_suffix('/')).filter(|_| is_slug(document.stem())) else {
            let remedy = format!("Zet de tekening in content/handreiking/<deel>/{DRAWINGS_FOLDER}<naam>.svg.");
            report.error(&document, &(0..0), "Deze tekening hoort hier niet.", remedy);
            continue;
        };
        if let Some(drawing) = Drawing::parse(&document, report) {
            drawings.entry(part.to_owned()).or_default().insert(document.stem().to_owned(), drawing);
        }
    }
    drawings
}

/// The folder of a document.
fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_facts(library: &Library, report: &Report, catalogue: &mut Catalogue, read: &mut Documents) {
    if let Some(document) = library.required("content/begrippen.toml", report) {
        catalogue.terms = parse_terms(&document, report);
        read.terms = Some(document);
    }
    let names =
        catalogue.terms.iter().flat_map(|term: &Term| term.names().into_iter().map(|name| (name, term.slug.clone())));
    catalogue.term_index = TermIndex::new(names);
    catalogue.search_words = SearchWords::read(library, report);
}

/// Reads what has a date, and warns of what had to be looked at again before today.
fn read_dated_facts(library: &Library, today: Date, report: &Report, catalogue: &mut Catalogue) {
    let warn = |document: &Document, span: &Range<usize>, before: Option<Date>| {
        check_review_at(document, span, before.unwrap_or(today), today, report);
    };
    if let Some(document) = library.required("content/grondslagen.toml", report) {
        catalogue.grounds = parse_grounds(&document, report);
        catalogue.grounds.iter().for_each(|ground| warn(&document, &ground.span, Some(ground.review_before)));
    }
    for document in library.documents("content/feiten.toml", "", report) {
        catalogue.facts = parse_facts(&document, report);
        catalogue.facts.iter().for_each(|fact| warn(&document, &fact.span, Some(fact.review_before)));
    }
    if let Some(document) = library.required("content/contacten.toml", report) {
        catalogue.contacts = parse_contacts(&document, report);
        catalogue.contacts.iter().for_each(|contact| warn(&document, &contact.span, contact.review_before));
        if catalogue.contact(EMERGENCY_CONTACT).is_none() {
            let problem =
                format!("Het contact ‘{EMERGENCY_CONTACT}’ ontbreekt; elke bladzijde over een symbool noemt het.");
            report.error(
                &document,
                &(0..0),
                problem,
                format!("Voeg een [[contact]] toe met id = \"{EMERGENCY_CONTACT}\"."),
            );
        }
    }
    for document in library.documents("content/criteria/", ".toml", report) {
        let criteria = parse_criteria(&document, report);
        if let Some(version) = &criteria {
            warn(&document, &version.span, Some(version.review_before));
        }
        catalogue.criteria.extend(criteria);
    }
}

fn read_symbols(library: &Library, report: &Report) -> Vec<(Symbol, Document)> {
    let drawings = side_by_side(library.documents("symbols/", ".svg", report), report, |document, report| {
        Drawing::parse(&document, report).map(|drawing| (document.stem().to_owned(), drawing))
    });
    let mut drawings: BTreeMap<String, Drawing> = drawings.into_iter().collect();
    let with_drawing = |document: Document| {
        let drawing = drawings.remove(document.stem());
        (document, drawing)
    };
    let documents = library.documents("symbols/", ".md", report).into_iter().map(with_drawing).collect();
    side_by_side(documents, report, |(document, drawing), report| {
        symbols::parse(&document, drawing, report).map(|symbol| (symbol, document))
    })
}

fn read_scenarios(library: &Library, report: &Report, catalogue: &mut Catalogue, read: &mut Documents) {
    let mut folders: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for suffix in [".toml", ".md", ".csv", ".svg"] {
        let documents = library.documents("scenarios/", suffix, report).into_iter();
        for document in documents.filter(|document| document.name() != ARCHIVE) {
            let slug = document.name().split('/').nth(1).unwrap_or_default().to_owned();
            folders.entry(slug).or_default().push(document);
        }
    }
    for (slug, documents) in folders {
        let bundle = Bundle::new(&slug, documents);
        let scenario: Option<Scenario> = scenarios::parse(&bundle, report);
        if let Some(scenario) = scenario {
            read.scenarios.insert(slug.clone(), bundle);
            catalogue.scenarios.insert(slug, scenario);
        }
    }
}

/// Warns of sources that other documents describe otherwise.
fn check_sources(catalogue: &Catalogue, read: &Documents, report: &Report) {
    let mut addresses = Addresses::default();
    for page in &catalogue.pages {
        if let Some(document) = read.pages.get(&page.key()) {
            addresses.check(document, &page.references, report);
        }
    }
    for (slug, document) in &read.plain {
        let page = catalogue.plain_pages.get(slug);
        addresses.check(document, page.map_or(&[], |page| page.references.as_slice()), report);
    }
    for (slug, document) in &read.symbols {
        let symbol = catalogue.symbols.get(slug);
        addresses.check(document, symbol.map_or(&[], |symbol| symbol.references.as_slice()), report);
    }
}

fn check_review(document: &Document, before: Date, today: Date, report: &Report) {
    check_review_at(document, &(0..0), before, today, report);
}

fn check_review_at(document: &Document, span: &Range<usize>, before: Date, today: Date, report: &Report) {
    if before < today {
        let day = crate::base::dutch::date(before);
        let what = if span.is_empty() { "Dit document" } else { "Dit" };
        let problem = format!("{what} moest voor {day} worden herzien.");
        report.warning(document, span, problem, "Controleer de bronnen en zet een nieuwe datum.");
    }
}

fn check_all_links(library: &Library, catalogue: &Catalogue, read: &Documents, today: Date, report: &Report) {
    let check = |document: &Document, links: &mut dyn Iterator<Item = &Link>| {
        catalogue.check_links(library, document, links, report);
    };
    for page in &catalogue.pages {
        let Some(document) = read.pages.get(&page.key()) else { continue };
        check_review(document, page.review_before, today, report);
        catalogue.check_insert(page, document, report);
        catalogue.check_reliance(page, document, today, report);
        check(document, &mut page.links());
        let drawn = page.body.figures().iter().filter(|(name, _)| name == PROCESS_FIGURE);
        for (_, place) in drawn.filter(|_| read.process.is_none()) {
            let remedy = format!("Maak {PROCESS}; de schrijfwijzer zegt wat erin staat.");
            report.error(document, place, "Er is geen schema van het proces.", remedy);
        }
    }
    for (slug, document) in &read.plain {
        let links = catalogue.plain_pages.get(slug).map(|page| page.body.links()).unwrap_or_default();
        check(document, &mut links.iter());
    }
    for (slug, document) in &read.symbols {
        if let Some(symbol) = catalogue.symbols.get(slug) {
            check(document, &mut symbol.links());
        }
    }
    if let (Some(document), Some(process)) = (&read.process, &catalogue.process) {
        check(document, &mut process.links());
    }
    if let Some(document) = &read.terms {
        check(document, &mut catalogue.terms.iter().filter_map(|term| term.page.as_ref()));
    }
    for (slug, bundle) in &read.scenarios {
        let Some(scenario) = catalogue.scenarios.get(slug) else { continue };
        for (document, link) in scenario.links() {
            check(document, &mut std::iter::once(link));
        }
        if let Some(document) = bundle.files().first() {
            check_review(document, scenario.about().review_before, today, report);
        }
    }
}
