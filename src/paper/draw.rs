//! Draws pages, and keeps in the tree what was drawn of what.

use std::collections::HashMap;

use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Quadrilateral, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::Font;

use super::flow::{Flow, Frame};
use super::links::Link;
use super::pages::Sheet;
use super::set::{Line, Run};
use super::strip::{Print, Strip};
use super::structure::NodeId;
use super::style::{BAR, FOOT, HAIR, HEAD, Ink, LEFT, LINE, LINK, Look, NOTICE, RUNNING, TINT, TOP, WARNING, WIDTH};
use crate::base::Span;

/// How far the bar of a frame reaches above and below its text.
const BAR_REACH: f32 = 2.0;

/// What stands at the head and the foot of a page.
pub(super) struct Running<'a> {
    pub(super) title: &'a str,
    pub(super) quire: &'a str,
    pub(super) foot: &'a str,
    /// The number of the page; the cover has none.
    pub(super) number: Option<usize>,
}

/// The page of every anchor, and how far below the top of the text it is.
pub(super) type Places = HashMap<String, (usize, f32)>;

/// The parts of a link on one page.
pub(super) struct Spot {
    pub(super) link: Link,
    pub(super) quads: Vec<Quadrilateral>,
}

/// Draws one page.
pub(super) struct Pen<'a, 'b> {
    pub(super) surface: Surface<'b>,
    flow: &'a mut Flow,
    faces: &'a [Font],
    places: &'a Places,
    page: usize,
    /// The links that were met, in order.
    spots: Vec<Spot>,
}

impl<'a, 'b> Pen<'a, 'b> {
    pub(super) fn new(
        surface: Surface<'b>,
        flow: &'a mut Flow,
        (faces, places): (&'a [Font], &'a Places),
        page: usize,
    ) -> Self {
        Self { surface, flow, faces, places, page, spots: Vec::new() }
    }

    /// Draws the page, and tells which links stand on it.
    pub(super) fn draw(mut self, running: &Running<'_>, sheet: &Sheet, strips: &[Strip]) -> Vec<Spot> {
        self.running(running);
        self.sheet(sheet, strips);
        self.surface.finish();
        self.spots
    }

    fn sheet(&mut self, sheet: &Sheet, strips: &[Strip]) {
        self.bars(sheet, strips);
        if let Some(table) = sheet.head {
            let mut top = TOP;
            for strip in self.flow.table_heads[table].clone() {
                self.artifact(ArtifactType::PaginationOther, |pen| pen.strip_again(&strip, top));
                top += strip.height;
            }
        }
        for (place, below) in &sheet.strips {
            self.strip(&strips[*place], TOP + below);
        }
    }

    /// The bars of the frames on this page, each from its first strip to its last.
    fn bars(&mut self, sheet: &Sheet, strips: &[Strip]) {
        let mut bars: Vec<(usize, f32, f32)> = Vec::new();
        for (place, below) in &sheet.strips {
            let Some(frame) = strips[*place].frame else { continue };
            let bottom = below + strips[*place].height;
            match bars.last_mut().filter(|(known, ..)| *known == frame) {
                Some(bar) => bar.2 = bottom,
                None => bars.push((frame, *below, bottom)),
            }
        }
        for (frame, top, bottom) in bars {
            let ink = match self.flow.frames[frame] {
                Frame::Warning => WARNING,
                Frame::Notice => NOTICE,
                Frame::Quote => LINE,
            };
            let (y, height) = (TOP + top - BAR_REACH, bottom - top + 2.0 * BAR_REACH);
            self.artifact(ArtifactType::Layout, |pen| pen.plane((LEFT + 2.0, y), (BAR, height), ink));
        }
    }

    fn strip(&mut self, strip: &Strip, top: f32) {
        for print in &strip.prints {
            match print {
                Print::Line { x, y, line, leaves } => self.line(line, leaves, (LEFT + x, top + y)),
                Print::PageOf { anchor, leaf, look } => self.page_of(anchor, *leaf, *look, top + strip.height),
                Print::Picture { png, x, size, node } => self.picture(png, (LEFT + x, top), *size, *node),
                Print::Sketch { sketch, x, scale, node } => self.sketch(sketch, (LEFT + x, top), *scale, *node),
                Print::Rule { .. } | Print::Tint { .. } => {
                    self.artifact(ArtifactType::Layout, |pen| pen.ornament(print, strip, top));
                }
            }
        }
    }

    /// A strip as an ornament: it was read out before.
    fn strip_again(&mut self, strip: &Strip, top: f32) {
        for print in &strip.prints {
            if let Print::Line { x, y, line, .. } = print {
                for run in &line.runs {
                    self.run(run, (LEFT + x, top + y + line.baseline));
                }
            }
            self.ornament(print, strip, top);
        }
    }

    fn ornament(&mut self, print: &Print, strip: &Strip, top: f32) {
        match print {
            Print::Rule { x, y, width } => self.plane((LEFT + x, top + y), (*width, HAIR), LINE),
            Print::Tint { x, width } => self.plane((LEFT + x, top), (*width, strip.height), TINT),
            _ => {}
        }
    }

