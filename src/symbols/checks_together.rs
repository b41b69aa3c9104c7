//! What entries have to be to each other: likenesses told on both sides, and names that lead to one
//! entry, or to entries that know of each other.

use std::collections::BTreeMap;

use super::symbol::Symbol;
use crate::base::{Document, Report};

/// Checks entries against each other: no slug twice, and every likeness told on both sides.
/// Whether a named slug exists is checked with all other links between documents.
pub fn check_together(symbols: &[(Symbol, Document)], report: &Report) {
    let by_slug: BTreeMap<&str, &Symbol> = symbols.iter().map(|(symbol, _)| (symbol.slug.as_str(), symbol)).collect();
    for (symbol, document) in symbols {
        for other in &symbol.look_alikes {
            let back = by_slug
                .get(other.slug.as_str())
                .map(|entry| entry.look_alikes.iter().any(|back| back.slug == symbol.slug));
            if back == Some(false) {
                report.error(
                    document,
                    &other.span,
                    format!("‘{}’ lijkt op ‘{}’, maar daar staat het niet.", symbol.slug, other.slug),
                    format!("Voeg in symbols/{}.md een [[lijkt_op]] toe met slug = \"{}\".", other.slug, symbol.slug),
                );
            }
        }
        check_former(symbol, document, &by_slug, report);
    }
    check_names(symbols, report);
}

fn check_former(symbol: &Symbol, document: &Document, by_slug: &BTreeMap<&str, &Symbol>, report: &Report) {
    for former in symbol.former_slugs.iter().filter(|former| by_slug.contains_key(former.as_str())) {
        report.error(
            document,
            &(0..0),
            format!("De vorige slug ‘{former}’ is nu van een ander symbool."),
            "Een slug is voor altijd van één symbool: haal hem hier weg.",
        );
    }
}

/// A name that two entries bear is told apart by the reader only when each leads to the other.
fn check_names(symbols: &[(Symbol, Document)], report: &Report) {
    let mut bearers: BTreeMap<String, Vec<(&Symbol, &Document, &str)>> = BTreeMap::new();
    for (symbol, document) in symbols {
        let others = symbol.aliases.iter().chain(&symbol.codes).chain(&symbol.signs);
        for name in std::iter::once(&symbol.name).chain(others) {
            let named = bearers.entry(plain(name)).or_default();
            if named.iter().all(|(known, ..)| known.slug != symbol.slug) {
                named.push((symbol, document, name));
            }
        }
    }
    for named in bearers.values() {
        for (at, (symbol, document, name)) in named.iter().enumerate() {
            let strangers = named[..at].iter().filter(|(other, ..)| !(knows(symbol, other) && knows(other, symbol)));
            for (other, ..) in strangers {
                let span = document.text().find(name).map_or(0..0, |from| from..from + name.len());
                report.error(
                    document,
                    &span,
                    format!("De naam ‘{name}’ is ook van ‘{}’, en de twee noemen elkaar niet.", other.slug),
                    "Haal de naam bij een van de twee weg, of noem ze in beide bestanden bij lijkt_op of verwant.",
                );
            }
        }
    }
}

fn knows(symbol: &Symbol, other: &Symbol) -> bool {
    symbol.related.contains(&other.slug) || symbol.look_alikes.iter().any(|alike| alike.slug == other.slug)
}

/// A name as it is compared: `14/88`, `14-88` and `1488` are one.
fn plain(name: &str) -> String {
    let text: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if text.is_empty() { name.to_owned() } else { text }
}
