//! Own drawings of symbols and cases: SVG of which only plain shapes are allowed.
//!
//! The drawing is rasterised on the server and never sent as it is, but a file that could carry a
//! script, a font or a reference to elsewhere has no place in the library at all. It is read by the
//! parser that the rasteriser uses, so that both see the same drawing.

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::{Node, ParsingOptions};

use super::drawing_values::{self as values, Value};
use crate::base::{Document, Report};

/// Every element that may stand in a drawing.
const ELEMENTS: &[&str] = &[
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "polygon", "polyline", "line", "clipPath", "use", "title",
];

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const VIEW_BOX: &str = "0 0 480 480";
const MOST_ELEMENTS: usize = 400;
const MOST_BYTES: usize = 64 * 1024;
/// Elements inside one another.
const DEEPEST: usize = 12;

/// What the outermost element may say besides its namespace and view box: how its shapes are painted.
const ON_SVG: &[&str] = &["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule"];

const PLAIN: &str = "Haal het weg: een tekening verwijst nergens heen en bevat geen opmaak of script.";

/// A checked drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing(String);

impl Drawing {
    /// Checks a drawing. What is wrong goes into the report, at its place.
    pub fn parse(document: &Document, report: &Report) -> Option<Self> {
        let before = report.error_count();
        let text = document.text();
        if text.len() > MOST_BYTES {
            report.error(document, &(0..0), "Deze tekening is te groot.", "Houd een tekening onder 64 kB.");
            return None;
        }
        check_markup(document, report);
        let options = ParsingOptions { nodes_limit: 20_000, ..ParsingOptions::default() };
        let mut drawn = 0..0;
        match roxmltree::Document::parse_with_options(text, options) {
            Ok(tree) => {
                Check { document, report, tree: &tree }.check();
                drawn = tree.root_element().range();
            }
            // The report may know already why it cannot be read.
            Err(_) if report.error_count() > before => {}
            Err(error) => {
                let at = offset(text, error.pos());
                let remedy = "Kijk of elke vorm wordt afgesloten en of elke waarde tussen aanhalingstekens staat.";
                report.error(document, &(at..at), "Deze tekening is geen goede SVG.", remedy);
            }
        }
        (report.error_count() == before).then(|| Self(text[drawn].to_owned()))
    }

    /// The SVG, from `<svg` on.
    pub fn svg(&self) -> &str {
        &self.0
    }
}

fn offset(text: &str, place: roxmltree::TextPos) -> usize {
    let line: usize = text.split_inclusive('\n').take(place.row as usize - 1).map(str::len).sum();
    let column = text[line..].char_indices().nth(place.col as usize - 1);
    column.map_or(text.len(), |(at, _)| line + at)
}

/// What may not occur anywhere, whatever it means there: entities, declarations, instructions.
fn check_markup(document: &Document, report: &Report) {
    let text = document.text();
    for (at, _) in text.match_indices('&') {
        let remedy = "Schrijf het teken zelf, of laat het weg.";
        report.error(document, &(at..at + 1), "‘&’ mag niet in een tekening staan.", remedy);
    }
    for (at, _) in text.match_indices("<!").filter(|(at, _)| !text[*at..].starts_with("<!--")) {
        report.error(document, &(at..at + 2), "‘<!’ mag alleen in een opmerking in een tekening staan.", PLAIN);
    }
    for (at, _) in text.match_indices("<?") {
        report.error(document, &(at..at + 2), "‘<?’ mag niet in een tekening staan.", "Begin met <svg.");
    }
}

struct Check<'a> {
    document: &'a Document,
    report: &'a Report,
    tree: &'a roxmltree::Document<'a>,
}

