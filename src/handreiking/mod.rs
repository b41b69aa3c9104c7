//! The handreiking: its parts and pages, the terms of the glossary, and the dated facts that pages
//! refer to (legal grounds, contacts, weighing criteria), and the picture of the process, from text to checked values.

mod decision_aid;
mod decision_rules;
mod facts;
mod page;
mod page_form;
mod process;
mod term;
mod validity;

pub use decision_aid::{Advice, AidOption, Combination, DecisionAid, Rule, TOPICS, Topic, parse_decision_aid};
pub use facts::{
    Contact, ContactKind, Criteria, Criterion, Fact, Ground, parse_contacts, parse_criteria, parse_facts, parse_grounds,
};
pub use page::{
    Figure, Insert, LegalStatus, PROCESS_FIGURE, Page, Part, PlainPage, parse_page, parse_parts, parse_plain_page,
};
pub use process::{Arrow, Process, ProcessStep, Toward, parse_process};
pub use term::{Term, parse_terms};
pub use validity::{FactStatus, Validity};
