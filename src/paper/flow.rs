//! From blocks to strips, each with its place in the tree.

use std::rc::Rc;

use super::booklet::Booklet;
use super::links::Links;
use super::set::{Line, Setter, bold};
use super::strip::{Print, Strip, keep_pairs};
use super::structure::{NodeId, Role, Structure};
use super::style::{self, INDENT, Look, NOTE, REMARK, TEXT, WIDTH};
use crate::base::{Block, Note, Span};

/// Room between blocks.
const BETWEEN: f32 = 7.0;
/// A picture is not higher than this.
const MAX_PICTURE: f32 = 480.0;
/// A picture of this many pixels is as wide as an inch of paper.
const PIXELS_PER_POINT: f32 = 2.0;

/// A heading, for the list of contents and the bookmarks.
#[derive(Debug, Clone)]
pub(super) struct Title {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) anchor: String,
}

/// What has a bar beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Warning,
    Notice,
    Quote,
}

/// Where blocks go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) width: f32,
    /// What they are part of.
    pub(super) parent: NodeId,
    pub(super) frame: Option<usize>,
    pub(super) look: Look,
    /// How deep in lists.
    pub(super) depth: usize,
}

impl Place {
    pub(super) fn whole(parent: NodeId) -> Self {
        Self { x: 0.0, width: WIDTH, parent, frame: None, look: TEXT, depth: 0 }
    }

    pub(super) fn indented(self, by: f32, parent: NodeId) -> Self {
        Self { x: self.x + by, width: self.width - by, parent, ..self }
    }
}

/// Everything that is to be printed, before it is cut into pages.
pub(super) struct Flow {
    pub(super) setter: Setter,
    pub(super) tree: Structure,
    pub(super) links: Links,
    pub(super) strips: Vec<Strip>,
    pub(super) titles: Vec<Title>,
    pub(super) frames: Vec<Frame>,
    /// The heads of the tables, to be printed again.
    pub(super) table_heads: Vec<Vec<Strip>>,
    quire: usize,
    /// Room below what came last.
    below: f32,
    starts_page: bool,
    anchors: Vec<String>,
}

impl Flow {
    pub(super) fn of(booklet: &Booklet) -> Self {
        let mut flow = Self {
            setter: Setter::new(),
            tree: Structure::new(),
            links: Links::default(),
            strips: Vec::new(),
            titles: Vec::new(),
            frames: Vec::new(),
            table_heads: Vec::new(),
            quire: 0,
            below: 0.0,
            starts_page: false,
            anchors: Vec::new(),
        };
        flow.title_page(booklet);
        for (number, quire) in booklet.quires.iter().enumerate() {
            flow.quire = number + 1;
            flow.starts_page |= quire.starts_page;
            let section = flow.tree.add(Structure::ROOT, Role::Section);
            flow.blocks(&quire.blocks, Place::whole(section));
        }
        let strips = &flow.strips;
        let exists = |anchor: &str| strips.iter().any(|strip| strip.anchors.iter().any(|known| known == anchor));
        flow.links.drop_dead(exists, &mut flow.tree);
        flow
    }

    fn title_page(&mut self, booklet: &Booklet) {
        let has_cover = booklet.contents_level.is_some();
        let section = self.tree.add(Structure::ROOT, Role::Section);
        let place = Place::whole(section);
        let look = if has_cover { style::TITLE } else { style::heading(1).0 };
        let role = if has_cover { Role::Title } else { Role::Heading { level: 1, title: booklet.title.clone() } };
        if has_cover {
            self.strips.push(Strip { height: 150.0, ..Strip::default() });
        } else {
            self.heading_entry(1, &booklet.title, "begin");
        }
        self.text(&[Span::plain(&booklet.title)], role, Place { look, ..place });
        self.below = 16.0;
        let look = if has_cover { style::OPENING } else { TEXT };
        for paragraph in &booklet.opening {
            self.text(paragraph, Role::Paragraph, Place { look, ..place });
        }
        if let Some(level) = booklet.contents_level {
            self.starts_page = true;
            self.contents(booklet, level, place);
            self.starts_page = true;
        }
    }

