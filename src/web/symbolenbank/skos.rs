//! `/symbolenbank/skos.ttl` and `/symbolenbank/skos.jsonld`: the public part of the bank as a list
//! of concepts (SKOS).
//!
//! A category is a broader concept: a flag of some group is a flag. An ideology is not: a sign that
//! occurs with an ideology is no part of it, and most such signs have innocent meanings as well. So
//! an ideology is a collection of what occurs with it.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::base::{Ideology, Word};
use crate::catalogue::Catalogue;
use crate::symbols::{Category, FIXED_WARNINGS, Kind, Symbol};
use crate::web::error::PageError;
use crate::web::rdf::{Graph, Object, Resource, json_ld, turtle, web_address};
use crate::web::site::Site;

/// The licence of the texts: EUPL-1.2, as the Publications Office of the EU names it.
pub(super) const LICENCE: &str = "http://publications.europa.eu/resource/authority/licence/EUPL_1_2";

pub(in crate::web) async fn as_turtle(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, "/symbolenbank/skos.ttl", "text/turtle; charset=utf-8", |published| {
        Ok(turtle(&concepts(&published.catalogue, &site)))
    })
}

pub(in crate::web) async fn as_json_ld(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, "/symbolenbank/skos.jsonld", "application/ld+json", |published| {
        Ok(json_ld(&concepts(&published.catalogue, &site)))
    })
}

fn concepts(catalogue: &Catalogue, site: &Site) -> Graph {
    let symbols: Vec<&Symbol> = catalogue.symbols().filter(|symbol| symbol.is_public()).collect();
    let mut graph = vec![scheme(catalogue, site)];
    graph.extend(Category::ALL.iter().map(|category| group(site, *category)));
    graph.extend(Ideology::ALL.iter().filter_map(|ideology| collection(site, *ideology, &symbols)));
    graph.extend(symbols.into_iter().map(|symbol| concept(catalogue, site, symbol)));
    graph
}

pub(super) fn scheme_address(site: &Site) -> String {
    site.address("/symbolenbank#stelsel")
}

fn scheme(catalogue: &Catalogue, site: &Site) -> Resource {
    let mut scheme = Resource::new(scheme_address(site), "skos:ConceptScheme")
        .with("dct:title", Object::Dutch("Symbolenbank van Weegwijs".to_owned()))
        .with("dct:description", Object::Dutch(FIXED_WARNINGS.join(" ")))
        .with("dct:license", Object::At(LICENCE.to_owned()));
    let newest = catalogue.symbol_changes().first().map(|line| Object::Day(line.change.date));
    scheme.say("dct:modified", newest);
    scheme.say("skos:hasTopConcept", Category::ALL.iter().map(|category| Object::At(group_address(site, *category))));
    scheme
}

fn group_address(site: &Site, category: Category) -> String {
    site.address(&format!("/symbolenbank#categorie-{}", category.word()))
}

fn group(site: &Site, category: Category) -> Resource {
    Resource::new(group_address(site, category), "skos:Concept")
        .with("skos:inScheme", Object::At(scheme_address(site)))
        .with("skos:topConceptOf", Object::At(scheme_address(site)))
        .with("skos:prefLabel", Object::Dutch(category.label().to_owned()))
}

fn collection(site: &Site, ideology: Ideology, symbols: &[&Symbol]) -> Option<Resource> {
    let address = site.address(&format!("/symbolenbank#ideologie-{}", ideology.word()));
    let note = if ideology == Ideology::None {
        "Tekens die alleen lijken op een teken van extremisten."
    } else {
        "Tekens die bij deze ideologie voorkomen. Veel ervan hebben ook een onschuldige betekenis."
    };
    let mut members = symbols.iter().filter(|symbol| symbol.ideologies.contains(&ideology)).peekable();
    members.peek()?;
    let mut collection = Resource::new(address, "skos:Collection")
        .with("skos:prefLabel", Object::Dutch(ideology.label().to_owned()))
        .with("skos:scopeNote", Object::Dutch(note.to_owned()));
    collection.say("skos:member", members.map(|symbol| at(site, symbol)));
    Some(collection)
}

