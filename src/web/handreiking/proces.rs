//! The picture of the process with the same in words: a list in which every step leads to its page.

use askama::Template;

use super::proces_tekening::{Picture, draw};
use crate::base::{Link, Resolver};
use crate::handreiking::{Arrow, Process, ProcessStep, Toward};
use crate::web::error::PageError;
use crate::web::layout::render;

#[derive(Template)]
#[template(path = "handreiking/proces.html")]
struct ProcessFigure<'a> {
    prefix: &'a str,
    process: &'a Process,
    picture: Picture,
    steps: Vec<StepInWords<'a>>,
    exits: Vec<(&'a ProcessStep, String)>,
}

struct StepInWords<'a> {
    step: &'a ProcessStep,
    href: String,
    ways: Vec<String>,
}

/// The figure as HTML; `prefix` stands before its ids.
pub(super) fn process(resolver: &dyn Resolver, process: &Process, prefix: &str) -> Result<String, PageError> {
    let href = |link: &Link| resolver.resolve(&link.target).map(|found| found.href).unwrap_or_default();
    let steps = process.steps.iter().enumerate().map(|(at, step)| StepInWords {
        step,
        href: href(&step.page),
        ways: process.arrows_from(at).map(|arrow| in_words(process, arrow)).collect(),
    });
    let exits = process.exits.iter().map(|exit| (exit, href(&exit.page)));
    render(&ProcessFigure { prefix, process, picture: draw(process), steps: steps.collect(), exits: exits.collect() })
}

fn in_words(process: &Process, arrow: &Arrow) -> String {
    let mut words = arrow.words.clone();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match arrow.toward {
        Toward::Next => format!("{words}: naar {}.", process.steps[arrow.from + 1].name),
        Toward::Back(to) => format!("{words}: terug naar {}.", process.steps[to].name),
        Toward::Exit(exit) => format!("{words}: {}.", process.exits[exit].name),
    }
}
