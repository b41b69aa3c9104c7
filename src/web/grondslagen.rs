//! `/grondslagen`: legal grounds and weighing criteria, with their standing and its date.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::delen::{SourceLine, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use super::weegcriteria::CriteriaList;
use crate::app::Published;

#[derive(Template)]
#[template(path = "grondslagen.html")]
struct Rules {
    layout: Layout,
    grounds: Vec<Entry>,
    criteria: Vec<CriteriaList>,
}

struct Entry {
    id: String,
    name: String,
    meaning: String,
    standing: String,
    is_sure: bool,
    sources: Vec<SourceLine>,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, "/grondslagen", |published| render(&page(published, today)))
}

fn page(published: &Published, today: Date) -> Rules {
    let on = published.catalogue.on(today);
    let description = "De wetten en regels voor delen en wegen, met hun status en de datum waarop die is bekeken.";
    let grounds = published.catalogue.grounds().iter().map(|ground| Entry {
        id: ground.id.clone(),
        name: ground.name.clone(),
        meaning: ground.meaning.clone(),
        standing: ground.standing(today),
        is_sure: ground.validity().is_sure(today),
        sources: sources(&ground.references),
    });
    Rules {
        layout: Layout::new("Grondslagen en criteria", description),
        grounds: grounds.collect(),
        criteria: on.catalogue.criteria().iter().map(|version| CriteriaList::new(version, on)).collect(),
    }
}
