//! What is stated, before it is written down.

use jiff::civil::Date;

/// The vocabularies that statements use, by their prefix.
pub(super) const PREFIXES: [(&str, &str); 8] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What is said of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web) enum Object {
    /// A resource, by its address; one of this site may be without a host.
    At(String),
    /// A word of a vocabulary, such as `skos:Concept`.
    Word(&'static str),
    /// Text in Dutch.
    Dutch(String),
    /// Text in no language, such as a code.
    Text(String),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
}

/// A resource with what is said of it.
#[derive(Debug, Clone)]
pub(in crate::web) struct Resource {
    pub(super) address: String,
    /// Properties, such as `skos:broader`, with their values; equal ones stand together.
    pub(super) statements: Vec<(&'static str, Object)>,
}

/// Resources in the order in which they are written.
pub(in crate::web) type Graph = Vec<Resource>;

impl Resource {
    /// A resource of some type.
    pub(in crate::web) fn new(address: impl Into<String>, kind: &'static str) -> Self {
        Self { address: address.into(), statements: vec![("rdf:type", Object::Word(kind))] }
    }

    /// Says something more.
    pub(in crate::web) fn with(mut self, property: &'static str, value: Object) -> Self {
        self.say(property, [value]);
        self
    }

    /// Says the same of several things.
    pub(in crate::web) fn say(&mut self, property: &'static str, values: impl IntoIterator<Item = Object>) {
        self.statements.extend(values.into_iter().map(|value| (property, value)));
    }
}

/// An address of another site as one that can be stated: what may not stand in one is written as
/// `%..`. Nothing when it has no ordinary host.
pub(in crate::web) fn web_address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_ordinary = !name.is_empty() && name.chars().all(is_plain) && port.chars().all(|c| c.is_ascii_digit());
    is_ordinary.then(|| format!("{scheme}://{host}{}", escaped(path)))
}

fn escaped(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    let mut has_fragment = false;
    for (at, byte) in path.bytes().enumerate() {
        let is_code = || path.as_bytes().get(at + 1..at + 3).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
        let may_stand = match byte {
            b'#' => !std::mem::replace(&mut has_fragment, true),
            b'%' => is_code(),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if may_stand {
            address.push(char::from(byte));
        } else {
            address.extend([format!("%{byte:02X}")]);
        }
    }
    address
}
