//! Reads one node.

use std::ops::Range;

use super::media::read_media;
use super::node::NodeSpans;
use super::panel::Panel;
use super::source_choice::{Asked, read_choices};
use super::source_head::link;
use super::source_item::read_items;
use super::source_judged::{read_approaches, read_lines};
use super::variant::Factors;
use super::vocabulary::Sort;
use super::words::{check_body, optional_worded, worded};
use super::{Node, NodeKind};
use crate::base::{Document, Drawings, Fields, Link, LinkKind, Markdown, Report, is_slug, parse_toml, sections};

const DEBRIEF: &str = "Nabespreking";

/// What the nodes of one scenario share while they are read.
pub(super) struct Shared<'a> {
    pub(super) file: usize,
    pub(super) factors: &'a Factors,
    pub(super) panel: &'a Panel,
    pub(super) drawings: &'a Drawings,
    pub(super) links: Vec<Link>,
}

impl Shared<'_> {
    pub(super) fn link(&mut self, kind: LinkKind, key: &str, span: &Range<usize>) {
        self.links.push(link(kind, key, span));
    }
}

pub(super) fn read_node(document: &Document, shared: &mut Shared<'_>, report: &Report) -> Option<Node> {
    let (front, body) = document.split(report)?;
    let table = parse_toml(document, &front, report);
    let mut fields = Fields::new(document, &table, front.start, report);
    if !is_slug(document.stem()) {
        fields.error(
            format!("‘{}’ kan niet de naam van een knoop zijn.", document.stem()),
            "Gebruik 2 tot 48 kleine letters, cijfers en streepjes als naam van het bestand.",
        );
    }
    let reveals = fields.placed_texts("onthult");
    let sort = fields.word("soort");
    let title = worded(&mut fields, "titel", shared.factors);
    // At other nodes the key is unknown, and reported as such.
    let asks_certainty = matches!(sort, Sort::Choice | Sort::Sharing) && fields.flag("zekerheid", false);
    let kind = read_kind(sort, &mut fields, shared);
    let spans = NodeSpans {
        title: fields.span("titel"),
        next: fields.span("naar"),
        reveals: reveals.iter().map(|(_, span)| span.clone()).collect(),
    };
    let media = read_media(&mut fields, shared);
    fields.finish();
    let (body, debrief) = read_body(document, &body, shared, report);
    Some(Node {
        id: document.stem().to_owned(),
        title,
        reveals: reveals.into_iter().map(|(id, _)| id).collect(),
        media,
        kind,
        asks_certainty,
        body,
        debrief,
        file: shared.file,
        spans,
    })
}

fn read_kind(sort: Sort, fields: &mut Fields<'_>, shared: &mut Shared<'_>) -> NodeKind {
    match sort {
        Sort::Text => NodeKind::Text { next: read_next(fields) },
        Sort::Choice => NodeKind::Choice { choices: read_choices(fields, Asked::Choice, shared) },
        Sort::Weighing => NodeKind::Weighing {
            hypothesis: worded(fields, "hypothese", shared.factors),
            items: read_items(fields, shared),
            next: read_next(fields),
        },
        Sort::Sharing => NodeKind::Sharing {
            given: worded(fields, "gegeven", shared.factors),
            receiver: worded(fields, "ontvanger", shared.factors),
            purpose: optional_worded(fields, "doel", shared.factors),
            choices: read_choices(fields, Asked::Sharing, shared),
        },
        Sort::Recognition => NodeKind::Recognition { lines: read_lines(fields, shared), next: read_next(fields) },
        Sort::Rating => NodeKind::Rating { approaches: read_approaches(fields, shared), next: read_next(fields) },
        Sort::Reflection => NodeKind::Reflection { next: read_next(fields) },
        Sort::Ending => NodeKind::Ending { outcome: fields.word("uitkomst") },
    }
}

fn read_next(fields: &mut Fields<'_>) -> String {
    if !fields.has("naar") {
        report_dead_end(fields);
    }
    fields.optional_text("naar").unwrap_or_default()
}

pub(super) fn report_dead_end(fields: &Fields<'_>) {
    fields.error(
        format!("Knoop ‘{}’ loopt dood.", fields.document().stem()),
        "Voeg een vervolg toe of maak er een einde van.",
    );
}

/// The text of the node, and what comes under the heading for the debrief, to the end.
fn read_body(
    document: &Document,
    range: &Range<usize>,
    shared: &mut Shared<'_>,
    report: &Report,
) -> (Markdown, Option<Markdown>) {
    check_body(document, range, shared.factors, report);
    // Only the places of the headings are wanted; the parts are checked below, once.
    let (_, parts) = sections(document, range, &Report::default());
    let debrief = parts.iter().find(|part| part.title.trim() == DEBRIEF).map(|part| part.span.clone());
    let end = debrief.as_ref().map_or(range.end, |heading| heading.start);
    let body = Markdown::parse(document, &(range.start..end), report);
    let debrief = debrief.map(|heading| Markdown::parse(document, &(heading.end..range.end), report));
    for markdown in [Some(&body), debrief.as_ref()].into_iter().flatten() {
        shared.links.extend(markdown.links().iter().cloned());
        if let Some((id, span)) = markdown.footnotes().first() {
            let remedy = "Zet de uitleg op een pagina van de handreiking en verwijs daarnaar.";
            report.error(document, span, format!("De voetnoot ‘{id}’ hoort niet in een casus."), remedy);
        }
    }
    (body, debrief)
}
