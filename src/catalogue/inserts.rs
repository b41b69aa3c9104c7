//! What pages have beyond their text: whether it is there, and whether the decision aid leans on law
//! that holds.

use jiff::civil::Date;

use super::{Catalogue, Library};
use crate::base::{Document, Report, Word};
use crate::handreiking::{Insert, LegalStatus, Page, parse_decision_aid};

const DECISION_AID: &str = "content/beslishulp.toml";

/// Reads the decision aid, which a library may have, and hands back its document.
pub(super) fn read_decision_aid(library: &Library, report: &Report, catalogue: &mut Catalogue) -> Option<Document> {
    let document = library.documents(DECISION_AID, "", report).pop()?;
    catalogue.decision_aid = parse_decision_aid(&document, report);
    Some(document)
}

impl Catalogue {
    /// Reports a page that asks for what there is no data of, and one that asks for what another has.
    pub(super) fn check_insert(&self, page: &Page, document: &Document, report: &Report) {
        let Some(insert) = page.insert else { return };
        let span = insert_span(document);
        let missing = match insert {
            Insert::DecisionAid => self.decision_aid.is_none().then_some(DECISION_AID),
            Insert::Criteria => self.criteria.is_empty().then_some("content/criteria/wegen-v1.toml"),
            Insert::Contacts | Insert::FactForm => None,
        };
        if let Some(file) = missing {
            let problem = format!("Het onderdeel ‘{}’ is er niet.", insert.word());
            report.error(document, &span, problem, format!("Maak {file}, of haal de regel ‘onderdeel’ weg."));
        }
        if let Some(other) = self.page_with(insert).filter(|other| other.key() != page.key()) {
            let problem = format!("Het onderdeel ‘{}’ staat al op ‘{}’.", insert.word(), other.key());
            report.warning(document, &span, problem, "Zet een onderdeel op één bladzijde en verwijs ernaar.");
        }
    }

    /// Reports links of the decision aid that lead nowhere, and rules that lean on law of which nobody
    /// is sure without saying so. A rule whose law only aged shows its doubt until somebody looks.
    pub(super) fn check_decision_aid(&self, library: &Library, document: &Document, today: Date, report: &Report) {
        let Some(aid) = &self.decision_aid else { return };
        self.check_links(library, document, aid.links(), report);
        for rule in aid.rules().filter(|rule| rule.status != LegalStatus::ToVerify) {
            for link in rule.ground_links() {
                let Some(ground) = self.ground(&link.target.key) else { continue };
                let Some(caveat) = ground.validity().caveat(today) else { continue };
                let problem = format!("De regel ‘{}’ steunt op een grond die niet zeker is: {caveat}.", rule.id);
                let remedy = "Schrijf status = \"te-verifieren\" en zeg in de uitleg wat niet zeker is.";
                if ground.validity().has_aged(today) {
                    report.overdue(document, &link.span, problem, remedy);
                } else {
                    report.error(document, &link.span, problem, remedy);
                }
            }
        }
    }
}

/// The line of the front matter that names the insert.
fn insert_span(document: &Document) -> std::ops::Range<usize> {
    let start = document.text().find("\nonderdeel").map_or(0, |before| before + 1);
    start..start
}