/// A concept is not its page: the page is about it.
fn at(site: &Site, symbol: &Symbol) -> Object {
    Object::At(site.address(&format!("/symbolenbank/{}#teken", symbol.slug)))
}

fn concept(catalogue: &Catalogue, site: &Site, symbol: &Symbol) -> Resource {
    let page = site.address(&format!("/symbolenbank/{}", symbol.slug));
    let mut concept = Resource::new(format!("{page}#teken"), "skos:Concept")
        .with("skos:inScheme", Object::At(scheme_address(site)))
        .with("skos:broader", Object::At(group_address(site, symbol.category)))
        .with("foaf:page", Object::At(page));
    say_labels(symbol, &mut concept);
    concept.say("skos:definition", [Object::Dutch(symbol.summary.clone())]);
    concept.say("skos:scopeNote", notes(catalogue, symbol).into_iter().map(Object::Dutch));
    let likes = symbol.look_alikes.iter().map(|other| &other.slug);
    let related: BTreeSet<&String> = likes.chain(&symbol.related).collect();
    let related = related.into_iter().filter_map(|slug| catalogue.public_symbol(slug));
    concept.say("skos:related", related.map(|other| at(site, other)));
    let told = symbol.history().into_iter().map(|change| format!("{}: {}", change.date, change.text));
    concept.say("skos:changeNote", told.map(Object::Dutch));
    let changed = symbol.history().first().map_or(symbol.review.reviewed_on, |change| change.date);
    concept.say("dct:modified", [Object::Day(changed)]);
    let sources: BTreeSet<String> = symbol.references.iter().filter_map(|source| web_address(&source.url)).collect();
    concept.say("dct:source", sources.into_iter().map(Object::At));
    concept.say("owl:deprecated", symbol.is_withdrawn().then_some(Object::Flag(true)));
    concept
}

/// One text is never more than one sort of label (SKOS, S13).
fn say_labels(symbol: &Symbol, concept: &mut Resource) {
    let mut used: BTreeSet<&str> = BTreeSet::from([symbol.name.as_str()]);
    concept.say("skos:prefLabel", [Object::Dutch(symbol.name.clone())]);
    for (property, names) in [("skos:altLabel", &symbol.aliases), ("skos:hiddenLabel", &symbol.search_terms)] {
        let fresh: Vec<&String> = names.iter().filter(|name| used.insert(name)).collect();
        concept.say(property, fresh.into_iter().cloned().map(Object::Dutch));
    }
    let notations: BTreeSet<&String> = symbol.codes.iter().chain(&symbol.signs).collect();
    concept.say("skos:notation", notations.into_iter().cloned().map(Object::Text));
}

/// What must be known before anything is thought of who bears the sign.
fn notes(catalogue: &Catalogue, symbol: &Symbol) -> Vec<String> {
    let mut notes = vec![FIXED_WARNINGS.join(" ")];
    if symbol.kind == Kind::LookAlike {
        notes.push(format!("{}.", symbol.kind.label()));
    }
    let (strength, false_alarm) = (symbol.strength.label(), symbol.false_alarm.label());
    notes.push(format!("{strength}. De kans op vals alarm is {false_alarm}."));
    let meanings = symbol.other_meanings.iter();
    notes.extend(meanings.map(|other| format!("{}: {} ({}).", other.how_often.label(), other.meaning, other.whose)));
    let likes = symbol.look_alikes.iter().filter_map(|other| Some((other, catalogue.public_symbol(&other.slug)?)));
    notes.extend(likes.map(|(other, symbol)| format!("Lijkt op {}. Verschil: {}", symbol.name, other.difference)));
    notes
}