    /// The list of contents: lists in lists, as the headings are.
    fn contents(&mut self, booklet: &Booklet, level: u8, place: Place) {
        let blocks = booklet.quires.iter().flat_map(|quire| &quire.blocks);
        let entries: Vec<(u8, &String, &String)> = blocks
            .filter_map(|block| match block {
                Block::Heading { level: own, anchor, text } if *own <= level => Some((*own, anchor, text)),
                _ => None,
            })
            .collect();
        let (look, _, below) = style::heading(1);
        self.text(&[Span::plain("Inhoud")], Role::Paragraph, Place { look, ..place });
        self.below = below;
        let mut open: Vec<(u8, NodeId)> = Vec::new();
        for (own, anchor, text) in entries {
            open.retain(|(outer, _)| *outer <= own);
            let is_new = open.last().is_none_or(|(outer, _)| *outer < own);
            if is_new {
                let parent = open.last().map_or(place.parent, |(_, list)| *list);
                open.push((own, self.tree.add(parent, Role::Contents)));
            }
            let list = open.last().map_or(place.parent, |(_, list)| *list);
            self.contents_line((own, anchor, text), Place { parent: list, ..place });
        }
    }

    fn contents_line(&mut self, (level, anchor, text): (u8, &String, &String), place: Place) {
        let is_part = level == 1;
        let item = self.tree.add(place.parent, Role::ContentsItem);
        let reference = self.tree.add(item, Role::Reference);
        let indent = if is_part { 0.0 } else { INDENT * 0.75 };
        let look = if is_part { style::CONTENTS_PART } else { TEXT };
        let spans = [Span::link(text, format!("#{anchor}")), Span::link(" ", format!("#{anchor}"))];
        let leaves: Rc<[NodeId]> = self.links.leaves(&spans, reference, &mut self.tree).into();
        let mut lines = self.setter.lines(&spans[..1], look, place.width - indent - 40.0);
        for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
            run.ink = look.ink;
        }
        let mut strips: Vec<Strip> =
            lines.into_iter().map(|line| Strip::of_line(line, place.x + indent, &leaves)).collect();
        if let Some(last) = strips.last_mut() {
            last.prints.push(Print::PageOf { anchor: anchor.clone(), leaf: leaves[1], look });
        }
        keep_pairs(&mut strips);
        if is_part && let Some(last) = strips.last_mut() {
            last.keeps_next = true;
        }
        self.push(strips, if is_part { 10.0 } else { 1.5 }, place);
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading { level, anchor, text } => self.heading(*level, anchor, text, place),
            Block::Paragraph(spans) => self.text(spans, Role::Paragraph, place),
            Block::Remark(spans) => self.text(spans, Role::Paragraph, Place { look: REMARK, ..place }),
            Block::List { first, items } => self.list(*first, items, place),
            Block::Table { head, rows } => self.table(head, rows, place),
            Block::Callout { label, is_warning, blocks } => {
                let frame = if *is_warning { Frame::Warning } else { Frame::Notice };
                let inside = self.framed(frame, Role::Callout, place);
                self.text(&[Span::plain(label)], Role::Paragraph, Place { look: bold(place.look), ..inside });
                self.keep_with_next();
                self.below = 2.0;
                self.blocks(blocks, inside);
                self.below = BETWEEN + 4.0;
            }
            Block::Quote(blocks) => {
                let inside = self.framed(Frame::Quote, Role::Quote, place);
                self.blocks(blocks, inside);
                self.below = BETWEEN + 4.0;
            }
            Block::Code(text) => {
                let parent = self.tree.add(place.parent, Role::Paragraph);
                self.text(&[Span::plain(text.trim_end())], Role::Code, place.indented(INDENT, parent));
            }
            Block::Figure { png, alt, caption } => self.figure(png, alt, caption, place),
            Block::Sketch { sketch, alt } => self.sketch(sketch, alt, place),
            Block::Notes(notes) => notes.iter().for_each(|note| self.note(note, place)),
            Block::Definitions(list) => self.definitions(list, place),
        }
    }

    fn framed(&mut self, frame: Frame, role: Role, place: Place) -> Place {
        let node = self.tree.add(place.parent, role);
        self.below = self.below.max(BETWEEN + 4.0);
        self.frames.push(frame);
        Place { frame: place.frame.or(Some(self.frames.len() - 1)), ..place.indented(INDENT, node) }
    }

    fn heading_entry(&mut self, level: u8, text: &str, anchor: &str) {
        self.anchors.push(anchor.to_owned());
        self.titles.push(Title { level, text: text.to_owned(), anchor: anchor.to_owned() });
    }

    fn heading(&mut self, level: u8, anchor: &str, text: &str, place: Place) {
        let (look, above, below) = style::heading(level);
        self.heading_entry(level, text, anchor);
        self.below = self.below.max(above);
        let start = self.strips.len();
        self.text(&[Span::plain(text)], Role::Heading { level, title: text.to_owned() }, Place { look, ..place });
        for strip in &mut self.strips[start..] {
            strip.keeps_next = true;
        }
        self.below = below;
    }

    /// A text as one thing in the tree. A text that announces what comes next stays with it.
    pub(super) fn text(&mut self, spans: &[Span], role: Role, place: Place) {
        let lines = self.setter.lines(spans, place.look, place.width);
        if lines.is_empty() {
            return;
        }
        let node = self.tree.add(place.parent, role);
        let mut strips = self.strips_of(lines, spans, Place { parent: node, ..place });
        keep_pairs(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.keeps_next = spans.last().is_some_and(|span| span.text.trim_end().ends_with(':'));
        }
        self.push(strips, if place.depth > 0 { BETWEEN * 0.5 } else { BETWEEN }, place);
    }

    pub(super) fn strips_of(&mut self, lines: Vec<Line>, spans: &[Span], place: Place) -> Vec<Strip> {
        let leaves: Rc<[NodeId]> = self.links.leaves(spans, place.parent, &mut self.tree).into();
        lines.into_iter().map(|line| Strip::of_line(line, place.x, &leaves)).collect()
    }

    /// Adds the strips of a block, with room above the first.
    pub(super) fn push(&mut self, mut strips: Vec<Strip>, above: f32, place: Place) {
        let Some(first) = strips.first_mut() else { return };
        first.above = above.max(self.below);
        first.starts_page = std::mem::take(&mut self.starts_page);
        first.anchors.append(&mut self.anchors);
        let is_heading = first.anchors.iter().any(|anchor| self.titles.last().is_some_and(|t| t.anchor == *anchor));
        first.heading = is_heading.then(|| self.titles.len() - 1);
        for strip in &mut strips {
            strip.frame = place.frame;
            strip.quire = self.quire;
        }
        self.strips.append(&mut strips);
        self.below = 0.0;
    }

    /// What comes next is found by this.
    pub(super) fn anchor(&mut self, anchor: &str) {
        self.anchors.push(anchor.to_owned());
    }

    /// Leaves room below what came last.
    pub(super) fn leave_room(&mut self, room: f32) {
        self.below = room;
    }

    pub(super) fn keep_with_next(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keeps_next = true;
        }
    }

    fn figure(&mut self, png: &[u8], alt: &str, caption: &[Span], place: Place) {
        let Some((width, height)) = png_size(png) else { return };
        let node = self.tree.add(place.parent, Role::Figure { alt: alt.to_owned(), place: None });
        let wanted = width / PIXELS_PER_POINT;
        let scale = (place.width / wanted).min(MAX_PICTURE / (height / PIXELS_PER_POINT)).min(1.0) / PIXELS_PER_POINT;
        let size = (width * scale, height * scale);
        let print = Print::Picture { png: png.into(), x: place.x, size, node };
        let strip = Strip { height: size.1, keeps_next: !caption.is_empty(), prints: vec![print], ..Strip::default() };
        self.push(vec![strip], BETWEEN + 4.0, place);
        self.below = 5.0;
        self.text(caption, Role::Caption, Place { look: REMARK, ..place });
        self.below = BETWEEN + 4.0;
    }

    fn note(&mut self, note: &Note, place: Place) {
        let entry = self.tree.add(place.parent, Role::Note);
        self.anchor(&note.anchor);
        let label = format!("{}. ", note.number);
        self.labelled(&label, entry, Place { look: NOTE, depth: 1, ..place }, |flow, inside| {
            flow.text(&note.spans, Role::Paragraph, inside);
        });
    }

    /// What `inside` adds, with a label beside its first line.
    pub(super) fn labelled(&mut self, label: &str, node: NodeId, place: Place, inside: impl FnOnce(&mut Self, Place)) {
        let leaves: Rc<[NodeId]> = {
            let parent = self.tree.add(node, Role::Label);
            Rc::new([self.tree.add(parent, Role::Leaf)])
        };
        let start = self.strips.len();
        inside(self, place.indented(INDENT, node));
        let line = self.setter.lines(&[Span::plain(label)], place.look, INDENT * 2.0).into_iter().next();
        if let (Some(line), Some(first)) = (line, self.strips.get_mut(start)) {
            first.prints.insert(0, Print::Line { x: place.x, y: 0.0, line, leaves });
        }
    }
}

/// Width and height of a PNG, from its first chunk.
fn png_size(png: &[u8]) -> Option<(f32, f32)> {
    let number = |start: usize| {
        let bytes: [u8; 4] = png.get(start..start + 4)?.try_into().ok()?;
        u16::try_from(u32::from_be_bytes(bytes)).ok().map(f32::from)
    };
    let size = (number(16)?, number(20)?);
    (png.starts_with(b"\x89PNG") && size.0 > 0.0 && size.1 > 0.0).then_some(size)
}
