//! The steps from a report to the end of an approach, for the picture of the process.

use std::ops::Range;

use crate::base::{Document, Fields, Link, LinkKind, Report, Target, nearest, parse_toml};

/// The whole process. It comes only from [`parse_process`], so its arrows lead somewhere.
#[derive(Debug, Clone)]
pub struct Process {
    /// What the picture is called.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// The steps, in their order.
    pub steps: Vec<ProcessStep>,
    /// Where someone can leave the process.
    pub exits: Vec<ProcessStep>,
    /// What leads from where to where, in the order of the file.
    pub arrows: Vec<Arrow>,
}

/// A step, or a way out.
#[derive(Debug, Clone)]
pub struct ProcessStep {
    /// By which arrows name it.
    pub id: String,
    /// As it reads.
    pub name: String,
    /// Who does it; nothing at a way out.
    pub who: String,
    /// What happens, in a sentence.
    pub summary: String,
    /// The page that says more.
    pub page: Link,
}

/// Where an arrow leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// The step after.
    Next,
    /// An earlier step, by its place.
    Back(usize),
    /// A way out, by its place.
    Exit(usize),
}

/// An arrow from a step.
#[derive(Debug, Clone)]
pub struct Arrow {
    /// The place of the step that it comes from.
    pub from: usize,
    /// Where it leads.
    pub toward: Toward,
    /// When one goes that way.
    pub words: String,
}

impl Process {
    /// The links to pages.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.steps.iter().chain(&self.exits).map(|step| &step.page)
    }

    /// The arrows from a step, in the order of the file.
    pub fn arrows_from(&self, step: usize) -> impl Iterator<Item = &Arrow> {
        self.arrows.iter().filter(move |arrow| arrow.from == step)
    }
}

/// Reads the process. Returns nothing when the report got an error.
pub fn parse_process(document: &Document, report: &Report) -> Option<Process> {
    let before = report.error_count();
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    let mut process = Process {
        title: fields.short_text("titel", 80),
        description: fields.short_text("beschrijving", 300),
        steps: fields.tables("stap").into_iter().map(|step| read_step(step, true)).collect(),
        exits: fields.tables("uitgang").into_iter().map(|exit| read_step(exit, false)).collect(),
        arrows: Vec::new(),
    };
    if process.steps.len() < 2 {
        fields.error("Het proces heeft geen stappen.", "Voeg minstens twee keer [[stap]] toe.");
    }
    for arrow in fields.tables("pijl") {
        process.arrows.extend(read_arrow(arrow, &process));
    }
    check_reached(&process, &fields);
    fields.finish();
    (report.error_count() == before).then_some(process)
}

fn read_step(mut fields: Fields<'_>, is_step: bool) -> ProcessStep {
    let page = fields.text("pagina");
    let step = ProcessStep {
        id: fields.text("id"),
        name: fields.short_text("naam", 40),
        who: if is_step { fields.short_text("wie", 60) } else { String::new() },
        summary: fields.short_text("kort", 160),
        page: Link { target: Target { kind: LinkKind::Page, key: page }, span: fields.span("pagina") },
    };
    fields.finish();
    step
}

fn read_arrow(mut fields: Fields<'_>, process: &Process) -> Option<Arrow> {
    let (from, to) = (fields.text("van"), fields.text("naar"));
    let words = fields.short_text("tekst", 80);
    let from = place_of(&process.steps, &from).or_else(|| leads_nowhere(&fields, "van", &from, &process.steps));
    let exit = place_of(&process.exits, &to).map(Toward::Exit);
    let step = || place_of(&process.steps, &to).zip(from);
    let toward = exit.or_else(|| match step()? {
        (to, from) if to == from + 1 => Some(Toward::Next),
        (to, from) if to < from => Some(Toward::Back(to)),
        _ => {
            let remedy = "Teken pijlen naar de volgende stap, terug, of naar een uitgang.";
            fields.error_at("naar", "Deze pijl slaat een stap over.", remedy);
            None
        }
    });
    if toward.is_none() && step().is_none() && from.is_some() {
        let known: Vec<ProcessStep> = process.steps.iter().chain(&process.exits).cloned().collect();
        leads_nowhere(&fields, "naar", &to, &known);
    }
    fields.finish();
    Some(Arrow { from: from?, toward: toward?, words })
}

