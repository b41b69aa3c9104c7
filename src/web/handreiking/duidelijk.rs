//! `/handreiking/{deel}/{pagina}/duidelijk`: whether a page was clear. No session is looked at, and
//! only how often a day is kept.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::Clear;
use crate::base::Word;
use crate::web::delen::PageLink;
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::layout::{Door, Layout, show};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

#[derive(Template)]
#[template(path = "handreiking/duidelijk.html")]
struct Thanks {
    layout: Layout,
    page: PageLink,
}

/// Takes the answer.
pub(in crate::web) async fn clear(
    State(site): State<Site>,
    Segment((part, slug)): Segment<(String, String)>,
    form: Form,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = published.catalogue.page(&part, &slug).ok_or(PageError::NotFound)?;
    let answer = form.field("antwoord").and_then(Clear::from_word).ok_or(PageError::BadForm)?;
    site.app.count_clarity(page, answer).await?;
    Ok(see_other(&format!("/handreiking/{}/duidelijk", page.key())))
}

/// Says that it was counted, and leads back.
pub(in crate::web) async fn thanks(
    State(site): State<Site>,
    Segment((part, slug)): Segment<(String, String)>,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let page = published.catalogue.page(&part, &slug).ok_or(PageError::NotFound)?;
    let layout = Layout::new(format!("Dank u wel – {}", page.title), "").behind(Door::Read).unlisted();
    show(&Thanks { layout, page: PageLink::to_page(page) })
}
