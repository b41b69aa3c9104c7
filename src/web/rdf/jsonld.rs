//! JSON-LD (W3C, 1.1). What the prefixes mean stands in the document itself, so that nobody has to
//! fetch it.

use serde_json::{Map, Value, json};

use super::graph::{Graph, Object, PREFIXES, Resource};

/// Everything that is stated, as JSON-LD.
pub(in crate::web) fn json_ld(graph: &Graph) -> String {
    let context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, space)| (prefix.to_string(), json!(space))).collect();
    json!({ "@context": context, "@graph": graph.iter().map(node).collect::<Value>() }).to_string()
}

fn node(resource: &Resource) -> Value {
    let id = ("@id".to_owned(), json!(resource.address));
    let properties = resource.statements.chunk_by(|one, other| one.0 == other.0).map(|statements| {
        let values = statements.iter().map(|(_, object)| written(object));
        match statements[0].0 {
            "rdf:type" => ("@type".to_owned(), statements.iter().map(|(_, kind)| word(kind)).collect()),
            property => (property.to_owned(), values.collect()),
        }
    });
    std::iter::once(id).chain(properties).collect::<Map<_, _>>().into()
}

fn word(object: &Object) -> Value {
    match object {
        Object::Word(word) => json!(word),
        other => written(other),
    }
}

fn written(object: &Object) -> Value {
    match object {
        Object::At(address) => json!({ "@id": address }),
        Object::Word(word) => json!({ "@id": word }),
        Object::Dutch(text) => json!({ "@value": text, "@language": "nl" }),
        Object::Text(text) => json!(text),
        Object::Day(day) => json!({ "@value": day.to_string(), "@type": "xsd:date" }),
        Object::Flag(flag) => json!(flag),
    }
}
