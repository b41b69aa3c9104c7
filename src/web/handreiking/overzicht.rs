//! `/handreiking`: the parts with their pages.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::stukken::{PageCard, cards};
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, render};
use crate::web::site::Site;

#[derive(Template)]
#[template(path = "handreiking/overzicht.html")]
struct Overview {
    layout: Layout,
    parts: Vec<PartList>,
}

struct PartList {
    slug: String,
    title: String,
    summary: String,
    pages: Vec<PageCard>,
}

pub(in crate::web) async fn overview(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared(&headers, "/handreiking", |published| {
        let catalogue = &published.catalogue;
        let parts = catalogue.parts().iter().map(|part| PartList {
            slug: part.slug.clone(),
            title: part.title.clone(),
            summary: part.summary.clone(),
            pages: cards(catalogue.pages_of(&part.slug)),
        });
        let layout = Layout::new(
            "Handreiking",
            "De gids voor de lokale aanpak van radicalisering, in korte bladzijden met bronnen.",
        );
        render(&Overview { layout: layout.behind(Door::Read), parts: parts.collect() })
    })
}
