use std::collections::{BTreeMap, BTreeSet};

use weegwijs::base::Word;
use weegwijs::symbols::{Category, FIXED_WARNINGS, Symbol};

use super::triples::{BASE, Triple, from_json_ld, from_turtle};
use super::with_rondje;
use crate::browser::Question;
use crate::world::{World, shipped};

const TURTLE: &str = "/symbolenbank/skos.ttl";
const JSON_LD: &str = "/symbolenbank/skos.jsonld";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

/// What is stated, for looking things up.
struct Statements(BTreeMap<(String, String), BTreeSet<String>>);

impl Statements {
    fn new(triples: BTreeSet<Triple>) -> Self {
        let mut statements: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for (subject, property, object) in triples {
            statements.entry((subject, property)).or_default().insert(object);
        }
        Self(statements)
    }

    /// What SKOS says of a resource.
    fn of(&self, subject: &str, property: &str) -> Vec<&str> {
        let found = self.0.get(&(subject.to_owned(), format!("<{SKOS}{property}>")));
        found.into_iter().flatten().map(String::as_str).collect()
    }

    fn of_type(&self, kind: &str) -> Vec<&str> {
        let kind = format!("<{SKOS}{kind}>");
        let typed = self.0.iter().filter(|((_, property), kinds)| property == TYPE && kinds.contains(&kind));
        typed.map(|((subject, _), _)| subject.as_str()).collect()
    }
}

fn concept(slug: &str) -> String {
    format!("<{BASE}/symbolenbank/{slug}#teken>")
}

fn public() -> impl Iterator<Item = &'static Symbol> {
    shipped().symbols().filter(|symbol| symbol.is_public())
}

fn in_dutch<'a>(texts: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    texts.into_iter().map(|text| format!("{text}@nl")).collect()
}

async fn stated(world: &World) -> Statements {
    Statements::new(from_turtle(&world.browser().page(TURTLE).await.text()))
}

#[tokio::test]
async fn turtle_and_json_ld_state_the_same() {
    let world = World::new().await;
    let mut browser = world.browser();
    let turtle = browser.page(TURTLE).await;
    let json_ld = browser.page(JSON_LD).await;
    assert_eq!((turtle.kind(), json_ld.kind()), ("text/turtle; charset=utf-8", "application/ld+json"));
    let (one, other) = (from_turtle(&turtle.text()), from_json_ld(&json_ld.json()));
    assert!(one.len() > 20 * public().count(), "{} statements", one.len());
    assert_eq!(one.symmetric_difference(&other).collect::<Vec<_>>(), Vec::<&Triple>::new());
}

#[tokio::test]
async fn every_public_symbol_is_a_concept_of_one_scheme() {
    let statements = stated(&World::new().await).await;
    let scheme = format!("<{BASE}/symbolenbank#stelsel>");
    assert_eq!(statements.of_type("ConceptScheme"), [scheme.as_str()]);
    assert_eq!(statements.of(&scheme, "hasTopConcept").len(), Category::ALL.len());
    let concepts = statements.of_type("Concept");
    assert_eq!(concepts.len(), public().count() + Category::ALL.len());
    for name in &concepts {
        assert_eq!(statements.of(name, "inScheme"), [scheme.as_str()], "{name}");
        assert_eq!(statements.of(name, "prefLabel").len(), 1, "{name} (SKOS, S14)");
        let kinds = ["prefLabel", "altLabel", "hiddenLabel"].map(|kind| statements.of(name, kind));
        let labels: Vec<&str> = kinds.concat();
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{name} (SKOS, S13)");
    }
    for symbol in public() {
        let name = concept(&symbol.slug);
        assert_eq!(statements.of(&name, "prefLabel"), [format!("{}@nl", symbol.name)]);
        assert_eq!(statements.of(&name, "definition"), [format!("{}@nl", symbol.summary)]);
        let category = format!("<{BASE}/symbolenbank#categorie-{}>", symbol.category.word());
        assert_eq!(statements.of(&name, "broader"), [category.as_str()]);
        assert!(concepts.contains(&category.as_str()));
        let notations: BTreeSet<&str> = symbol.codes.iter().chain(&symbol.signs).map(String::as_str).collect();
        assert_eq!(statements.of(&name, "notation").into_iter().collect::<BTreeSet<_>>(), notations, "{name}");
        let labels = ["prefLabel", "altLabel", "hiddenLabel"].map(|kind| statements.of(&name, kind)).concat();
        let labels: BTreeSet<String> = labels.into_iter().map(str::to_owned).collect();
        let names = std::iter::once(&symbol.name).chain(&symbol.aliases).chain(&symbol.search_terms);
        assert_eq!(labels, in_dutch(names), "{name}");
    }
}

