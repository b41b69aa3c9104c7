//! `/contacten`: where to turn to, with the date on which each was checked.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::{SourceLine, sources};
use super::error::PageError;
use super::layout::{Layout, render};
use super::site::Site;
use crate::base::dutch;
use crate::handreiking::Contact;

#[derive(Template)]
#[template(path = "contacten.html")]
struct Contacts {
    layout: Layout,
    contacts: Vec<Entry>,
}

struct Entry {
    id: String,
    name: String,
    purpose: String,
    phone: Option<String>,
    phone_link: String,
    site: Option<String>,
    checked_on: Option<String>,
    sources: Vec<SourceLine>,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/contacten", |published| {
        let layout = Layout::new("Contacten", "Waar u terecht kunt met een zorg, voor advies of bij acuut gevaar.");
        render(&Contacts { layout, contacts: published.catalogue.contacts().iter().map(entry).collect() })
    })
}

fn entry(contact: &Contact) -> Entry {
    Entry {
        id: contact.id.clone(),
        name: contact.name.clone(),
        purpose: contact.purpose.clone(),
        phone: contact.phone.clone(),
        phone_link: contact
            .phone
            .iter()
            .flat_map(|phone| phone.chars())
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect(),
        site: contact.site.clone(),
        checked_on: contact.checked_on.map(dutch::date),
        sources: sources(&contact.references),
    }
}
