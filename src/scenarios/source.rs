//! From the files of a bundle to a checked [`Scenario`].

use std::collections::BTreeMap;

use super::media::{is_drawing_file, read_drawings};
use super::panel::{Panel, read_panel};
use super::source_node::{Shared, read_node};
use super::state::Counter;
use super::variant::Factors;
use super::{
    About, Bundle, Node, Scenario, Signal, check_content, check_graph, check_measures, check_names, critical,
    source_head, source_variants,
};
use crate::base::{Document, Fields, Link, MAX_DOCUMENT_BYTES, Report, is_slug, parse_toml};

const HEAD: &str = "scenario.toml";
const PANEL: &str = "paneel.csv";
/// More nodes than this nobody plays or reviews; the searches of the graph stay quick.
const MAX_NODES: usize = 200;
/// Every attempt keeps its version with its drawings.
const MAX_DRAWINGS: usize = 20;

/// Reads a scenario. Returns nothing when the report got an error.
pub fn parse(bundle: &Bundle, report: &Report) -> Option<Scenario> {
    let before = report.error_count();
    if !is_of_size(bundle, report) {
        return None;
    }
    check_files(bundle, report);
    check_content::check_personal_data(bundle, report);
    let scenario = read(bundle, report)?;
    let node_files = bundle.files().iter().filter(|file| is_node_file(bundle.local_name(file))).count();
    // With a node that could not be read, every way to it would be reported as leading nowhere.
    if scenario.nodes.len() == node_files {
        check_names::check_names(&scenario, report);
        check_graph::check_graph(&scenario, report);
        critical::check_critical(&scenario, report);
    }
    if report.error_count() > before {
        return None;
    }
    // What could be better is only worth reading once nothing is broken.
    check_content::check_content(&scenario, report);
    check_measures::check_measures(&scenario, report);
    Some(scenario)
}

fn is_node_file(name: &str) -> bool {
    name.strip_prefix("knopen/").and_then(|file| file.strip_suffix(".md")).is_some_and(|stem| !stem.contains('/'))
}

/// Reports what is too large to be read at all.
fn is_of_size(bundle: &Bundle, report: &Report) -> bool {
    let before = report.error_count();
    for file in bundle.files().iter().filter(|file| file.text().len() > MAX_DOCUMENT_BYTES) {
        report.error(file, &(0..1), "Dit bestand is te groot.", "Verdeel de tekst over meer knopen.");
    }
    let drawings = bundle.files().iter().filter(|file| is_drawing_file(bundle.local_name(file))).count();
    if drawings > MAX_DRAWINGS {
        let problem = format!("Dit scenario heeft meer dan {MAX_DRAWINGS} tekeningen.");
        report.error(&bundle.files()[0], &(0..1), problem, "Houd alleen de tekeningen die iets toevoegen.");
    }
    // Every node has a file; besides them there is room for the head and the panel.
    if bundle.files().len() > MAX_NODES + drawings + 2 {
        let problem = format!("Dit scenario heeft meer dan {MAX_NODES} knopen.");
        report.error(&bundle.files()[0], &(0..1), problem, "Maak er twee scenario’s van.");
    }
    report.error_count() == before
}

fn check_files(bundle: &Bundle, report: &Report) {
    let mut has_head = false;
    for file in bundle.files() {
        let name = bundle.local_name(file);
        has_head |= name == HEAD;
        if !matches!(name, HEAD | PANEL) && !is_node_file(name) && !is_drawing_file(name) {
            let remedy = format!("Een scenario bestaat uit {HEAD}, knopen/….md, beeld/….svg en {PANEL}. Haal het weg.");
            report.error(file, &(0..1), format!("‘{name}’ hoort niet bij een scenario."), remedy);
        }
    }
    if !has_head {
        let absent = Document::new(format!("scenarios/{}/{HEAD}", bundle.slug()), "");
        let remedy = "Maak dit bestand; de schrijfwijzer heeft een voorbeeld.";
        report.error(&absent, &(0..0), format!("‘{HEAD}’ ontbreekt."), remedy);
    }
}

/// What `scenario.toml` says.
pub(super) struct Head {
    pub(super) about: About,
    pub(super) start: String,
    pub(super) counters: BTreeMap<String, Counter>,
    pub(super) factors: Factors,
    pub(super) signals: Vec<Signal>,
    pub(super) links: Vec<Link>,
}

fn read(bundle: &Bundle, report: &Report) -> Option<Scenario> {
    let at = |name: &str| bundle.files().iter().position(|file| bundle.local_name(file) == name);
    let head_at = at(HEAD)?;
    let head = read_head(bundle, &bundle.files()[head_at], report);
    let drawings = read_drawings(bundle, report);
    let panel = at(PANEL).map_or_else(Panel::new, |file| read_panel(&bundle.files()[file], report));
    let mut links: Vec<(usize, Link)> = head.links.into_iter().map(|link| (head_at, link)).collect();
    let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
    for (file, document) in bundle.files().iter().enumerate() {
        if !is_node_file(bundle.local_name(document)) {
            continue;
        }
        let mut shared = Shared { file, factors: &head.factors, panel: &panel, drawings: &drawings, links: Vec::new() };
        if let Some(node) = read_node(document, &mut shared, report) {
            nodes.insert(node.id.clone(), node);
        }
        links.extend(shared.links.into_iter().map(|link| (file, link)));
    }
    if let Some(file) = at(PANEL) {
        check_names::check_panel(&panel, &nodes, &bundle.files()[file], report);
    }
    let Head { about, start, counters, factors, signals, .. } = head;
    Some(Scenario { bundle: bundle.clone(), about, start, counters, factors, signals, nodes, links })
}

fn read_head(bundle: &Bundle, document: &Document, report: &Report) -> Head {
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let factors = source_variants::read_factors(&mut fields);
    let mut links = Vec::new();
    check_slug(bundle, &mut fields);
    let head = Head {
        about: source_head::read_about(&mut fields, &factors, &mut links),
        start: fields.text("start"),
        counters: source_head::read_counters(&mut fields),
        signals: source_head::read_signals(&mut fields, &factors, &mut links),
        factors,
        links,
    };
    fields.finish();
    head
}

fn check_slug(bundle: &Bundle, fields: &mut Fields<'_>) {
    let slug = fields.text("slug");
    if slug.is_empty() {
        return;
    }
    if slug != bundle.slug() {
        let remedy = format!("Schrijf slug = \"{}\", of geef de map de naam {slug}.", bundle.slug());
        fields.error_at("slug", format!("De slug ‘{slug}’ is niet de naam van de map."), remedy);
    }
    if !is_slug(&slug) {
        let remedy = "Gebruik 2 tot 48 kleine letters, cijfers en streepjes.";
        fields.error_at("slug", format!("‘{slug}’ kan geen slug zijn."), remedy);
    }
}
