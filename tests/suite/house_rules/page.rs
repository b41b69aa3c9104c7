//! A page as a flat list of its elements in reading order.

use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, Node, NodeData, RcDom};

pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    parent: Option<usize>,
    /// What a screen reader would read inside it, spaces joined: text and the alt of pictures.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether the attribute says something.
    pub(crate) fn says(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| !value.trim().is_empty())
    }

    /// The element as a reader can find it again: `<input name="q">`.
    pub(crate) fn tag(&self) -> String {
        const TELLING: [&str; 7] = ["id", "name", "href", "src", "class", "for", "rel"];
        let telling = TELLING.iter().find_map(|name| Some((name, self.attribute(name)?)));
        telling.map_or(format!("<{}>", self.name), |(name, value)| format!("<{} {name}=\"{value}\">", self.name))
    }

    fn is_hidden(&self) -> bool {
        self.attribute("aria-hidden") == Some("true") || self.attribute("hidden").is_some()
    }
}

pub(crate) struct Page {
    elements: Vec<Element>,
    /// What the parser stumbled over, in its own words.
    pub(crate) errors: Vec<String>,
}

impl Page {
    pub(crate) fn parse(html: &str) -> Self {
        let options = ParseOpts {
            tokenizer: TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() },
            // Without script, so that what stands in a `noscript` is checked too.
            tree_builder: TreeBuilderOpts {
                exact_errors: true,
                scripting_enabled: false,
                ..TreeBuilderOpts::default()
            },
        };
        let dom = parse_document(RcDom::default(), options).one(html);
        let mut page = Self { elements: Vec::new(), errors: Vec::new() };
        page.add(&dom.document, None);
        page.errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        page
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter()
    }

    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.elements.iter().any(|element| element.attribute("id") == Some(id))
    }

    /// Whether the element stands inside one of that name.
    pub(crate) fn is_inside(&self, element: &Element, name: &str) -> bool {
        self.ancestors(element).any(|ancestor| ancestor.name == name)
    }

    /// What stands inside an element, in reading order.
    pub(crate) fn within(&self, outer: &Element) -> Vec<&Element> {
        let is_outer = |ancestor: &Element| std::ptr::eq(ancestor, outer);
        self.elements.iter().filter(|element| self.ancestors(element).any(is_outer)).collect()
    }

    fn ancestors<'a>(&'a self, element: &Element) -> impl Iterator<Item = &'a Element> {
        let parent = |element: &Element| element.parent.map(|at| &self.elements[at]);
        std::iter::successors(parent(element), move |ancestor| parent(ancestor))
    }

    /// Adds a node and what it holds; gives the text it lends to its parent.
    fn add(&mut self, node: &Handle, parent: Option<usize>) -> String {
        match &node.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            NodeData::Element { name, attrs, template_contents, .. } => {
                let attribute = |a: &html5ever::Attribute| (a.name.local.to_string(), a.value.to_string());
                let attributes = attrs.borrow().iter().map(attribute).collect();
                self.elements.push(Element { name: name.local.to_string(), attributes, parent, text: String::new() });
                let at = self.elements.len() - 1;
                let text = self.add_children(node, Some(at));
                if let Some(contents) = template_contents.borrow().as_ref() {
                    self.add_children(contents, Some(at));
                }
                self.finish(at, &text)
            }
            _ => self.add_children(node, parent),
        }
    }

    fn add_children(&mut self, node: &Node, parent: Option<usize>) -> String {
        node.children.borrow().iter().map(|child| self.add(child, parent)).collect()
    }

    fn finish(&mut self, at: usize, text: &str) -> String {
        let element = &mut self.elements[at];
        element.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_silent = element.is_hidden() || matches!(element.name.as_str(), "script" | "style" | "template");
        match element.name.as_str() {
            _ if is_silent => String::new(),
            "img" => element.attribute("alt").unwrap_or_default().to_string(),
            _ if element.says("aria-label") => element.attribute("aria-label").unwrap_or_default().to_string(),
            _ => text.to_string(),
        }
    }
}
