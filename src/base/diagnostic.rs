//! What is wrong with a document, told to its author: where, what and how to mend it.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use super::Document;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing needs to happen.
    Note,
    /// The document can be used, but its author should look again.
    Warning,
    /// The document was right when it was written and is not any more: a check fails, and the
    /// website goes on, because a day that passes may not bring a server down.
    Overdue,
    /// The document cannot be used.
    Error,
}

impl Severity {
    /// The Dutch word that authors see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Note => "info",
            Self::Warning => "let op",
            Self::Overdue => "verlopen",
            Self::Error => "fout",
        }
    }
}

/// One problem in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The document's name inside the library, such as `symbols/88.md`.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The line itself.
    pub source_line: String,
    /// One plain Dutch sentence that says what is wrong.
    pub problem: String,
    /// One plain Dutch sentence that says how to mend it.
    pub remedy: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(f, "{}: {}", self.severity.label(), self.problem)?;
        writeln!(f, "{margin}--> {}:{}:{}", self.file, self.line, self.column)?;
        writeln!(f, "{number} | {}", self.source_line)?;
        writeln!(f, "{margin} | {}^", " ".repeat(self.column.saturating_sub(1)))?;
        write!(f, "{margin} = {}", self.remedy)
    }
}

/// Collects diagnostics while documents are read, so that an author sees all of them at once.
#[derive(Debug, Default)]
pub struct Report {
    // A cell, because readers of one document borrow the report side by side.
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl Report {
    /// Notes a problem that makes the document unusable. `span` is in bytes of the document.
    pub fn error(
        &self,
        document: &Document,
        span: &Range<usize>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Severity::Error, document, span, (problem.into(), remedy.into()));
    }

    /// Notes something that the author should look at. `span` is in bytes of the document.
    pub fn warning(
        &self,
        document: &Document,
        span: &Range<usize>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Severity::Warning, document, span, (problem.into(), remedy.into()));
    }

    /// Notes what became wrong as days passed. `span` is in bytes of the document.
    pub fn overdue(
        &self,
        document: &Document,
        span: &Range<usize>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Severity::Overdue, document, span, (problem.into(), remedy.into()));
    }

    /// Notes something that is good to know. `span` is in bytes of the document.
    pub fn note(
        &self,
        document: &Document,
        span: &Range<usize>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Severity::Note, document, span, (problem.into(), remedy.into()));
    }

    fn push(&self, severity: Severity, document: &Document, span: &Range<usize>, (problem, remedy): (String, String)) {
        let place = document.place(span.start);
        self.diagnostics.borrow_mut().push(Diagnostic {
            severity,
            file: document.name().to_owned(),
            line: place.line,
            column: place.column,
            source_line: place.text.to_owned(),
            problem,
            remedy,
        });
    }

    /// The number of errors so far; a reader compares it before and after its work.
    pub fn error_count(&self) -> usize {
        self.diagnostics.borrow().iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// Adds what another report noted.
    pub fn take_in(&self, other: Self) {
        self.diagnostics.borrow_mut().extend(other.diagnostics.into_inner());
    }

    /// Everything that was noted, by file, then by place.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.into_inner();
        all.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_shows_the_line_and_points_at_the_place() {
        let document = Document::new("symbols/x.md", "+++\nnaam = 12\n+++\n");
        let report = Report::default();
        report.error(&document, &(11..13), "‘naam’ moet tekst zijn.", "Zet er aanhalingstekens om.");
        let shown = report.into_diagnostics()[0].to_string();
        assert_eq!(
            shown,
            "fout: ‘naam’ moet tekst zijn.\n --> symbols/x.md:2:8\n2 | naam = 12\n  |        ^\n  = Zet er aanhalingstekens om."
        );
    }

    #[test]
    fn diagnostics_come_sorted_by_file_and_place() {
        let (a, b) = (Document::new("a.md", "een\ntwee"), Document::new("b.md", "drie"));
        let report = Report::default();
        report.warning(&b, &(0..1), "3", "");
        report.note(&a, &(4..5), "2", "");
        report.error(&a, &(0..1), "1", "");
        let problems: Vec<_> = report.into_diagnostics().into_iter().map(|d| d.problem).collect();
        assert_eq!(problems, ["1", "2", "3"]);
    }
}
