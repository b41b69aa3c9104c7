//! Statements read back from Turtle and from JSON-LD, in one form, so that they can be compared.

use std::collections::BTreeSet;

use oxttl::TurtleParser;
use serde_json::Value;

/// Where documents without a host are read.
pub(super) const BASE: &str = "https://weegwijs.test";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Subject, property, and what is said: an address between `<` and `>`, or a text with its
/// language or type behind it.
pub(super) type Triple = (String, String, String);

/// Reads Turtle; what is not Turtle stops the story.
pub(super) fn from_turtle(text: &str) -> BTreeSet<Triple> {
    let parser = TurtleParser::new().with_base_iri(format!("{BASE}/symbolenbank/skos.ttl")).unwrap();
    let triples = parser.for_slice(text).map(|triple| triple.unwrap_or_else(|error| panic!("{error}: {text}")));
    triples
        .map(|triple| {
            let object = triple.object.to_string();
            let object = if object.starts_with('<') { object } else { decoded(&object) };
            (triple.subject.to_string(), triple.predicate.to_string(), object)
        })
        .collect()
}

/// A literal as N-Triples writes it, of which the escapes are those of JSON.
fn decoded(literal: &str) -> String {
    let end = literal.rfind('"').unwrap() + 1;
    let text: String = serde_json::from_str(&literal[..end]).unwrap();
    format!("{text}{}", &literal[end..])
}

/// Reads JSON-LD of the plain kind that is written here: a list of nodes, and prefixes.
pub(super) fn from_json_ld(document: &Value) -> BTreeSet<Triple> {
    let prefixes = &document["@context"];
    let whole = |name: &str| {
        let known = name.split_once(':').and_then(|(prefix, rest)| Some((prefixes[prefix].as_str()?, rest)));
        match known {
            Some((space, rest)) => format!("<{space}{rest}>"),
            None if name.starts_with('/') => format!("<{BASE}{name}>"),
            None => format!("<{name}>"),
        }
    };
    let mut triples = BTreeSet::new();
    for node in document["@graph"].as_array().unwrap() {
        let subject = whole(node["@id"].as_str().unwrap());
        for (key, values) in node.as_object().unwrap().iter().filter(|(key, _)| *key != "@id") {
            for value in values.as_array().unwrap() {
                let triple = if key == "@type" {
                    let kind = whole(value.as_str().unwrap());
                    ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>".to_owned(), kind)
                } else {
                    (whole(key), said(value, whole))
                };
                triples.insert((subject.clone(), triple.0, triple.1));
            }
        }
    }
    triples
}

fn said(value: &Value, whole: impl Fn(&str) -> String) -> String {
    if let Some(id) = value["@id"].as_str() {
        return whole(id);
    }
    let text = value["@value"].as_str().unwrap_or_default();
    match (value, value["@language"].as_str(), value["@type"].as_str()) {
        (Value::String(text), ..) => text.clone(),
        (Value::Bool(flag), ..) => format!("{flag}^^<{XSD}boolean>"),
        (_, Some(language), _) => format!("{text}@{language}"),
        (_, None, Some(kind)) => format!("{text}^^{}", whole(kind)),
        _ => panic!("{value} is said in a way that is not read here"),
    }
}
