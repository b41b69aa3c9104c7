//! The change history of a document.

use jiff::civil::Date;

use super::Fields;
use super::words::words;

words! {
    /// What a change was about.
    pub enum ChangeKind {
        New = "nieuw", "Nieuw";
        Content = "inhoud", "Inhoud";
        Law = "recht", "Recht";
        Source = "bron", "Bron";
        Correction = "correctie", "Correctie";
        Withdrawn = "vervallen", "Vervallen";
    }
}

/// A line of the change history.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Change {
    pub date: Date,
    pub kind: ChangeKind,
    pub text: String,
}

/// Reads the change history of a document, `[[wijzigingen]]`, in the order of the document.
pub fn read_changes(fields: &mut Fields<'_>) -> Vec<Change> {
    fields.tables("wijzigingen").into_iter().map(read_change).collect()
}

/// Changes as readers want them: newest first; of one day what stands last in the document.
pub fn newest_first(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().rev().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    changes
}

fn read_change(mut fields: Fields<'_>) -> Change {
    let change = Change { date: fields.date("datum"), kind: fields.word("soort"), text: fields.text("tekst") };
    fields.finish();
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report, parse_toml};

    #[test]
    fn the_newest_change_comes_first_and_of_one_day_the_last_written() {
        let line = |day, text| format!("[[wijzigingen]]\ndatum = {day}\nsoort = \"inhoud\"\ntekst = \"{text}\"\n");
        let text = line("2026-11-02", "b") + &line("2026-11-01", "a") + &line("2026-11-02", "c");
        let document = Document::new("x.md", text);
        let report = Report::default();
        let table = parse_toml(&document, &(0..document.text().len()), &report);
        let changes = read_changes(&mut Fields::new(&document, &table, 0, &report));
        assert_eq!(newest_first(&changes).into_iter().map(|change| change.text.as_str()).collect::<String>(), "cba");
        assert_eq!(report.error_count(), 0);
    }
}
