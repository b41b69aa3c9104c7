//! What a reader that speaks makes of a PDF: the tree of what everything is, with its words.

use std::collections::{BTreeMap, HashMap};

use super::file::{Dict, File, Value, tokens, utf16};

/// Something in the tree.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// `H1`, `P`, `Link`.
    pub(crate) role: String,
    pub(crate) dict: Dict,
    /// Words and other elements, in order.
    pub(crate) inside: Vec<Part>,
}

#[derive(Debug)]
pub(crate) enum Part {
    Words(String),
    Element(Element),
    /// The frame of a link, as its object.
    Frame(Dict),
}

impl Element {
    /// Everything that is said, in order.
    pub(crate) fn says(&self) -> String {
        self.words_but("")
    }

    /// The same without the numbers of footnotes.
    pub(crate) fn says_without_notes(&self) -> String {
        self.words_but("Reference")
    }

    fn words_but(&self, left_out: &str) -> String {
        let one = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Element(element) if element.role == left_out => String::new(),
            Part::Element(element) if element.is_inline() => element.words_but(left_out),
            Part::Element(element) => format!(" {} ", element.words_but(left_out)),
            Part::Frame(_) => String::new(),
        };
        self.inside.iter().map(one).collect()
    }

    fn is_inline(&self) -> bool {
        ["Link", "Reference", "Span"].contains(&self.role.as_str())
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &Element> {
        self.inside.iter().filter_map(|part| if let Part::Element(element) = part { Some(element) } else { None })
    }

    /// All below it with a role, in reading order.
    pub(crate) fn all(&self, role: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in self.children() {
            if child.role == role {
                found.push(child);
            }
            found.extend(child.all(role));
        }
        found
    }

    /// Level and words of the headings, in reading order.
    pub(crate) fn headings(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for child in self.children() {
            if child.role.starts_with('H') {
                found.push((child.role.clone(), child.says()));
            }
            found.extend(child.headings());
        }
        found
    }

    pub(crate) fn frames(&self) -> impl Iterator<Item = &Dict> {
        self.inside.iter().filter_map(|part| if let Part::Frame(frame) = part { Some(frame) } else { None })
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.dict.get(key).and_then(Value::text)
    }
}

/// A PDF as it is heard.
pub(crate) struct Aloud {
    file: File,
    catalog: Dict,
    pages: Vec<usize>,
    pub(crate) root: Element,
    /// What is on the pages and not in the tree.
    pub(crate) ornaments: Vec<String>,
}

