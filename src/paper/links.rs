//! Where words lead.

use std::collections::HashMap;

use super::structure::{NodeId, Role, Structure};
use crate::base::Span;

/// A link: where it leads, its place in the tree, and what it says of itself.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) node: NodeId,
    pub(super) says: String,
}

/// The links by the place in the tree of their words.
#[derive(Debug, Default)]
pub(super) struct Links {
    by_leaf: HashMap<NodeId, Link>,
}

impl Links {
    /// Gives every span its place below `parent`; those that lead somewhere as links. Spans beside
    /// each other with the same end are one link.
    pub(super) fn leaves(&mut self, spans: &[Span], parent: NodeId, tree: &mut Structure) -> Vec<NodeId> {
        let mut leaves: Vec<NodeId> = Vec::new();
        let mut before: Option<(&Span, NodeId)> = None;
        for span in spans {
            let Some(href) = &span.href else {
                leaves.push(tree.add(parent, Role::Leaf));
                before = None;
                continue;
            };
            let same = before.filter(|(earlier, _)| earlier.href == span.href && earlier.is_note == span.is_note);
            let node = same.map_or_else(
                || {
                    let parent = if span.is_note { tree.add(parent, Role::Reference) } else { parent };
                    tree.add(parent, Role::Link)
                },
                |(_, node)| node,
            );
            let leaf = tree.add(node, Role::Leaf);
            self.by_leaf.insert(leaf, Link { href: href.clone(), node, says: says(span, href) });
            leaves.push(leaf);
            before = Some((span, node));
        }
        leaves
    }

    /// The link that words are part of.
    pub(super) fn of(&self, leaf: NodeId) -> Option<&Link> {
        self.by_leaf.get(&leaf)
    }

    /// Makes words of the links to a place that is not in the document.
    pub(super) fn drop_dead(&mut self, exists: impl Fn(&str) -> bool, tree: &mut Structure) {
        let is_dead = |link: &Link| link.href.strip_prefix('#').is_some_and(|anchor| !exists(anchor));
        self.by_leaf.retain(|_, link| {
            let dead = is_dead(link);
            if dead {
                tree.change(link.node, Role::Leaf);
            }
            !dead
        });
    }
}

/// What a reader that speaks says of a link.
fn says(span: &Span, href: &str) -> String {
    match (span.is_note, href.starts_with('#')) {
        (true, _) => format!("Bron {}", span.text),
        (false, true) => format!("In dit document: {}", span.text.trim()),
        (false, false) => format!("Op internet: {href}"),
    }
}
