//! Pictures of boxes, lines and words, drawn with the letters of the text.

use std::rc::Rc;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::{Stroke, StrokeDash};
use krilla::tagging::ContentTag;

use super::draw::Pen;
use super::flow::{Flow, Place};
use super::strip::{Print, Strip};
use super::structure::{NodeId, Role};
use super::style::{BLUE, GREY, Ink, Look, TINT, WHITE, sketch_words};
use crate::base::{Sketch, SketchShape, SketchWords, Span};

/// A sketch is not higher than this, so that a heading fits above it.
const MAX_HEIGHT: f32 = 560.0;
/// How much room is left around it.
const ROOM: f32 = 11.0;

impl Flow {
    /// A sketch, as large as the page allows.
    pub(super) fn sketch(&mut self, sketch: &Sketch, alt: &str, place: Place) {
        let node = self.tree.add(place.parent, Role::Figure { alt: alt.to_owned(), place: None });
        let scale = (place.width / sketch.width).min(MAX_HEIGHT / sketch.height).min(1.0);
        let print = Print::Sketch { sketch: Rc::new(sketch.clone()), x: place.x, scale, node };
        let strip = Strip { height: sketch.height * scale, prints: vec![print], ..Strip::default() };
        self.push(vec![strip], ROOM, place);
        self.leave_room(ROOM);
    }
}

impl Pen<'_, '_> {
    /// Draws it as one thing: what it says is told by its alternative text.
    pub(super) fn sketch(&mut self, sketch: &Sketch, (x, y): (f32, f32), scale: f32, node: NodeId) {
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
        for shape in &sketch.shapes {
            self.shape(shape);
        }
        for words in &sketch.words {
            self.words(words, sketch.width);
        }
        self.surface.pop();
        self.surface.end_tagged();
        self.drew(node, identifier, Rect::from_xywh(x, y, sketch.width * scale, sketch.height * scale));
    }

    fn shape(&mut self, shape: &SketchShape) {
        match shape {
            SketchShape::Box { place, size, is_faint } => {
                let (right, bottom) = (place.0 + size.0, place.1 + size.1);
                let corners = [*place, (right, place.1), (right, bottom), (place.0, bottom)];
                let (fill, edge) = if *is_faint { (TINT, GREY) } else { (WHITE, BLUE) };
                let dash: &[f32] = if *is_faint { &[5.0, 3.0] } else { &[] };
                self.outlined(path(&corners, true), Some(fill), Some((edge, dash)));
            }
            SketchShape::Line { points, is_dotted } => {
                let dash: &[f32] = if *is_dotted { &[2.0, 3.0] } else { &[] };
                self.outlined(path(points, false), None, Some((GREY, dash)));
            }
            SketchShape::Point(corners) => self.outlined(path(corners, true), Some(GREY), None),
        }
    }

    fn outlined(&mut self, path: Option<Path>, fill: Option<Ink>, edge: Option<(Ink, &[f32])>) {
        let Some(path) = path else { return };
        match fill {
            Some(ink) => self.ink(ink),
            None => self.surface.set_fill(None),
        }
        self.surface.set_stroke(edge.map(|(ink, dash)| Stroke {
            paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
            width: 1.5,
            dash: (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
    }

    fn words(&mut self, words: &SketchWords, width: f32) {
        let look: Look = sketch_words(words.size, words.is_strong);
        for line in self.lines(&[Span::plain(&words.text)], look, width).into_iter().take(1) {
            let left = if words.is_at_end { words.place.0 - line.width } else { words.place.0 };
            for run in &line.runs {
                self.run(run, (left, words.place.1));
            }
        }
    }
}

fn path(points: &[(f32, f32)], is_closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, others) = points.split_first()?;
    path.move_to(first.0, first.1);
    for (x, y) in others {
        path.line_to(*x, *y);
    }
    if is_closed {
        path.close();
    }
    path.finish()
}
