//! Looking back: per step what was chosen and why the key says what it says. Never a mark on the
//! person.

use std::fmt;

use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::gestopt::stopped;
use super::nabespreking_stap::StepPart;
use super::verder::{Named, instead};
use super::woorden;
use super::zekerheid::Sure;
use crate::app::Standing;
use crate::base::{Block, BlockOptions, LinkKind, Resolver, Target, Word, dutch};
use crate::catalogue::Catalogue;
use crate::scenarios::{Bearing, NodeText};
use crate::training::{Conviction, CriticalDecision, Debrief, DebriefSignal, FirstAndBest, Paths, Scorecard};
use crate::web::access::{Learner, attempt_id};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

pub(super) struct SignalPart {
    pub(super) text: String,
    pub(super) origin: String,
    pub(super) bearing: &'static str,
    bearing_word: &'static str,
    pub(super) explanation: String,
    pub(super) symbol: Option<Named>,
}

/// A decision that may never be taken outside a case.
pub(super) struct Critical {
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) label: &'static str,
    pub(super) reason: &'static str,
}

pub(super) struct Ending<'a> {
    pub(super) title: String,
    pub(super) body: Prose<'a>,
    pub(super) debrief: Option<Prose<'a>>,
}

pub(super) struct Measure {
    pub(super) name: &'static str,
    pub(super) figure: String,
    share: Option<String>,
    pub(super) basis: String,
}

#[derive(Template)]
#[template(path = "pogingen/nabespreking.html")]
pub(super) struct DebriefPage<'a> {
    layout: Layout,
    pub(super) title: String,
    attempt: String,
    /// Whether the story has ended, rather than been broken off.
    has_ended: bool,
    pub(super) scenario_slug: String,
    /// Whether the case can be played again.
    is_offered: bool,
    /// The case that came in the place of one that was taken away.
    instead: Option<PageLink>,
    pub(super) remarks: Vec<String>,
    pub(super) choices: Option<Measure>,
    pub(super) weighing: String,
    pub(super) sharing: String,
    /// The first and the best of more attempts.
    pub(super) compared: Vec<FirstAndBest>,
    pub(super) certainty: Option<Sure>,
    pub(super) recognition: Option<String>,
    pub(super) rating: Option<String>,
    pub(super) competences: Vec<Measure>,
    pub(super) ending: Option<Ending<'a>>,
    pub(super) critical: Vec<Critical>,
    pub(super) paths: Paths,
    pub(super) steps: Vec<StepPart<'a>>,
    pub(super) seen: Vec<SignalPart>,
    pub(super) unseen: Vec<SignalPart>,
    pub(super) pages: Vec<PageLink>,
}

pub(in crate::web) async fn debrief(State(site): State<Site>, ended: Ended) -> Result<Response, PageError> {
    let published = site.published()?;
    show(&ended.page(&published.catalogue))
}

/// An attempt of the address that has ended, with all of the same learner that have, the newest first. A
/// handler that looks back takes one, and is not called when there is nothing to look back on.
pub(in crate::web) struct Ended {
    pub(super) standing: Standing,
    all: Vec<Standing>,
}

impl FromRequestParts<Site> for Ended {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        match Self::of(parts, site).await {
            Ok(found) => found,
            Err(error) => Err(error.into_response()),
        }
    }
}

impl Ended {
    /// The attempt, or what is shown when there is nothing to look back on.
    async fn of(parts: &mut Parts, site: &Site) -> Result<Result<Self, Response>, PageError> {
        let learner = Learner::from_request_parts(parts, site).await?;
        let Segment(id) = Segment::<String>::from_request_parts(parts, site).await?;
        let standing = site.app.attempt(learner.0, attempt_id(&id)?).await?;
        if standing.has_stopped(site.today()) {
            return Ok(Err(stopped(site, &standing)?));
        }
        if standing.attempt.is_in_progress() {
            return Ok(Err(see_other(&format!("/pogingen/{}", standing.id))));
        }
        let mut all = site.app.attempts(learner.0).await?;
        all.retain(|one| !one.attempt.is_in_progress());
        Ok(Ok(Self { standing, all }))
    }

    /// What there is to look back on, ready to print.
    pub(super) fn page<'a>(&'a self, catalogue: &'a Catalogue) -> DebriefPage<'a> {
        page(&self.standing, catalogue, &self.all)
    }
}

/// The first attempt on this case and the best one. `ended` has the newest first.
fn compared(standing: &Standing, ended: &[Standing]) -> Vec<FirstAndBest> {
    let same = ended.iter().rev().filter(|one| one.scenario.slug() == standing.scenario.slug());
    let cards: Vec<Scorecard> = same.map(|one| Scorecard::of(&one.scenario, &one.attempt)).collect();
    FirstAndBest::all_of(&cards, &Scorecard::of(&standing.scenario, &standing.attempt))
}

fn page<'a>(standing: &'a Standing, catalogue: &'a Catalogue, ended: &[Standing]) -> DebriefPage<'a> {
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
        is_offered: standing.is_offered,
        instead: instead(standing.archived.as_ref(), catalogue),
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
            body: look.prose(ending.text),
            debrief: ending.debrief.map(|text| look.prose(text)),
        }),
        critical: debrief.critical.iter().map(critical).collect(),
        paths: Paths::of(&standing.scenario, &standing.attempt),
        steps: debrief.steps.iter().map(|step| StepPart::of(&look, step)).collect(),
        seen: debrief.seen.iter().map(|signal| look.signal(signal)).collect(),
        unseen: debrief.unseen.iter().map(|signal| look.signal(signal)).collect(),
        pages: about.pages.iter().filter_map(|key| catalogue.page_by_key(key)).map(PageLink::to_page).collect(),
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
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) standing: &'a Standing,
    pub(super) catalogue: &'a Catalogue,
}

/// A text of the case, for the page or for paper.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a> {
    look: Look<'a>,
    text: NodeText<'a>,
}

impl Prose<'_> {
    /// The text as blocks, below a heading of a level.
    pub(super) fn blocks(&self, level: u8) -> Vec<Block> {
        let markdown = self.text.markdown(self.look.standing.attempt.variant());
        let deeper = level.saturating_sub(1);
        markdown.blocks(BlockOptions { resolver: self.look.catalogue, sources: &[], prefix: "", deeper, figures: &[] })
    }
}

impl fmt::Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.render(self.look.standing.attempt.variant(), self.look.catalogue, None).fmt(f)
    }
}

// It was escaped where the HTML was made.
impl askama::filters::HtmlSafe for Prose<'_> {}

impl<'a> Look<'a> {
    pub(super) fn prose(self, text: NodeText<'a>) -> Prose<'a> {
        Prose { look: self, text }
    }

    pub(super) fn page(&self, key: &str) -> Named {
        Named::page(self.catalogue, key)
    }

    /// The criterion of the newest set; one that was in an older set only leads nowhere any more.
    pub(super) fn criterion(&self, id: Option<&str>) -> Option<PageLink> {
        let target = Target { kind: LinkKind::Criterion, key: id?.to_owned() };
        self.catalogue.resolve(&target).and_then(PageLink::to_found)
    }

    fn signal(&self, signal: &DebriefSignal) -> SignalPart {
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
            symbol: signal.symbol.as_deref().map(|slug| Named::symbol(self.catalogue, slug)),
        }
    }
}
