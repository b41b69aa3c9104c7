//! Own drawings: SVG of which only plain shapes are allowed.
//!
//! The drawing is rasterised on the server and never sent as it is, but a file that could carry a
//! script, a font or a reference to elsewhere has no place in the library at all.

use std::ops::Range;

use crate::base::{Document, Report};

const ELEMENTS: &[&str] = &[
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "polygon", "polyline", "line", "clipPath", "use", "title",
];

const MOST_ELEMENTS: usize = 400;
const MOST_BYTES: usize = 64 * 1024;

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
        if !text.contains("viewBox=\"0 0 480 480\"") {
            report.error(
                document,
                &(0..0),
                "Deze tekening heeft niet het vaste formaat.",
                "Gebruik viewBox=\"0 0 480 480\".",
            );
        }
        check_tags(document, report);
        (report.error_count() == before).then(|| Self(text.to_owned()))
    }

    /// The SVG.
    pub fn svg(&self) -> &str {
        &self.0
    }
}

fn check_tags(document: &Document, report: &Report) {
    let text = document.text();
    let mut elements = 0;
    for (start, _) in text.match_indices('<') {
        let inside = &text[start + 1..];
        if inside.starts_with("!--") || inside.starts_with('/') || inside.starts_with("?xml ") {
            continue;
        }
        elements += 1;
        let tag = &inside[..inside.find('>').unwrap_or(inside.len())];
        check_tag(document, report, start..start + 1 + tag.len(), tag);
    }
    if elements > MOST_ELEMENTS {
        report.error(
            document,
            &(0..0),
            format!("Deze tekening heeft {elements} vormen; er mogen er {MOST_ELEMENTS} zijn."),
            "Teken het eenvoudiger.",
        );
    }
}

fn check_tag(document: &Document, report: &Report, span: Range<usize>, tag: &str) {
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    if !ELEMENTS.contains(&name) {
        let remedy = format!("Gebruik alleen: {}.", ELEMENTS.join(", "));
        report.error(document, &span, format!("‘<{name}>’ mag niet in een tekening staan."), remedy);
        return;
    }
    for attribute in tag.split(|c: char| c.is_whitespace()).filter(|part| part.contains('=')) {
        let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        let local = value.trim_start_matches(['"', '\'']);
        let leads_out = key.ends_with("href") && !local.starts_with('#');
        if leads_out || key.starts_with("on") || key == "style" || local.starts_with("url(h") {
            report.error(
                document,
                &span,
                format!("‘{key}’ mag hier niet in een tekening staan."),
                "Haal het weg: een tekening verwijst nergens heen en bevat geen opmaak of script.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(body: &str) -> Vec<String> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\">{body}</svg>");
        let report = Report::default();
        let drawing = Drawing::parse(&Document::new("x.svg", text), &report);
        let problems: Vec<_> = report.into_diagnostics().into_iter().map(|d| d.problem).collect();
        assert_eq!(drawing.is_some(), problems.is_empty());
        problems
    }

    #[test]
    fn plain_shapes_are_accepted() {
        assert!(problems("<g fill=\"#fff\"><path d=\"M0 0 L9 9\"/><use href=\"#a\"/></g><!-- arm -->").is_empty());
    }

    #[test]
    fn everything_that_could_act_or_lead_out_is_refused() {
        let hostile = [
            "<script>alert(1)</script>",
            "<text>88</text>",
            "<image href=\"file:///etc/passwd\"/>",
            "<use href=\"https://voorbeeld.nl/x.svg#a\"/>",
            "<use xlink:href='//voorbeeld.nl'/>",
            "<rect onload=\"alert(1)\"/>",
            "<rect style=\"fill:url(https://x)\"/>",
            "<foreignObject/>",
            "<!ENTITY a \"b\">",
            "<style>*{}</style>",
            "<animate/>",
        ];
        for body in hostile {
            assert!(!problems(body).is_empty(), "{body}");
        }
        assert!(!problems(&"<g/>".repeat(500)).is_empty());
    }
}
