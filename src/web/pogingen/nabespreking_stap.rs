//! One step of the debrief, ready to print.

use super::nabespreking::{Look, Prose};
use super::verder::Named;
use super::woorden;
use crate::base::Word;
use crate::training::{Asked, DebriefApproach, DebriefItem, DebriefLine, DebriefOption, DebriefStep, OptionWorth};
use crate::web::delen::PageLink;

pub(super) struct Choice {
    pub(super) text: String,
    pub(super) is_chosen: bool,
    pub(super) feedback: String,
    pub(super) worth: String,
    pub(super) ground: Option<PageLink>,
    pub(super) page: Option<Named>,
    /// What is critical about it, and why.
    pub(super) critical: Option<(&'static str, &'static str)>,
}

pub(super) struct Weighed {
    pub(super) given: String,
    pub(super) answer: &'static str,
    pub(super) own_reason: Option<String>,
    pub(super) key: Vec<KeyLine>,
    pub(super) reason: Option<String>,
    pub(super) page: Option<Named>,
    pub(super) criterion: Option<PageLink>,
    pub(super) note: String,
}

/// One answer, with what the key says of it.
pub(super) struct KeyLine {
    pub(super) label: &'static str,
    pub(super) words: String,
    /// How long its bar is, 0 to 1.
    pub(super) share: String,
    pub(super) is_own: bool,
}

/// A line of a file, with what was said of it.
pub(super) struct LookedAt {
    pub(super) given: String,
    /// What the learner did, and what the key says.
    pub(super) found: &'static str,
    pub(super) reason: String,
    pub(super) page: Named,
    pub(super) criterion: Option<PageLink>,
}

/// An approach, with how fitting it is.
pub(super) struct Judged {
    pub(super) text: String,
    pub(super) answer: &'static str,
    pub(super) best: String,
    pub(super) reason: String,
    pub(super) page: Named,
    pub(super) criterion: Option<PageLink>,
}

pub(super) struct StepPart<'a> {
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) body: Prose<'a>,
    pub(super) asked: Option<String>,
    pub(super) choices: Vec<Choice>,
    pub(super) weighed: Vec<Weighed>,
    pub(super) looked_at: Vec<LookedAt>,
    pub(super) judged: Vec<Judged>,
    /// How sure the learner was.
    pub(super) certainty: Option<String>,
    /// What the learner thought of it.
    pub(super) reflection: Option<String>,
    pub(super) is_scored: bool,
    pub(super) debrief: Option<Prose<'a>>,
}

impl<'a> StepPart<'a> {
    pub(super) fn of(look: &Look<'a>, step: &DebriefStep<'a>) -> Self {
        let asked = match &step.asked {
            Asked::Reading | Asked::Choosing | Asked::Judging => None,
            Asked::Weighing { hypothesis } => Some(format!("Hypothese: {hypothesis}")),
            Asked::Sharing { given, receiver, .. } => Some(format!("Delen: {given}. Met: {receiver}.")),
        };
        Self {
            number: step.number + 1,
            title: step.title.clone(),
            body: look.prose(step.text),
            asked,
            choices: step.options.iter().map(|option| choice(look, option)).collect(),
            weighed: step.items.iter().map(|item| weighed(look, item)).collect(),
            looked_at: step.lines.iter().map(|line| looked_at(look, line)).collect(),
            judged: step.approaches.iter().map(|approach| judged(look, approach)).collect(),
            certainty: step.certainty.map(|certainty| woorden::was_sure(certainty.percent())),
            reflection: step.reflection.clone(),
            is_scored: step.scored,
            debrief: step.debrief.map(|text| look.prose(text)),
        }
    }
}

fn choice(look: &Look<'_>, option: &DebriefOption) -> Choice {
    let ground = match &option.worth {
        OptionWorth::Sharing { ground, .. } => ground.as_ref().and_then(|id| look.catalogue.ground(id)),
        OptionWorth::Weights(_) => None,
    };
    Choice {
        text: option.text.clone(),
        is_chosen: option.chosen,
        feedback: option.feedback.clone(),
        worth: option.worth.line(),
        ground: ground
            .map(|ground| PageLink { href: format!("/grondslagen#{}", ground.id), text: ground.name.clone() }),
        critical: option.critical.map(|error| (error.label(), error.reason())),
        page: option.page.as_deref().map(|key| look.page(key)),
    }
}

fn weighed(look: &Look<'_>, item: &DebriefItem) -> Weighed {
    let key = item.credits.iter().zip(item.shares).map(|((mark, _, words), share)| KeyLine {
        label: mark.label(),
        words: words.clone(),
        share: format!("{share:.2}"),
        is_own: *mark == item.mark,
    });
    Weighed {
        given: item.given.clone(),
        answer: item.mark.label(),
        own_reason: item.own_reason.clone(),
        key: key.collect(),
        reason: item.reason.clone(),
        page: item.source.as_deref().map(|key| look.page(key)),
        criterion: look.criterion(item.criterion.as_deref()),
        note: item.key_note.clone(),
    }
}

fn looked_at(look: &Look<'_>, line: &DebriefLine) -> LookedAt {
    LookedAt {
        given: line.given.clone(),
        found: match (line.asks_follow_up, line.ticked) {
            (true, true) => "Opgemerkt: deze regel vraagt om een vervolg.",
            (true, false) => "Niet aangevinkt; deze regel vraagt om een vervolg.",
            (false, true) => "Aangevinkt; deze regel vraagt op zichzelf niet om een vervolg.",
            (false, false) => "Terecht laten liggen.",
        },
        reason: line.reason.clone(),
        page: look.page(&line.source),
        criterion: look.criterion(line.criterion.as_deref()),
    }
}

fn judged(look: &Look<'_>, approach: &DebriefApproach) -> Judged {
    let best: Vec<&str> = approach.best.iter().map(|rating| rating.label()).collect();
    Judged {
        text: approach.text.clone(),
        answer: approach.rating.label(),
        best: best.join(" of "),
        reason: approach.reason.clone(),
        page: look.page(&approach.source),
        criterion: look.criterion(approach.criterion.as_deref()),
    }
}
