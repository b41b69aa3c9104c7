//! The web: one table of addresses with who may come in, and one file per first segment.

mod access;
mod api;
mod assets;
mod begrippen;
mod bibliotheek;
mod certificaat;
mod contacten;
mod delen;
mod error;
mod feiten;
mod form;
mod gezond;
mod grondslagen;
mod handreiking;
mod headers;
mod iconen;
mod layout;
mod manifest;
mod open_data;
mod pagina;
mod panel;
mod pogingen;
mod prepared;
mod query;
mod rdf;
mod routes;
mod scenarios;
mod segment;
mod site;
mod start;
mod sw;
mod symbolenbank;
mod zoeken;

pub use access::Access;
pub use routes::{Address, addresses, router, serve};
