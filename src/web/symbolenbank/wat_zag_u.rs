//! `/symbolenbank/wat-zag-u`: looking up without a word. Three questions, one at a time: form,
//! colour, place. Every answer is a link, so it works with the keyboard, with a screen reader and
//! without script; every answer says how many symbols it leaves, so no way ends in nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::Published;
use crate::base::dutch;
use crate::search::{Kind, Query, Results};
use crate::symbols::SHAPE_GROUPS;
use crate::web::delen::SymbolCard;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::query::Params;
use crate::web::site::Site;

const ADDRESS: &str = "/symbolenbank/wat-zag-u";
/// The answer of somebody who does not know, or did not see it.
const UNKNOWN: &str = "onbekend";
/// Symbols that are shown below a question; the list shows all.
const SHOWN: usize = 12;

/// The questions in their order: the facet, the question and a hint.
const QUESTIONS: [(&str, &str, &str); 3] = [
    ("vorm", "Welke vorm zag u?", "Kies wat het meest opviel."),
    ("kleur", "Welke kleur zag u?", "Kies de kleur die het meest opviel."),
    ("drager", "Waar zag u het?", "Op een vlag, een jas, een muur, een scherm?"),
];

/// An answer to one question that was given: nothing when it was skipped.
struct Given {
    facet: &'static str,
    value: Option<String>,
}

struct Choice {
    href: String,
    label: String,
    count: String,
}

struct Group {
    label: &'static str,
    choices: Vec<Choice>,
}

struct Question {
    number: usize,
    text: &'static str,
    hint: &'static str,
    groups: Vec<Group>,
    skip: String,
}

/// An answer as the page repeats it, with the way back to its question.
struct Said {
    label: String,
    change: String,
}

#[derive(Template)]
#[template(path = "symbolenbank/wat_zag_u.html")]
struct Wizard<'a> {
    layout: Layout,
    questions: usize,
    said: Vec<Said>,
    question: Option<Question>,
    count: String,
    cards: Vec<SymbolCard<'a>>,
    all: Option<String>,
}

pub(in crate::web) async fn describe(State(site): State<Site>, params: Params) -> Result<Response, PageError> {
    let published = site.published()?;
    show(&page(&published, &given(&params, &published)))
}

/// The answers so far, up to the first question without one. A value that no symbol has counts as
/// not known.
fn given(params: &Params, published: &Published) -> Vec<Given> {
    let answer = |(facet, ..): (&'static str, &str, &str)| {
        let value = params.text(facet);
        let is_known = published.facets.contains(facet, value);
        (!value.is_empty()).then(|| Given { facet, value: is_known.then(|| value.to_owned()) })
    };
    QUESTIONS.into_iter().map_while(answer).collect()
}

fn page<'a>(published: &'a Published, given: &[Given]) -> Wizard<'a> {
    let chosen: Vec<(String, String)> =
        given.iter().filter_map(|one| Some((one.facet.to_owned(), one.value.clone()?))).collect();
    let query = Query::parse("").with_kinds(&[Kind::Symbol]).with_facets(&chosen).with_page(SHOWN, 0).with_counts();
    let results = published.index.search(&query);
    let next = QUESTIONS.get(given.len());
    let title = next.map_or("Dit lijkt erop", |(_, text, _)| text);
    let description = "Zoek een teken op aan vorm, kleur en plek, ook als u de naam niet weet.";
    let layout = Layout::new(title, description).behind(Door::LookUp);
    let card = |slug: &str| Some(SymbolCard::new(published.catalogue.symbol(slug)?, &published.catalogue));
    Wizard {
        layout: if given.is_empty() { layout } else { layout.unlisted() },
        questions: QUESTIONS.len(),
        said: (0..given.len()).map(|at| said(published, &given[..=at])).collect(),
        question: next.map(|&(facet, text, hint)| Question {
            number: given.len() + 1,
            text,
            hint,
            groups: groups(published, facet, given, &results),
            skip: address(given, Some((facet, UNKNOWN))),
        }),
        count: dutch::count(results.total, "symbool", "symbolen"),
        cards: if given.is_empty() {
            Vec::new()
        } else {
            results.hits.iter().filter_map(|hit| card(&hit.key)).collect()
        },
        all: (results.total > SHOWN && !given.is_empty()).then(|| list_address(&chosen)),
    }
}

/// The last of these answers, with the address of the page that asks it again.
fn said(published: &Published, given: &[Given]) -> Said {
    let (before, last) = given.split_at(given.len() - 1);
    let label = match &last[0].value {
        Some(value) => published.facets.label(last[0].facet, value),
        None => "weet ik niet",
    };
    Said { label: label.to_owned(), change: address(before, None) }
}

fn groups(published: &Published, facet: &'static str, given: &[Given], results: &Results) -> Vec<Group> {
    let choice = |word: &str| {
        let count = results.count(facet, word);
        (count > 0).then(|| Choice {
            href: address(given, Some((facet, word))),
            label: published.facets.label(facet, word).to_owned(),
            count: dutch::count(count, "symbool", "symbolen"),
        })
    };
    if facet == "vorm" {
        let group = |(label, words): &(&'static str, &[&str])| Group {
            label,
            choices: words.iter().filter_map(|word| choice(word)).collect(),
        };
        return SHAPE_GROUPS.iter().map(group).filter(|group| !group.choices.is_empty()).collect();
    }
    let words = published.facets.of(facet).iter().map(|value| value.word.as_str());
    vec![Group { label: "", choices: words.filter_map(choice).collect() }]
}

/// The address of this page with these answers and one more.
fn address(given: &[Given], more: Option<(&str, &str)>) -> String {
    let answers = given.iter().map(|one| (one.facet, one.value.as_deref().unwrap_or(UNKNOWN)));
    with_query(ADDRESS, answers.chain(more))
}

fn list_address(chosen: &[(String, String)]) -> String {
    with_query("/symbolenbank", chosen.iter().map(|(facet, value)| (facet.as_str(), value.as_str())))
}

fn with_query<'a>(path: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
