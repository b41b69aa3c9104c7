//! `/symbolenbank/vergelijk`: two symbols side by side.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::naast_elkaar::Pair;
use super::onderdelen::{comparison, emergency};
use crate::catalogue::Catalogue;
use crate::symbols::{FIXED_WARNINGS, Symbol};
use crate::web::access::Visitor;
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::query::Params;
use crate::web::site::Site;

/// The most look-alikes that are shown without being asked for.
const MOST_OPEN: usize = 8;

/// What an address asks to put on one side.
enum Side<'a> {
    Nothing,
    Symbol(&'a Symbol),
    /// A word that names no symbol, cut to what a slug can be.
    Unknown(String),
}

/// One of the two lists to choose from.
struct Select {
    name: &'static str,
    label: &'static str,
    options: Vec<SymbolOption>,
}

struct SymbolOption {
    slug: String,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "symbolenbank/vergelijk.html")]
struct Comparison {
    layout: Layout,
    title: String,
    selects: [Select; 2],
    advice: Vec<String>,
    near: Vec<PageLink>,
    is_near_open: bool,
    pair: Option<Pair>,
    warnings: &'static [&'static str],
    emergency: Option<PageLink>,
}

pub(in crate::web) async fn compare(
    State(site): State<Site>,
    params: Params,
    visitor: Result<Visitor, PageError>,
) -> Result<Response, PageError> {
    let published = site.published()?;
    // As on the page of a symbol: without a database as someone without a session.
    let clear = visitor.is_ok_and(|visitor| visitor.0.is_some_and(|visit| visit.clear_images));
    let catalogue = &published.catalogue;
    let sides = ["a", "b"].map(|name| side(catalogue, params.text(name)));
    show(&page(catalogue, &sides, clear))
}

/// Whether anyone is led to this symbol.
fn is_offered(symbol: &Symbol) -> bool {
    symbol.is_public() && !symbol.is_withdrawn()
}

fn side<'a>(catalogue: &'a Catalogue, asked: &str) -> Side<'a> {
    let present = catalogue.renamed_symbol(asked).unwrap_or(asked);
    match catalogue.symbol(present).filter(|symbol| is_offered(symbol)) {
        Some(symbol) => Side::Symbol(symbol),
        None if asked.is_empty() => Side::Nothing,
        None => Side::Unknown(asked.chars().take(48).collect()),
    }
}

fn page(catalogue: &Catalogue, sides: &[Side<'_>; 2], clear: bool) -> Comparison {
    let pair = match sides {
        [Side::Symbol(one), Side::Symbol(other)] if one.slug != other.slug => Some([*one, *other]),
        _ => None,
    };
    let title = pair
        .map_or_else(|| "Symbolen vergelijken".to_owned(), |[one, other]| format!("{} naast {}", one.name, other.name));
    let near = if pair.is_none() { near(catalogue, sides) } else { Vec::new() };
    let description = "Twee tekens naast elkaar: wat u ziet, hoe zwaar het weegt en wat het nog meer kan zijn.";
    Comparison {
        layout: Layout::new(&title, description).behind(Door::LookUp).unlisted(),
        title,
        selects: [("a", "Eerste symbool", &sides[0]), ("b", "Tweede symbool", &sides[1])]
            .map(|(name, label, side)| Select { name, label, options: options(catalogue, side) }),
        advice: advice(sides),
        is_near_open: near.len() <= MOST_OPEN,
        near,
        pair: pair.map(|symbols| Pair::of(symbols, clear)),
        warnings: &FIXED_WARNINGS,
        emergency: emergency(catalogue),
    }
}

/// The symbols to choose from, by the alphabet.
fn options(catalogue: &Catalogue, side: &Side<'_>) -> Vec<SymbolOption> {
    let chosen = match side {
        Side::Symbol(symbol) => symbol.slug.as_str(),
        Side::Nothing | Side::Unknown(_) => "",
    };
    let option = |symbol: &Symbol| SymbolOption {
        slug: symbol.slug.clone(),
        name: symbol.name.clone(),
        is_chosen: symbol.slug == chosen,
    };
    let mut options: Vec<SymbolOption> = catalogue.symbols().filter(|symbol| is_offered(symbol)).map(option).collect();
    options.sort_by_key(|option| option.name.to_lowercase());
    options
}

/// What still has to be chosen, in sentences.
fn advice(sides: &[Side<'_>; 2]) -> Vec<String> {
    let unknown = sides.iter().filter_map(|side| match side {
        Side::Unknown(word) => Some(format!("‘{word}’ kennen we niet. Kies een symbool uit de lijst.")),
        Side::Nothing | Side::Symbol(_) => None,
    });
    let mut advice: Vec<String> = unknown.collect();
    match sides {
        [Side::Symbol(one), Side::Symbol(other)] if one.slug == other.slug => {
            advice.push("U koos twee keer hetzelfde symbool. Kies er een ander naast.".to_owned());
        }
        [Side::Symbol(one), Side::Nothing] | [Side::Nothing, Side::Symbol(one)] => {
            advice.push(format!("Kies nog een symbool om naast {} te zetten.", one.name));
        }
        _ => {}
    }
    advice
}

/// Comparisons that make sense: of the one symbol that was chosen with its look-alikes, or of all
/// look-alikes.
fn near(catalogue: &Catalogue, sides: &[Side<'_>; 2]) -> Vec<PageLink> {
    let chosen = sides.iter().find_map(|side| match side {
        Side::Symbol(symbol) => Some(*symbol),
        Side::Nothing | Side::Unknown(_) => None,
    });
    let symbols = catalogue.symbols().filter(|symbol| is_offered(symbol));
    symbols
        .filter(|one| chosen.is_none_or(|chosen| chosen.slug == one.slug))
        .flat_map(|one| one.look_alikes.iter().filter_map(move |other| Some((one, catalogue.symbol(&other.slug)?))))
        .filter(|(one, other)| is_offered(other) && (chosen.is_some() || one.slug < other.slug))
        .map(|(one, other)| PageLink {
            href: comparison(&one.slug, &other.slug),
            text: format!("{} naast {}", one.name, other.name),
        })
        .collect()
}