impl Check<'_> {
    fn check(&self) {
        let root = self.tree.root_element();
        if root.attribute("viewBox") != Some(VIEW_BOX) || root.tag_name().name() != "svg" {
            let problem = "Deze tekening heeft niet het vaste formaat.";
            self.report.error(self.document, &(0..0), problem, "Gebruik viewBox=\"0 0 480 480\".");
        }
        let named = self.named();
        for node in root.descendants() {
            if node.is_element() {
                self.check_element(node, &named);
            } else if is_loose(node) {
                self.error(
                    node,
                    "Tekst mag niet in een tekening staan.",
                    "Teken letters als vormen, of kies een letterkaart.",
                );
            }
        }
        self.check_size(root, &named);
    }

    fn error(&self, node: Node<'_, '_>, problem: impl Into<String>, remedy: impl Into<String>) {
        let Range { start, .. } = node.range();
        self.report.error(self.document, &(start..start), problem, remedy);
    }

    /// The elements with a name. A name that two have leads nowhere for sure.
    fn named(&self) -> HashMap<&str, Node<'_, '_>> {
        let mut named = HashMap::new();
        for node in self.tree.descendants() {
            let Some(name) = node.attribute("id") else { continue };
            if named.insert(name, node).is_some() {
                self.error(node, format!("De naam ‘{name}’ komt twee keer voor."), "Geef elke vorm een eigen id.");
            }
        }
        named
    }

    fn check_element(&self, node: Node<'_, '_>, named: &HashMap<&str, Node<'_, '_>>) {
        let name = node.tag_name().name();
        let is_inner_svg = name == "svg" && node.parent_element().is_some();
        if !ELEMENTS.contains(&name) || is_inner_svg {
            let remedy = format!("Gebruik alleen: {}.", ELEMENTS.join(", "));
            self.error(node, format!("‘<{name}>’ mag niet in een tekening staan."), remedy);
            return;
        }
        // The default one, and the one that every document has.
        let is_usual = |name: Option<&str>| matches!(name, None | Some("xml"));
        let has_others = node.namespaces().any(|space| !is_usual(space.name()));
        if has_others || node.tag_name().namespace() != Some(NAMESPACE) {
            let remedy = format!("Zet alleen xmlns=\"{NAMESPACE}\" bij svg.");
            self.error(node, format!("‘<{name}>’ hoort hier bij iets anders dan SVG."), remedy);
        }
        for attribute in node.attributes() {
            self.check_attribute(node, (attribute.namespace(), attribute.name(), attribute.value()), named);
        }
    }

    fn check_attribute(
        &self,
        node: Node<'_, '_>,
        (space, name, text): (Option<&str>, &str, &str),
        named: &HashMap<&str, Node<'_, '_>>,
    ) {
        let element = node.tag_name().name();
        if element == "svg" && (name == "viewBox" || (space.is_none() && name == "xmlns")) {
            return;
        }
        let value = values::kind(name).filter(|value| {
            let belongs = match value {
                Value::Element => element == "use",
                _ => element != "svg" || ON_SVG.contains(&name),
            };
            space.is_none() && belongs
        });
        let Some(value) = value else {
            self.error(node, format!("‘{name}’ mag hier niet in een tekening staan."), PLAIN);
            return;
        };
        let leads_out = matches!(value, Value::Element | Value::Clip) && !value.admits(text);
        if leads_out {
            self.error(node, format!("‘{name}’ mag hier niet in een tekening staan."), PLAIN);
        } else if !value.admits(text) {
            let shown: String = text.chars().take(40).collect();
            self.error(node, format!("‘{shown}’ is geen goede waarde voor ‘{name}’."), values::remedy(value));
        } else {
            self.check_target(node, value, text, named);
        }
    }

    /// What `use` and `clip-path` name is there, is of the right kind and does not name others.
    fn check_target(&self, node: Node<'_, '_>, value: Value, text: &str, named: &HashMap<&str, Node<'_, '_>>) {
        let target = match value {
            Value::Element => text.strip_prefix('#'),
            Value::Clip => values::clip(text),
            _ => return,
        };
        let target = target.and_then(|name| named.get(name));
        let is_right = target.is_some_and(|target| {
            let is_clip = target.tag_name().name() == "clipPath";
            let names_others =
                |inner: Node<'_, '_>| inner.attribute("href").is_some() || inner.attribute("clip-path").is_some();
            (value == Value::Clip) == is_clip && !target.descendants().any(names_others)
        });
        if !is_right {
            let remedy = "Verwijs naar een vorm in deze tekening die zelf nergens naar verwijst.";
            self.error(node, format!("‘{text}’ leidt hier nergens heen."), remedy);
        }
    }

    /// How much is drawn, repeated shapes counted each time, and how deep it lies.
    fn check_size(&self, root: Node<'_, '_>, named: &HashMap<&str, Node<'_, '_>>) {
        let elements = |node: Node<'_, '_>| node.descendants().filter(Node::is_element).count();
        let target =
            |node: Node<'_, '_>| node.attribute("href").and_then(|name| named.get(name.trim_start_matches('#')));
        let repeated: usize = root.descendants().filter_map(target).map(|node| elements(*node)).sum();
        let drawn = elements(root) + repeated;
        if drawn > MOST_ELEMENTS {
            let problem = format!("Deze tekening heeft {drawn} vormen; er mogen er {MOST_ELEMENTS} zijn.");
            self.report.error(self.document, &(0..0), problem, "Teken het eenvoudiger.");
        }
        // Only the first that lies too deep; what lies in it lies deeper.
        let is_deep =
            |node: &Node<'_, '_>| node.is_element() && node.ancestors().take(DEEPEST + 3).count() > DEEPEST + 2;
        if let Some(node) = root.descendants().find(is_deep) {
            self.error(
                node,
                format!("Deze vorm ligt in meer dan {DEEPEST} andere."),
                "Gebruik minder groepen in elkaar.",
            );
        }
    }
}