impl Aloud {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let file = File::read(bytes);
        let catalog = file.dict(&file.trailer["Root"]);
        let kids = file.dict(&catalog["Pages"])["Kids"].array().to_vec();
        let pages = kids.iter().map(|kid| if let Value::Ref(number) = kid { *number } else { panic!() }).collect();
        let mut aloud = Self { file, catalog, pages, root: Element::default(), ornaments: Vec::new() };
        let words: HashMap<usize, BTreeMap<usize, String>> =
            aloud.pages.clone().into_iter().map(|page| (page, aloud.words(page))).collect();
        let tree = aloud.file.dict(&aloud.catalog["StructTreeRoot"]);
        aloud.root = aloud.element(&tree["K"].array()[0], &words);
        aloud
    }

    pub(crate) fn is_marked(&self) -> bool {
        self.file.dict(&self.catalog["MarkInfo"])["Marked"].name() == Some("true")
    }

    pub(crate) fn language(&self) -> Option<String> {
        self.catalog["Lang"].text()
    }

    pub(crate) fn title(&self) -> Option<String> {
        self.file.dict(&self.file.trailer["Info"])["Title"].text()
    }

    pub(crate) fn metadata(&self) -> String {
        String::from_utf8(self.file.stream(&self.catalog["Metadata"])).unwrap()
    }

    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The number of the page where the frame of a link leads; nothing for one to the web.
    pub(crate) fn leads_to(&self, frame: &Dict) -> Option<usize> {
        let place = self.file.get(frame.get("Dest")?);
        let Value::Ref(page) = place.array()[0] else { panic!("a link leads to {place:?}") };
        Some(self.pages.iter().position(|known| *known == page).expect("a link leads to no page") + 1)
    }

    /// The address where the frame of a link leads.
    pub(crate) fn address(&self, frame: &Dict) -> Option<String> {
        self.file.dict(frame.get("A")?)["URI"].text()
    }

    /// The bookmarks, in order, with how deep each is.
    pub(crate) fn bookmarks(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        self.bookmarks_below(&self.file.dict(&self.catalog["Outlines"]), 1, &mut found);
        found
    }

    fn bookmarks_below(&self, parent: &Dict, depth: usize, found: &mut Vec<(usize, String)>) {
        let mut next = parent.get("First").cloned();
        while let Some(place) = next {
            let mark = self.file.dict(&place);
            assert!(self.leads_to(&mark).is_some(), "a bookmark leads nowhere");
            found.push((depth, mark["Title"].text().unwrap()));
            self.bookmarks_below(&mark, depth + 1, found);
            next = mark.get("Next").cloned();
        }
    }

    fn element(&self, place: &Value, words: &HashMap<usize, BTreeMap<usize, String>>) -> Element {
        let dict = self.file.dict(place);
        let role = dict["S"].name().unwrap().to_owned();
        let page = |dict: &Dict| if let Some(Value::Ref(page)) = dict.get("Pg") { Some(*page) } else { None };
        let said =
            |page: Option<usize>, number: &Value| Part::Words(words[&page.unwrap()][&number.number().unwrap()].clone());
        let part = |kid: &Value| match kid {
            Value::Number(_) => said(page(&dict), kid),
            Value::Dict(inner) if inner.contains_key("MCID") => said(page(inner).or(page(&dict)), &inner["MCID"]),
            Value::Dict(inner) => Part::Frame(self.file.dict(&inner["Obj"])),
            _ => Part::Element(self.element(kid, words)),
        };
        let inside = dict.get("K").map(|kids| kids.array().iter().map(part).collect()).unwrap_or_default();
        Element { role, dict, inside }
    }

    /// What each marked part of a page says.
    fn words(&mut self, page: usize) -> BTreeMap<usize, String> {
        let page = self.file.dict(&Value::Ref(page));
        let fonts =
            self.file.dict(&page["Resources"]).get("Font").map(|fonts| self.file.dict(fonts)).unwrap_or_default();
        let letters: BTreeMap<String, HashMap<Vec<u8>, String>> =
            fonts.iter().map(|(name, font)| (name.clone(), self.letters(font))).collect();
        let mut said: BTreeMap<usize, String> = BTreeMap::new();
        let mut open: Vec<(Option<usize>, Option<String>)> = Vec::new();
        let (mut font, mut given) = (String::new(), Vec::new());
        for token in tokens(&self.file.stream(&page["Contents"])) {
            let Value::Word(operator) = &token else {
                given.push(token);
                continue;
            };
            match operator.as_str() {
                "BDC" | "BMC" => open.push(marked(&given, &mut said)),
                "EMC" => drop(open.pop()),
                "Tf" => given[0].name().unwrap().clone_into(&mut font),
                "Tj" | "TJ" => {
                    let strings = given.last().unwrap().array();
                    let bytes =
                        strings.iter().filter_map(|one| if let Value::Text(text) = one { Some(text) } else { None });
                    let text: String =
                        bytes.flat_map(|text| text.chunks(2)).map(|code| letters[&font][code].as_str()).collect();
                    match open.iter().rev().find_map(|(number, _)| *number) {
                        Some(_) if open.iter().any(|(_, actual)| actual.is_some()) => {}
                        Some(number) => said.entry(number).or_default().push_str(&text),
                        None => self.ornaments.push(text),
                    }
                }
                _ => {}
            }
            given.clear();
        }
        said
    }

    /// The letters of a font by their codes.
    fn letters(&self, font: &Value) -> HashMap<Vec<u8>, String> {
        let map = tokens(&self.file.stream(&self.file.dict(font)["ToUnicode"]));
        let (mut letters, mut given) = (HashMap::new(), Vec::new());
        for token in map {
            match token {
                Value::Word(word) if word == "endbfchar" => {
                    for pair in given.chunks_exact(2) {
                        if let [Value::Text(code), Value::Text(text)] = pair {
                            letters.insert(code.clone(), utf16(text));
                        }
                    }
                }
                Value::Word(word) => {
                    assert_ne!(word, "endbfrange", "ranges are not read here");
                    given.clear();
                }
                other => given.push(other),
            }
        }
        letters
    }
}

/// The number of a marked part and what stands for it, which is said at once.
fn marked(given: &[Value], said: &mut BTreeMap<usize, String>) -> (Option<usize>, Option<String>) {
    let Some(Value::Dict(dict)) = given.last() else { return (None, None) };
    let number = dict.get("MCID").and_then(Value::number);
    let actual = dict.get("ActualText").and_then(Value::text);
    if let Some(number) = number {
        said.entry(number).or_default().push_str(actual.as_deref().unwrap_or_default());
    }
    (number, actual)
}
