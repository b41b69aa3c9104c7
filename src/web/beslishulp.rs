//! `/beslishulp`: the decision aid “Mag ik dit delen?”. Four questions in a form that is sent with GET,
//! so that the address of an answer can be passed on. It has an address of its own, apart from the
//! page that explains it: that page stays the same for everyone, and an answer prints as one sheet.
//! There is no field to type in, and nothing of a choice is kept or logged.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{ContactLine, PageLink};
use super::error::PageError;
use super::layout::{Door, Layout, render, show};
use super::query::Params;
use super::site::Site;
use crate::base::{Word, dutch};
use crate::catalogue::OnDay;
use crate::handreiking::{Advice, AidOption, Combination, DecisionAid, Insert, LegalStatus, Rule, Topic};
use crate::symbols::EMERGENCY_CONTACT;

pub(super) const ADDRESS: &str = "/beslishulp";

struct Choice {
    id: String,
    name: String,
    is_chosen: bool,
}

struct Question {
    name: &'static str,
    text: &'static str,
    choices: Vec<Choice>,
    /// What is missing or not understood.
    mistake: Option<String>,
}

struct GroundLine {
    link: PageLink,
    meaning: String,
    standing: String,
    is_sure: bool,
}

struct Answer {
    advice: Advice,
    headline: String,
    explanation: String,
    checks: Vec<String>,
    grounds: Vec<GroundLine>,
    pages: Vec<PageLink>,
    is_to_verify: bool,
    /// The questions with what was chosen.
    chosen: Vec<(&'static str, String)>,
    address: String,
}

#[derive(Template)]
#[template(path = "beslishulp.html")]
struct AidPage {
    layout: Layout,
    page: Option<PageLink>,
    alarm: Option<ContactLine>,
    questions: Vec<Question>,
    has_mistakes: bool,
    answer: Option<Answer>,
    updated_on: String,
    review_before: String,
}

/// What an address says in answer to one question.
enum Given<'a> {
    Nothing,
    Unknown(&'a str),
    Place(usize),
}

pub(super) async fn show_aid(
    State(site): State<Site>,
    headers: HeaderMap,
    params: Params,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let aid = published.catalogue.decision_aid().ok_or(PageError::NotFound)?;
    let on = published.catalogue.on(site.today());
    if Topic::ALL.iter().all(|topic| params.text(topic.word()).is_empty()) {
        return site.prepared(&headers, ADDRESS, |_| render(&empty_form(on, aid)));
    }
    let given: Vec<(Topic, Given<'_>)> =
        Topic::ALL.iter().map(|topic| (*topic, read(aid.options(*topic), params.text(topic.word())))).collect();
    let questions: Vec<Question> = given.iter().map(|(topic, given)| question(aid, *topic, given)).collect();
    let has_mistakes = questions.iter().any(|question| question.mistake.is_some());
    let answer = combination(&given).map(|combination| answer(on, aid, &combination));
    let title = match &answer {
        Some(answer) => format!("{} – Mag ik dit delen?", answer.advice.label()),
        None => "Fout: Mag ik dit delen?".to_owned(),
    };
    let layout = Layout::new(title, "").behind(Door::Read).unlisted();
    show(&AidPage { questions, has_mistakes, answer, ..frame(on, aid, layout) })
}

fn read<'a>(options: &[AidOption], word: &'a str) -> Given<'a> {
    if word.is_empty() {
        return Given::Nothing;
    }
    options.iter().position(|option| option.id == word).map_or(Given::Unknown(word), Given::Place)
}

fn combination(given: &[(Topic, Given<'_>)]) -> Option<Combination> {
    let place = |(_, given): &(Topic, Given<'_>)| if let Given::Place(place) = given { Some(*place) } else { None };
    given.iter().map(place).collect::<Option<Vec<usize>>>()?.try_into().ok()
}

fn frame(on: OnDay<'_>, aid: &DecisionAid, layout: Layout) -> AidPage {
    AidPage {
        layout,
        page: on.catalogue.page_with(Insert::DecisionAid).map(PageLink::to_page),
        alarm: on.catalogue.contact(EMERGENCY_CONTACT).map(|contact| ContactLine::new(contact, on.today())),
        questions: Vec::new(),
        has_mistakes: false,
        answer: None,
        updated_on: dutch::date(aid.updated_on),
        review_before: dutch::date(aid.review_before),
    }
}

fn empty_form(on: OnDay<'_>, aid: &DecisionAid) -> AidPage {
    let description = "Vier vragen over delen: wie, aan wie, wat en waarom. U ziet wat de regels van u vragen.";
    let layout = Layout::new("Mag ik dit delen?", description).behind(Door::Read);
    let blank = |topic: &Topic| Question { mistake: None, ..question(aid, *topic, &Given::Nothing) };
    AidPage { questions: Topic::ALL.iter().map(blank).collect(), ..frame(on, aid, layout) }
}

fn question(aid: &DecisionAid, topic: Topic, given: &Given<'_>) -> Question {
    let chosen = if let Given::Place(place) = given { Some(*place) } else { None };
    let choice = |(at, option): (usize, &AidOption)| Choice {
        id: option.id.clone(),
        name: option.name.clone(),
        is_chosen: chosen == Some(at),
    };
    let mistake = match given {
        Given::Nothing => Some("Kies hier nog één antwoord.".to_owned()),
        Given::Unknown(word) => {
            let word: String = word.chars().take(40).collect();
            Some(format!("Het woord ‘{word}’ in het adres kennen we niet. Kies hier een antwoord."))
        }
        Given::Place(_) => None,
    };
    Question {
        name: topic.word(),
        text: topic.label(),
        choices: aid.options(topic).iter().enumerate().map(choice).collect(),
        mistake,
    }
}

fn answer(on: OnDay<'_>, aid: &DecisionAid, combination: &Combination) -> Answer {
    let rule: &Rule = aid.rule(combination);
    let said = |(topic, place): (&Topic, &usize)| aid.options(*topic).get(*place).map(|option| (*topic, option));
    let chosen: Vec<(Topic, &AidOption)> = Topic::ALL.iter().zip(combination).filter_map(said).collect();
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(chosen.iter().map(|(topic, option)| (topic.word(), &option.id)))
        .finish();
    let grounds: Vec<GroundLine> = rule.grounds.iter().filter_map(|id| ground(on, id)).collect();
    Answer {
        advice: rule.advice,
        headline: rule.headline.clone(),
        explanation: rule.explanation.clone(),
        checks: rule.checks.clone(),
        pages: rule.pages.iter().filter_map(|key| on.catalogue.page_by_key(key)).map(PageLink::to_page).collect(),
        is_to_verify: rule.status == LegalStatus::ToVerify || grounds.iter().any(|ground| !ground.is_sure),
        grounds,
        chosen: chosen.into_iter().map(|(topic, option)| (topic.label(), option.name.clone())).collect(),
        address: format!("{ADDRESS}?{query}"),
    }
}

fn ground(on: OnDay<'_>, id: &str) -> Option<GroundLine> {
    let ground = on.catalogue.ground(id)?;
    Some(GroundLine {
        link: PageLink { href: format!("/grondslagen#{id}"), text: ground.name.clone() },
        meaning: ground.meaning.clone(),
        standing: ground.standing(on.today()),
        is_sure: ground.validity().is_sure(on.today()),
    })
}
