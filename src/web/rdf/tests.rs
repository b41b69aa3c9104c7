use jiff::civil::date;
use serde_json::{Value, json};

use super::*;

/// Words that no syntax likes.
const TEXT: &str = "\"'<>&\\ @nl . ; \u{0}\u{7}\n\r\t\u{2028}🐸\u{feff}";
const SOURCE: &str = "https://a.nl/%3C%22%3E%7B%7D%7C%5E%60%5C%20%C3%A9%25zz%20#a%23b%5B1%5D";

/// A resource that says one of everything.
fn hostile() -> Graph {
    let resource = Resource::new("https://weegwijs.test/a", "skos:Concept")
        .with("skos:definition", Object::Dutch(TEXT.to_owned()))
        .with("skos:notation", Object::Text(TEXT.to_owned()))
        .with("skos:notation", Object::Text("88".to_owned()))
        .with("dct:modified", Object::Day(date(2026, 11, 24)))
        .with("owl:deprecated", Object::Flag(true))
        .with("dct:source", Object::At(web_address("https://a.nl/<\">{}|^`\\ é%zz%20#a#b[1]").unwrap()));
    vec![resource]
}

/// The text of a literal, of which the escapes are those of JSON.
fn text_of(literal: &str) -> (String, &str) {
    let end = literal.rfind('"').unwrap() + 1;
    (serde_json::from_str(&literal[..end]).unwrap(), &literal[end..])
}

#[test]
fn whatever_is_said_can_be_read_back_from_turtle() {
    let turtle = turtle(&hostile());
    let triples = oxttl::TurtleParser::new().for_slice(&turtle).map(|triple| triple.unwrap().object.to_string());
    let read: Vec<String> = triples.collect();
    assert_eq!(read[0], "<http://www.w3.org/2004/02/skos/core#Concept>");
    let xsd = "^^<http://www.w3.org/2001/XMLSchema#";
    let (day, flag) = (format!("{xsd}date>"), format!("{xsd}boolean>"));
    let expected = [(TEXT, "@nl"), (TEXT, ""), ("88", ""), ("2026-11-24", day.as_str()), ("true", flag.as_str())];
    let literals: Vec<(String, &str)> = read[1..6].iter().map(|literal| text_of(literal)).collect();
    assert_eq!(literals, expected.map(|(text, kind)| (text.to_owned(), kind)));
    assert_eq!(read[6..], [format!("<{SOURCE}>")]);
}

#[test]
fn whatever_is_said_can_be_read_back_from_json_ld() {
    let document: Value = serde_json::from_str(&json_ld(&hostile())).unwrap();
    let expected = json!([{
        "@id": "https://weegwijs.test/a",
        "@type": ["skos:Concept"],
        "skos:definition": [{ "@value": TEXT, "@language": "nl" }],
        "skos:notation": [TEXT, "88"],
        "dct:modified": [{ "@value": "2026-11-24", "@type": "xsd:date" }],
        "owl:deprecated": [true],
        "dct:source": [{ "@id": SOURCE }],
    }]);
    assert_eq!(document["@graph"], expected);
    assert_eq!(document["@context"]["skos"], "http://www.w3.org/2004/02/skos/core#");
}

#[test]
fn an_address_without_an_ordinary_host_is_not_stated() {
    assert_eq!(web_address("http://a-b.nl:8080?x").as_deref(), Some("http://a-b.nl:8080?x"));
    for odd in
        ["ftp://a.nl", "https://", "https://a b/", "https://u:p@a.nl/", "https://a.nl:8x/", "a.nl", "https://[::1]/"]
    {
        assert_eq!(web_address(odd), None, "{odd}");
    }
}
