//! Pictures of symbols, and the choice to see blurred ones clear.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::onderdelen::comparison;
use crate::base::Word;
use crate::images::{Format, Size};
use crate::web::access::{Visitor, begin, with_cookie};
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::query::Params;
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

const NOT_LISTED: HeaderValue = HeaderValue::from_static("noindex, noimageindex, noarchive");
/// A picture that is opened by itself loads and does nothing.
const NOTHING_INSIDE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; sandbox",
);

/// The end of a size's name that asks for the clear picture.
const CLEAR: &str = "-helder";

/// What an address asks for: `240`, `240.png`, `240-helder.webp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    size: Size,
    format: Format,
    clear: bool,
}

impl Asked {
    fn parse(text: &str) -> Option<Self> {
        let (text, format) = match text.split_once('.') {
            Some((text, ending)) => (text, Format::from_word(ending)?),
            None => (text, Format::Webp),
        };
        let (text, clear) = text.strip_suffix(CLEAR).map_or((text, false), |text| (text, true));
        Some(Self { size: Size::from_word(text)?, format, clear })
    }
}

/// A picture in one of its sizes, as WebP unless the address ends in `.png`; with `-helder` the
/// clear picture of an entry that is blurred by default, for those who asked for it. With the mark
/// of what it is made of (`v`) it may be kept for ever.
pub(in crate::web) async fn picture(
    State(site): State<Site>,
    Segment((slug, asked)): Segment<(String, String)>,
    params: Params,
    visitor: Result<Visitor, PageError>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let Asked { size, format, clear } = Asked::parse(&asked).ok_or(PageError::NotFound)?;
    if headers.get("sec-fetch-site").is_some_and(|from| from == "cross-site") {
        return Err(PageError::PictureElsewhere);
    }
    if clear && !visitor.is_ok_and(|visitor| visitor.0.is_some_and(|visit| visit.clear_images)) {
        return Err(PageError::NotFound);
    }
    let published = site.published()?;
    let symbol = published.catalogue.symbol(&slug).filter(|symbol| symbol.has_public_image());
    let symbol = symbol.ok_or(PageError::NotFound)?;
    let etag = format!("\"{}-{}.{}\"", symbol.image.mark, size.word(), format.word());
    let is_known = !clear && headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == *etag);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let drawn = site.app.pictures().picture(&published, &slug, (size, format), clear).await?;
        Response::new(Body::from(Bytes::from_owner(drawn.ok_or(PageError::NotFound)?)))
    };
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    head.insert(HeaderName::from_static("x-robots-tag"), NOT_LISTED);
    head.insert(header::CONTENT_SECURITY_POLICY, NOTHING_INSIDE);
    let keep = match (clear, params.text("v") == symbol.image.mark) {
        (true, _) => "private, no-store",
        (false, true) => "public, max-age=31536000, immutable",
        (false, false) => "public, max-age=3600",
    };
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if !clear {
        head.extend(HeaderValue::from_str(&etag).map(|etag| (header::ETAG, etag)));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_size_a_format_and_perhaps_the_clear_picture() {
        let asked = |size, format, clear| Some(Asked { size, format, clear });
        let cases = [
            ("96", asked(Size::Small, Format::Webp, false)),
            ("160.webp", asked(Size::Card, Format::Webp, false)),
            ("240.png", asked(Size::Middle, Format::Png, false)),
            ("480-helder", asked(Size::Large, Format::Webp, true)),
            ("480-helder.png", asked(Size::Large, Format::Png, true)),
        ];
        for (text, wanted) in cases {
            assert_eq!(Asked::parse(text), wanted, "{text}");
        }
        let odd = ["", "95", "1000", "96-wazig", "480.svg", "480.PNG", "-helder", ".png", "480.", "480.png-helder"];
        for text in odd.into_iter().chain(["480.png.webp", "480-helder-helder", "+96", "096", " 96", "96 "]) {
            assert_eq!(Asked::parse(text), None, "{text}");
        }
    }
}
