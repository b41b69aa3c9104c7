//! Lists.

use super::flow::{Flow, Place};
use super::set::bold;
use super::structure::Role;
use super::style::INDENT;
use crate::base::{Block, Definition, Span};

impl Flow {
    /// A list, of which the items have a number or a mark that says how deep it is.
    pub(super) fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], place: Place) {
        let list = self.tree.add(place.parent, Role::List { is_numbered: first.is_some() });
        let mark = if place.depth.is_multiple_of(2) { "• " } else { "– " };
        for (item, number) in items.iter().zip(first.unwrap_or_default()..) {
            let label = if first.is_some() { format!("{number}. ") } else { mark.to_owned() };
            let node = self.tree.add(list, Role::Item);
            let inner = Place { depth: place.depth + 1, ..place };
            self.labelled(&label, node, inner, |flow, inside| {
                let body = flow.tree.add(node, Role::Body);
                flow.blocks(item, Place { parent: body, ..inside });
            });
        }
    }

    /// Words with what they mean: a list of which the labels are the words.
    pub(super) fn definitions(&mut self, list: &[Definition], place: Place) {
        let node = self.tree.add(place.parent, Role::List { is_numbered: false });
        for one in list {
            let item = self.tree.add(node, Role::Item);
            self.anchor(&one.anchor);
            let term = Place { parent: item, look: bold(place.look), ..place };
            self.text(&[Span::plain(&one.term)], Role::Label, term);
            self.keep_with_next();
            let body = self.tree.add(item, Role::Body);
            let inside = Place { depth: place.depth + 1, ..place.indented(INDENT, body) };
            self.leave_room(1.0);
            self.blocks(&one.blocks, inside);
            self.leave_room(8.0);
        }
    }
}
