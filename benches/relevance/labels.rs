//! Look-ups with the entries that answer them.

use std::collections::BTreeMap;

/// A look-up as somebody types it.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    /// What sort of look-up it is: `code`, `typefout`, `beschrijving` …
    pub(crate) kind: String,
    /// What is typed.
    pub(crate) text: String,
    /// How good an answer each entry is: 3 must be among the first three, 2 near the top, 1 is related.
    pub(crate) grades: BTreeMap<String, u8>,
}

/// Reads the lines `kind TAB text TAB slug:grade slug:grade …`; `#` begins a remark. A slug that is
/// not known is a mistake in the labels, and refused.
pub(crate) fn read(lines: &str, is_known: impl Fn(&str) -> bool) -> Result<Vec<Labelled>, String> {
    lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| one(line, &is_known)).collect()
}

fn one(line: &str, is_known: &impl Fn(&str) -> bool) -> Result<Labelled, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [kind, text, labels] = columns.as_slice() else { return Err(format!("three columns, please: {line}")) };
    let grade = |label: &str| {
        let (slug, grade) = label.split_once(':').ok_or_else(|| format!("no grade in {label}: {line}"))?;
        if !is_known(slug) {
            return Err(format!("no entry {slug}: {line}"));
        }
        Ok::<_, String>((slug.to_owned(), grade.parse::<u8>().map_err(|error| format!("{error}: {line}"))?))
    };
    let grades = labels.split(' ').map(grade).collect::<Result<_, _>>()?;
    Ok(Labelled { kind: (*kind).to_owned(), text: (*text).to_owned(), grades })
}
