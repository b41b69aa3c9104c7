//! The case file: what is known so far, and what was done. Whether a signal weighs or is noise is
//! for the debrief.

use super::{Answer, Attempt, Step};
use crate::base::{Word, dutch};
use crate::scenarios::{Nature, Node, Origin, Reliability, Scenario};

/// What a learner can look up at every step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// What is known, by where it comes from, in the order of the sources' list.
    pub sources: Vec<FileSource>,
    /// The steps so far, in order.
    pub steps: Vec<FileStep>,
}

/// Everything that one source told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSource {
    /// The source.
    pub origin: Origin,
    /// What it told, in the order in which it came to light.
    pub signals: Vec<FileSignal>,
}

/// Something that is known. Its words are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSignal {
    /// What it says.
    pub text: String,
    /// What sort of statement it is.
    pub nature: Nature,
    /// How far it can be relied upon, when that was said.
    pub reliability: Option<Reliability>,
    /// Whether it came to light at the present step.
    pub is_new: bool,
}

/// A step that was taken. Its words are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStep {
    /// The number of the step, from zero.
    pub number: usize,
    /// The title of its node.
    pub title: String,
    /// What was answered, in short; nothing where there was only to read.
    pub answer: Option<String>,
}

impl CaseFile {
    /// The file as it stands. What the present step asks about is not in it yet: that stands in the
    /// question.
    pub fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let here = attempt.current(scenario).map(|current| current.node);
        let is_asked = |id: &String| here.is_some_and(|node| node.asked_signals().any(|asked| asked == id));
        let is_new = |id: &str| here.is_some_and(|node| node.revealed_signals().any(|fresh| fresh == id));
        let known = attempt.revealed().iter().filter(|id| !is_asked(id));
        let known: Vec<_> = known.filter_map(|id| scenario.signal(id)).collect();
        let source = |origin: &Origin| {
            let told = known.iter().filter(|signal| signal.origin == *origin);
            let signals = told.map(|signal| FileSignal {
                text: scenario.fill(&signal.text, attempt.variant()),
                nature: signal.nature,
                reliability: signal.reliability,
                is_new: is_new(&signal.id),
            });
            FileSource { origin: *origin, signals: signals.collect() }
        };
        let sources = Origin::ALL.iter().map(source).filter(|source| !source.signals.is_empty());
        Self {
            sources: sources.collect(),
            steps: attempt.steps().iter().filter_map(|step| file_step(scenario, attempt, step)).collect(),
        }
    }
}

fn file_step(scenario: &Scenario, attempt: &Attempt, step: &Step) -> Option<FileStep> {
    let node = scenario.node(&step.node)?;
    Some(FileStep {
        number: step.number,
        title: scenario.fill(&node.title, attempt.variant()),
        answer: answer(node, &step.answer).map(|answer| scenario.fill(&answer, attempt.variant())),
    })
}

fn answer(node: &Node, answer: &Answer) -> Option<String> {
    match answer {
        Answer::Continue => None,
        Answer::Choice(id) => node.choices().iter().find(|choice| choice.id == *id).map(|choice| choice.text.clone()),
        Answer::Weighing(marks) => Some(format!("{} gewogen.", dutch::count(marks.len(), "gegeven", "gegevens"))),
        Answer::Recognition(ticked) => {
            let all = dutch::count(node.lines().len(), "regel", "regels");
            Some(format!("{} van {all} aangevinkt.", ticked.len()))
        }
        Answer::Rating(ratings) => Some(format!("{} beoordeeld.", dutch::count(ratings.len(), "aanpak", "aanpakken"))),
        Answer::Reflection(Some(_)) => Some("Iets opgeschreven voor uzelf.".to_owned()),
        Answer::Reflection(None) => Some("Niets opgeschreven.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::{example, later_asks};
    use crate::training::tests::{choice, play, weighing};

    fn told(file: &CaseFile) -> Vec<(Origin, Vec<(&str, bool)>)> {
        file.sources
            .iter()
            .map(|source| {
                let signals = source.signals.iter().map(|signal| (signal.text.as_str(), signal.is_new));
                (source.origin, signals.collect())
            })
            .collect()
    }

    #[test]
    fn what_is_known_stands_by_its_source_and_what_is_asked_is_not_told_twice() {
        let scenario = example();
        let first = CaseFile::of(&scenario, &play(&scenario, &[]));
        assert_eq!(told(&first), [(Origin::School, vec![("Robin eet in de pauze alleen.", true)])]);
        assert_eq!(first.steps, []);
        // Both other signals are asked about here.
        let weighing_now = CaseFile::of(&scenario, &play(&scenario, &[choice("doorvragen")]));
        assert_eq!(told(&weighing_now), [(Origin::School, vec![("Robin eet in de pauze alleen.", false)])]);
        let after = play(&scenario, &[choice("doorvragen"), weighing(&[("w1", 1), ("w2", -1)])]);
        let after = CaseFile::of(&scenario, &after);
        let counts: Vec<_> = after.sources.iter().map(|source| (source.origin, source.signals.len())).collect();
        assert_eq!(counts, [(Origin::School, 2), (Origin::YouthWork, 1)]);
        assert_eq!(after.sources[0].signals[0].nature, Nature::Fact);
        let steps: Vec<_> = after.steps.iter().map(|step| (step.number, step.answer.as_deref().unwrap())).collect();
        let asked = "Ik vraag wat de mentor zelf heeft gezien en gehoord.";
        assert_eq!(steps, [(0, asked), (1, "2 gegevens gewogen.")]);
    }

    #[test]
    fn every_kind_of_step_is_told_in_short() {
        let scenario = later_asks("herkennen");
        let ticked = Answer::Recognition(vec!["r1".to_owned()]);
        let file = CaseFile::of(&scenario, &play(&scenario, &[choice("afwachten"), ticked]));
        assert_eq!(file.steps[1].answer.as_deref(), Some("1 van 2 regels aangevinkt."));
        let scenario = later_asks("reflectie");
        let file = CaseFile::of(&scenario, &play(&scenario, &[choice("afwachten"), Answer::Reflection(None)]));
        assert_eq!(file.steps[1].answer.as_deref(), Some("Niets opgeschreven."));
        let scenario = example();
        let file = CaseFile::of(&scenario, &play(&scenario, &[choice("afwachten"), Answer::Continue]));
        assert_eq!(file.steps[1].answer, None);
    }
}
