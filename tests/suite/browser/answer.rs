//! What a visitor gets to see.

use std::io::Read;
use std::sync::Arc;

use flate2::read::GzDecoder;
use serde_json::Value;

use super::{Form, Reply};
use crate::house_rules::{self, Element, Page};

/// Words of our own inside that no visitor should ever meet.
const INTERNAL: [&str; 12] = [
    "panicked",
    "Error {",
    "RUST_BACKTRACE",
    ".rs:",
    "src/web",
    env!("CARGO_MANIFEST_DIR"),
    "/tmp/",
    "insert into",
    "no such table",
    "constraint failed",
    "database is locked",
    "sqlx",
];

#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) address: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// Bytes that came over the line; less than the body when it was compressed.
    pub(crate) sent: usize,
    page: Arc<Page>,
}

impl Answer {
    pub(super) fn new(address: String, (status, headers, body): Reply) -> Self {
        let sent = body.len();
        let is_packed = headers.iter().any(|(name, _)| name == "content-encoding");
        let body = if is_packed { unpacked(&body) } else { body };
        let is_html = headers.iter().any(|(name, value)| name == "content-type" && value.starts_with("text/html"));
        let html = if is_html { String::from_utf8_lossy(&body).into_owned() } else { String::new() };
        Self { address, status, headers, body, sent, page: Arc::new(Page::parse(&html)) }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.address, self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Where the visitor is sent, without the part after `#`.
    pub(crate) fn location(&self) -> &str {
        let location = self.header("location").unwrap_or_else(|| panic!("{} sends nowhere", self.address));
        location.split('#').next().unwrap_or_default()
    }

    pub(crate) fn kind(&self) -> &str {
        self.header("content-type").unwrap_or_default()
    }

    pub(crate) fn is_page(&self) -> bool {
        self.status != 304 && self.kind().starts_with("text/html") && !self.address.contains("fragment=")
    }

    pub(crate) fn read(&self) -> Arc<Page> {
        Arc::clone(&self.page)
    }

    pub(crate) fn heading(&self) -> String {
        self.read().named("h1").next().map_or_else(String::new, |heading| heading.text.clone())
    }

    pub(crate) fn title(&self) -> String {
        self.read().named("title").next().map_or_else(String::new, |title| title.text.clone())
    }

    /// The form whose address ends like this.
    pub(crate) fn form(&self, action: &str) -> Form {
        let page = self.read();
        let found = page.named("form").find(|form| form.attribute("action").is_some_and(|a| a.ends_with(action)));
        let form = found.unwrap_or_else(|| panic!("{} has no form to …{action}: {}", self.address, self.heading()));
        Form::read(&page, form)
    }

    /// What holds for every answer, whatever it is about.
    pub(super) fn check(&self) {
        let missing = house_rules::missing_headers(&self.headers);
        assert!(missing.is_empty(), "{} ({}): {missing:?}", self.address, self.status);
        let text = self.text();
        if self.is_page() {
            let breaches = house_rules::breaches(&self.address, self.status, &self.page);
            assert!(breaches.is_empty(), "{}\n", breaches.join("\n"));
        }
        let is_ours = self.kind().contains("css") || self.kind().contains("javascript");
        let told = INTERNAL.iter().find(|word| !is_ours && text.contains(**word) && !was_asked(&self.address, word));
        assert!(told.is_none(), "{} ({}) tells of its inside: {told:?}", self.address, self.status);
    }
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

/// A search page repeats what was typed.
fn was_asked(address: &str, word: &str) -> bool {
    address.contains("q=") && address.contains(word.trim())
}

/// Whether one of the elements says this.
pub(crate) fn says(page: &Page, text: &str) -> bool {
    page.elements().any(|element: &Element| element.text.contains(text))
}

/// The elements with a class, in reading order.
pub(crate) fn classed<'a>(page: &'a Page, class: &str) -> Vec<&'a Element> {
    let has = |element: &&Element| {
        element.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    };
    page.elements().filter(has).collect()
}

/// The links inside an element: where to, and what they say.
pub(crate) fn links_in<'a>(page: &'a Page, element: &Element) -> Vec<(&'a str, &'a str)> {
    let links = page.within(element).into_iter().filter(|inner| inner.name == "a");
    links.filter_map(|link| Some((link.attribute("href")?, link.text.as_str()))).collect()
}

/// The one element with this id.
pub(crate) fn by_id<'a>(page: &'a Page, id: &str) -> &'a Element {
    page.elements().find(|element| element.attribute("id") == Some(id)).unwrap_or_else(|| panic!("there is no #{id}"))
}
