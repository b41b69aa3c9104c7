//! Turtle (W3C, RDF 1.1).

use super::graph::{Graph, Object, PREFIXES, Resource};

/// Everything that is stated, as Turtle.
pub(in crate::web) fn turtle(graph: &Graph) -> String {
    let mut text = String::new();
    text.extend(PREFIXES.iter().map(|(prefix, space)| format!("@prefix {prefix}: <{space}> .\n")));
    for resource in graph {
        write(resource, &mut text);
    }
    text
}

fn write(resource: &Resource, text: &mut String) {
    text.push_str("\n<");
    text.push_str(&resource.address);
    text.push('>');
    for (number, statements) in resource.statements.chunk_by(|one, other| one.0 == other.0).enumerate() {
        text.push_str(if number == 0 { "\n    " } else { " ;\n    " });
        text.push_str(statements[0].0);
        for (place, (_, object)) in statements.iter().enumerate() {
            text.push_str(if place == 0 { " " } else { ",\n        " });
            text.push_str(&written(object));
        }
    }
    text.push_str(" .\n");
}

fn written(object: &Object) -> String {
    match object {
        Object::At(address) => format!("<{address}>"),
        Object::Word(word) => (*word).to_owned(),
        Object::Dutch(text) => format!("{}@nl", quoted(text)),
        Object::Text(text) => quoted(text),
        Object::Day(day) => format!("\"{day}\"^^xsd:date"),
        Object::Flag(flag) => flag.to_string(),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => quoted.extend([format!("\\u{:04X}", u32::from(control))]),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
