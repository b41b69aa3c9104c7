//! `/certificaat/{code}`: whether a certificate is one of ours. It tells the case and the day, and
//! nothing about whoever finished it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::error::PageError;
use super::layout::{Layout, show_with};
use super::segment::Segment;
use super::site::Site;
use crate::base::dutch;
use crate::store::CertificateRecord;

/// What a certificate says, ready to print.
pub(super) struct Certificate {
    pub(super) case: String,
    pub(super) day: String,
}

impl Certificate {
    pub(super) fn of(record: &CertificateRecord) -> Self {
        let day = record.completed_on.parse().map(dutch::date).unwrap_or_default();
        Self { case: record.scenario_title.clone(), day }
    }
}

#[derive(Template)]
#[template(path = "certificaat.html")]
struct Check {
    layout: Layout,
    certificate: Option<Certificate>,
}

pub(super) async fn show(State(site): State<Site>, Segment(code): Segment<String>) -> Result<Response, PageError> {
    let record = site.app.certificate(&code).await?;
    let (status, title) = match record {
        Some(_) => (StatusCode::OK, "Dit certificaat is geldig"),
        None => (StatusCode::NOT_FOUND, "Dit certificaat kennen we niet"),
    };
    let certificate = record.as_ref().map(Certificate::of);
    Ok(show_with(status, &Check { layout: Layout::new(title, "").unlisted(), certificate }))
}
