//! How hard the language of a whole library is, document by document.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::side_by_side::side_by_side;
use super::{Catalogue, Library, build};
use crate::base::{Diagnostic, Document, Report};
use crate::handreiking::parse_terms;
use crate::readability::{Findings, Genre, Known, Measure, PlainWords, Reading, assess, first_variant};

/// The list of hard words with plainer ones.
const PLAIN_WORDS: &str = "content/taal/gewone-woorden.toml";

/// Files with texts that pages show, beside those in the folders of documents.
const LISTS: &[&str] =
    &["content/begrippen.toml", "content/grondslagen.toml", "content/contacten.toml", "content/feiten.toml"];

/// In fewer words than this one long word makes all the difference.
const LEAST_WORDS: usize = 50;

/// A document with what was found in its language.
#[derive(Debug)]
pub struct Measured {
    /// Its name in the library; of a case the folder.
    pub name: String,
    /// What sort of text it is.
    pub genre: Genre,
    /// What was counted.
    pub measure: Measure,
    /// What can be made easier.
    pub hints: Vec<Diagnostic>,
}

impl Measured {
    /// Whether the text is harder than texts of its sort may be. Of a few words that cannot be told.
    pub fn is_too_hard(&self) -> bool {
        let is_judged = self.measure.words >= LEAST_WORDS;
        self.measure.score().filter(|_| is_judged).is_some_and(|score| score < self.genre.floor())
    }
}

/// Measures every document that visitors read, the hardest first. `today` is for building the
/// catalogue, in which links get their names.
pub fn measure_language(library: &Library, today: Date) -> Vec<Measured> {
    let report = Report::default();
    let catalogue = build(library, today).catalogue.unwrap_or_default();
    let known = known(library, &report);
    let works = works(library, &report);
    let mut measured = side_by_side(works, &report, |work, _| Some(measure(work, &known, &catalogue)));
    measured.retain(|document| document.measure.words > 0);
    measured.sort_by(|one, other| by_score(one, other).then_with(|| one.name.cmp(&other.name)));
    measured
}

fn by_score(one: &Measured, other: &Measured) -> Ordering {
    let score = |document: &Measured| document.measure.score().unwrap_or(f64::MAX);
    score(one).total_cmp(&score(other))
}

/// Files that are measured as one.
struct Work {
    name: String,
    genre: Genre,
    files: Vec<Document>,
}

fn measure(work: Work, known: &Known, catalogue: &Catalogue) -> Measured {
    let head = work.files.iter().find(|file| file.name().ends_with("scenario.toml"));
    let words = head.map(first_variant).unwrap_or_default();
    let read = |file: &Document| Reading::of(file, work.genre, catalogue).filled(&words);
    let readings: Vec<Reading> = work.files.iter().map(read).collect();
    let Findings { measure, hints } = assess(&readings, known);
    Measured { name: work.name, genre: work.genre, measure, hints }
}

fn known(library: &Library, report: &Report) -> Known {
    let one = |name: &str| library.documents(name, "", report).into_iter().next();
    let plain_words = one(PLAIN_WORDS).map_or_else(PlainWords::default, |list| PlainWords::parse(&list, report));
    let terms = one("content/begrippen.toml").map_or_else(Vec::new, |list| parse_terms(&list, report));
    Known::new(plain_words, terms.iter().flat_map(crate::handreiking::Term::names))
}

fn works(library: &Library, report: &Report) -> Vec<Work> {
    let alone = |genre: Genre| move |file: Document| Work { name: file.name().to_owned(), genre, files: vec![file] };
    let mut works: Vec<Work> = Vec::new();
    for (folder, suffix, genre) in [
        ("content/handreiking/", "", Genre::Guide),
        ("content/paginas/", ".md", Genre::Guide),
        ("content/criteria/", ".toml", Genre::Guide),
        ("symbols/", ".md", Genre::Symbol),
    ] {
        works.extend(library.documents(folder, suffix, report).into_iter().map(alone(genre)));
    }
    let lists = LISTS.iter().flat_map(|name| library.documents(name, "", report));
    works.extend(lists.map(alone(Genre::Guide)));
    let mut cases: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for suffix in [".md", ".toml"] {
        for file in library.documents("scenarios/", suffix, report) {
            let folder = file.name().split('/').take(2).collect::<Vec<_>>().join("/");
            cases.entry(folder).or_default().push(file);
        }
    }
    works.extend(cases.into_iter().map(|(name, files)| Work { name, genre: Genre::Scenario, files }));
    works
}
