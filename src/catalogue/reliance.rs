//! Pages that rely on law of which nobody is sure, without saying so.

use jiff::civil::Date;

use super::Catalogue;
use crate::base::{Document, LinkKind, Report, Target};
use crate::handreiking::{LegalStatus, Page, Validity};

/// Something that a page relies on by linking to it.
struct Relied {
    /// As its author calls it: `grondslag ‘wpg’`.
    called: String,
    validity: Validity,
}

impl Catalogue {
    /// The law behind a link. A single fact is none: it shows its date and its doubt wherever it
    /// stands. What a page comes to rely on in another way is added here.
    fn relied_on(&self, target: &Target) -> Option<Relied> {
        match target.kind {
            LinkKind::Ground => {
                let ground = self.ground(&target.key)?;
                Some(Relied { called: format!("grondslag ‘{}’", ground.id), validity: ground.validity() })
            }
            _ => None,
        }
    }

    /// Whether a page relies on law that is not sure on a day.
    pub fn relies_on_doubt(&self, page: &Page, today: Date) -> bool {
        page.links().filter_map(|link| self.relied_on(&link.target)).any(|relied| !relied.validity.is_sure(today))
    }

    /// Reports the links by which a page relies on law that is not sure, unless the page says that
    /// its law has to be verified.
    pub(super) fn check_reliance(&self, page: &Page, document: &Document, today: Date, report: &Report) {
        if page.legal_status == LegalStatus::ToVerify {
            return;
        }
        for link in page.links() {
            let Some(Relied { called, validity }) = self.relied_on(&link.target) else { continue };
            let Some(caveat) = validity.caveat(today) else { continue };
            let problem = format!("Deze bladzijde steunt op {called}, en die is niet zeker: {caveat}.");
            let remedy =
                "Schrijf juridische_status = \"te-verifieren\", of controleer de wettekst en pas de grondslag aan.";
            if validity.has_aged(today) {
                report.overdue(document, &link.span, problem, remedy);
            } else {
                report.error(document, &link.span, problem, remedy);
            }
        }
    }
}
