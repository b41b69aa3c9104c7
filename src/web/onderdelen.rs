//! What pages of the handreiking have beyond their text, above it.

use askama::Template;

use super::contacten::{ContactGroup, contact_groups};
use super::error::PageError;
use super::layout::render;
use super::weegcriteria::CriteriaList;
use super::{beslishulp, feitenformulier};
use crate::base::SafeHtml;
use crate::catalogue::OnDay;
use crate::handreiking::{Insert, Page};

/// Something that has an address of its own.
#[derive(Template)]
#[template(path = "handreiking/onderdeel_elders.html")]
struct Elsewhere {
    title: &'static str,
    text: &'static str,
    address: &'static str,
    label: &'static str,
}

#[derive(Template)]
#[template(path = "handreiking/onderdeel_contacten.html")]
struct Contacts {
    groups: Vec<ContactGroup>,
}

#[derive(Template)]
#[template(path = "handreiking/onderdeel_criteria.html")]
struct CriteriaPart {
    set: CriteriaList,
}

const DECISION_AID: Elsewhere = Elsewhere {
    title: "Beantwoord vier vragen",
    text: "Wie bent u, aan wie vertelt u het, wat vertelt u en waarom? U ziet wat de regels van u vragen. Er wordt niets bewaard.",
    address: beslishulp::ADDRESS,
    label: "Open de beslishulp",
};

const FACT_FORM: Elsewhere = Elsewhere {
    title: "Leeg feitenformulier om af te drukken",
    text: "Een voorbeeld voor op papier. Echte zaken horen niet in Weegwijs: vul het in buiten deze website.",
    address: feitenformulier::ADDRESS,
    label: "Open het feitenformulier",
};

/// What stands above the text of a page; nothing for most.
pub(super) fn insert(on: OnDay<'_>, page: &Page) -> Result<Option<SafeHtml>, PageError> {
    let html = match page.insert {
        None => return Ok(None),
        Some(Insert::DecisionAid) => render(&DECISION_AID)?,
        Some(Insert::FactForm) => render(&FACT_FORM)?,
        Some(Insert::Contacts) => render(&Contacts { groups: contact_groups(on) })?,
        Some(Insert::Criteria) => {
            let Some(set) = on.catalogue.newest_criteria() else { return Ok(None) };
            render(&CriteriaPart { set: CriteriaList::new(set, on.today()) })?
        }
    };
    // Templates escape what they insert.
    Ok(Some(SafeHtml::trusted(html)))
}
