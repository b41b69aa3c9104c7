//! A page of the handreiking on paper: what `templates/handreiking/pagina.html` says, in the same
//! order.

use crate::base::{Block, BlockOptions, Note, Reference, Span, dutch};
use crate::catalogue::{Catalogue, OnDay};
use crate::handreiking::{LegalStatus, Page};
use crate::web::delen::{PageLink, sources};
use crate::web::error::PageError;
use crate::web::handreiking::figure_blocks;
use crate::web::onderdelen::{Setting, insert_blocks};
use crate::web::site::Site;

/// The level of the title of a page; above it stands its part.
pub(super) const LEVEL: u8 = 2;

/// The blocks of a page, with links as on the website.
pub(super) fn blocks(page: &Page, on: OnDay<'_>, site: &Site) -> Result<Vec<Block>, PageError> {
    let catalogue = on.catalogue;
    let key = page.key();
    let section = |name: &str, title: &str| Block::heading(LEVEL + 1, format!("{key}/{name}"), title);
    let mut blocks = vec![
        Block::heading(LEVEL, key.clone(), page.title.clone()),
        Block::Paragraph(vec![Span { is_emphasis: true, ..Span::plain(&page.summary) }]),
        Block::remark(format!(
            "Bijgewerkt op {}. Opnieuw bekijken voor {}.",
            dutch::date(page.updated_on),
            dutch::date(page.review_before)
        )),
    ];
    if page.legal_status == LegalStatus::ToVerify || catalogue.relies_on_doubt(page, on.today()) {
        blocks.push(to_verify());
    }
    if !page.key_points.is_empty() {
        blocks.push(section("in-het-kort", "In het kort"));
        blocks.push(Block::bullets(page.key_points.iter().map(|point| vec![Span::plain(point)])));
    }
    let prefix = format!("{key}/");
    blocks.extend(insert_blocks(on, page, &Setting { prefix: &prefix, level: LEVEL + 1, paper: Some(site) }));
    let ids: Vec<&str> = page.references.iter().map(|reference| reference.id.as_str()).collect();
    let figures = figure_blocks(catalogue, page, &on)?;
    let options = BlockOptions { resolver: &on, sources: &ids, prefix: &prefix, deeper: LEVEL - 1, figures: &figures };
    blocks.extend(page.body.blocks(options));
    blocks.extend(onward(page, catalogue, &section));
    if !page.references.is_empty() {
        blocks.push(section("bronnen", "Bronnen"));
        blocks.push(notes(&page.references, &prefix));
    }
    Ok(blocks)
}

fn to_verify() -> Block {
    let text = "Een of meer juridische uitspraken op deze bladzijde zijn nog niet in de wettekst zelf gecontroleerd. \
                Ze zijn in de tekst gemerkt.";
    Block::Callout { label: "Te verifiëren".to_owned(), is_warning: true, blocks: vec![Block::text(text)] }
}

/// Where to go on from here.
fn onward(page: &Page, catalogue: &Catalogue, section: &dyn Fn(&str, &str) -> Block) -> Vec<Block> {
    let pages = page.further.iter().filter_map(|key| catalogue.page_by_key(key)).map(PageLink::to_page);
    let scenarios = page.scenarios.iter().filter_map(|slug| catalogue.scenario(slug)).map(PageLink::to_scenario);
    let symbols = page.symbols.iter().filter_map(|slug| catalogue.symbol(slug)).map(PageLink::to_symbol);
    let lists: [(&str, Vec<PageLink>); 3] =
        [("Lees ook", pages.collect()), ("Oefen hiermee", scenarios.collect()), ("Symbolen", symbols.collect())];
    let mut blocks = Vec::new();
    for (title, links) in lists.into_iter().filter(|(_, links)| !links.is_empty()) {
        blocks.push(Block::Paragraph(vec![Span::strong(format!("{title}:"))]));
        blocks.push(Block::bullets(links.into_iter().map(|link| vec![Span::link(link.text, link.href)])));
    }
    if !blocks.is_empty() {
        blocks.insert(0, section("verder", "Verder"));
    }
    blocks
}

/// Sources, numbered as the footnotes are.
fn notes(references: &[Reference], prefix: &str) -> Block {
    let note = |(number, spans): (usize, Vec<Span>)| Note { anchor: format!("{prefix}bron-{number}"), number, spans };
    Block::Notes((1..).zip(source_lines(references)).map(note).collect())
}

/// Sources as a print has them: with the address in full.
pub(super) fn source_lines(references: &[Reference]) -> impl Iterator<Item = Vec<Span>> {
    sources(references).into_iter().map(|source| {
        let language = (source.language != "nl").then_some(source.language);
        vec![
            Span { is_emphasis: true, language, ..Span::plain(source.title) },
            Span::plain(format!(". {} Bekeken op {}. ", source.details, source.consulted)),
            Span::link(source.url.clone(), source.url),
        ]
    })
}
