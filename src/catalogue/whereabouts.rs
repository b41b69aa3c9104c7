//! Documents and dated facts as lists point at them.

use crate::base::Word;
use crate::base::words;
use crate::handreiking::{Contact, Criteria, Fact, Ground, Page, PlainPage};
use crate::scenarios::Scenario;
use crate::symbols::Symbol;

words! {
    /// What sort of thing a list points at.
    pub enum Shelf {
        Page = "handreiking", "handreiking";
        Scenario = "casus", "casus";
        Symbol = "symbool", "symbool";
        Fact = "feit", "feiten, grondslagen en contacten";
        Plain = "bladzijde", "andere bladzijden";
    }
}

/// Where something is: for visitors and for editors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whereabouts {
    /// What sort of thing it is.
    pub shelf: Shelf,
    /// What it is called.
    pub title: String,
    /// Its address on this site.
    pub href: String,
    /// Its file in the library.
    pub file: String,
}

impl Whereabouts {
    fn new(shelf: Shelf, title: &str, href: String, file: String) -> Self {
        Self { shelf, title: title.to_owned(), href, file }
    }

    pub(super) fn of_page(page: &Page) -> Self {
        let key = page.key();
        let file = format!("content/handreiking/{key}.md");
        Self::new(Shelf::Page, &page.title, format!("/handreiking/{key}"), file)
    }

    pub(super) fn of_plain(page: &PlainPage) -> Self {
        let file = format!("content/paginas/{}.md", page.slug);
        Self::new(Shelf::Plain, &page.title, format!("/{}", page.slug), file)
    }

    pub(super) fn of_symbol(symbol: &Symbol) -> Self {
        let slug = &symbol.slug;
        Self::new(Shelf::Symbol, &symbol.name, format!("/symbolenbank/{slug}"), format!("symbols/{slug}.md"))
    }

    pub(super) fn of_scenario(scenario: &Scenario) -> Self {
        let slug = scenario.slug();
        let file = format!("scenarios/{slug}/scenario.toml");
        Self::new(Shelf::Scenario, &scenario.about().title, format!("/scenarios/{slug}"), file)
    }

    pub(super) fn of_ground(ground: &Ground) -> Self {
        let href = format!("/grondslagen#{}", ground.id);
        Self::new(Shelf::Fact, &ground.name, href, "content/grondslagen.toml".to_owned())
    }

    pub(super) fn of_contact(contact: &Contact) -> Self {
        let href = format!("/contacten#{}", contact.id);
        Self::new(Shelf::Fact, &contact.name, href, "content/contacten.toml".to_owned())
    }

    pub(super) fn of_criteria(criteria: &Criteria) -> Self {
        let version = &criteria.version;
        let file = format!("content/criteria/{version}.toml");
        Self::new(Shelf::Fact, &criteria.title, format!("/grondslagen#criteria-{version}"), file)
    }

    pub(super) fn of_fact(fact: &Fact) -> Self {
        let href = format!("/feiten#{}", fact.id);
        Self::new(Shelf::Fact, &fact.name, href, "content/feiten.toml".to_owned())
    }

    /// The label of its sort, as it stands before the title.
    pub fn label(&self) -> &'static str {
        self.shelf.label()
    }
}
