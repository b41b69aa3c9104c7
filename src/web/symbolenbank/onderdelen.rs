//! The parts of a symbol's page, ready to print.

use crate::base::{LinkKind, Resolver, SafeHtml, Target, Word, dutch};
use crate::catalogue::{Catalogue, OnDay};
use crate::symbols::{EMERGENCY_CONTACT, Law, OtherMeaning, SectionName, Sensitivity, Symbol};
use crate::web::delen::{PageLink, has_image, markdown};

/// How a picture is shown to a visitor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Open,
    Blurred,
    /// Blurred for others; this visitor asked to see such pictures clear.
    Cleared,
    Hidden,
}

/// The picture of an entry.
pub(super) struct Picture {
    pub(super) slug: String,
    pub(super) alt: String,
    pub(super) mark: String,
    pub(super) is_printable: bool,
    pub(super) manner: &'static str,
    shown: Shown,
}

impl Picture {
    /// The picture of a symbol, for a visitor who wants blurred ones clear or not.
    pub(super) fn of(symbol: &Symbol, clear: bool) -> Option<Self> {
        let shown = match symbol.sensitivity {
            Sensitivity::Open => Shown::Open,
            Sensitivity::Blurred if clear => Shown::Cleared,
            Sensitivity::Blurred => Shown::Blurred,
            Sensitivity::Hidden => Shown::Hidden,
        };
        has_image(symbol).then(|| Self {
            slug: symbol.slug.clone(),
            alt: symbol.image.alt.clone(),
            mark: symbol.image.mark.clone(),
            is_printable: symbol.has_printable_image(),
            manner: symbol.image.manner.label(),
            shown,
        })
    }

    pub(super) fn is_blurred(&self) -> bool {
        self.shown == Shown::Blurred
    }

    pub(super) fn is_cleared(&self) -> bool {
        self.shown == Shown::Cleared
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.shown == Shown::Hidden
    }
}

pub(super) struct SectionPart {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) name: SectionName,
    pub(super) body: SafeHtml,
}

impl SectionPart {
    /// `linked` holds the terms that the page has linked already, so parts are made in the order
    /// of the page.
    pub(super) fn of(on: OnDay<'_>, symbol: &Symbol, name: SectionName, linked: &mut Vec<String>) -> Self {
        let body = markdown(symbol.section(name), on, &symbol.references, linked);
        Self { id: name.word(), title: name.label(), name, body }
    }
}

pub(super) struct OtherPart {
    pub(super) meaning: String,
    pub(super) whose: String,
    pub(super) how_often: &'static str,
    pub(super) source: Option<usize>,
}

impl OtherPart {
    pub(super) fn of(symbol: &Symbol, other: &OtherMeaning) -> Self {
        Self {
            meaning: other.meaning.clone(),
            whose: other.whose.clone(),
            how_often: other.how_often.label(),
            source: number_of(symbol, &other.source),
        }
    }
}

pub(super) struct Likeness {
    pub(super) link: PageLink,
    /// Where the two stand side by side.
    pub(super) comparison: String,
    pub(super) difference: String,
    pub(super) strength: &'static str,
    pub(super) picture: Option<Picture>,
}

/// What looks like a symbol, in the order of its entry.
pub(super) fn likenesses(catalogue: &Catalogue, symbol: &Symbol, clear: bool) -> Vec<Likeness> {
    let found = symbol.look_alikes.iter().filter_map(|other| Some((other, catalogue.symbol(&other.slug)?)));
    found
        .map(|(other, entry)| Likeness {
            link: PageLink::to_symbol(entry),
            comparison: comparison(&symbol.slug, &entry.slug),
            difference: other.difference.clone(),
            strength: entry.strength.label(),
            picture: Picture::of(entry, clear),
        })
        .collect()
}

/// The address of two symbols side by side.
pub(super) fn comparison(one: &str, other: &str) -> String {
    format!("/symbolenbank/vergelijk?a={one}&b={other}")
}

pub(super) struct LawPart {
    pub(super) country: &'static str,
    pub(super) status: &'static str,
    pub(super) note: Option<String>,
    pub(super) as_of: String,
    pub(super) source: Option<usize>,
}

impl LawPart {
    pub(super) fn of(symbol: &Symbol, law: &Law) -> Self {
        Self {
            country: law.country.label(),
            status: law.status.label(),
            note: law.note.clone(),
            as_of: dutch::date(law.as_of),
            source: law.source.as_ref().and_then(|source| number_of(symbol, source)),
        }
    }
}

/// Where to turn to in acute danger.
pub(super) fn emergency(catalogue: &Catalogue) -> Option<PageLink> {
    let target = Target { kind: LinkKind::Contact, key: EMERGENCY_CONTACT.to_owned() };
    catalogue.resolve(&target).and_then(PageLink::to_found)
}

/// The number of a source as the page counts them.
fn number_of(symbol: &Symbol, source: &str) -> Option<usize> {
    symbol.references.iter().position(|reference| reference.id == source).map(|at| at + 1)
}
