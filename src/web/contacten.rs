//! `/contacten`: where to turn to, by what for, with the date on which each was checked.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::delen::{ContactLine, SourceLine, caution, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::base::{Block, Definition, Span, Word};
use crate::catalogue::OnDay;
use crate::handreiking::{Contact, ContactKind};

#[derive(Template)]
#[template(path = "contacten.html")]
struct Contacts {
    layout: Layout,
    groups: Vec<ContactGroup>,
}

/// What one turns to for one thing.
pub(super) struct ContactGroup {
    pub(super) word: &'static str,
    pub(super) label: &'static str,
    pub(super) contacts: Vec<Entry>,
}

/// A contact with all that is known of it.
pub(super) struct Entry {
    pub(super) line: ContactLine,
    pub(super) purpose: String,
    pub(super) sources: Vec<SourceLine>,
}

impl Entry {
    /// A contact as it is found.
    pub(super) fn new(contact: &Contact, today: Date) -> Self {
        Self {
            line: ContactLine::new(contact, today),
            purpose: contact.purpose.clone(),
            sources: sources(&contact.references),
        }
    }

    /// The same for paper, without its sources; `before` stands before its anchor.
    pub(super) fn definition(&self, before: &str) -> Definition {
        let ContactLine { id, name, phone, site, caveat, .. } = &self.line;
        let mut blocks = vec![Block::text(&self.purpose)];
        blocks.extend(phone.iter().map(|phone| Block::Paragraph(vec![Span::strong(phone)])));
        blocks.extend(site.iter().map(|site| Block::Paragraph(vec![Span::link(site, site)])));
        blocks.push(Block::text(self.line.checked()));
        blocks.extend(caveat.iter().map(|caveat| Block::Paragraph(caution(false, caveat))));
        Definition { anchor: format!("{before}{id}"), term: name.clone(), blocks }
    }
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, "/contacten", |published| {
        let layout = Layout::new("Contacten", "Waar u terecht kunt met een zorg, voor advies of bij acuut gevaar.");
        render(&Contacts { layout, groups: contact_groups(published.catalogue.on(today)) })
    })
}

/// The contacts by kind, danger first; a kind without contacts is left out.
pub(super) fn contact_groups(on: OnDay<'_>) -> Vec<ContactGroup> {
    let group = |kind: &ContactKind| {
        let contacts = on.catalogue.contacts().iter().filter(|contact| contact.kind == *kind);
        ContactGroup {
            word: kind.word(),
            label: kind.label(),
            contacts: contacts.map(|contact| Entry::new(contact, on.today())).collect(),
        }
    };
    ContactKind::ALL.iter().map(group).filter(|group| !group.contacts.is_empty()).collect()
}
