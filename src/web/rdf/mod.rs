//! Statements about resources (RDF), written as Turtle and as JSON-LD.

mod graph;
mod jsonld;
mod turtle;

pub(super) use graph::{Graph, Object, Resource, web_address};
pub(super) use jsonld::json_ld;
pub(super) use turtle::turtle;

#[cfg(test)]
mod tests;
