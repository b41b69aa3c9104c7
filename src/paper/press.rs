//! The whole way from a booklet to a file that meets PDF/UA-1.

use std::num::NonZeroU32;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{NumberingStyle, PageLabel, PageSettings};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::booklet::Booklet;
use super::draw::{Pen, Places, Running, Spot, destination};
use super::flow::Flow;
use super::pages::{self, Sheet};
use super::structure::Structure;
use super::style::PAGE;
use super::typeface;

/// Why a document cannot be put on paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// It would not be accessible.
    #[error("the document does not meet PDF/UA-1: {0}")]
    NotAccessible(String),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Unwritable(String),
}

/// Headings up to this level are bookmarks.
const MAX_BOOKMARK: u8 = 3;

/// Makes the file. The same booklet always gives the same bytes.
pub fn press(booklet: &Booklet) -> Result<Vec<u8>, PaperError> {
    let mut document = Document::new_with(settings()?);
    let faces = typeface::faces().map(|bytes| Font::new(bytes.into(), 0)).collect::<Option<Vec<_>>>();
    let faces = faces.ok_or_else(|| PaperError::Unwritable("a face cannot be read".to_owned()))?;
    let mut flow = Flow::of(booklet);
    let strips = std::mem::take(&mut flow.strips);
    let heads: Vec<f32> = flow.table_heads.iter().map(|head| head.iter().map(|strip| strip.height).sum()).collect();
    let sheets = pages::cut(&strips, &heads);
    let places = places(&strips, &sheets);
    for (page, sheet) in sheets.iter().enumerate() {
        let mut drawn = document.start_page_with(page_settings(page)?);
        let quire = sheet.strips.first().and_then(|(first, _)| strips[*first].quire.checked_sub(1));
        let is_cover = page == 0 && booklet.contents_level.is_some();
        let running = Running {
            title: &booklet.title,
            quire: quire.and_then(|at| booklet.quires.get(at)).map_or("", |quire| &quire.name),
            foot: &booklet.foot,
            number: (!is_cover).then_some(page + 1),
        };
        let pen = Pen::new(drawn.surface(), &mut flow, (&faces, &places), page);
        for spot in pen.draw(&running, sheet, &strips) {
            let node = spot.link.node;
            if let Some(link) = annotation(spot, &places) {
                flow.tree.drew(node, drawn.add_tagged_annotation(link));
            }
        }
    }
    document.set_outline(outline(&flow, &places));
    document.set_metadata(metadata(booklet));
    document.set_tag_tree(std::mem::replace(&mut flow.tree, Structure::new()).into_tags());
    document.finish().map_err(refusal)
}

fn settings() -> Result<SerializeSettings, PaperError> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| PaperError::Unwritable(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, xmp_metadata: true, ..SerializeSettings::default() })
}

fn page_settings(page: usize) -> Result<PageSettings, PaperError> {
    let size = PageSettings::from_wh(PAGE.0, PAGE.1);
    let size = size.ok_or_else(|| PaperError::Unwritable("a page has no size".to_owned()))?;
    let number = u32::try_from(page + 1).ok().and_then(NonZeroU32::new);
    Ok(size.with_page_label(PageLabel::new(Some(NumberingStyle::Arabic), None, number)))
}

/// Page and height of every anchor.
fn places(strips: &[super::strip::Strip], sheets: &[Sheet]) -> Places {
    let mut places = Places::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for (place, below) in &sheet.strips {
            for anchor in &strips[*place].anchors {
                places.entry(anchor.clone()).or_insert((page, *below));
            }
        }
    }
    places
}

fn annotation(spot: Spot, places: &Places) -> Option<Annotation> {
    let target = match spot.link.href.strip_prefix('#') {
        Some(anchor) => Target::Destination(destination(*places.get(anchor)?).into()),
        None => Target::Action(Action::Link(LinkAction::new(spot.link.href.clone()))),
    };
    let link = LinkAnnotation::new_with_quad_points(spot.quads, target);
    Some(Annotation::new_link(link, Some(spot.link.says)))
}

fn outline(flow: &Flow, places: &Places) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let titles = flow.titles.iter().filter(|title| title.level <= MAX_BOOKMARK);
    for title in titles {
        let Some(place) = places.get(&title.anchor) else { continue };
        close(&mut open, title.level, &mut outline);
        open.push((title.level, OutlineNode::new(title.text.clone(), destination(*place))));
    }
    close(&mut open, 0, &mut outline);
    outline
}

/// Hangs the bookmarks that are as deep as `level` or deeper below those above them.
fn close(open: &mut Vec<(u8, OutlineNode)>, level: u8, outline: &mut Outline) {
    while open.last().is_some_and(|(own, _)| *own >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

fn metadata(booklet: &Booklet) -> Metadata {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(booklet.as_of.year()).unwrap_or_default();
    let date = DateTime::new(year).month(part(booklet.as_of.month())).day(part(booklet.as_of.day()));
    Metadata::new()
        .title(booklet.title.clone())
        .description(booklet.summary.clone())
        .language("nl-NL".to_owned())
        .creator("Weegwijs".to_owned())
        .creation_date(date)
}

/// Says in words what krilla refuses.
fn refusal(error: KrillaError) -> PaperError {
    let KrillaError::Validation(faults) = error else { return PaperError::Unwritable(error.to_string()) };
    let mut told: Vec<String> = faults.iter().map(|(fault, _)| fault_in_words(format!("{fault:?}"))).collect();
    told.sort();
    told.dedup();
    PaperError::NotAccessible(told.join("; "))
}

fn fault_in_words(fault: String) -> String {
    let known = match fault.split('(').next() {
        Some("MissingAltText") => "a picture has no alternative text",
        Some("MissingDocumentOutline") => "there is no heading",
        Some("NoDocumentTitle") => "there is no title",
        Some("ContainsNotDefGlyph") => "a letter has no shape",
        _ => return fault,
    };
    known.to_owned()
}
