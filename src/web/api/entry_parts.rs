//! The parts of an entry, with the names that the format gives them.

use serde::Serialize;

use crate::base::{Change, Reference, Word};
use crate::catalogue::Catalogue;
use crate::symbols::{Appearance, Law, LookAlike, OtherMeaning, SectionName, Sensitivity, Symbol};

/// Widths in which pictures come, in pixels. A blurred one is never made large.
const WIDTHS: &[u16] = &[96, 240, 480];
const BLURRED_WIDTHS: &[u16] = &[96, 240];

/// What a person sees.
#[derive(Serialize)]
pub(super) struct Look<'a> {
    hoofdvorm: &'a [String],
    elementen: &'a [String],
    kleuren: &'a [String],
    aantal: Option<i64>,
    stand: Option<&'a str>,
    hand: Option<&'a str>,
    tekst: Option<&'a str>,
}

impl<'a> Look<'a> {
    pub(super) fn of(look: &'a Appearance) -> Self {
        Self {
            hoofdvorm: &look.shapes,
            elementen: &look.elements,
            kleuren: &look.colours,
            aantal: look.count,
            stand: look.position.as_deref(),
            hand: look.hand.as_deref(),
            tekst: look.text.as_deref(),
        }
    }
}

/// A meaning other than the extremist one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Meaning<'a> {
    betekenis: &'a str,
    bij_wie: &'a str,
    hoe_vaak: &'static str,
    bron: &'a str,
}

impl<'a> Meaning<'a> {
    pub(super) fn of(other: &'a OtherMeaning) -> Self {
        Self { betekenis: &other.meaning, bij_wie: &other.whose, hoe_vaak: other.how_often.word(), bron: &other.source }
    }
}

/// An entry that resembles this one.
#[derive(Serialize)]
pub(super) struct Likeness<'a> {
    slug: &'a str,
    naam: &'a str,
    verschil: &'a str,
}

impl<'a> Likeness<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, other: &'a LookAlike) -> Option<Self> {
        let symbol = catalogue.public_symbol(&other.slug)?;
        Some(Self { slug: &symbol.slug, naam: &symbol.name, verschil: &other.difference })
    }
}

/// The legal standing in one country on one day.
#[derive(Serialize)]
pub(super) struct Ruling<'a> {
    land: &'static str,
    status: &'static str,
    toelichting: Option<&'a str>,
    bron: Option<&'a str>,
    peildatum: String,
}

impl<'a> Ruling<'a> {
    pub(super) fn of(law: &'a Law) -> Self {
        Self {
            land: law.country.word(),
            status: law.status.word(),
            toelichting: law.note.as_deref(),
            bron: law.source.as_deref(),
            peildatum: law.as_of.to_string(),
        }
    }
}

/// The picture, as far as everyone may see it.
#[derive(Serialize)]
pub(super) struct Picture<'a> {
    wijze: &'static str,
    alt: &'a str,
    gevoeligheid: &'static str,
    /// Whether the pictures are made unclear.
    wazig: bool,
    beelden: Vec<Size>,
}

#[derive(Serialize)]
struct Size {
    breedte: u16,
    adres: String,
}

impl<'a> Picture<'a> {
    pub(super) fn of(symbol: &'a Symbol) -> Self {
        let is_blurred = symbol.sensitivity == Sensitivity::Blurred;
        let widths = match (symbol.has_public_image(), is_blurred) {
            (true, true) => BLURRED_WIDTHS,
            (true, false) => WIDTHS,
            (false, _) => &[],
        };
        let address = |width| format!("/symbolenbank/{}/beeld/{width}", symbol.slug);
        Self {
            wijze: symbol.image.manner.word(),
            alt: &symbol.image.alt,
            gevoeligheid: symbol.sensitivity.word(),
            wazig: is_blurred,
            beelden: widths.iter().map(|width| Size { breedte: *width, adres: address(*width) }).collect(),
        }
    }
}

/// A part of the text.
#[derive(Serialize)]
pub(super) struct Section {
    naam: &'static str,
    kop: &'static str,
    tekst: String,
}

impl Section {
    pub(super) fn of(symbol: &Symbol, name: SectionName, catalogue: &Catalogue) -> Self {
        Self { naam: name.word(), kop: name.label(), tekst: symbol.section(name).lines(catalogue).join("\n") }
    }
}

/// A line of the change history.
#[derive(Serialize)]
pub(super) struct Revision<'a> {
    datum: String,
    soort: &'static str,
    tekst: &'a str,
}

impl<'a> Revision<'a> {
    pub(super) fn of(change: &'a Change) -> Self {
        Self { datum: change.date.to_string(), soort: change.kind.word(), tekst: &change.text }
    }
}

/// Where a statement was read. What the source says about its own date is no date of ours.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    id: &'a str,
    titel: &'a str,
    uitgever: &'a str,
    soort: &'static str,
    taal: &'a str,
    verschenen: &'a str,
    geraadpleegd: String,
    url: &'a str,
}

impl<'a> Source<'a> {
    pub(super) fn of(reference: &'a Reference) -> Self {
        Self {
            id: &reference.id,
            titel: &reference.title,
            uitgever: &reference.publisher,
            // Every source of a symbol has a kind; an entry with one without is refused.
            soort: reference.kind.map_or("", Word::word),
            taal: &reference.language,
            verschenen: &reference.date,
            geraadpleegd: reference.consulted.to_string(),
            url: &reference.url,
        }
    }
}
