//! What changed in the bank of symbols, over all entries.

use super::Catalogue;
use crate::base::Change;
use crate::symbols::Symbol;

/// A line of the change history with the entry that it is about.
#[derive(Debug, Clone, Copy)]
pub struct SymbolChange<'a> {
    /// The entry; one that was withdrawn too, since that is a change to tell.
    pub symbol: &'a Symbol,
    /// What changed.
    pub change: &'a Change,
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
}
