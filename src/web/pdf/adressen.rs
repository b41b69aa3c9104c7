//! Where links lead on paper: to a place in the same document when it is in it, and else to the
//! website.

use std::collections::BTreeSet;

use crate::base::{Block, Span};
use crate::web::site::Site;

/// What stands in a document, by the addresses of the website.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The pages, as `deel/pagina`.
    pub(super) pages: BTreeSet<String>,
    /// Contacts and grounds that were led to; they are listed at the end.
    pub(super) contacts: BTreeSet<String>,
    pub(super) grounds: BTreeSet<String>,
    /// Terms; listed when they occur.
    pub(super) terms: BTreeSet<String>,
}

impl Inside {
    /// The place in the document for an address of the website.
    fn place(&mut self, href: &str) -> Option<String> {
        let (path, key) = href.split_once('#').unwrap_or((href, ""));
        match path {
            "/contacten" => self.contacts.insert(key.to_owned()),
            "/grondslagen" => self.grounds.insert(key.to_owned()),
            "/begrippen" => self.terms.insert(key.to_owned()),
            _ => {
                let page = path.strip_prefix("/handreiking/").filter(|page| self.pages.contains(*page))?;
                return Some(format!("#{page}{}{key}", if key.is_empty() { "" } else { "/" }));
            }
        };
        Some(format!("#{}/{key}", path.trim_start_matches('/')))
    }

    /// Leads every link to its place on paper.
    pub(super) fn lead(&mut self, blocks: &mut [Block], site: &Site) {
        for block in blocks {
            block.change_words(&mut |spans| lead(spans, site, |href| self.place(href)));
        }
    }
}

/// Leads every link to the website. Without an address by which the world knows the website, what
/// is printed is the path.
pub(in crate::web) fn on_paper(blocks: &mut [Block], site: &Site) {
    for block in blocks {
        block.change_words(&mut |spans| lead(spans, site, |_| None));
    }
}

fn lead(spans: &mut [Span], site: &Site, mut place: impl FnMut(&str) -> Option<String>) {
    for span in spans {
        let Some(href) = span.href.take() else { continue };
        if !href.starts_with('/') {
            span.href = Some(href);
            continue;
        }
        span.href = place(&href).or_else(|| site.app.config().public_address(&href));
        // A dated fact says all it has to say where it stands.
        if span.href.is_none() && !href.starts_with("/feiten#") {
            span.text = format!("{} (op de website: {href})", span.text);
        }
    }
}