#[tokio::test]
async fn a_concept_has_its_warnings_and_other_meanings_with_it() {
    let statements = stated(&World::new().await).await;
    for symbol in public() {
        let name = concept(&symbol.slug);
        let notes = statements.of(&name, "scopeNote");
        assert!(notes.contains(&format!("{}@nl", FIXED_WARNINGS.join(" ")).as_str()), "{name}");
        assert!(notes.iter().any(|note| note.starts_with(symbol.strength.label())), "{name}");
        for other in &symbol.other_meanings {
            assert!(notes.iter().any(|note| note.contains(&other.meaning)), "{name}: {}", other.meaning);
        }
        let related = statements.of(&name, "related");
        for other in &symbol.look_alikes {
            let (there, back) = (concept(&other.slug), statements.of(&concept(&other.slug), "related"));
            assert!(related.contains(&there.as_str()) && back.contains(&name.as_str()), "{name} beside {there}");
            assert!(notes.iter().any(|note| note.contains(&other.difference)), "{name} beside {there}");
        }
        assert!(related.iter().all(|other| statements.of(other, "definition").len() == 1), "{name}: {related:?}");
    }
}

#[tokio::test]
async fn an_ideology_is_a_collection_of_what_occurs_with_it() {
    let statements = stated(&World::new().await).await;
    let collections = statements.of_type("Collection");
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for collection in collections {
        let label = statements.of(collection, "prefLabel")[0].trim_end_matches("@nl");
        members.insert(label, statements.of(collection, "member").into_iter().collect());
    }
    for symbol in public() {
        for (label, members) in &members {
            let belongs = symbol.ideologies.iter().any(|ideology| ideology.label() == *label);
            assert_eq!(members.contains(concept(&symbol.slug).as_str()), belongs, "{} in {label}", symbol.slug);
        }
    }
    assert!(members.len() >= 4, "{:?}", members.keys());
}

#[tokio::test]
async fn dates_and_sources_are_stated_too() {
    let world = World::secure().await;
    let text = world.browser().page(TURTLE).await.text();
    let triples = from_turtle(&text);
    let states = |property: &str, object: &str| {
        let triple = (concept("rondje"), format!("<{property}>"), object.to_owned());
        assert!(triples.contains(&triple), "{triple:?} is not stated");
    };
    states("http://purl.org/dc/terms/modified", "2026-11-01^^<http://www.w3.org/2001/XMLSchema#date>");
    states("http://purl.org/dc/terms/source", "<https://voorbeeld.nl/vormen>");
    states("http://xmlns.com/foaf/0.1/page", "<https://weegwijs.test/symbolenbank/rondje>");
    states(&format!("{SKOS}changeNote"), "2026-11-01: Eerste versie.@nl");
    assert!(!text.contains("</"), "where the site has an address, everything has");
}

#[tokio::test]
async fn whatever_an_author_writes_can_be_read_back() {
    let world = World::small().await;
    let name = "a\\\"\\\\b\\n@nl . <x> 'y' \\u0007 🐸";
    let library = with_rondje(|entry| {
        let entry = entry.replace("naam = \"Rondje\"", &format!("naam = \"{name}\""));
        entry.replace("https://voorbeeld.nl/vormen", "https://voorbeeld.nl/<b>?q=\\\"é x\\\"#a#b")
    });
    world.publish(&library, 2);
    let mut browser = world.browser();
    let triples = from_turtle(&browser.page(TURTLE).await.text());
    assert_eq!(triples, from_json_ld(&browser.page(JSON_LD).await.json()));
    let label = "a\"\\b\n@nl . <x> 'y' \u{7} 🐸@nl".to_owned();
    assert!(triples.contains(&(concept("rondje"), format!("<{SKOS}prefLabel>"), label)));
    let sources = triples.iter().filter(|triple| triple.1 == "<http://purl.org/dc/terms/source>");
    assert!(sources.clone().any(|source| source.2 == "<https://voorbeeld.nl/%3Cb%3E?q=%22%C3%A9%20x%22#a%23b>"));
}

#[tokio::test]
async fn what_only_some_may_read_is_stated_nowhere_and_what_was_withdrawn_as_such() {
    let world = World::small().await;
    let mut browser = world.browser();
    world.publish(&with_rondje(|entry| entry.replace("\"openbaar\"", "\"ingelogd\"")), 2);
    for address in [TURTLE, JSON_LD, "/symbolenbank/dcat.jsonld"] {
        let text = browser.page(address).await.text().to_lowercase();
        assert!(!text.contains("rondje"), "{address}");
    }
    world.publish(&with_rondje(|entry| entry.replace("\"gepubliceerd\"", "\"vervallen\"")), 3);
    let deprecated = "<http://www.w3.org/2002/07/owl#deprecated>";
    let triples = from_turtle(&browser.page(TURTLE).await.text());
    let told: Vec<&str> = triples.iter().filter(|triple| triple.1 == deprecated).map(|one| one.0.as_str()).collect();
    assert_eq!(told, [concept("rondje")]);
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let world = World::small().await;
    let mut browser = world.browser();
    for address in [TURTLE, JSON_LD, "/symbolenbank/dcat.jsonld"] {
        let etag = browser.page(address).await.header("etag").unwrap().to_owned();
        let again = browser.ask(Question::new("GET", address).header("if-none-match", &etag)).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{address}");
    }
}
