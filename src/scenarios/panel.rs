//! `paneel.csv`: how many members of a panel gave each answer.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::Tally;
use crate::base::{Document, Report};

const HEADER: &str = "item;-2;-1;0;1;2;n";
/// More members than this is a typing error.
const MOST_MEMBERS: u32 = 10_000;

/// The votes of one item, with the line they stand on.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) votes: [u32; 5],
    pub(super) span: Range<usize>,
}

/// The votes by item.
pub(super) type Panel = BTreeMap<String, Row>;

/// Reads the votes; every line that is not understood is reported.
pub(super) fn read_panel(document: &Document, report: &Report) -> Panel {
    let mut panel = Panel::new();
    let mut start = 0;
    for (number, line) in document.text().split('\n').enumerate() {
        let span = start..start + line.len();
        start += line.len() + 1;
        if number == 0 {
            if line.trim() != HEADER {
                let remedy = format!("Schrijf op de eerste regel: {HEADER}");
                report.error(document, &span, "De eerste regel van het paneel klopt niet.", remedy);
            }
        } else if !line.trim().is_empty() {
            match read_row(line) {
                Ok((item, votes)) => {
                    if panel.insert(item.clone(), Row { votes, span: span.clone() }).is_some() {
                        let problem = format!("Weegvraag ‘{item}’ staat twee keer in het paneel.");
                        report.error(document, &span, problem, "Haal een van de regels weg.");
                    }
                }
                Err(problem) => {
                    report.error(document, &span, problem, "Schrijf de regel zo: w1;0;0;2;7;3;12");
                }
            }
        }
    }
    panel
}

/// The text of `paneel.csv` for these votes. An item without votes gets no line, since the reader
/// takes none: it stays with the key of the editors.
pub fn write_panel(tallies: &[Tally]) -> String {
    let mut text = format!("{HEADER}\n");
    for tally in tallies.iter().filter(|tally| tally.members() > 0) {
        let [much_less, less, same, more, much_more] = tally.votes;
        let (item, members) = (&tally.item, tally.members());
        // Writing to a text never fails.
        let _ = writeln!(text, "{item};{much_less};{less};{same};{more};{much_more};{members}");
    }
    text
}

fn read_row(line: &str) -> Result<(String, [u32; 5]), String> {
    let cells: Vec<&str> = line.trim().split(';').map(str::trim).collect();
    let [item, numbers @ ..] = cells.as_slice() else { return Err("Deze regel is leeg.".to_owned()) };
    let numbers: Vec<u32> = numbers.iter().filter_map(|cell| cell.parse().ok()).collect();
    let (6, true) = (numbers.len(), cells.len() == 7) else {
        return Err("Deze regel van het paneel heeft geen naam met zes getallen.".to_owned());
    };
    if numbers.iter().any(|number| *number > MOST_MEMBERS) {
        return Err(format!("Een getal in deze regel is groter dan {MOST_MEMBERS}."));
    }
    let mut votes = [0; 5];
    votes.copy_from_slice(&numbers[..5]);
    let members: u32 = votes.iter().sum();
    if members != numbers[5] {
        return Err(format!("De stemmen tellen op tot {members}, maar n is {}.", numbers[5]));
    }
    if members == 0 {
        return Err("Deze weegvraag heeft geen enkele stem.".to_owned());
    }
    Ok(((*item).to_owned(), votes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_and_wrong_lines_are_named() {
        let text = "item;-2;-1;0;1;2;n\nw1;0;0;2;7;3;12\nw1;0;0;2;7;3;12\nw2;1;0;0;0;0;2\nw3;x\nw4;0;0;0;0;0;0\n";
        let report = Report::default();
        let panel = read_panel(&Document::new("paneel.csv", text), &report);
        assert_eq!(panel["w1"].votes, [0, 0, 2, 7, 3]);
        assert_eq!(panel.len(), 1);
        let lines: Vec<_> = report.into_diagnostics().into_iter().map(|d| d.line).collect();
        assert_eq!(lines, [3, 4, 5, 6]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let tally = |item: &str, votes, outside| Tally { item: item.to_owned(), votes, outside };
        let text =
            write_panel(&[tally("w1", [0, 0, 2, 7, 3], 4), tally("w2", [0; 5], 2), tally("w3", [1, 0, 0, 0, 0], 0)]);
        assert_eq!(text, "item;-2;-1;0;1;2;n\nw1;0;0;2;7;3;12\nw3;1;0;0;0;0;1\n");
        let report = Report::default();
        let panel = read_panel(&Document::new("paneel.csv", text), &report);
        assert_eq!(report.error_count(), 0);
        assert_eq!((panel["w1"].votes, panel["w3"].votes, panel.len()), ([0, 0, 2, 7, 3], [1, 0, 0, 0, 0], 2));
    }

    #[test]
    fn another_header_is_refused() {
        let report = Report::default();
        read_panel(&Document::new("paneel.csv", "item;lid;rol;antwoord;reden\n"), &report);
        assert_eq!(report.error_count(), 1);
    }
}
