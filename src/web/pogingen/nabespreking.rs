//! Looking back: per step what was chosen and why the key says what it says. Never a mark on the
//! person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::nabespreking_stap::StepPart;
use super::vervallen::lapsed;
use super::zekerheid::Sure;
use crate::app::Standing;
use crate::base::{LinkKind, Resolver, SafeHtml, Target, Word, dutch};
use crate::catalogue::Catalogue;
use crate::scenarios::{Bearing, NodeText};
use crate::training::{Conviction, CriticalDecision, Debrief, DebriefSignal, FirstAndBest, Paths, Scorecard, Status};
use crate::web::access::{Learner, attempt_id};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

struct SignalPart {
    text: String,
    origin: String,
    bearing: &'static str,
    bearing_word: &'static str,
    explanation: String,
    symbol: Option<PageLink>,
}

/// A decision that may never be taken outside a case.
struct Critical {
    number: usize,
    text: String,
    label: &'static str,
    reason: &'static str,
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
    attempt: String,
    /// Whether the story has ended, rather than been broken off.
    has_ended: bool,
    scenario_slug: String,
    remarks: Vec<String>,
    choices: Option<Measure>,
    weighing: String,
    sharing: String,
    /// The first and the best of more attempts.
    compared: Vec<FirstAndBest>,
    certainty: Option<Sure>,
    recognition: Option<String>,
    rating: Option<String>,
    competences: Vec<Measure>,
    ending: Option<Ending>,
    critical: Vec<Critical>,
    paths: Paths,
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
    if standing.has_lapsed() {
        return Ok(lapsed(&standing));
    }
    if matches!(standing.attempt.status(), Status::InProgress { .. }) {
        return Ok(see_other(&format!("/pogingen/{}", standing.id)));
    }
    let published = site.published()?;
    let mut ended = site.app.attempts(learner.0).await?;
    ended.retain(|one| !matches!(one.attempt.status(), Status::InProgress { .. }));
    show(&page(&standing, &published.catalogue, &ended))
}

/// The first attempt on this case and the best one. `ended` has the newest first.
fn compared(standing: &Standing, ended: &[Standing]) -> Vec<FirstAndBest> {
    let same = ended.iter().rev().filter(|one| one.scenario.slug() == standing.scenario.slug());
    let cards: Vec<Scorecard> = same.map(|one| Scorecard::of(&one.scenario, &one.attempt)).collect();
    FirstAndBest::all_of(&cards, &Scorecard::of(&standing.scenario, &standing.attempt))
}

fn page(standing: &Standing, catalogue: &Catalogue, ended: &[Standing]) -> DebriefPage {
    let convictions: Vec<_> = ended.iter().flat_map(|one| Conviction::all_of(&one.scenario, &one.attempt)).collect();
    let debrief = Debrief::of(&standing.scenario, &standing.attempt);
    let look = Look { standing, catalogue };
    let score = &debrief.scorecard;
    let layout = Layout::new(format!("Nabespreking – {}", debrief.title), "").behind(Door::Practise).unlisted();
    let about = standing.scenario.about();
    DebriefPage {
        layout,
        attempt: standing.id.to_string(),
        has_ended: debrief.ending.is_some(),
        scenario_slug: standing.scenario.slug().to_owned(),
        choices: choices(score),
        weighing: score.weighing.sentence(),
        sharing: score.sharing.sentence(),
        compared: compared(standing, ended),
        certainty: Sure::of(standing, &convictions),
        recognition: score.recognition.sentence(),
        rating: score.rating.sentence(),
        competences: competences(score),
        ending: debrief.ending.as_ref().map(|ending| Ending {
            title: ending.title.clone(),
            body: look.render(ending.text),
            debrief: ending.debrief.map(|text| look.render(text)),
        }),
        critical: debrief.critical.iter().map(critical).collect(),
        paths: Paths::of(&standing.scenario, &standing.attempt),
        steps: debrief.steps.iter().map(|step| StepPart::of(&look, step)).collect(),
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

fn critical(decision: &CriticalDecision) -> Critical {
    Critical {
        number: decision.step + 1,
        text: decision.text.clone(),
        label: decision.error.label(),
        reason: decision.error.reason(),
    }
}

/// Looks at one attempt with the documents at hand.
pub(super) struct Look<'a> {
    pub(super) standing: &'a Standing,
    pub(super) catalogue: &'a Catalogue,
}

impl Look<'_> {
    pub(super) fn render(&self, text: NodeText<'_>) -> SafeHtml {
        text.render(self.standing.attempt.variant(), self.catalogue, None)
    }

    pub(super) fn page(&self, key: &str) -> Option<PageLink> {
        self.catalogue.page_by_key(key).map(PageLink::to_page)
    }

    /// The criterion of the newest set; one that was in an older set only leads nowhere any more.
    pub(super) fn criterion(&self, id: Option<&str>) -> Option<PageLink> {
        let target = Target { kind: LinkKind::Criterion, key: id?.to_owned() };
        self.catalogue.resolve(&target).map(|found| PageLink { href: found.href, text: found.text })
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
