//! The debrief on paper: what `templates/pogingen/nabespreking.html` says, in the same order.

use axum::extract::State;
use axum::response::Response;

use super::nabespreking::{DebriefPage, Ended, Measure, SignalPart};
use super::nabespreking_pdf_stap::step_blocks;
use super::verder::Named;
use super::woorden;
use super::zekerheid::Sure;
use crate::base::{Block, Span, dutch};
use crate::paper::{Booklet, Quire};
use crate::training::{FirstAndBest, OtherWay, PathStep, Paths};
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::pdf::{FOOT, file, on_paper};
use crate::web::site::Site;

pub(in crate::web) async fn debrief_on_paper(State(site): State<Site>, ended: Ended) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = ended.page(&published.catalogue);
    let booklet = booklet(&page, &site);
    file(&format!("nabespreking-{}.pdf", ended.standing.scenario.slug()), booklet).await
}

fn booklet(page: &DebriefPage<'_>, site: &Site) -> Booklet {
    let today = site.app.clock().today();
    let mut blocks = ending(page);
    blocks.extend(score(page));
    blocks.extend(critical(page));
    blocks.extend(path(&page.paths));
    blocks.push(heading("stappen", "Stap voor stap"));
    blocks.extend(page.steps.iter().flat_map(step_blocks));
    blocks.extend(signals(page));
    if !page.pages.is_empty() {
        blocks.push(heading("lees-verder", "Lees verder"));
        blocks.push(Block::bullets(page.pages.iter().map(|link| vec![to(link)])));
    }
    on_paper(&mut blocks, site);
    Booklet {
        title: format!("Nabespreking: {}", page.title),
        summary: "Terugblik op één poging aan een verzonnen casus.".to_owned(),
        opening: vec![vec![Span::plain(format!("Gemaakt op {}. De casus is verzonnen.", dutch::date(today)))]],
        as_of: today,
        foot: FOOT.to_owned(),
        contents_level: None,
        quires: vec![Quire { name: page.title.clone(), starts_page: false, blocks }],
    }
}

fn heading(anchor: &str, title: &str) -> Block {
    Block::heading(2, anchor, title)
}

/// A link as words on paper.
pub(super) fn to(link: &PageLink) -> Span {
    Span::link(&link.text, &link.href)
}

fn ending(page: &DebriefPage<'_>) -> Vec<Block> {
    let Some(end) = &page.ending else { return Vec::new() };
    let mut blocks = vec![heading("afloop", &format!("Hoe het afliep: {}", end.title))];
    blocks.extend(end.body.blocks(2));
    blocks.extend(end.debrief.iter().flat_map(|text| text.blocks(2)));
    blocks
}

fn score(page: &DebriefPage<'_>) -> Vec<Block> {
    let named = |name: &str, says: &str| vec![Span::strong(format!("{name}: ")), Span::plain(says)];
    let measure = |one: &Measure| named(one.name, &format!("{}. {}", one.figure, one.basis));
    let mut lines: Vec<Vec<Span>> = page.choices.iter().map(measure).collect();
    lines.push(named("Wegen", &page.weighing));
    lines.push(named("Delen", &page.sharing));
    lines.extend(page.recognition.iter().map(|says| named("Herkennen", says)));
    lines.extend(page.rating.iter().map(|says| named("Beoordelen", says)));
    let mut blocks = vec![
        heading("weging", "Hoe u woog"),
        Block::bullets(page.remarks.iter().map(|remark| vec![Span::plain(remark)])),
        Block::bullets(lines),
    ];
    if !page.compared.is_empty() {
        blocks.extend(compared(&page.compared));
    }
    blocks.extend(page.certainty.iter().flat_map(certainty));
    if !page.competences.is_empty() {
        blocks.push(Block::heading(3, "competenties", "Per competentie"));
        blocks.push(Block::bullets(page.competences.iter().map(measure)));
    }
    blocks.push(Block::Paragraph(vec![Span::link("Hoe werkt de score?", "/hoe-werkt-de-score")]));
    blocks
}

