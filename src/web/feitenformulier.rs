//! `/feitenformulier`: an empty form for facts, to print. Lines on paper and no fields: nothing can be
//! filled in here, because real cases do not belong in Weegwijs.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::site::Site;
use crate::handreiking::Insert;

pub(super) const ADDRESS: &str = "/feitenformulier";

/// A thing to write down: what it is, a hint, and how many lines it gets on paper.
struct Line {
    name: &'static str,
    hint: &'static str,
    lines: usize,
    /// Words of which one is ringed with a pen.
    words: &'static [&'static str],
}

const fn line(name: &'static str, hint: &'static str, lines: usize) -> Line {
    Line { name, hint, lines, words: &[] }
}

const LINES: [Line; 11] = [
    line("Dag en tijd", "Wanneer is het gezien of gehoord?", 1),
    line("Wie zag of hoorde het zelf?", "Functie en organisatie. Alleen een naam als dat nodig is.", 1),
    line(
        "Wat is er letterlijk gezien of gehoord?",
        "Feiten, zonder uitleg of oordeel. Zet woorden tussen aanhalingstekens.",
        4,
    ),
    Line {
        words: &["feit", "indruk", "van horen zeggen"],
        ..line("Wat voor informatie is het?", "Omcirkel één soort.", 0)
    },
    line("Wat spreekt het vermoeden tegen?", "Een gewone verklaring, een vertrouwd contact, iets dat goed gaat.", 2),
    line("Met wie gedeeld, en wat?", "Per ontvanger: wat precies, en op welke dag.", 2),
    line("Op welke grondslag?", "Noem de wet of de toestemming. Weet u het niet, vraag uw FG.", 1),
    line("Is de persoon gevraagd of verteld?", "Ja of nee, en waarom.", 1),
    line("Besluit en reden", "Wat is besloten, door wie, en waarom?", 2),
    line("Vervolg", "Wie doet wat, en wanneer kijkt u opnieuw?", 2),
    line("Bewaren tot", "Wanneer gaat dit weg, en wie zorgt daarvoor?", 1),
];

#[derive(Template)]
#[template(path = "feitenformulier.html")]
struct FactForm {
    layout: Layout,
    page: Option<PageLink>,
    lines: &'static [Line],
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, ADDRESS, |published| {
        let description = "Een leeg voorbeeldformulier voor feiten, om af te drukken en buiten Weegwijs te gebruiken.";
        render(&FactForm {
            layout: Layout::new("Feitenformulier", description).behind(Door::Read),
            page: published.catalogue.page_with(Insert::FactForm).map(PageLink::to_page),
            lines: &LINES,
        })
    })
}
