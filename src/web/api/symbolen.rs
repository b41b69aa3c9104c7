//! `/api/v1/symbolen`: the symbols that a question leaves.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde::{Serialize, Serializer};

use super::answer::json;
use super::asked::{AMOUNT, Asked, PAGE, Parameter, QUESTION, Takes};
use super::links::Links;
use super::problem::Problem;
use crate::base::Word;
use crate::catalogue::Catalogue;
use crate::search::{Kind, Query};
use crate::symbols::Symbol;
use crate::web::site::Site;

const PATH: &str = "/api/v1/symbolen";
/// Results in an answer to whoever does not say how many.
const AMOUNT_BY_ITSELF: usize = 10;

const PARAMETERS: [&Parameter; 9] = [
    &QUESTION,
    &Parameter { name: "ideologie", takes: Takes::Words("ideologie") },
    &Parameter { name: "categorie", takes: Takes::Words("categorie") },
    &Parameter { name: "vorm", takes: Takes::Words("vorm.hoofdvorm") },
    &Parameter { name: "kleur", takes: Takes::Words("vorm.kleuren") },
    &Parameter { name: "drager", takes: Takes::Words("drager") },
    &Parameter { name: "sterkte", takes: Takes::Words("signaal.sterkte") },
    &AMOUNT,
    &PAGE,
];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    resultaten: Vec<Hit<'a>>,
    totaal: usize,
    suggestie: Option<&'a str>,
    #[serde(rename = "_links")]
    links: Links,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hit<'a> {
    slug: &'a str,
    naam: &'a str,
    kort: &'a str,
    #[serde(serialize_with = "words")]
    ideologie: &'a [crate::base::Ideology],
    sterkte: &'static str,
    score: f32,
    lijkt_op: LookAlikes<'a>,
}

/// The slugs of look-alikes, written without a list of their own.
struct LookAlikes<'a> {
    symbol: &'a Symbol,
    catalogue: &'a Catalogue,
}

impl Serialize for LookAlikes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let slugs = self.symbol.look_alikes.iter().map(|other| other.slug.as_str());
        serializer.collect_seq(slugs.filter(|slug| self.catalogue.public_symbol(slug).is_some()))
    }
}

/// Words of a vocabulary, as documents write them.
pub(super) fn words<W: Word, S: Serializer>(values: &[W], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(|value| value.word()))
}

/// Symbols that a question leaves, best first.
pub(in crate::web) async fn list(State(site): State<Site>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let asked = Asked::read(query.as_deref(), &PARAMETERS)?;
    let published = site.published()?;
    let amount = asked.amount(AMOUNT_BY_ITSELF);
    let query = Query::parse(asked.text()).with_kinds(&[Kind::Symbol]).with_facets(asked.filters());
    let results = published.index.search(&query.with_page(amount, (asked.page() - 1) * amount));
    let catalogue = &published.catalogue;
    let found = results.hits.iter().filter_map(|hit| Some((hit, catalogue.public_symbol(&hit.key)?)));
    let resultaten = found.map(|(hit, symbol)| Hit {
        slug: &symbol.slug,
        naam: &symbol.name,
        kort: &symbol.summary,
        ideologie: &symbol.ideologies,
        sterkte: symbol.strength.word(),
        score: hit.score,
        lijkt_op: LookAlikes { symbol, catalogue },
    });
    Ok(json(&List {
        resultaten: resultaten.collect(),
        totaal: results.total,
        suggestie: results.suggestion.as_deref(),
        links: Links::of(&asked, PATH, amount, results.total),
    }))
}
