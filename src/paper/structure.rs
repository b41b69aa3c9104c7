//! The tree of what everything is, for those who hear the document or reflow it.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, Placement, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// A place in the tree.
pub(super) type NodeId = usize;

/// What something is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// Words or a picture inside something that is.
    Leaf,
    Document,
    Section,
    Title,
    Paragraph,
    Heading {
        level: u8,
        title: String,
    },
    Contents,
    ContentsItem,
    List {
        is_numbered: bool,
    },
    Item,
    Label,
    Body,
    Table,
    TableHead,
    TableBody,
    Row,
    HeadCell,
    Cell,
    Callout,
    Quote,
    Code,
    Link,
    Reference,
    Note,
    Figure {
        alt: String,
        place: Option<(usize, Rect)>,
    },
    Caption,
}

struct Entry {
    role: Role,
    children: Vec<NodeId>,
    /// What was drawn of it, in order. It comes after the children: only a link has both, and its
    /// frame comes after its words.
    drawn: Vec<Identifier>,
}

/// The tree, while it grows.
pub(super) struct Structure {
    entries: Vec<Entry>,
}

impl Structure {
    pub(super) const ROOT: NodeId = 0;

    pub(super) fn new() -> Self {
        Self { entries: vec![Entry { role: Role::Document, children: Vec::new(), drawn: Vec::new() }] }
    }

    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let node = self.entries.len();
        self.entries.push(Entry { role, children: Vec::new(), drawn: Vec::new() });
        self.entries[parent].children.push(node);
        node
    }

    pub(super) fn change(&mut self, node: NodeId, role: Role) {
        self.entries[node].role = role;
    }

    /// Keeps that something was drawn.
    pub(super) fn drew(&mut self, node: NodeId, identifier: Identifier) {
        self.entries[node].drawn.push(identifier);
    }

    /// Keeps where a picture stands.
    pub(super) fn placed(&mut self, node: NodeId, page: usize, rect: Rect) {
        if let Role::Figure { place, .. } = &mut self.entries[node].role {
            *place = Some((page, rect));
        }
    }

    pub(super) fn into_tags(mut self) -> TagTree {
        let mut tree = TagTree::new();
        for node in self.nodes(Self::ROOT) {
            tree.push(node);
        }
        tree
    }

    /// What the tree has for an entry: a group, or what was drawn when the entry is only words.
    fn nodes(&mut self, node: NodeId) -> Vec<Node> {
        let entry = &mut self.entries[node];
        let drawn: Vec<Node> = entry.drawn.drain(..).map(Node::from).collect();
        let role = std::mem::replace(&mut entry.role, Role::Leaf);
        let children = std::mem::take(&mut entry.children);
        let mut inside: Vec<Node> = children.into_iter().flat_map(|child| self.nodes(child)).collect();
        inside.extend(drawn);
        match tag(role) {
            Some(tag) => vec![TagGroup::with_children(tag, inside).into()],
            None => inside,
        }
    }
}

fn tag(role: Role) -> Option<TagKind> {
    Some(match role {
        Role::Leaf | Role::Document => return None,
        Role::Section => Tag::Section.into(),
        Role::Title => Tag::Title.into(),
        Role::Paragraph => Tag::P.into(),
        Role::Heading { level, title } => {
            Tag::Hn(NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN), Some(title)).into()
        }
        Role::Contents => Tag::TOC.into(),
        Role::ContentsItem => Tag::TOCI.into(),
        Role::List { is_numbered } => {
            Tag::L(if is_numbered { ListNumbering::Decimal } else { ListNumbering::Disc }).into()
        }
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Callout => Tag::Div.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::Code => Tag::Code.into(),
        Role::Link => Tag::Link.into(),
        Role::Reference => Tag::Reference.into(),
        Role::Note => Tag::Note.into(),
        Role::Figure { alt, place } => {
            let bounds = place.map(|(page, rect)| BBox::new(page, rect));
            Tag::Figure(Some(alt)).with_bbox(bounds).with_placement(Some(Placement::Block)).into()
        }
        Role::Caption => Tag::Caption.into(),
    })
}
