//! From the catalogue to what the index takes.

use std::cmp::Reverse;

use crate::base::{Heading, Link, Markdown, Resolver, Word};
use crate::catalogue::Catalogue;
use crate::handreiking::{Page, Term};
use crate::scenarios::Scenario;
use crate::search::{self, Document, Kind, Language, Passage};
use crate::symbols::{Symbol, plain_label};

/// What search knows of Dutch.
pub(super) fn language(catalogue: &Catalogue) -> Language {
    let words = catalogue.search_words();
    Language::new()
        .with_families(&words.families)
        .with_compounds(&words.compound_parts, &words.never_parts)
        .with_synonyms(&words.synonyms)
        .with_weak_words(&words.light, &words.stop)
        .with_page_words(&words.page_words, &words.light_on_pages)
}

/// Everything that can be found.
pub(super) fn documents(catalogue: &Catalogue) -> Vec<Document> {
    let findable = |symbol: &&Symbol| symbol.is_public() && !symbol.is_withdrawn();
    let symbols = catalogue.symbols().filter(findable).map(|one| symbol(one, catalogue));
    let pages = catalogue.pages().iter().map(|one| page(one, catalogue));
    let terms = catalogue.terms().iter().map(term);
    symbols.chain(pages).chain(terms).chain(catalogue.scenarios().map(scenario)).collect()
}

/// A plain text in which a link without a text of its own, which stands there as it was written, reads
/// as the name of what it leads to.
fn named<'a>(plain: &str, links: impl Iterator<Item = &'a Link>, catalogue: &Catalogue) -> String {
    let written = |link: &Link| format!("{}:{}", link.target.kind.word(), link.target.key);
    let names = links.filter_map(|link| Some((written(link), catalogue.resolve(&link.target)?.text)));
    let mut names: Vec<(String, String)> = names.collect();
    // One key may begin with another.
    names.sort_by_key(|(written, _)| Reverse(written.len()));
    names.iter().fold(plain.to_owned(), |text, (written, name)| text.replace(written, name))
}

fn symbol(symbol: &Symbol, catalogue: &Catalogue) -> Document {
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
        body: named(&symbol.plain_text(), symbol.links(), catalogue),
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

/// A page is found by the questions that it answers, in its readers' words, by its headings, and by
/// all names of the terms that it explains.
fn page(page: &Page, catalogue: &Catalogue) -> Document {
    let plain = named(page.body.plain(), page.body.links().iter(), catalogue);
    let explained =
        catalogue.terms().iter().filter(|term| term.page.as_ref().is_some_and(|link| link.target.key == page.key()));
    let names = explained.flat_map(Term::names);
    let headings = page.body.headings().iter().map(|heading| heading.text.clone());
    let short = page.questions.iter().chain(&page.key_points).chain([&page.title, &page.summary]);
    let short = short.map(|text| Passage { text: text.clone(), heading: None });
    Document {
        hidden_terms: headings.chain(page.questions.iter().cloned()).chain(names).collect(),
        passages: short.chain(sections(&page.body, &plain)).collect(),
        summary: page.summary.clone(),
        body: [page.key_points.join("\n").as_str(), &plain].join("\n"),
        facets: vec![("deel".to_owned(), page.part.clone())],
        ..Document::new(Kind::Page, &page.key(), &page.title)
    }
}

/// What stands under each second-level heading. The headings are lines of the plain text, in order.
fn sections(body: &Markdown, plain: &str) -> Vec<Passage> {
    let mut starts: Vec<(usize, &Heading)> = Vec::new();
    let mut from = 0;
    for heading in body.headings() {
        let line = format!("{}\n", heading.text);
        let is_line = |at: &usize| *at == 0 || plain.as_bytes().get(at - 1) == Some(&b'\n');
        let found = plain[from..].match_indices(&line).map(|(at, _)| from + at).find(is_line);
        let Some(at) = found else { continue };
        from = at + line.len();
        if heading.level == 2 {
            starts.push((at, heading));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([plain.len()]);
    let section = |(&(start, heading), end): (&(usize, &Heading), usize)| Passage {
        text: plain[start..end].to_owned(),
        heading: Some(search::Heading { id: heading.id.clone(), title: heading.text.clone() }),
    };
    starts.iter().zip(ends).map(section).collect()
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
