//! Reads the lines and approaches that are judged at a node.

use super::source_item::{read_credits, read_criterion, read_given, read_source};
use super::source_node::Shared;
use super::words::worded;
use super::{Approach, Line};
use crate::base::Fields;

/// Fewer lines leave nothing to find; more do not fit a page.
const LINES: std::ops::RangeInclusive<usize> = 2..=12;
const APPROACHES: std::ops::RangeInclusive<usize> = 2..=8;

pub(super) fn read_lines(fields: &mut Fields<'_>, shared: &mut Shared<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for mut table in fields.tables("regel") {
        let line = read_line(&mut table, shared);
        if lines.iter().any(|known| known.id == line.id) {
            let problem = format!("Er zijn twee regels met dezelfde naam ‘{}’.", line.id);
            table.error_at("id", problem, "Geef elke regel een eigen id.");
        }
        table.finish();
        lines.push(line);
    }
    if LINES.contains(&lines.len()) {
        check_both_sides(&lines, fields);
    } else {
        let problem = format!("Hier zijn {} regels om te herkennen.", lines.len());
        fields.error(problem, "Geef een knoop herkennen 2 tot en met 12 tabellen [[regel]].");
    }
    lines
}

fn read_line(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Line {
    let asks_follow_up = table.flag("vervolg", false);
    if !table.has("vervolg") {
        table.error(
            "‘vervolg’ ontbreekt.",
            "Schrijf vervolg = true als deze regel om een vervolg vraagt, anders false.",
        );
    }
    Line {
        id: table.text("id"),
        given: read_given("Een regel", table, shared),
        asks_follow_up,
        reason: worded(table, "reden", shared.factors),
        source: read_source(table, shared),
        criterion: read_criterion(table, shared),
        span: table.span("id"),
    }
}

/// With lines of one sort only, ticking all or none would always be right.
fn check_both_sides(lines: &[Line], fields: &Fields<'_>) {
    let asking = lines.iter().filter(|line| line.asks_follow_up).count();
    if asking == 0 {
        fields.error("Geen enkele regel vraagt hier om een vervolg.", "Geef minstens één regel vervolg = true.");
    } else if asking == lines.len() {
        fields.error("Elke regel vraagt hier om een vervolg.", "Geef minstens één regel vervolg = false.");
    }
}

pub(super) fn read_approaches(fields: &mut Fields<'_>, shared: &mut Shared<'_>) -> Vec<Approach> {
    let mut approaches: Vec<Approach> = Vec::new();
    for mut table in fields.tables("aanpak") {
        let approach = read_approach(&mut table, shared);
        if approaches.iter().any(|known| known.id == approach.id) {
            let problem = format!("Er zijn twee aanpakken met dezelfde naam ‘{}’.", approach.id);
            table.error_at("id", problem, "Geef elke aanpak een eigen id.");
        }
        table.finish();
        approaches.push(approach);
    }
    if !APPROACHES.contains(&approaches.len()) {
        let problem = format!("Hier zijn {} aanpakken om te beoordelen.", approaches.len());
        fields.error(problem, "Geef een knoop beoordelen 2 tot en met 8 tabellen [[aanpak]].");
    }
    approaches
}

fn read_approach(table: &mut Fields<'_>, shared: &mut Shared<'_>) -> Approach {
    let approach = Approach {
        id: table.text("id"),
        text: worded(table, "tekst", shared.factors),
        credits: read_credits(table),
        reason: worded(table, "reden", shared.factors),
        source: read_source(table, shared),
        criterion: read_criterion(table, shared),
    };
    let best = approach.best().len();
    if best > 2 && approach.credits.iter().sum::<f64>() > 0.0 {
        table.error_at(
            "krediet",
            format!("Bij aanpak ‘{}’ zijn {best} oordelen even goed.", approach.id),
            "Geef één oordeel krediet 1, of hoogstens twee.",
        );
    }
    approach
}

#[cfg(test)]
mod tests {
    use crate::scenarios::example::{LATER_ASKS, example_with};
    use crate::scenarios::tests::diagnose;

    const L: &str = "knopen/later.md";
    const TEXT: &str = "soort = \"tekst\"\ntitel = \"Twee weken later\"\nnaar  = \"wegen\"\n";

    fn told(kind: &str, old: &str, new: &str) -> (bool, Vec<String>) {
        let head = LATER_ASKS.iter().find(|(name, _)| *name == kind).unwrap().1;
        assert!(head.contains(old), "{old}");
        diagnose(&example_with(&[(L, TEXT, &head.replacen(old, new, 1))]))
    }

    #[test]
    fn mistakes_in_lines_and_approaches_are_told_at_their_place() {
        let cases = [
            ("herkennen", "vervolg = true", "vervolg = false", "2 Geen enkele regel vraagt hier om een vervolg."),
            ("herkennen", "vervolg = false", "vervolg = true", "2 Elke regel vraagt hier om een vervolg."),
            ("herkennen", "vervolg = true\n", "", "6 ‘vervolg’ ontbreekt."),
            ("herkennen", "s-werkstuk", "s-werk", "7 Signaal ‘s-werk’ bestaat niet."),
            ("herkennen", "id = \"r2\"", "id = \"r1\"", "14 Er zijn twee regels met dezelfde naam ‘r1’."),
            (
                "herkennen",
                "gegeven = \"Hij eet alleen.\"\n",
                "",
                "13 Een regel heeft óf een signaal óf een eigen tekst nodig.",
            ),
            (
                "herkennen",
                "naar = \"wegen\"",
                "naar = \"weg\"",
                "4 Knoop ‘later’ verwijst naar ‘weg’, maar die knoop bestaat niet.",
            ),
            ("beoordelen", "id = \"a2\"", "id = \"a1\"", "14 Er zijn twee aanpakken met dezelfde naam ‘a1’."),
            ("beoordelen", "[0, 0, 0, 1, 1]", "[0, 0, 1, 1, 1]", "9 Bij aanpak ‘a1’ zijn 3 oordelen even goed."),
            (
                "beoordelen",
                "[0, 0, 0, 1, 1]",
                "[0, 0, 0, 2, 1]",
                "9 ‘krediet’ moet vijf getallen van 0 tot en met 1 hebben, waarvan het hoogste 1 is.",
            ),
        ];
        for (kind, old, new, problem) in cases {
            let (sound, found) = told(kind, old, new);
            let expected = format!("fout knopen/later.md:{problem}");
            assert!(!sound && found.contains(&expected), "{expected}\n{found:#?}");
        }
    }

    #[test]
    fn there_is_something_to_compare_and_it_fits_a_page() {
        for (kind, table, problem) in [
            ("herkennen", "[[regel]]", "Hier zijn 1 regels om te herkennen."),
            ("beoordelen", "[[aanpak]]", "Hier zijn 1 aanpakken om te beoordelen."),
        ] {
            let head = LATER_ASKS.iter().find(|(name, _)| *name == kind).unwrap().1;
            let second = head.rfind(table).unwrap();
            let (sound, found) = told(kind, &head[second..], "");
            assert!(!sound && found.iter().any(|told| told.ends_with(problem)), "{found:#?}");
        }
    }
}
