//! What changed: in the bank of symbols, and in everything that is published.

use jiff::civil::Date;

use super::{Catalogue, Whereabouts};
use crate::base::{Change, newest_first};
use crate::symbols::Symbol;

/// A line of the change history with the entry that it is about.
#[derive(Debug, Clone, Copy)]
pub struct SymbolChange<'a> {
    /// The entry; one that was withdrawn too, since that is a change to tell.
    pub symbol: &'a Symbol,
    /// What changed.
    pub change: &'a Change,
}

/// A line of a change history with where the document is.
#[derive(Debug, Clone)]
pub struct ListedChange<'a> {
    /// What changed.
    pub change: &'a Change,
    /// The document.
    pub place: Whereabouts,
    /// A name of this change that stays: what it is about, its day, and its place among those of
    /// that day.
    pub id: String,
}

impl Catalogue {
    /// Every change of every entry that is public, newest first; those of one day by entry.
    pub fn symbol_changes(&self) -> Vec<SymbolChange<'_>> {
        let public = self.symbols().filter(|symbol| symbol.is_public());
        let of = |symbol| Symbol::history(symbol).into_iter().map(move |change| SymbolChange { symbol, change });
        let mut changes: Vec<SymbolChange<'_>> = public.flat_map(of).collect();
        changes.sort_by_key(|listed| std::cmp::Reverse(listed.change.date));
        changes
    }

    /// The same, as lists of changes show them.
    pub fn listed_symbol_changes(&self) -> Vec<ListedChange<'_>> {
        let list = |SymbolChange { symbol, change }| {
            // A symbol that gets another slug keeps the names of its changes.
            let slug = symbol.former_slugs.first().unwrap_or(&symbol.slug);
            let id = id(&format!("symbolenbank/{slug}"), &symbol.changes, change);
            ListedChange { change, place: Whereabouts::of_symbol(symbol), id }
        };
        self.symbol_changes().into_iter().map(list).collect()
    }

    /// Every change of everything that is published, newest first.
    pub fn all_changes(&self) -> Vec<ListedChange<'_>> {
        let mut all = Vec::new();
        for page in &self.pages {
            all.extend(listed(&format!("handreiking/{}", page.key()), &page.changes, &Whereabouts::of_page(page)));
        }
        for case in self.scenarios() {
            let name = format!("scenarios/{}", case.slug());
            all.extend(listed(&name, &case.about().changes, &Whereabouts::of_scenario(case)));
        }
        for fact in &self.facts {
            all.extend(listed(&format!("feiten/{}", fact.id), &fact.changes, &Whereabouts::of_fact(fact)));
        }
        all.extend(self.listed_symbol_changes());
        all.sort_by_key(|listed| std::cmp::Reverse(listed.change.date));
        all
    }
}

fn listed<'a>(name: &str, changes: &'a [Change], place: &Whereabouts) -> Vec<ListedChange<'a>> {
    let newest = newest_first(changes).into_iter();
    newest.map(|change| ListedChange { change, place: place.clone(), id: id(name, changes, change) }).collect()
}

/// The place of a line among those of its document and day counts from 1. Authors add lines at the
/// end, so it stays.
fn id(name: &str, changes: &[Change], change: &Change) -> String {
    let day: Date = change.date;
    let up_to_here = changes.iter().take_while(|other| !std::ptr::eq(*other, change));
    let place = 1 + up_to_here.filter(|other| other.date == day).count();
    format!("{name}/{day}/{place}")
}