fn cell(text: impl Into<String>) -> Vec<Span> {
    vec![Span::plain(text)]
}

fn compared(lines: &[FirstAndBest]) -> Vec<Block> {
    let row = |line: &FirstAndBest| {
        vec![vec![Span::strong(line.measure)], cell(&line.first), cell(&line.best), cell(&line.here)]
    };
    vec![
        Block::heading(3, "eerste-en-beste", "Uw eerste en uw beste poging"),
        Block::text(woorden::COMPARED),
        Block::Table {
            head: ["Onderdeel", "Eerste", "Beste", "Deze"].map(cell).to_vec(),
            rows: lines.iter().map(row).collect(),
        },
    ]
}

fn certainty(sure: &Sure) -> Vec<Block> {
    let mut blocks = vec![Block::heading(3, "zekerheid", "Uw zekerheid"), Block::text(&sure.here)];
    blocks.extend(sure.everywhere.iter().map(Block::text));
    blocks.push(Block::remark(woorden::measures(sure)));
    if sure.bins.is_empty() {
        blocks.push(Block::remark(woorden::TOO_FEW));
    } else {
        let row = |(said, came): &(u8, String)| vec![vec![Span::strong(format!("{said}%"))], cell(came)];
        blocks.push(Block::text(format!("{}:", woorden::CAME_OUT)));
        blocks.push(Block::Table {
            head: ["U zei", "Het kwam uit"].map(cell).to_vec(),
            rows: sure.bins.iter().map(row).collect(),
        });
    }
    blocks
}

fn critical(page: &DebriefPage<'_>) -> Vec<Block> {
    if page.critical.is_empty() {
        return Vec::new();
    }
    let lines = page.critical.iter().map(|one| {
        let words = format!(" (stap {}). U koos: ‘{}’ {}", one.number, one.text, one.reason);
        vec![Span::strong(one.label), Span::plain(words)]
    });
    let title = "Een besluit dat in het echt nooit mag";
    vec![heading("kritiek", title), Block::text(woorden::CRITICAL), Block::bullets(lines)]
}

fn path(paths: &Paths) -> Vec<Block> {
    let mut items: Vec<Vec<Block>> = paths.steps.iter().map(place).collect();
    items.extend(paths.ending.iter().map(|title| vec![Block::Paragraph(vec![Span::strong(title)])]));
    let list = Block::List { first: Some(1), items };
    let mut blocks = vec![heading("kaart", "Uw weg door de casus"), Block::text(woorden::walked(paths)), list];
    blocks.extend(woorden::other_endings(paths).map(Block::text));
    blocks
}

fn place(step: &PathStep) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(vec![Span::strong(&step.title)])];
    blocks.extend(step.taken.iter().map(|taken| Block::text(format!("U koos: {taken}"))));
    if !step.others.is_empty() {
        let other = |way: &OtherWay| cell(format!("{} {}", way.text, woorden::led_to(way)));
        blocks.push(Block::bullets(step.others.iter().map(other)));
    }
    blocks
}

fn signals(page: &DebriefPage<'_>) -> Vec<Block> {
    let mut blocks = vec![heading("signalen", "Wat u te weten kwam")];
    blocks.extend(page.seen.iter().flat_map(signal));
    if !page.unseen.is_empty() {
        blocks.push(Block::heading(3, "niet-gezien", "Wat u niet tegenkwam"));
        blocks.extend(page.unseen.iter().flat_map(signal));
    }
    blocks
}

fn signal(signal: &SignalPart) -> [Block; 2] {
    let mut says = vec![Span::strong(format!("{}. ", signal.bearing)), Span::plain(&signal.explanation)];
    match &signal.symbol {
        Some(Named::There(symbol)) => says.extend([Span::plain(" Zie "), to(symbol), Span::plain(".")]),
        Some(Named::Gone(told)) => says.push(Span::plain(format!(" {told}"))),
        None => {}
    }
    [
        Block::text(format!("{} ({}):", signal.text, signal.origin)),
        Block::List { first: None, items: vec![vec![Block::Paragraph(says)]] },
    ]
}
