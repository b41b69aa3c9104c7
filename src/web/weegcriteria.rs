//! `/weegcriteria`: the newest weighing criteria on one sheet, to lay on the table.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{PageLink, SourceLine, caution, sources};
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::site::Site;
use crate::base::{Block, Span};
use crate::catalogue::OnDay;
use crate::handreiking::{Criteria, Criterion, Insert};

pub(super) const ADDRESS: &str = "/weegcriteria";

/// A set of criteria as a page prints it.
pub(super) struct CriteriaList {
    pub(super) version: String,
    pub(super) title: String,
    /// How far it can be relied on, and its version.
    pub(super) standing: String,
    pub(super) is_sure: bool,
    /// Whether links to criteria lead to this set.
    pub(super) is_newest: bool,
    pub(super) criteria: Vec<Criterion>,
    pub(super) sources: Vec<SourceLine>,
}

impl CriteriaList {
    /// A set with its standing on a day.
    pub(super) fn new(set: &Criteria, on: OnDay<'_>) -> Self {
        let today = on.today();
        Self {
            version: set.version.clone(),
            title: set.title.clone(),
            standing: format!("{} Versie: {}.", set.standing(today), set.version),
            is_sure: set.validity().is_sure(today),
            is_newest: on.catalogue.newest_criteria().is_some_and(|newest| newest.version == set.version),
            criteria: set.criteria.clone(),
            sources: sources(&set.references),
        }
    }

    /// The newest set, when there is one.
    pub(super) fn newest(on: OnDay<'_>) -> Option<Self> {
        on.catalogue.newest_criteria().map(|set| Self::new(set, on))
    }

    /// The set for paper, without its title and its sources.
    pub(super) fn blocks(&self) -> [Block; 2] {
        let item = |one: &Criterion| {
            let question = Span::strong(format!("{} ", one.question));
            vec![Block::Paragraph(vec![question, Span::plain(&one.explanation)])]
        };
        let items = self.criteria.iter().map(item).collect();
        [Block::Remark(caution(self.is_sure, &self.standing)), Block::List { first: Some(1), items }]
    }
}

#[derive(Template)]
#[template(path = "weegcriteria.html")]
struct Card {
    layout: Layout,
    page: Option<PageLink>,
    set: CriteriaList,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, ADDRESS, |published| {
        let description = "De vragen waarmee de weegploeg weegt, met hun status, op één vel om af te drukken.";
        render(&Card {
            layout: Layout::new("De weegcriteria", description).behind(Door::Read),
            page: published.catalogue.page_with(Insert::Criteria).map(PageLink::to_page),
            set: CriteriaList::newest(published.catalogue.on(today)).ok_or(PageError::NotFound)?,
        })
    })
}
