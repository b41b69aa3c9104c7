//! What pages of the handreiking have beyond their text, above it: on the page, on the sheet with the
//! whole text and on paper.

use askama::Template;

use super::contacten::{ContactGroup, contact_groups};
use super::error::PageError;
use super::layout::render;
use super::site::Site;
use super::weegcriteria::CriteriaList;
use super::{beslishulp, feitenformulier};
use crate::base::{Block, SafeHtml, Span};
use crate::catalogue::OnDay;
use crate::handreiking::{Insert, Page};

/// Something that has an address of its own.
struct Elsewhere {
    title: &'static str,
    text: &'static str,
    address: &'static str,
    label: &'static str,
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

const CONTACTS: &str = "Waar kunt u terecht?";

/// Where it stands among other things.
pub(super) struct Setting<'a> {
    /// Stands before every id and anchor.
    pub(super) prefix: &'a str,
    /// The level of its title.
    pub(super) level: u8,
    /// For paper, where nothing can be pressed: the website whose address is printed.
    pub(super) paper: Option<&'a Site>,
}

impl Setting<'_> {
    /// On a page of its own.
    pub(super) const PAGE: Self = Self { prefix: "", level: 2, paper: None };

    /// Whether what is long is folded, so that it does not push the text of the page down. Nothing
    /// can be unfolded on paper.
    fn folds(&self) -> bool {
        self.paper.is_none()
    }
}

/// What a page has beyond its text.
enum InsertPart {
    Elsewhere(&'static Elsewhere),
    Contacts(Vec<ContactGroup>),
    Criteria(CriteriaList),
}

impl InsertPart {
    fn of(on: OnDay<'_>, page: &Page) -> Option<Self> {
        Some(match page.insert? {
            Insert::DecisionAid => Self::Elsewhere(&DECISION_AID),
            Insert::FactForm => Self::Elsewhere(&FACT_FORM),
            Insert::Contacts => Self::Contacts(contact_groups(on)),
            Insert::Criteria => Self::Criteria(CriteriaList::newest(on)?),
        })
    }

    fn is_elsewhere(&self) -> bool {
        matches!(self, Self::Elsewhere(_))
    }

    /// Whether it folds as a whole. Contacts fold by kind, since those for danger stay open.
    fn is_one_fold(&self) -> bool {
        matches!(self, Self::Criteria(_))
    }

    fn title(&self) -> &str {
        match self {
            Self::Elsewhere(other) => other.title,
            Self::Contacts(_) => CONTACTS,
            Self::Criteria(set) => &set.title,
        }
    }
}

#[derive(Template)]
#[template(path = "handreiking/onderdeel.html")]
struct Shown<'a> {
    part: InsertPart,
    setting: &'a Setting<'a>,
}

/// What stands above the text of a page; nothing for most.
pub(super) fn insert(on: OnDay<'_>, page: &Page, setting: &Setting<'_>) -> Result<Option<SafeHtml>, PageError> {
    let Some(part) = InsertPart::of(on, page) else { return Ok(None) };
    // Templates escape what they insert.
    Ok(Some(SafeHtml::trusted(render(&Shown { part, setting })?)))
}

/// The same as blocks.
pub(super) fn insert_blocks(on: OnDay<'_>, page: &Page, setting: &Setting<'_>) -> Vec<Block> {
    let Some(part) = InsertPart::of(on, page) else { return Vec::new() };
    let Setting { prefix, level, paper } = setting;
    let mut blocks = vec![Block::heading(*level, format!("{prefix}onderdeel"), part.title())];
    match &part {
        InsertPart::Elsewhere(other) => {
            blocks.extend([Block::text(other.text), Block::Paragraph(leads_to(other, *paper))]);
        }
        InsertPart::Contacts(groups) => {
            for group in groups {
                blocks.push(Block::heading(level + 1, format!("{prefix}soort-{}", group.word), group.label));
                let line = |entry: &super::contacten::Entry| entry.definition(&format!("{prefix}contact-"));
                blocks.push(Block::Definitions(group.contacts.iter().map(line).collect()));
            }
        }
        InsertPart::Criteria(set) => blocks.extend(set.blocks()),
    }
    blocks
}

/// A link of which the address can be read on paper too.
fn leads_to(other: &Elsewhere, site: Option<&Site>) -> Vec<Span> {
    match site.and_then(|site| site.app.config().public_address(other.address)) {
        Some(address) => vec![Span::plain(format!("{}: ", other.label)), Span::link(address.clone(), address)],
        None => vec![Span::link(other.label, other.address)],
    }
}