fn place_of(steps: &[ProcessStep], id: &str) -> Option<usize> {
    steps.iter().position(|step| step.id == id)
}

fn leads_nowhere(fields: &Fields<'_>, key: &str, id: &str, known: &[ProcessStep]) -> Option<usize> {
    let near = nearest(id, known.iter().map(|step| step.id.as_str()));
    let remedy = near.map_or_else(
        || "Noem de id van een [[stap]], of bij ‘naar’ van een [[uitgang]].".to_owned(),
        |near| format!("Bedoelde u ‘{near}’?"),
    );
    fields.error_at(key, format!("De pijl leidt nergens heen: ‘{id}’ is er niet."), remedy);
    None
}

/// Two with the same id, a step after the first to which nothing leads, and a way out that nobody takes.
fn check_reached(process: &Process, fields: &Fields<'_>) {
    let all: Vec<(&ProcessStep, bool)> = process
        .steps
        .iter()
        .skip(1)
        .map(|step| (step, true))
        .chain(process.exits.iter().map(|exit| (exit, false)))
        .collect();
    let report = |step: &ProcessStep, problem: String, remedy: &str| {
        let place: Range<usize> = step.page.span.clone();
        fields.report().error(fields.document(), &place, problem, remedy);
    };
    for (place, (step, is_step)) in all.iter().enumerate() {
        let same = |(other, _): &(&ProcessStep, bool)| other.id == step.id;
        if all[..place].iter().any(same) || (process.steps.first().is_some_and(|first| first.id == step.id)) {
            report(step, format!("De id ‘{}’ komt twee keer voor.", step.id), "Geef elke stap een eigen id.");
            continue;
        }
        let is_reached = process.arrows.iter().any(|arrow| match arrow.toward {
            Toward::Next => *is_step && process.steps[arrow.from + 1].id == step.id,
            Toward::Exit(exit) => !is_step && process.exits[exit].id == step.id,
            Toward::Back(_) => false,
        });
        if !is_reached {
            report(step, format!("Naar ‘{}’ leidt geen pijl.", step.name), "Voeg een [[pijl]] toe, of haal het weg.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROCESS: &str = include_str!("../../tests/fixtures/goed/content/proces.toml");

    fn read(text: &str) -> (Option<Process>, Vec<String>) {
        let report = Report::default();
        let process = parse_process(&Document::new("content/proces.toml", text), &report);
        (process, report.into_diagnostics().into_iter().map(|told| told.problem).collect())
    }

    #[test]
    fn steps_ways_out_and_arrows_are_read() {
        let (process, told) = read(PROCESS);
        let process = process.unwrap();
        assert_eq!((told.len(), process.steps.len(), process.exits.len()), (0, 3, 1));
        let toward: Vec<Toward> = process.arrows.iter().map(|arrow| arrow.toward).collect();
        assert_eq!(toward, [Toward::Next, Toward::Exit(0), Toward::Next, Toward::Back(0)]);
        assert_eq!(process.links().count(), 4);
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        let cases = [
            ("naar = \"praten\"", "naar = \"praat\"", "De pijl leidt nergens heen: ‘praat’ is er niet."),
            ("van = \"praten\"", "van = \"proten\"", "De pijl leidt nergens heen: ‘proten’ is er niet."),
            ("naar = \"praten\"", "naar = \"afronden\"", "Deze pijl slaat een stap over."),
            ("id = \"praten\"", "id = \"zien\"", "De id ‘zien’ komt twee keer voor."),
            ("naar = \"niets\"", "naar = \"praten\"", "Naar ‘Niets doen’ leidt geen pijl."),
            ("wie = \"u\"\n", "", "‘wie’ ontbreekt."),
        ];
        for (from, to, problem) in cases {
            assert!(PROCESS.contains(from), "{from}");
            let (process, told) = read(&PROCESS.replacen(from, to, 1));
            assert!(process.is_none() && told.iter().any(|told| told == problem), "{problem}: {told:?}");
        }
        assert!(read("titel = \"Leeg\"\nbeschrijving = \"Niets.\"\n").0.is_none());
    }
}
