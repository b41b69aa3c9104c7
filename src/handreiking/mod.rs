//! The handreiking: its parts and pages, the terms of the glossary, and the dated facts that pages
//! refer to (legal grounds, contacts, weighing criteria), from text to checked values.

mod decision_aid;
mod decision_rules;
mod facts;
mod page;
mod page_form;
mod term;
mod validity;

pub use decision_aid::{Advice, AidOption, Combination, DecisionAid, Rule, TOPICS, Topic, parse_decision_aid};
pub use facts::{
    Contact, ContactKind, Criteria, Criterion, Fact, Ground, parse_contacts, parse_criteria, parse_facts, parse_grounds,
};
pub use page::{Insert, LegalStatus, Page, Part, PlainPage, parse_page, parse_parts, parse_plain_page};
pub use term::{Term, parse_terms};
pub use validity::{FactStatus, Validity};
