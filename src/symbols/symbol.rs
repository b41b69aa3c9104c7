//! A symbol as the pages need it.

use std::ops::Range;

use jiff::civil::Date;

use super::rules::{CONTACTS, CONTACTS_WITHOUT_SIGNAL};
use super::vocabulary::{
    Category, Country, FalseAlarm, Frequency, ImageManner, Kind, LegalStatus, ReviewStatus, Sensitivity, Strength,
    Visibility,
};
use crate::base::{Change, Drawing, Ideology, Link, Markdown, Reference, Word, newest_first, words};

words! {
    /// The sections of every entry, in their order.
    pub enum SectionName {
        Sight = "wat-zie-je", "Wat zie je?";
        Otherwise = "wat-kan-het-nog-meer-zijn", "Wat kan het nog meer zijn?";
        Origin = "oorsprong", "Oorsprong";
        UseNow = "gebruik-nu", "Gebruik nu";
        InNetherlands = "in-nederland", "In Nederland";
        Weighing = "hoe-weeg-je-dit", "Hoe weeg je dit?";
        WhatToDo = "wat-doe-je-ermee", "Wat doe je ermee?";
    }
}

/// An entry of the symbolenbank. It comes only from [`super::parse`], so one that exists has its
/// caution, its other meanings where a false alarm is likely, and a source for what it states.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Symbol {
    pub slug: String,
    pub former_slugs: Vec<String>,
    pub kind: Kind,
    pub name: String,
    pub summary: String,
    pub aliases: Vec<String>,
    pub codes: Vec<String>,
    pub signs: Vec<String>,
    pub search_terms: Vec<String>,
    pub ideologies: Vec<Ideology>,
    pub currents: Vec<String>,
    pub category: Category,
    pub carriers: Vec<String>,
    pub appearance: Appearance,
    pub strength: Strength,
    pub false_alarm: FalseAlarm,
    pub strengthened_by: Vec<String>,
    pub weakened_by: Vec<String>,
    pub other_meanings: Vec<OtherMeaning>,
    pub look_alikes: Vec<LookAlike>,
    pub related: Vec<String>,
    pub law: Vec<Law>,
    pub lists: Vec<String>,
    pub image: Image,
    pub sensitivity: Sensitivity,
    pub visibility: Visibility,
    pub review: Review,
    pub changes: Vec<Change>,
    pub references: Vec<Reference>,
    pub(super) sections: Vec<Markdown>,
    /// Slugs named in the front matter, with their places, for the check between documents.
    pub(super) named: Vec<Link>,
}

/// What a person sees.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Appearance {
    pub shapes: Vec<String>,
    pub elements: Vec<String>,
    pub colours: Vec<String>,
    /// Arms, points, bands or fingers: 1 to 12.
    pub count: Option<i64>,
    pub position: Option<String>,
    pub hand: Option<String>,
    /// Letters as a layman types them.
    pub text: Option<String>,
}

/// A meaning other than the extremist one.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct OtherMeaning {
    pub meaning: String,
    pub whose: String,
    pub how_often: Frequency,
    pub source: String,
}

/// An entry that resembles this one.
#[derive(Debug, Clone)]
pub struct LookAlike {
    /// The other entry.
    pub slug: String,
    /// How to tell them apart.
    pub difference: String,
    /// Where the document names it.
    pub span: Range<usize>,
}

/// The legal standing in one country on one day.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields carry the names of the format in docs/schrijfwijzer.md")]
pub struct Law {
    pub country: Country,
    pub status: LegalStatus,
    pub note: Option<String>,
    pub source: Option<String>,
    pub as_of: Date,
}

/// The picture of an entry.
#[derive(Debug, Clone)]
pub struct Image {
    /// How it is made.
    pub manner: ImageManner,
    /// What it shows, by form; empty only when there is no picture.
    pub alt: String,
    /// The checked drawing, when the manner asks for one and the file is there.
    pub drawing: Option<Drawing>,
    /// Stands in the addresses of the picture, which may be kept for ever: it differs as soon as
    /// the picture does.
    pub mark: String,
}

/// What the editors did.
#[derive(Debug, Clone)]
pub struct Review {
    /// How far they are.
    pub status: ReviewStatus,
    /// The day of the last review.
    pub reviewed_on: Date,
    /// The day before which it must be reviewed again.
    pub review_before: Date,
}

impl Symbol {
    /// One section's text.
    pub fn section(&self, name: SectionName) -> &Markdown {
        &self.sections[name as usize]
    }

    /// Whether the innocent reading has to be the first thing that a reader sees: where a false
    /// alarm is likely, or the entry is itself a harmless look-alike.
    pub fn is_easily_mistaken(&self) -> bool {
        self.false_alarm == FalseAlarm::High || self.kind == Kind::LookAlike
    }

    /// The sections in the order of the page. Of what is easily mistaken the other meanings come
    /// before everything else that could raise alarm.
    pub fn reading_order(&self) -> Vec<SectionName> {
        let mut order = SectionName::ALL.to_vec();
        if self.is_easily_mistaken() {
            order.swap(0, 1);
        }
        order
    }

    /// The contacts that fit this entry, by their id, the most pressing first.
    pub fn contacts(&self) -> &'static [&'static str] {
        if self.strength == Strength::NoSignal { &CONTACTS_WITHOUT_SIGNAL } else { &CONTACTS }
    }

    /// The change history, newest first; of one day what stands last in the document.
    pub fn history(&self) -> Vec<&Change> {
        newest_first(&self.changes)
    }

    /// Every link to another document, in the text and in the front matter.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.named.iter().chain(self.sections.iter().flat_map(Markdown::links))
    }

    /// Everything that is written in the sections, without marks, for the index.
    pub fn plain_text(&self) -> String {
        self.sections.iter().map(Markdown::plain).collect::<Vec<_>>().join("\n")
    }

    /// Whether everyone may read it.
    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }

    /// Whether the editors withdrew it. Its page stays, so that links keep working, but nobody is
    /// led to it.
    pub fn is_withdrawn(&self) -> bool {
        self.review.status == ReviewStatus::Withdrawn
    }

    /// Whether its picture may go on paper, where no choice to blur it is kept.
    pub fn has_printable_image(&self) -> bool {
        self.has_public_image() && self.sensitivity == Sensitivity::Open && self.strength != Strength::Strong
    }

    /// Whether some image of this entry may be shown to a visitor who is not logged in.
    pub fn has_public_image(&self) -> bool {
        self.is_public() && self.image.manner != ImageManner::None && self.sensitivity != Sensitivity::Hidden
    }
}
