//! Answers that are the same for everyone: made and compressed once, then given as bytes.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::error::PageError;
use crate::base::hex;

/// Bytes with everything that a browser or proxy needs to keep them.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    plain: Bytes,
    gzip: Bytes,
    etag: HeaderValue,
    kind: HeaderValue,
}

/// Pages may be kept, but are asked about each time: a corrected page must not linger.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");
const BY_ENCODING: HeaderValue = HeaderValue::from_static("accept-encoding");
const GZIP: HeaderValue = HeaderValue::from_static("gzip");

impl Prepared {
    pub(super) fn new(content: impl Into<Bytes>, kind: &'static str) -> Self {
        let plain = content.into();
        let hash = hex(&Sha256::digest(&plain)[..12]);
        let etag = HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"0\""));
        let gzip = compress(&plain);
        Self { plain, gzip: gzip.into(), etag, kind: HeaderValue::from_static(kind) }
    }

    /// The answer to a request with these headers: nothing when the visitor has it already,
    /// compressed when the visitor can read that.
    pub(super) fn answer(&self, headers: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| names(known, &self.etag));
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else if accepts_gzip(headers) {
            *response.body_mut() = Body::from(self.gzip.clone());
            response.headers_mut().insert(header::CONTENT_ENCODING, GZIP);
        } else {
            *response.body_mut() = Body::from(self.plain.clone());
        }
        let head = response.headers_mut();
        head.insert(header::CONTENT_TYPE, self.kind.clone());
        head.insert(header::ETAG, self.etag.clone());
        head.insert(header::VARY, BY_ENCODING);
        head.insert(header::CACHE_CONTROL, ASK_AGAIN);
        response
    }
}

fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn names(known: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(known), Ok(etag)) = (known.to_str(), etag.to_str()) else { return false };
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == etag || one == "*")
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok()).unwrap_or("");
    accepted.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim() == "gzip" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// A publication on a day.
pub(super) type Edition = (u64, Date);

/// The pages of one publication on one day. A page is made when it is first asked for; the number of pages
/// is the number of documents, so what is kept is bounded by the library.
#[derive(Debug, Default)]
pub(super) struct PreparedPages {
    kept: RwLock<(Edition, HashMap<String, Arc<Prepared>>)>,
}

impl PreparedPages {
    /// The page under a key, made when it is not there yet for this edition.
    pub(super) fn page(
        &self,
        edition: Edition,
        key: &str,
        make: impl FnOnce() -> Result<Prepared, PageError>,
    ) -> Result<Arc<Prepared>, PageError> {
        {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(page) = kept.1.get(key).filter(|_| kept.0 == edition) {
                return Ok(Arc::clone(page));
            }
        }
        let page = Arc::new(make()?);
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != edition {
            *kept = (edition, HashMap::new());
        }
        kept.1.insert(key.to_owned(), Arc::clone(&page));
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_visitor_gets_what_he_can_read_and_nothing_that_he_has() {
        let prepared = Prepared::new("een pagina", "text/plain");
        assert!(prepared.answer(&HeaderMap::new()).headers().get(header::CONTENT_ENCODING).is_none());
        for (accepted, compressed) in [("gzip", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("br", false)] {
            let response = prepared.answer(&asked(header::ACCEPT_ENCODING, accepted));
            assert_eq!(response.headers().contains_key(header::CONTENT_ENCODING), compressed, "{accepted}");
        }
        let etag = prepared.answer(&HeaderMap::new()).headers()[header::ETAG].clone();
        let again = HeaderMap::from_iter([(header::IF_NONE_MATCH, etag)]);
        assert_eq!(prepared.answer(&again).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn pages_are_made_once_per_publication_and_day() {
        const DAY: Date = Date::constant(2026, 11, 24);
        let pages = PreparedPages::default();
        let made = |text: &str| Ok(Prepared::new(text.to_owned(), "text/plain"));
        let first = pages.page((1, DAY), "a", || made("een")).unwrap();
        let again = pages.page((1, DAY), "a", || Err(PageError::Internal)).unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        let next = pages.page((2, DAY), "a", || made("twee")).unwrap();
        assert!(!Arc::ptr_eq(&first, &next));
        let tomorrow = pages.page((2, DAY.saturating_add(jiff::Span::new().days(1))), "a", || made("twee")).unwrap();
        assert!(!Arc::ptr_eq(&next, &tomorrow));
    }
}
