//! The picture of the process with the same in words: a list in which every step leads to its page.

use askama::Template;

use super::proces_tekening::{Picture, draw};
use crate::base::{Block, Link, Resolver, Span};
use crate::handreiking::{Arrow, Process, ProcessStep, Toward};
use crate::web::error::PageError;
use crate::web::layout::render;

/// What stands behind its title above the list.
const IN_WORDS: &str = ", in woorden:";
const WAYS_OUT: &str = "Uitgangen:";

#[derive(Template)]
#[template(path = "handreiking/proces.html")]
struct ProcessFigure<'a> {
    prefix: &'a str,
    process: &'a Process,
    picture: Picture,
    in_words: &'static str,
    steps: Vec<StepInWords<'a>>,
    ways_out: &'static str,
    exits: Vec<StepInWords<'a>>,
}

/// A step, or a way out.
struct StepInWords<'a> {
    step: &'a ProcessStep,
    href: String,
    /// What stands behind its name.
    says: String,
    ways: Vec<String>,
}

/// The steps and the ways out, each leading to its page.
fn steps<'a>(resolver: &dyn Resolver, process: &'a Process) -> (Vec<StepInWords<'a>>, Vec<StepInWords<'a>>) {
    let href = |link: &Link| resolver.resolve(&link.target).and_then(|found| found.href).unwrap_or_default();
    let steps = process.steps.iter().enumerate().map(|(at, step)| StepInWords {
        step,
        href: href(&step.page),
        says: format!(" ({}). {}", step.who, step.summary),
        ways: process.arrows_from(at).map(|arrow| in_words(process, arrow)).collect(),
    });
    let exits = process.exits.iter().map(|step| StepInWords {
        step,
        href: href(&step.page),
        says: format!(": {}", step.summary),
        ways: Vec::new(),
    });
    (steps.collect(), exits.collect())
}

/// The figure as HTML; `prefix` stands before its ids.
pub(super) fn process(resolver: &dyn Resolver, process: &Process, prefix: &str) -> Result<String, PageError> {
    let (steps, exits) = steps(resolver, process);
    let picture = draw(process);
    render(&ProcessFigure { prefix, process, picture, in_words: IN_WORDS, steps, ways_out: WAYS_OUT, exits })
}

/// The figure for paper.
pub(super) fn process_blocks(resolver: &dyn Resolver, process: &Process) -> Vec<Block> {
    let (steps, exits) = steps(resolver, process);
    let item = |entry: &StepInWords<'_>| {
        let words = vec![Span::link(&entry.step.name, &entry.href), Span::plain(&entry.says)];
        let ways =
            (!entry.ways.is_empty()).then(|| Block::bullets(entry.ways.iter().map(|way| vec![Span::plain(way)])));
        std::iter::once(Block::Paragraph(words)).chain(ways).collect::<Vec<Block>>()
    };
    let mut blocks = vec![
        Block::Sketch { sketch: draw(process).sketch(), alt: format!("{}. {}", process.title, process.description) },
        Block::Paragraph(vec![Span::strong(&process.title), Span::plain(IN_WORDS)]),
        Block::List { first: Some(1), items: steps.iter().map(item).collect() },
    ];
    if !exits.is_empty() {
        blocks.extend([Block::text(WAYS_OUT), Block::List { first: None, items: exits.iter().map(item).collect() }]);
    }
    blocks
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
