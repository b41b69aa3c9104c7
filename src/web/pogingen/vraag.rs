//! What a step asks, as the fields of its form.

use crate::app::Standing;
use crate::scenarios::{Approach, Given, Item, Line, Node, NodeKind};
use crate::training::{Certainty, Current, Mark, REASON_LENGTH, REFLECTION_LENGTH, Rating};

/// Something to choose or to tick, with whether it was chosen when the form comes back.
pub(super) struct Tick {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) is_chosen: bool,
}

/// Something to be put on a scale.
pub(in crate::web) struct Scale {
    /// The name of the field.
    pub(in crate::web) name: String,
    pub(in crate::web) text: String,
    pub(in crate::web) marks: Vec<ScaleMark>,
    pub(in crate::web) is_missing: bool,
    /// Where the learner may say why.
    pub(in crate::web) reason: Option<OwnWords>,
}

/// A field for the learner's own words.
pub(in crate::web) struct OwnWords {
    /// The name of the field.
    pub(in crate::web) name: String,
    pub(in crate::web) text: String,
    /// The most characters.
    pub(in crate::web) most: usize,
    /// What has to be mended.
    pub(in crate::web) mistake: Option<String>,
}

pub(in crate::web) struct ScaleMark {
    pub(in crate::web) value: String,
    pub(in crate::web) label: &'static str,
    pub(in crate::web) is_chosen: bool,
    /// Whether it stands beside the scale instead of on it.
    pub(in crate::web) is_outside: bool,
}

/// What could be shared, with whom and what for.
pub(super) struct Shared {
    pub(super) given: String,
    pub(super) receiver: String,
    pub(super) purpose: Option<String>,
}

/// What the step asks.
pub(super) enum Question {
    Read,
    Choose { shared: Option<Shared>, options: Vec<Tick>, certainties: Vec<Tick> },
    Weigh { hypothesis: String, scales: Vec<Scale> },
    Recognise { lines: Vec<Tick> },
    Rate { scales: Vec<Scale> },
    Reflect { words: OwnWords },
}

/// What the visitor has to mend before the step can be answered.
#[derive(Default)]
pub(super) struct Mistake {
    /// A sentence about the whole form.
    pub(super) message: Option<String>,
    /// Items and approaches without a mark, by id.
    pub(super) missing: Vec<String>,
    /// What was filled in already: field and value.
    pub(super) typed: Vec<(String, String)>,
    /// What has to be mended in own words: field and sentence.
    pub(super) notes: Vec<(String, String)>,
}

impl Mistake {
    fn value(&self, name: &str) -> Option<&str> {
        self.typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Question {
    pub(super) fn of(standing: &Standing, current: &Current<'_>, mistake: &Mistake) -> Self {
        let asking = Asking { standing, mistake };
        match &current.node.kind {
            NodeKind::Text { .. } | NodeKind::Ending { .. } => Self::Read,
            NodeKind::Choice { .. } => asking.choose(None, current),
            NodeKind::Sharing { .. } => asking.choose(asking.shared(current.node), current),
            NodeKind::Weighing { hypothesis, items, .. } => Self::Weigh {
                hypothesis: asking.fill(hypothesis),
                scales: items.iter().map(|item| asking.item(item)).collect(),
            },
            NodeKind::Reflection { .. } => {
                Self::Reflect { words: asking.own_words("reflectie".to_owned(), REFLECTION_LENGTH) }
            }
            NodeKind::Recognition { lines, .. } => {
                Self::Recognise { lines: lines.iter().map(|line| asking.line(line)).collect() }
            }
            NodeKind::Rating { approaches, .. } => {
                Self::Rate { scales: approaches.iter().map(|approach| asking.approach(approach)).collect() }
            }
        }
    }
}

struct Asking<'a> {
    standing: &'a Standing,
    mistake: &'a Mistake,
}

/// Every mark that a weighing item can get, with what its button sends.
pub(in crate::web) fn weighing_marks() -> impl Iterator<Item = (String, Mark)> {
    let values = [-2, -1, 0, 1, 2].map(|value| (value.to_string(), Mark::Value(value)));
    values.into_iter().chain([("buiten".to_owned(), Mark::OutsideMyField)])
}

impl Asking<'_> {
    fn fill(&self, text: &str) -> String {
        self.standing.scenario.fill(text, self.standing.attempt.variant())
    }

    fn given(&self, given: &Given) -> String {
        self.standing.scenario.given(given, self.standing.attempt.variant())
    }

    fn choose(&self, shared: Option<Shared>, current: &Current<'_>) -> Question {
        let said = self.mistake.value("zekerheid");
        let certainty = |certainty: Certainty| {
            let percent = certainty.percent().to_string();
            Tick { is_chosen: said == Some(percent.as_str()), text: format!("{percent}%"), id: percent }
        };
        let certainties = if current.node.asks_certainty { Certainty::ALL.map(certainty).into() } else { Vec::new() };
        Question::Choose { shared, options: self.options(current), certainties }
    }

    fn options(&self, current: &Current<'_>) -> Vec<Tick> {
        let chosen = self.mistake.value("keuze");
        let option = |choice: &&crate::scenarios::Choice| Tick {
            id: choice.id.clone(),
            text: self.fill(&choice.text),
            is_chosen: chosen == Some(&choice.id),
        };
        current.choices.iter().map(option).collect()
    }

    fn shared(&self, node: &Node) -> Option<Shared> {
        let NodeKind::Sharing { given, receiver, purpose, .. } = &node.kind else { return None };
        let purpose = purpose.as_deref().map(|purpose| self.fill(purpose));
        Some(Shared { given: self.fill(given), receiver: self.fill(receiver), purpose })
    }

    fn line(&self, line: &Line) -> Tick {
        let is_chosen = self.mistake.value(&format!("regel-{}", line.id)).is_some();
        Tick { id: line.id.clone(), text: self.given(&line.given), is_chosen }
    }

    fn item(&self, item: &Item) -> Scale {
        let marks = weighing_marks().map(|(value, mark)| (value, mark.label(), mark == Mark::OutsideMyField));
        let scale = self.scale(("weging", &item.id), self.given(&item.given), marks);
        Scale { reason: Some(self.own_words(format!("reden-{}", item.id), REASON_LENGTH)), ..scale }
    }

    fn own_words(&self, name: String, most: usize) -> OwnWords {
        let mistake = self.mistake.notes.iter().find(|(field, _)| *field == name).map(|(_, message)| message.clone());
        OwnWords { text: self.mistake.value(&name).unwrap_or_default().to_owned(), most, mistake, name }
    }

    fn approach(&self, approach: &Approach) -> Scale {
        let marks = Rating::ALL.map(|rating| (rating.value().to_string(), rating.label(), false));
        self.scale(("beoordeling", &approach.id), self.fill(&approach.text), marks.into_iter())
    }

    fn scale(
        &self,
        (kind, id): (&str, &str),
        text: String,
        marks: impl Iterator<Item = (String, &'static str, bool)>,
    ) -> Scale {
        let name = format!("{kind}-{id}");
        let typed = self.mistake.value(&name);
        let mark = |(value, label, is_outside): (String, &'static str, bool)| ScaleMark {
            is_chosen: typed == Some(value.as_str()),
            value,
            label,
            is_outside,
        };
        Scale {
            marks: marks.map(mark).collect(),
            is_missing: self.mistake.missing.iter().any(|one| one == id),
            name,
            text,
            reason: None,
        }
    }
}
