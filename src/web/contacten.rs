//! `/contacten`: where to turn to, with the date on which each was checked.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::delen::{ContactLine, SourceLine, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::handreiking::Contact;

#[derive(Template)]
#[template(path = "contacten.html")]
struct Contacts {
    layout: Layout,
    contacts: Vec<Entry>,
}

struct Entry {
    line: ContactLine,
    purpose: String,
    sources: Vec<SourceLine>,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, "/contacten", |published| {
        let layout = Layout::new("Contacten", "Waar u terecht kunt met een zorg, voor advies of bij acuut gevaar.");
        render(&Contacts {
            layout,
            contacts: published.catalogue.contacts().iter().map(|contact| entry(contact, today)).collect(),
        })
    })
}

fn entry(contact: &Contact, today: Date) -> Entry {
    Entry {
        line: ContactLine::new(contact, today),
        purpose: contact.purpose.clone(),
        sources: sources(&contact.references),
    }
}
