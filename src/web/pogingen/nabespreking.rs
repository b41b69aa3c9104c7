//! Looking back: per step what was chosen and why the key says what it says. Never a mark on the
//! person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::Standing;
use crate::base::{SafeHtml, Word, dutch};
use crate::catalogue::Catalogue;
use crate::scenarios::{Bearing, NodeText};
use crate::training::{
    Asked, Debrief, DebriefItem, DebriefOption, DebriefSignal, DebriefStep, OptionWorth, Scorecard, Status,
};
use crate::web::access::{Learner, attempt_id};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

struct Choice {
    text: String,
    is_chosen: bool,
    feedback: String,
    worth: String,
    ground: Option<PageLink>,
    page: Option<PageLink>,
}

struct Weighed {
    given: String,
    answer: &'static str,
    /// Each answer with what the key says of it, and whether it is the learner's.
    key: Vec<(&'static str, String, bool)>,
    reason: Option<String>,
    page: Option<PageLink>,
    note: String,
}

struct StepPart {
    number: usize,
    title: String,
    body: SafeHtml,
    asked: Option<String>,
    choices: Vec<Choice>,
    weighed: Vec<Weighed>,
    is_scored: bool,
    debrief: Option<SafeHtml>,
}

struct SignalPart {
    text: String,
    origin: String,
    bearing: &'static str,
    bearing_word: &'static str,
    explanation: String,
    symbol: Option<PageLink>,
}

struct Ending {
    title: String,
    body: SafeHtml,
    debrief: Option<SafeHtml>,
}

struct Measure {
    name: &'static str,
    figure: String,
    share: Option<String>,
    basis: String,
}

#[derive(Template)]
#[template(path = "pogingen/nabespreking.html")]
struct DebriefPage {
    layout: Layout,
    title: String,
    scenario_slug: String,
    remarks: Vec<String>,
    choices: Option<Measure>,
    weighing: String,
    sharing: String,
    competences: Vec<Measure>,
    ending: Option<Ending>,
    steps: Vec<StepPart>,
    seen: Vec<SignalPart>,
    unseen: Vec<SignalPart>,
    pages: Vec<PageLink>,
}

pub(in crate::web) async fn debrief(
    State(site): State<Site>,
    learner: Learner,
    Segment(id): Segment<String>,
) -> Result<Response, PageError> {
    let standing = site.app.attempt(learner.0, attempt_id(&id)?).await?;
    if matches!(standing.attempt.status(), Status::InProgress { .. }) {
        return Ok(see_other(&format!("/pogingen/{}", standing.id)));
    }
    let published = site.published()?;
    show(&page(&standing, &published.catalogue))
}

fn page(standing: &Standing, catalogue: &Catalogue) -> DebriefPage {
    let debrief = Debrief::of(&standing.scenario, &standing.attempt);
    let look = Look { standing, catalogue };
    let score = &debrief.scorecard;
    let layout = Layout::new(format!("Nabespreking – {}", debrief.title), "").behind(Door::Practise).unlisted();
    let about = standing.scenario.about();
    DebriefPage {
        layout,
        scenario_slug: standing.scenario.slug().to_owned(),
        choices: choices(score),
        weighing: score.weighing.sentence(),
        sharing: score.sharing.sentence(),
        competences: competences(score),
        ending: debrief.ending.as_ref().map(|ending| Ending {
            title: ending.title.clone(),
            body: look.render(ending.text),
            debrief: ending.debrief.map(|text| look.render(text)),
        }),
        steps: debrief.steps.iter().map(|step| look.step(step)).collect(),
        seen: debrief.seen.iter().map(|signal| look.signal(signal)).collect(),
        unseen: debrief.unseen.iter().map(|signal| look.signal(signal)).collect(),
        pages: about.pages.iter().filter_map(|key| look.page(key)).collect(),
        title: debrief.title,
        remarks: debrief.remarks,
    }
}

fn choices(score: &Scorecard) -> Option<Measure> {
    let share = score.choices.score?;
    let figure = dutch::percent(share);
    Some(Measure { name: "Keuzes", figure, share: Some(format!("{share:.2}")), basis: score.choices.basis() })
}

fn competences(score: &Scorecard) -> Vec<Measure> {
    let measure = |one: &crate::training::CompetenceScore| Measure {
        name: one.competence.label(),
        figure: dutch::percent(one.score),
        share: Some(format!("{:.2}", one.score)),
        basis: one.basis(),
    };
    score.choices.competences.iter().map(measure).collect()
}

/// Looks at one attempt with the documents at hand.
struct Look<'a> {
    standing: &'a Standing,
    catalogue: &'a Catalogue,
}

impl Look<'_> {
    fn render(&self, text: NodeText<'_>) -> SafeHtml {
        text.render(self.standing.attempt.variant(), self.catalogue, None)
    }

    fn page(&self, key: &str) -> Option<PageLink> {
        self.catalogue.page_by_key(key).map(PageLink::to_page)
    }

    fn step(&self, step: &DebriefStep<'_>) -> StepPart {
        let asked = match &step.asked {
            Asked::Reading | Asked::Choosing => None,
            Asked::Weighing { hypothesis } => Some(format!("Hypothese: {hypothesis}")),
            Asked::Sharing { given, receiver, .. } => Some(format!("Delen: {given}. Met: {receiver}.")),
        };
        StepPart {
            number: step.number + 1,
            title: step.title.clone(),
            body: self.render(step.text),
            asked,
            choices: step.options.iter().map(|option| self.choice(option)).collect(),
            weighed: step.items.iter().map(|item| self.weighed(item)).collect(),
            is_scored: step.scored,
            debrief: step.debrief.map(|text| self.render(text)),
        }
    }

    fn choice(&self, option: &DebriefOption) -> Choice {
        let ground = match &option.worth {
            OptionWorth::Sharing { ground, .. } => ground.as_ref().and_then(|id| self.catalogue.ground(id)),
            OptionWorth::Weights(_) => None,
        };
        Choice {
            text: option.text.clone(),
            is_chosen: option.chosen,
            feedback: option.feedback.clone(),
            worth: option.worth.line(),
            ground: ground
                .map(|ground| PageLink { href: format!("/grondslagen#{}", ground.id), text: ground.name.clone() }),
            page: option.page.as_deref().and_then(|key| self.page(key)),
        }
    }

    fn weighed(&self, item: &DebriefItem) -> Weighed {
        let key = item.credits.iter().map(|(mark, _, words)| (mark.label(), words.clone(), *mark == item.mark));
        Weighed {
            given: item.given.clone(),
            answer: item.mark.label(),
            key: key.collect(),
            reason: item.reason.clone(),
            page: item.source.as_deref().and_then(|key| self.page(key)),
            note: item.key_note.clone(),
        }
    }

    fn signal(&self, signal: &DebriefSignal) -> SignalPart {
        let symbol = signal.symbol.as_deref().and_then(|slug| self.catalogue.symbol(slug));
        SignalPart {
            text: signal.text.clone(),
            origin: signal.origin.clone(),
            bearing: match signal.bearing {
                Bearing::Signal => "Signaal",
                Bearing::Noise => "Ruis: zegt hier weinig",
                Bearing::Protective => "Beschermend",
            },
            bearing_word: signal.bearing.word(),
            explanation: signal.explanation.clone(),
            symbol: symbol.map(PageLink::to_symbol),
        }
    }
}
