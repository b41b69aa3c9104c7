//! `/handreiking.pdf` and `/handreiking/{deel}/deel.pdf`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::adressen::Inside;
use super::antwoord::FOOT;
use super::{achterin, bladzijde};
use crate::app::Published;
use crate::base::{Block, Span, dutch};
use crate::handreiking::{Page, Part};
use crate::paper::{Booklet, Quire};
use crate::web::error::PageError;
use crate::web::segment::Segment;
use crate::web::site::Site;

/// The whole handreiking.
pub(in crate::web) async fn whole(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = site.published()?;
    give(site, &headers, published, None).await
}

/// One part of it.
pub(in crate::web) async fn part(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let is_there = published.catalogue.part(&slug).is_some() && published.catalogue.pages_of(&slug).next().is_some();
    if !is_there {
        return Err(PageError::NotFound);
    }
    give(site, &headers, published, Some(slug)).await
}

async fn give(
    site: Site,
    headers: &HeaderMap,
    published: Arc<Published>,
    part: Option<String>,
) -> Result<Response, PageError> {
    let today = site.app.clock().today();
    let time = (published.generation, today);
    let name = part.as_ref().map_or_else(|| "handreiking.pdf".to_owned(), |part| format!("handreiking-{part}.pdf"));
    let papers = Arc::clone(&site.papers);
    let make = move || booklet(&site, &published, part.as_deref(), today);
    papers.file(headers, (&name, time), make).await
}

fn booklet(site: &Site, published: &Published, only: Option<&str>, today: Date) -> Result<Booklet, PageError> {
    let catalogue = &published.catalogue;
    let parts: Vec<&Part> = catalogue.parts().iter().filter(|part| only.is_none_or(|only| part.slug == only)).collect();
    let pages: Vec<&Page> = parts.iter().flat_map(|part| catalogue.pages_of(&part.slug)).collect();
    let as_of = pages.iter().map(|page| page.updated_on).max().ok_or(PageError::NotFound)?;
    let mut inside = Inside { pages: pages.iter().map(|page| page.key()).collect(), ..Inside::default() };
    let mut quires = Vec::new();
    for page in pages {
        let part = parts.iter().find(|part| part.slug == page.part);
        let is_first = quires.last().is_none_or(|before: &Quire| part.is_some_and(|part| before.name != part.title));
        let mut blocks = part.filter(|_| is_first).map(|part| opening(part)).unwrap_or_default();
        blocks.extend(bladzijde::blocks(page, catalogue.on(today), site)?);
        inside.lead(&mut blocks, site);
        inside.terms.extend(catalogue.term_index().slugs_in(page.body.plain()));
        quires.push(Quire { name: part.map(|part| part.title.clone()).unwrap_or_default(), starts_page: true, blocks });
    }
    quires.extend(achterin::quires(&inside, catalogue, today));
    let part = parts.first().filter(|_| only.is_some());
    Ok(Booklet {
        title: part.map_or_else(|| "Handreiking".to_owned(), |part| format!("Handreiking: {}", part.title)),
        summary: "De gids voor de lokale aanpak van radicalisering, in korte bladzijden met bronnen.".to_owned(),
        opening: cover(part, site, as_of),
        as_of,
        foot: FOOT.to_owned(),
        contents_level: Some(bladzijde::LEVEL),
        quires,
    })
}

fn opening(part: &Part) -> Vec<Block> {
    vec![Block::heading(1, format!("deel-{}", part.slug), part.title.clone()), Block::text(&part.summary)]
}

/// What stands on the first page below the title.
fn cover(part: Option<&&Part>, site: &Site, as_of: Date) -> Vec<Vec<Span>> {
    let what = match part {
        Some(part) => format!("Een deel van de gids voor de lokale aanpak van radicalisering. {}", part.summary),
        None => "De gids voor de lokale aanpak van radicalisering, in korte bladzijden met bronnen.".to_owned(),
    };
    let newest = match site.app.config().public_address("/handreiking") {
        Some(address) => vec![
            Span::plain("De nieuwste tekst staat op de website: "),
            Span::link(address.clone(), address),
            Span::plain("."),
        ],
        None => vec![Span::plain("De nieuwste tekst staat op de website waar u dit vandaan hebt.")],
    };
    vec![
        vec![Span::plain(what)],
        vec![Span::plain(format!("Bijgewerkt tot en met {}.", dutch::date(as_of)))],
        newest,
        vec![Span::strong(format!("{FOOT}."))],
    ]
}
