//! `/feiten`: facts that change by themselves, each with its day and its sources.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::delen::{SourceLine, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::handreiking::Fact;

#[derive(Template)]
#[template(path = "feiten.html")]
struct Facts {
    layout: Layout,
    facts: Vec<Entry>,
}

struct Entry {
    id: String,
    name: String,
    value: String,
    standing: String,
    is_sure: bool,
    sources: Vec<SourceLine>,
}

impl Entry {
    fn of(fact: &Fact, today: Date) -> Self {
        Self {
            id: fact.id.clone(),
            name: fact.name.clone(),
            value: fact.value.clone(),
            standing: fact.standing(today),
            is_sure: fact.validity().is_sure(today),
            sources: sources(&fact.references),
        }
    }
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, "/feiten", |published| {
        let description = "Feiten die vanzelf veranderen, zoals het dreigingsniveau, met hun datum en bron.";
        let facts = published.catalogue.facts().iter().map(|fact| Entry::of(fact, today));
        render(&Facts { layout: Layout::new("Feiten met een datum", description), facts: facts.collect() })
    })
}
