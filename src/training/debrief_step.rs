//! One step of the debrief: what was asked, what could be answered, and what each answer does.

use super::debrief_judged::{self, DebriefApproach, DebriefLine};
use super::{Answer, Attempt, Certainty, Mark, Step};
use crate::base::{Competence, Word};
use crate::scenarios::{
    Channel, Choice, CriticalError, Given, Item, Key, Node, NodeKind, NodeText, Scenario, Unscored, Variant, Verdict,
    Worth,
};

/// One answered node. Plain texts have their words filled in.
#[derive(Debug, Clone)]
pub struct DebriefStep<'a> {
    /// The number of the step, from zero.
    pub number: usize,
    /// The node's title.
    pub title: String,
    /// The node's text, to be rendered for the variant.
    pub text: NodeText<'a>,
    /// What was asked beside the text.
    pub asked: Asked,
    /// What could be chosen, in the order in which it was shown.
    pub options: Vec<DebriefOption>,
    /// How sure the learner was of the choice.
    pub certainty: Option<Certainty>,
    /// What was to be weighed.
    pub items: Vec<DebriefItem>,
    /// The lines that were looked at.
    pub lines: Vec<DebriefLine>,
    /// The approaches that were judged.
    pub approaches: Vec<DebriefApproach>,
    /// What the learner thought of it, in their own words.
    pub reflection: Option<String>,
    /// Whether it counted: only the first visit does.
    pub scored: bool,
    /// What the node says in the debrief, at its first visit.
    pub debrief: Option<NodeText<'a>>,
}

/// What a node asked beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To read on.
    Reading,
    /// To choose one.
    Choosing,
    /// To recognise, judge or think back; the text asks.
    Judging,
    /// To weigh information.
    Weighing {
        /// The hypothesis.
        hypothesis: String,
    },
    /// To decide what to share.
    Sharing {
        /// What could be shared.
        given: String,
        /// With whom.
        receiver: String,
        /// What for.
        purpose: Option<String>,
    },
}

/// Something that could be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct DebriefOption {
    /// What it said.
    pub text: String,
    /// Whether the learner chose it.
    pub chosen: bool,
    /// What there is to say about it.
    pub feedback: String,
    /// The page of the handreiking about it, as `deel/pagina`.
    pub page: Option<String>,
    /// What it is worth.
    pub worth: OptionWorth,
    /// What is critical about it.
    pub critical: Option<CriticalError>,
}

/// What an option is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionWorth {
    /// −2 to 2 on competences.
    Weights(Vec<(Competence, i8)>),
    /// Whether it shared what it should.
    Sharing {
        /// Right, too much or too little.
        verdict: Verdict,
        /// The legal ground, by id.
        ground: Option<String>,
        /// By which way.
        channel: Option<Channel>,
    },
}

/// Something that was weighed. No right or wrong: the learner's mark beside the key.
#[derive(Debug, Clone, PartialEq)]
pub struct DebriefItem {
    /// The information.
    pub given: String,
    /// The learner's mark.
    pub mark: Mark,
    /// Why, in the learner's own words.
    pub own_reason: Option<String>,
    /// What each answer is worth, from −2 to +2: the mark, its credit 0 to 1, and in words.
    pub credits: Vec<(Mark, f64, String)>,
    /// How far each answer, from −2 to +2, was given beside the one given most, or what the editors
    /// gave it, 0 to 1. An answer in the wrong direction has it too, though it is not scored.
    pub shares: [f64; 5],
    /// Why, by the editors; nothing with a panel.
    pub reason: Option<String>,
    /// The page of the handreiking it rests on, as `deel/pagina`; nothing with a panel.
    pub source: Option<String>,
    /// The weighing criterion that it is about, by id.
    pub criterion: Option<String>,
    /// Who made the key, and whether it counts, in Dutch.
    pub key_note: String,
}

impl<'a> DebriefStep<'a> {
    pub(super) fn of(scenario: &'a Scenario, attempt: &Attempt, step: &Step) -> Option<Self> {
        let node = scenario.node(&step.node)?;
        let filler = Filler { scenario, variant: attempt.variant() };
        let offered = step.offered.iter().filter_map(|id| node.choices().iter().find(|choice| choice.id == *id));
        Some(Self {
            number: step.number,
            title: filler.fill(&node.title),
            text: scenario.body(node),
            asked: filler.asked(node),
            options: offered.map(|choice| filler.option(choice, &step.answer)).collect(),
            certainty: step.certainty,
            items: filler.items(node, step),
            lines: debrief_judged::lines(filler, node, &step.answer),
            approaches: debrief_judged::approaches(filler, node, &step.answer),
            reflection: match &step.answer {
                Answer::Reflection(Some(words)) => Some(words.text().to_owned()),
                _ => None,
            },
            scored: step.first_visit,
            debrief: scenario.debrief(node).filter(|_| step.first_visit),
        })
    }
}

/// Fills in the words of one attempt's variant.
#[derive(Clone, Copy)]
pub(super) struct Filler<'a> {
    scenario: &'a Scenario,
    variant: &'a Variant,
}

