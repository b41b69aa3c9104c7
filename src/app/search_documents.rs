//! From the catalogue to what the index takes.

use crate::base::Word;
use crate::catalogue::Catalogue;
use crate::handreiking::{Page, Term};
use crate::scenarios::Scenario;
use crate::search::{Document, Kind, Language};
use crate::symbols::{Symbol, plain_label};

/// What search knows of Dutch.
pub(super) fn language(catalogue: &Catalogue) -> Language {
    let words = catalogue.search_words();
    Language::new()
        .with_families(&words.families)
        .with_compounds(&words.compound_parts, &words.never_parts)
        .with_synonyms(&words.synonyms)
        .with_weak_words(&words.light, &words.stop)
}

/// Everything that can be found.
pub(super) fn documents(catalogue: &Catalogue) -> Vec<Document> {
    let findable = |symbol: &&Symbol| symbol.is_public() && !symbol.is_withdrawn();
    let symbols = catalogue.symbols().filter(findable).map(symbol);
    let pages = catalogue.pages().iter().map(page);
    let terms = catalogue.terms().iter().map(term);
    symbols.chain(pages).chain(terms).chain(catalogue.scenarios().map(scenario)).collect()
}

fn symbol(symbol: &Symbol) -> Document {
    let look = &symbol.appearance;
    let mut hidden = symbol.search_terms.clone();
    let seen =
        look.shapes.iter().chain(&look.elements).chain(&look.colours).chain(&symbol.carriers).chain(&symbol.currents);
    hidden.extend(seen.map(|word| plain_label(word)));
    hidden.push(symbol.category.label().to_owned());
    hidden.extend(symbol.ideologies.iter().map(|ideology| ideology.label().to_owned()));
    hidden.extend(look.position.iter().chain(&look.hand).map(|word| plain_label(word)));
    hidden.extend(look.text.clone());
    hidden.push(symbol.image.alt.clone());
    Document {
        names: symbol.aliases.clone(),
        codes: symbol.codes.clone(),
        signs: symbol.signs.clone(),
        hidden_terms: hidden,
        summary: symbol.summary.clone(),
        body: symbol.plain_text(),
        facets: facets(symbol),
        look_alikes: symbol.look_alikes.iter().map(|other| other.slug.clone()).collect(),
        related: symbol.related.clone(),
        ..Document::new(Kind::Symbol, &symbol.slug, &symbol.name)
    }
}

fn facets(symbol: &Symbol) -> Vec<(String, String)> {
    let mut facets = vec![
        ("categorie".to_owned(), symbol.category.word().to_owned()),
        ("sterkte".to_owned(), symbol.strength.word().to_owned()),
        ("soort".to_owned(), symbol.kind.word().to_owned()),
    ];
    facets.extend(symbol.ideologies.iter().map(|ideology| ("ideologie".to_owned(), ideology.word().to_owned())));
    let lists =
        [("vorm", &symbol.appearance.shapes), ("kleur", &symbol.appearance.colours), ("drager", &symbol.carriers)];
    for (facet, words) in lists {
        facets.extend(words.iter().map(|word| (facet.to_owned(), word.clone())));
    }
    facets
}

fn page(page: &Page) -> Document {
    Document {
        hidden_terms: page.body.headings().iter().map(|heading| heading.text.clone()).collect(),
        summary: page.summary.clone(),
        body: page.body.plain().to_owned(),
        facets: vec![("deel".to_owned(), page.part.clone())],
        ..Document::new(Kind::Page, &page.key(), &page.title)
    }
}

fn term(term: &Term) -> Document {
    Document {
        names: term.aliases.clone(),
        summary: term.meaning.clone(),
        ..Document::new(Kind::Term, &term.slug, &term.name)
    }
}

/// Only what stands before the case begins: the story itself would give it away.
fn scenario(scenario: &Scenario) -> Document {
    Document {
        summary: scenario.about().summary.clone(),
        ..Document::new(Kind::Scenario, scenario.slug(), &scenario.about().title)
    }
}
