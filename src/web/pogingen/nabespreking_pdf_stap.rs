//! One step of the debrief on paper.

use super::nabespreking_pdf::to;
use super::nabespreking_stap::{Choice, Judged, LookedAt, StepPart, Weighed};
use super::verder::Named;
use super::woorden;
use crate::base::{Block, Span};
use crate::web::delen::PageLink;

/// The level of the title of a step.
const LEVEL: u8 = 3;

pub(super) fn step_blocks(step: &StepPart<'_>) -> Vec<Block> {
    let title = format!("Stap {}: {}", step.number, step.title);
    let mut blocks = vec![Block::heading(LEVEL, format!("stap-{}", step.number), title)];
    blocks.extend(step.body.blocks(LEVEL));
    blocks.extend(step.asked.iter().map(|asked| Block::Paragraph(vec![Span::strong(asked)])));
    if !step.choices.is_empty() {
        blocks.push(Block::List { first: None, items: step.choices.iter().map(choice).collect() });
    }
    blocks.extend(step.certainty.iter().map(Block::text));
    let weighed = step.weighed.iter().map(weighed);
    let looked_at = step.looked_at.iter().map(looked_at);
    let items: Vec<Vec<Block>> = weighed.chain(looked_at).chain(step.judged.iter().map(judged)).collect();
    if !items.is_empty() {
        blocks.push(Block::List { first: None, items });
    }
    if let Some(own) = &step.reflection {
        blocks.push(Block::text("U schreef:"));
        blocks.push(Block::Quote(vec![Block::text(own)]));
    }
    blocks.extend(step.debrief.iter().flat_map(|text| text.blocks(LEVEL)));
    if !step.is_scored {
        blocks.push(Block::remark(woorden::CAME_AGAIN));
    }
    blocks
}

fn choice(choice: &Choice) -> Vec<Block> {
    let mut words = vec![Span::plain(&choice.text)];
    if choice.is_chosen {
        words = vec![Span::strong(format!("Uw keuze: {}", choice.text))];
    }
    let mut blocks = vec![Block::Paragraph(words), Block::text(&choice.feedback)];
    if let Some((label, reason)) = choice.critical {
        let never = Span::strong(format!("Mag in het echt nooit: {}. ", label.to_lowercase()));
        blocks.push(Block::Paragraph(vec![never, Span::plain(reason)]));
    }
    let mut remark = vec![Span::plain(format!("De sleutel: {}.", choice.worth))];
    if let Some(ground) = &choice.ground {
        remark.extend([Span::plain(" Grondslag: "), to(ground), Span::plain(".")]);
    }
    blocks.push(Block::Remark(with_page(remark, choice.page.as_ref())));
    blocks
}

fn weighed(item: &Weighed) -> Vec<Block> {
    let mut blocks = given(&item.given);
    blocks.push(Block::Paragraph(vec![Span::plain("Uw antwoord: "), Span::strong(item.answer)]));
    blocks.extend(item.own_reason.iter().map(|own| Block::text(format!("Uw reden: ‘{own}’"))));
    let key = item.key.iter().map(|line| {
        let own = if line.is_own { " (uw antwoord)" } else { "" };
        let words = format!("{}: {}{own}", line.label, line.words);
        vec![if line.is_own { Span::strong(words) } else { Span::plain(words) }]
    });
    blocks.push(Block::bullets(key));
    blocks.extend(item.reason.iter().map(Block::text));
    blocks.extend(criterion(item.criterion.as_ref()));
    blocks.push(Block::Remark(with_page(vec![Span::plain(&item.note)], item.page.as_ref())));
    blocks
}

fn looked_at(line: &LookedAt) -> Vec<Block> {
    let mut blocks = given(&line.given);
    blocks.push(Block::Paragraph(vec![Span::strong(format!("{} ", line.found)), Span::plain(&line.reason)]));
    blocks.extend(criterion(line.criterion.as_ref()));
    blocks.push(Block::Remark(with_page(Vec::new(), Some(&line.page))));
    blocks
}

fn judged(approach: &Judged) -> Vec<Block> {
    let mut blocks = given(&approach.text);
    let answer = [Span::plain("Uw oordeel: "), Span::strong(approach.answer)];
    let key = Span::plain(format!(". De sleutel: {}.", approach.best));
    blocks.push(Block::Paragraph(answer.into_iter().chain([key]).collect()));
    blocks.push(Block::text(&approach.reason));
    blocks.extend(criterion(approach.criterion.as_ref()));
    blocks.push(Block::Remark(with_page(Vec::new(), Some(&approach.page))));
    blocks
}

/// The weighing criterion that it speaks to.
fn criterion(link: Option<&PageLink>) -> Option<Block> {
    Some(Block::Remark(vec![Span::plain("Weegcriterium: "), to(link?)]))
}

fn given(words: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Span::strong(words)])]
}

fn with_page(mut words: Vec<Span>, page: Option<&Named>) -> Vec<Span> {
    let space = if words.is_empty() { "" } else { " " };
    match page {
        Some(Named::There(page)) => words.extend([Span::plain(format!("{space}Lees: ")), to(page)]),
        Some(Named::Gone(told)) => words.push(Span::plain(format!("{space}{told}"))),
        None => {}
    }
    words
}
