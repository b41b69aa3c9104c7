//! The archive: cases that were taken away, held against those that are there.

use jiff::civil::Date;

use super::{Catalogue, Library};
use crate::base::{Document, LinkKind, Report, Target, nearest};
use crate::scenarios::{Archived, parse_archive};

/// Where cases that were taken away are listed. It stands among the folders of cases, and is none.
pub(super) const ARCHIVE: &str = "scenarios/gearchiveerd.toml";

impl Catalogue {
    /// Reads the archive; a library without one never took a case away.
    pub(super) fn read_archive(&mut self, library: &Library, today: Date, report: &Report) {
        let Some(document) = library.optional(ARCHIVE, report) else { return };
        for archived in parse_archive(&document, today, report) {
            self.check_archived(library, &document, &archived, report);
            self.archive.insert(archived.slug.clone(), archived);
        }
    }

    /// Reports a case that is there all the same, and one instead that is not.
    fn check_archived(&self, library: &Library, document: &Document, archived: &Archived, report: &Report) {
        let is_there = |slug: &str| library.has(&Target { kind: LinkKind::Scenario, key: slug.to_owned() });
        let slug = &archived.slug;
        if is_there(slug) {
            let problem = format!("De casus ‘{slug}’ is er ook nog: de map scenarios/{slug}/ bestaat.");
            report.error(document, &archived.span, problem, "Haal de map of de regel weg.");
        }
        if let Some(instead) = archived.instead.as_deref().filter(|instead| !is_there(instead)) {
            let near = nearest(instead, self.scenarios.keys().map(String::as_str));
            let remedy = near.map_or_else(
                || "Noem een casus die er is, of haal deze regel weg.".to_owned(),
                |near| format!("Bedoelde u ‘{near}’?"),
            );
            let problem = format!("De casus ‘{instead}’ wordt niet aangeboden.");
            report.error(document, &archived.instead_span, problem, remedy);
        }
    }
}
