//! The case file on the page of a step, ready to print.

use crate::app::Standing;
use crate::base::Word;
use crate::training::{CaseFile, FileSignal, FileStep};

/// Something that is known.
pub(super) struct Known {
    pub(super) text: String,
    /// What sort of statement it is, and how far it can be relied upon.
    pub(super) sort: String,
    pub(super) is_new: bool,
}

/// Everything that one source told.
pub(super) struct Source {
    pub(super) name: &'static str,
    pub(super) known: Vec<Known>,
}

/// A step that was taken.
pub(super) struct Taken {
    pub(super) title: String,
    pub(super) answer: Option<String>,
}

/// What is known, and what was done.
pub(super) struct FilePart {
    pub(super) sources: Vec<Source>,
    pub(super) steps: Vec<Taken>,
}

impl FilePart {
    pub(super) fn of(standing: &Standing) -> Self {
        let file = CaseFile::of(&standing.scenario, &standing.attempt);
        let source = |source: &crate::training::FileSource| Source {
            name: source.origin.label(),
            known: source.signals.iter().map(known).collect(),
        };
        let taken = |step: FileStep| Taken { title: step.title, answer: step.answer };
        Self { sources: file.sources.iter().map(source).collect(), steps: file.steps.into_iter().map(taken).collect() }
    }

    /// How many pieces of information there are.
    pub(super) fn count(&self) -> usize {
        self.sources.iter().map(|source| source.known.len()).sum()
    }

    /// What came to light at this step: text, and where it comes from.
    pub(super) fn fresh(&self) -> Vec<(String, String)> {
        let of = |source: &Source, known: &Known| {
            (known.text.clone(), format!("{}, {}", source.name, known.sort.to_lowercase()))
        };
        let fresh = |source: &Source| {
            let fresh = source.known.iter().filter(|known| known.is_new);
            fresh.map(|known| of(source, known)).collect::<Vec<_>>()
        };
        self.sources.iter().flat_map(fresh).collect()
    }
}

fn known(signal: &FileSignal) -> Known {
    let reliability = signal.reliability.map(|one| format!(", betrouwbaarheid {}", one.label().to_lowercase()));
    Known {
        text: signal.text.clone(),
        sort: format!("{}{}", signal.nature.label(), reliability.unwrap_or_default()),
        is_new: signal.is_new,
    }
}
