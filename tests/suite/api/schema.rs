//! Whether a value is as a schema of the description says: the few keywords that it uses, and
//! stricter than a schema is by itself, since what is not described is wrong too.

use std::collections::BTreeSet;

use serde_json::Value;

/// Keywords that are checked below, and those that only tell.
const KEYWORDS: [&str; 11] = [
    "$ref",
    "type",
    "enum",
    "properties",
    "required",
    "items",
    "format",
    "minimum",
    "maximum",
    "description",
    "default",
];

pub(super) struct Schemas<'a> {
    document: &'a Value,
    /// Properties that were seen with a value, as `Name.property`.
    pub(super) seen: BTreeSet<String>,
    problems: Vec<String>,
}

impl<'a> Schemas<'a> {
    pub(super) fn new(document: &'a Value) -> Self {
        Self { document, seen: BTreeSet::new(), problems: Vec::new() }
    }

    /// What is wrong with a value.
    pub(super) fn problems(&mut self, schema: &'a Value, value: &Value) -> Vec<String> {
        self.check(schema, value, "answer", "");
        std::mem::take(&mut self.problems)
    }

    /// What a reference in the description leads to.
    pub(super) fn resolve(document: &'a Value, value: &'a Value) -> &'a Value {
        let Some(reference) = value["$ref"].as_str() else { return value };
        let found = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
        found.unwrap_or_else(|| panic!("{reference} leads nowhere"))
    }

    fn check(&mut self, schema: &'a Value, value: &Value, place: &str, name: &str) {
        let keywords = schema.as_object().unwrap().keys();
        let unknown: Vec<&String> = keywords.filter(|keyword| !KEYWORDS.contains(&keyword.as_str())).collect();
        assert!(unknown.is_empty(), "{place}: {unknown:?} would not be checked");
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return self.check(Self::resolve(self.document, schema), value, place, name);
        }
        let types = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
        if !types.iter().any(|kind| is_a(kind.as_str().unwrap(), value)) {
            self.problems.push(format!("{place} is {value}, not {}", schema["type"]));
        }
        self.check_bounds(schema, value, place);
        for (at, item) in value.as_array().into_iter().flatten().enumerate() {
            self.check(&schema["items"], item, &format!("{place}[{at}]"), "");
        }
        if value.is_object() && schema["properties"].is_object() {
            self.check_fields(schema, value, place, name);
        }
    }

    fn check_bounds(&mut self, schema: &Value, value: &Value, place: &str) {
        let is_listed = schema["enum"].as_array().is_none_or(|words| words.contains(value));
        let above = schema["minimum"].as_f64().zip(value.as_f64()).is_none_or(|(least, value)| value >= least);
        let below = schema["maximum"].as_f64().zip(value.as_f64()).is_none_or(|(most, value)| value <= most);
        let format = schema["format"].as_str().zip(value.as_str());
        let is_formed = format.is_none_or(|(format, text)| is_formed(format, text));
        if !(is_listed && above && below && is_formed) {
            self.problems.push(format!("{place} may not be {value}"));
        }
    }

    fn check_fields(&mut self, schema: &'a Value, value: &Value, place: &str, name: &str) {
        let fields = value.as_object().unwrap();
        for required in schema["required"].as_array().into_iter().flatten() {
            if !fields.contains_key(required.as_str().unwrap()) {
                self.problems.push(format!("{place} has no {required}"));
            }
        }
        for (key, field) in fields {
            match schema["properties"].get(key) {
                Some(property) => {
                    if !field.is_null() && field.as_array().is_none_or(|items| !items.is_empty()) {
                        self.seen.insert(format!("{name}.{key}"));
                    }
                    self.check(property, field, &format!("{place}.{key}"), "");
                }
                None => self.problems.push(format!("{place} has {key}, which is not described")),
            }
        }
    }
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other} is no type"),
    }
}

fn is_formed(format: &str, text: &str) -> bool {
    match format {
        "date" => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        "uri" => text.starts_with("https://") || text.starts_with("http://"),
        "uri-reference" => text.starts_with('/') && !text.contains(char::is_whitespace),
        other => panic!("{other} is no format that is checked"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whatever_is_not_as_described_is_told() {
        let document = json!({ "components": { "schemas": { "A": {
            "type": "object",
            "required": ["dag"],
            "properties": {
                "dag": { "type": "string", "format": "date" },
                "soort": { "type": ["string", "null"], "enum": ["een", null] },
                "aantal": { "type": "integer", "minimum": 1, "maximum": 2 },
                "rij": { "type": "array", "items": { "type": "boolean" } },
            },
        } } } });
        let schema = json!({ "$ref": "#/components/schemas/A" });
        let mut schemas = Schemas::new(&document);
        let good = json!({ "dag": "2026-11-24", "soort": null, "aantal": 2, "rij": [true] });
        assert_eq!(schemas.problems(&schema, &good), Vec::<String>::new());
        assert_eq!(schemas.seen.iter().collect::<Vec<_>>(), ["A.aantal", "A.dag", "A.rij"]);
        for bad in [
            json!([]),
            json!({}),
            json!({ "dag": "24 november" }),
            json!({ "dag": "2026-11-24T00:00:00Z" }),
            json!({ "dag": "2026-11-24", "soort": "twee" }),
            json!({ "dag": "2026-11-24", "aantal": 3 }),
            json!({ "dag": "2026-11-24", "aantal": 1.5 }),
            json!({ "dag": "2026-11-24", "rij": [1] }),
            json!({ "dag": "2026-11-24", "meer": 1 }),
        ] {
            assert_eq!(schemas.problems(&schema, &bad).len(), 1, "{bad}");
        }
    }
}
