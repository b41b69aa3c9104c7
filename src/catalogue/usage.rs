//! Where each term of the glossary is used.

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalogue, Whereabouts};
use crate::base::{Link, LinkKind, Passage};
use crate::readability::{Genre, Reading};
use crate::scenarios::Scenario;

impl Catalogue {
    /// For every term, by slug, what links to it or names it: pages, cases and symbols.
    pub fn term_uses(&self) -> BTreeMap<String, BTreeSet<Whereabouts>> {
        let mut uses: BTreeMap<String, BTreeSet<Whereabouts>> = BTreeMap::new();
        let mut note = |place: &Whereabouts, slugs: Vec<String>| {
            for slug in slugs {
                uses.entry(slug).or_default().insert(place.clone());
            }
        };
        for page in &self.pages {
            let place = Whereabouts::of_page(page);
            let text = [page.summary.as_str(), &page.key_points.join("\n"), page.body.plain()].join("\n");
            note(&place, self.term_index.slugs_in(&text));
            note(&place, linked(page.links()));
        }
        for symbol in self.symbols().filter(|symbol| symbol.is_public()) {
            let place = Whereabouts::of_symbol(symbol);
            note(&place, self.term_index.slugs_in(&symbol.plain_text()));
            note(&place, linked(symbol.links()));
        }
        for scenario in self.scenarios() {
            let place = Whereabouts::of_scenario(scenario);
            note(&place, self.term_index.slugs_in(&self.text_of(scenario)));
            note(&place, linked(scenario.links().map(|(_, link)| link)));
        }
        uses
    }

    /// What a learner can read in a case.
    fn text_of(&self, scenario: &Scenario) -> String {
        let files = scenario.bundle().files().iter();
        let passages = files.flat_map(|file| Reading::of(file, Genre::Scenario, self).passages);
        passages.map(|passage: Passage| passage.text().to_owned()).collect::<Vec<_>>().join("\n")
    }
}

fn linked<'a>(links: impl Iterator<Item = &'a Link>) -> Vec<String> {
    links.filter(|link| link.target.kind == LinkKind::Term).map(|link| link.target.key.clone()).collect()
}