    fn line(&mut self, line: &Line, leaves: &[NodeId], (left, top): (f32, f32)) {
        let baseline = top + line.baseline;
        let mut underlined = Vec::new();
        for run in &line.runs {
            let Some(leaf) = leaves.get(run.span).copied() else { continue };
            let tag = SpanTag::empty().with_lang(run.language.as_deref()).with_actual_text(run.actual.as_deref());
            let identifier = self.surface.start_tagged(ContentTag::Span(tag));
            self.run(run, (left, baseline));
            self.surface.end_tagged();
            self.flow.tree.drew(leaf, identifier);
            if let Some(link) = self.flow.links.of(leaf).cloned() {
                let (start, end) = (left + run.x, left + run.x + run.width);
                self.spot(link, Rect::from_ltrb(start, top, end, top + line.height));
                if run.ink == LINK && run.rise == 0.0 {
                    underlined.push((start, end));
                }
            }
        }
        if !underlined.is_empty() {
            self.artifact(ArtifactType::Layout, |pen| {
                for (start, end) in underlined {
                    pen.plane((start, baseline + 1.8), (end - start, HAIR), LINE);
                }
            });
        }
    }

    pub(super) fn run(&mut self, run: &Run, (left, baseline): (f32, f32)) {
        let Some(face) = self.faces.get(run.face) else { return };
        self.ink(run.ink);
        let start = Point::from_xy(left + run.x, baseline - run.rise);
        self.surface.draw_glyphs(start, &run.glyphs, face.clone(), &run.text, run.size, false);
    }

    fn page_of(&mut self, anchor: &str, leaf: NodeId, look: Look, bottom: f32) {
        let Some((page, _)) = self.places.get(anchor) else { return };
        let number = (page + 1).to_string();
        let Some(line) = self.flow.setter.lines(&[Span::plain(number)], look, WIDTH).into_iter().next() else { return };
        let left = LEFT + WIDTH - line.width;
        self.line(&line, &[leaf], (left, bottom - line.height));
    }

    fn spot(&mut self, link: Link, rect: Option<Rect>) {
        let Some(rect) = rect else { return };
        let corners = [(rect.left(), rect.bottom()), (rect.right(), rect.bottom())];
        let corners = [corners[0], corners[1], (rect.right(), rect.top()), (rect.left(), rect.top())];
        let quad = Quadrilateral(corners.map(|(x, y)| Point::from_xy(x, y)));
        match self.spots.last_mut().filter(|spot| spot.link.node == link.node) {
            Some(spot) => spot.quads.push(quad),
            None => self.spots.push(Spot { link, quads: vec![quad] }),
        }
    }

    fn picture(&mut self, png: &[u8], (x, y): (f32, f32), (width, height): (f32, f32), node: NodeId) {
        let image = Image::from_png(png.to_vec().into(), false).ok();
        let (Some(image), Some(size)) = (image, Size::from_wh(width, height)) else { return };
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&Transform::from_translate(x, y));
        self.surface.draw_image(image, size);
        self.surface.pop();
        self.surface.end_tagged();
        self.drew(node, identifier, Rect::from_xywh(x, y, width, height));
    }

    /// Keeps in the tree that a picture was drawn, and where.
    pub(super) fn drew(&mut self, node: NodeId, identifier: Identifier, rect: Option<Rect>) {
        self.flow.tree.drew(node, identifier);
        if let Some(rect) = rect {
            self.flow.tree.placed(node, self.page, rect);
        }
    }

    pub(super) fn lines(&mut self, spans: &[Span], look: Look, width: f32) -> Vec<Line> {
        self.flow.setter.lines(spans, look, width)
    }

    fn running(&mut self, running: &Running<'_>) {
        if let Some(number) = running.number {
            self.artifact(ArtifactType::Header, |pen| {
                pen.furniture(running.title, HEAD, false);
                pen.furniture(running.quire, HEAD, true);
            });
            self.artifact(ArtifactType::PageNumber, |pen| pen.furniture(&number.to_string(), FOOT, true));
        }
        self.artifact(ArtifactType::Footer, |pen| {
            pen.plane((LEFT, FOOT - 14.0), (WIDTH, HAIR), LINE);
            pen.furniture(running.foot, FOOT, false);
        });
    }

    fn furniture(&mut self, text: &str, baseline: f32, is_right: bool) {
        for line in self.flow.setter.lines(&[Span::plain(text)], RUNNING, WIDTH * 0.9).into_iter().take(1) {
            let left = if is_right { LEFT + WIDTH - line.width } else { LEFT };
            for run in &line.runs {
                self.run(run, (left, baseline));
            }
        }
    }

    /// What is drawn here is not read out.
    fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        // The place in the tree that comes back is a stand-in: an ornament has none.
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }

    fn plane(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        let Some(path) = rectangle(x, y, width, height) else { return };
        self.ink(ink);
        self.surface.draw_path(&path);
    }

    pub(super) fn ink(&mut self, ink: Ink) {
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
            opacity: NormalizedF32::ONE,
            ..Fill::default()
        }));
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

/// A place on a page as a link finds it: a little above the words.
pub(super) fn destination((page, top): (usize, f32)) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, (TOP + top - 12.0).max(0.0)))
}