/// Whether text stands where it would be taken for part of the drawing. What an element that may not
/// be there says is told by that element.
fn is_loose(text: Node<'_, '_>) -> bool {
    let says_something = !text.text().unwrap_or_default().trim().is_empty();
    let parent = text.parent_element().map_or("", |parent| parent.tag_name().name());
    text.is_text() && says_something && parent != "title" && ELEMENTS.contains(&parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = include_str!("../../tests/fixtures/vijandige-tekeningen.txt");

    fn around(body: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\">{body}</svg>")
    }

    fn problems(text: String) -> Vec<String> {
        let report = Report::default();
        let drawing = Drawing::parse(&Document::new("x.svg", text), &report);
        let problems: Vec<_> = report.into_diagnostics().into_iter().map(|d| d.problem).collect();
        assert_eq!(drawing.is_some(), problems.is_empty());
        problems
    }

    #[test]
    fn plain_shapes_are_accepted() {
        for body in [
            "",
            "<!-- arm <svg --><g fill=\"#fff\"><path id=\"a\" d=\"M0 0 L9 9\"/></g><use href=\"#a\" x=\"4\"/>",
            "<title>Een & twee</title>".replace(" & ", " en ").as_str(),
            "<defs><clipPath id=\"k\"><circle cx=\"9\" cy=\"9\" r=\"9\"/></clipPath></defs><rect clip-path=\"url(#k)\" width=\"9\" height=\"9\"/>",
        ] {
            assert_eq!(problems(around(body)), [""; 0], "{body}");
        }
    }

    /// Each line is a drawing, or with `@` before it a whole file; lines that begin with `==` say
    /// what is told of those below.
    #[test]
    fn everything_that_could_act_or_lead_out_is_refused() {
        let (mut told, mut tried) = ("", 0);
        for line in HOSTILE.lines().filter(|line| !line.is_empty()) {
            if let Some(next) = line.strip_prefix("== ") {
                told = next;
                continue;
            }
            let problems = problems(line.strip_prefix('@').map_or_else(|| around(line), str::to_owned));
            assert!(problems.iter().any(|problem| problem.contains(told)), "{line}\nis told {problems:?}, not {told}");
            tried += 1;
        }
        assert!(tried >= 100, "{tried} drawings");
    }

    #[test]
    fn what_stands_before_and_after_the_drawing_is_left_out() {
        let text = format!("<!-- <svg --> {} <!-- maker -->", around(""));
        let drawing = Drawing::parse(&Document::new("x.svg", text), &Report::default()).unwrap();
        assert_eq!(drawing.svg(), around(""));
    }

    #[test]
    fn a_drawing_is_not_too_much() {
        let many = around(&"<g/>".repeat(500));
        let repeated = around(&format!("<g id=\"a\">{}</g>{}", "<g/>".repeat(40), "<use href=\"#a\"/>".repeat(10)));
        for text in [many, repeated] {
            assert!(problems(text).iter().any(|problem| problem.contains("vormen; er mogen er 400 zijn")));
        }
        let deep = |depth: usize| around(&format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth)));
        assert!(problems(deep(DEEPEST)).is_empty() && problems(deep(DEEPEST + 1)).len() == 1);
        assert!(!problems(deep(5000)).is_empty());
        assert_eq!(problems("<svg>".repeat(20_000)), ["Deze tekening is te groot."]);
    }
}
