use jiff::civil::Date;

use super::{Library, build};
use crate::base::{Document, Drawings, Ideology, Report, Severity};
use crate::handreiking::{parse_contacts, parse_page, parse_terms};
use crate::scenarios::{self, Bundle};
use crate::symbols::{self, Drawing};

const TODAY: Date = Date::constant(2026, 11, 23);

/// Scraps that have a meaning somewhere in a document.
const SCRAPS: &[&str] = &[
    "+++",
    "\n",
    "[[",
    "]]",
    "[",
    "]",
    "\"",
    "\"\"\"",
    "'''",
    "=",
    "{",
    "}",
    "{voornaam}",
    "#",
    "## ",
    "> ",
    "- ",
    "|",
    "[^b1]",
    "[^",
    "<script>",
    "é",
    "🐸",
    "\u{0}",
    "\u{202e}",
    "9999999999999999999999",
    "-",
    "1979-13-99",
    "true",
    "[[keuze]]",
    "a.b.c = 1",
    "als = \"((((\"",
    "naar = \"\"",
    "krediet = []",
    "\\u0000",
    "&",
    "<svg",
    "/>",
    "viewBox",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// One to four slips: a scrap put in, a stretch taken out, a stretch written twice.
    fn mutate(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..=self.below(4) {
            let at = self.place(&text);
            let end = text.ceil_char_boundary((at + self.below(40)).min(text.len()));
            match self.below(3) {
                0 => text.insert_str(at, SCRAPS[self.below(SCRAPS.len())]),
                1 => text.replace_range(at..end, ""),
                _ => {
                    let again = text[at..end].to_owned();
                    text.insert_str(end, &again);
                }
            }
        }
        text
    }
}

fn read(document: &Document, bundle: &[Document], report: &Report) {
    let name = document.name();
    if name.starts_with("symbols/") {
        Drawing::parse(document, report);
        symbols::parse(document, None, report);
    } else if name.starts_with("scenarios/") {
        let mut files: Vec<Document> = bundle.iter().filter(|file| file.name() != name).cloned().collect();
        files.push(document.clone());
        scenarios::parse(&Bundle::new("ineens-een-khimar", files), report);
    } else if name.starts_with("content/begrippen") {
        parse_terms(document, report);
        parse_contacts(document, report);
    } else {
        parse_page(document, &Drawings::default(), report);
    }
}

#[test]
fn no_slip_of_the_pen_makes_a_reader_panic() {
    let report = Report::default();
    let library = Library::shipped();
    let documents: Vec<Document> = [
        "content/handreiking/melden/",
        "content/begrippen",
        "symbols/8",
        "symbols/is-",
        "scenarios/ineens-een-khimar/",
    ]
    .iter()
    .flat_map(|prefix| library.documents(prefix, "", &report))
    .collect();
    let bundle = library.documents("scenarios/ineens-een-khimar/", "", &report);
    let mut dice = Dice(7);
    let mut refused = 0;
    for _ in 0..400 {
        let original = &documents[dice.below(documents.len())];
        let report = Report::default();
        let changed = Document::new(original.name(), dice.mutate(original.text()));
        read(&changed, &bundle, &report);
        // Every diagnostic can be shown: its place lies inside the document.
        let diagnostics = report.into_diagnostics();
        refused += usize::from(!diagnostics.is_empty());
        assert!(diagnostics.iter().all(|diagnostic| !diagnostic.to_string().is_empty()));
    }
    assert!(refused > 130, "the slips are noticed: {refused} of 400");
}

#[test]
fn the_shipped_library_is_published_whole() {
    let built = build(&Library::shipped(), TODAY);
    let wrong: Vec<_> = built.diagnostics.iter().filter(|told| told.severity != Severity::Note).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let catalogue = built.catalogue.unwrap();
    let parts: Vec<&str> = catalogue.parts().iter().map(|part| part.slug.as_str()).collect();
    assert!(parts.iter().all(|part| catalogue.pages_of(part).next().is_some()), "every part has a page");
    assert!(catalogue.pages().len() >= 44 && catalogue.terms().len() >= 72 && catalogue.scenarios().count() == 12);
    let of = |wanted| catalogue.symbols().filter(|symbol| symbol.ideologies.contains(&wanted)).count();
    assert!(of(Ideology::RightWing) >= 85 && of(Ideology::Jihadism) >= 30);
    assert!(of(Ideology::AntiInstitutional) >= 30 && of(Ideology::None) >= 40);
}
