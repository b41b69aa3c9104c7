//! Pictures of symbols, and the choice to see blurred ones clear.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

use super::onderdelen::comparison;
use crate::base::Word;
use crate::images::Size;
use crate::web::access::{Visitor, begin, with_cookie};
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

/// The end of a size's name that asks for the clear picture.
const CLEAR: &str = "-helder";

/// A picture as WebP. `{size}` is 96, 240 or 480; with `-helder` the clear picture of an entry that
/// is blurred by default, for those who asked for it.
pub(in crate::web) async fn picture(
    State(site): State<Site>,
    Segment((slug, asked)): Segment<(String, String)>,
    visitor: Result<Visitor, PageError>,
) -> Result<Response, PageError> {
    let (pixels, clear) = asked.strip_suffix(CLEAR).map_or((asked.as_str(), false), |pixels| (pixels, true));
    let pixels = Size::from_word(pixels).ok_or(PageError::NotFound)?;
    if clear && !visitor.is_ok_and(|visitor| visitor.0.is_some_and(|visit| visit.clear_images)) {
        return Err(PageError::NotFound);
    }
    let published = site.published()?;
    let bytes = site.app.pictures().picture(&published, &slug, pixels, clear).await?.ok_or(PageError::NotFound)?;
    let mut response = Response::new(Body::from(Bytes::from_owner(bytes)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/webp"));
    let robots = HeaderValue::from_static("noindex, noimageindex, noarchive");
    headers.insert(HeaderName::from_static("x-robots-tag"), robots);
    let keep = if clear { "private, no-store" } else { "public, max-age=3600" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}

/// Keeps the choice for this session and goes back to the symbol, or to the comparison that the
/// form was on.
pub(in crate::web) async fn choose_clear(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    visitor: Visitor,
    form: Form,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let symbol = published.catalogue.symbol(&slug).ok_or(PageError::NotFound)?;
    let clear = match form.field("beelden") {
        Some("helder") => true,
        Some("wazig") => false,
        _ => return Err(PageError::BadForm),
    };
    let (visit, cookie) = begin(&site, visitor).await?;
    site.app.choose_clear_images(&visit, clear).await?;
    let beside = form.field("naast").and_then(|slug| published.catalogue.symbol(slug));
    let back = beside.map_or_else(
        || format!("/symbolenbank/{}#beeld", symbol.slug),
        |beside| comparison(&symbol.slug, &beside.slug),
    );
    Ok(with_cookie(see_other(&back), cookie))
}