impl Filler<'_> {
    pub(super) fn fill(&self, text: &str) -> String {
        self.scenario.fill(text, self.variant)
    }

    pub(super) fn given(&self, given: &Given) -> String {
        self.scenario.given(given, self.variant)
    }

    fn asked(&self, node: &Node) -> Asked {
        match &node.kind {
            NodeKind::Text { .. } | NodeKind::Ending { .. } => Asked::Reading,
            NodeKind::Choice { .. } => Asked::Choosing,
            NodeKind::Recognition { .. } | NodeKind::Rating { .. } | NodeKind::Reflection { .. } => Asked::Judging,
            NodeKind::Weighing { hypothesis, .. } => Asked::Weighing { hypothesis: self.fill(hypothesis) },
            NodeKind::Sharing { given, receiver, purpose, .. } => Asked::Sharing {
                given: self.fill(given),
                receiver: self.fill(receiver),
                purpose: purpose.as_ref().map(|purpose| self.fill(purpose)),
            },
        }
    }

    fn option(&self, choice: &Choice, answer: &Answer) -> DebriefOption {
        DebriefOption {
            text: self.fill(&choice.text),
            chosen: matches!(answer, Answer::Choice(id) if *id == choice.id),
            feedback: self.fill(&choice.feedback),
            page: choice.page.clone(),
            critical: choice.critical,
            worth: match &choice.worth {
                Worth::Weights(weights) => OptionWorth::Weights(weights.iter().map(|(c, w)| (*c, *w)).collect()),
                Worth::Sharing { verdict, ground, channel } => {
                    OptionWorth::Sharing { verdict: *verdict, ground: ground.clone(), channel: *channel }
                }
            },
        }
    }

    fn items(&self, node: &Node, step: &Step) -> Vec<DebriefItem> {
        let Answer::Weighing(marks) = &step.answer else { return Vec::new() };
        let marked = node.items().iter().filter_map(|item| {
            let (_, mark) = marks.iter().find(|(id, _)| *id == item.id)?;
            let own_reason = step.reasons.iter().find(|(id, _)| *id == item.id);
            let own_reason = own_reason.map(|(_, note)| note.text().to_owned());
            Some(DebriefItem { own_reason, ..self.item(item, *mark) })
        });
        marked.collect()
    }

    fn item(&self, item: &Item, mark: Mark) -> DebriefItem {
        let (reason, source) = match &item.key {
            Key::Editorial { reason, source, .. } => (Some(self.fill(reason)), Some(source.clone())),
            Key::Panel { .. } => (None, None),
        };
        let answers = [-2, -1, 0, 1, 2].map(Mark::Value).into_iter().zip(item.key.guarded_credits());
        let in_words =
            |(place, (mark, credit)): (usize, (Mark, f64))| (mark, credit, credit_words(&item.key, place, credit));
        DebriefItem {
            given: self.given(&item.given),
            mark,
            own_reason: None,
            credits: answers.enumerate().map(in_words).collect(),
            shares: item.key.credits(),
            reason,
            source,
            criterion: item.criterion.clone(),
            key_note: key_note(&item.key),
        }
    }
}

/// A panel's counts are shown as they are; an editorial credit as a word.
fn credit_words(key: &Key, place: usize, credit: f64) -> String {
    match key {
        Key::Panel { votes } => {
            let votes = usize::try_from(votes[place]).unwrap_or(0);
            crate::base::dutch::count(votes, "panellid", "panelleden")
        }
        Key::Editorial { .. } => match credit {
            c if c > 0.99 => "past het best",
            c if c >= 0.5 => "goed verdedigbaar",
            c if c > 0.0 => "enigszins verdedigbaar",
            _ => "niet onderbouwd",
        }
        .to_owned(),
    }
}

fn key_note(key: &Key) -> String {
    match (key, key.unscored()) {
        (Key::Editorial { .. }, _) => "Sleutel van de redactie: er is nog geen panel van experts.",
        (_, None) => "Sleutel van een panel van experts.",
        (_, Some(Unscored::Divided)) => "Het panel is verdeeld. Dit telt niet mee; het is wel een gesprek waard.",
        (_, Some(Unscored::SmallPanel)) => "Het panel is nog te klein. Dit telt niet mee.",
    }
    .to_owned()
}

impl OptionWorth {
    /// What it is worth as one Dutch line, such as `wegen +2, delen −1` or `Te veel gedeeld`.
    pub fn line(&self) -> String {
        match self {
            Self::Sharing { verdict, .. } => verdict.label().to_owned(),
            Self::Weights(weights) => {
                let shown = weights.iter().map(|(competence, weight)| {
                    let sign = match weight.signum() {
                        1 => "+",
                        -1 => "−",
                        _ => "",
                    };
                    format!("{} {sign}{}", competence.word(), weight.unsigned_abs())
                });
                shown.collect::<Vec<_>>().join(", ")
            }
        }
    }
}
