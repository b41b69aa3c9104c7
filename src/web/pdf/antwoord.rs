//! Answers with a file for paper.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use tokio::sync::Mutex;

use crate::paper::{Booklet, PaperError, press};
use crate::web::error::PageError;
use crate::web::prepared::Prepared;

/// What no reader of a print may miss.
pub(in crate::web) const FOOT: &str = "Geen officiële uitgave van de overheid; geen systeem voor echte zaken";

const KIND: &str = "application/pdf";

/// A publication and a day.
type Time = (u64, Date);

/// The files that are the same for everyone. One is made at a time, when it is first asked for on a
/// day: what can expire carries its standing. Of each name only the last one is kept.
#[derive(Debug, Default)]
pub(in crate::web) struct Papers {
    kept: Mutex<HashMap<String, (Time, Prepared)>>,
}

impl Papers {
    /// The file with a name, for a publication and a day.
    pub(super) async fn file(
        self: Arc<Self>,
        headers: &HeaderMap,
        (name, time): (&str, Time),
        compose: impl FnOnce() -> Result<Booklet, PageError> + Send + 'static,
    ) -> Result<Response, PageError> {
        // On a slow server the making goes on when the visitor gave up: whoever asks next finds it.
        let making = tokio::spawn(self.prepared(name.to_owned(), time, compose));
        let prepared = making.await.map_err(|error| fault(&error))??;
        Ok(named(prepared.answer(headers), name))
    }

    async fn prepared(
        self: Arc<Self>,
        name: String,
        time: Time,
        compose: impl FnOnce() -> Result<Booklet, PageError> + Send + 'static,
    ) -> Result<Prepared, PageError> {
        let mut kept = self.kept.lock().await;
        if let Some((_, known)) = kept.get(&name).filter(|(made_at, _)| *made_at == time) {
            return Ok(known.clone());
        }
        let make = move || compose().and_then(|booklet| Ok(Prepared::new(press(&booklet)?, KIND)));
        let prepared = tokio::task::spawn_blocking(make).await.map_err(|error| fault(&error))??;
        kept.insert(name, (time, prepared.clone()));
        Ok(prepared)
    }
}

/// A file for one visitor, that is not kept.
pub(in crate::web) async fn file(name: &str, booklet: Booklet) -> Result<Response, PageError> {
    let made = tokio::task::spawn_blocking(move || press(&booklet)).await;
    let bytes = made.map_err(|error| fault(&error))??;
    Ok(named(([(header::CONTENT_TYPE, KIND), (header::CACHE_CONTROL, "no-store")], bytes).into_response(), name))
}

fn named(mut response: Response, name: &str) -> Response {
    let value = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    response.headers_mut().extend(value.map(|value| (header::CONTENT_DISPOSITION, value)));
    response
}

fn fault(error: &tokio::task::JoinError) -> PageError {
    tracing::error!(%error, "a file for paper was not finished");
    PageError::NoPaper
}

impl From<PaperError> for PageError {
    fn from(error: PaperError) -> Self {
        tracing::error!(%error, "a file for paper could not be made");
        Self::NoPaper
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;
    use crate::base::Block;
    use crate::paper::Quire;

    fn booklet(alt: &str) -> Booklet {
        let png = include_bytes!("../../../tests/fixtures/stip.png").to_vec();
        let figure = Block::Figure { png, alt: alt.into(), caption: Vec::new() };
        Booklet {
            title: "Proef".into(),
            summary: String::new(),
            opening: Vec::new(),
            as_of: Date::constant(2026, 11, 24),
            foot: String::new(),
            contents_level: None,
            quires: vec![Quire { name: String::new(), starts_page: false, blocks: vec![figure] }],
        }
    }

    #[tokio::test]
    async fn a_file_is_made_once_a_day_and_again_after_a_publication() {
        let (papers, headers) = (Arc::new(Papers::default()), HeaderMap::new());
        let day = Date::constant(2026, 11, 24);
        let ask =
            |time, alt: &'static str| Arc::clone(&papers).file(&headers, ("proef.pdf", time), move || Ok(booklet(alt)));
        let tag = |response: Response| response.headers()[header::ETAG].clone();
        let first = tag(ask((1, day), "Een stip").await.unwrap());
        assert_eq!(tag(ask((1, day), "Een vlek").await.unwrap()), first);
        assert_ne!(tag(ask((2, day), "Een vlek").await.unwrap()), first);
        assert_eq!(tag(ask((2, day.tomorrow().unwrap()), "Een stip").await.unwrap()), first);
        assert_eq!(papers.kept.lock().await.len(), 1);
    }

    #[tokio::test]
    async fn what_cannot_be_read_aloud_is_not_given_and_is_told_kindly() {
        let papers = Arc::new(Papers::default());
        let time = (1, Date::constant(2026, 11, 24));
        let error = papers.file(&HeaderMap::new(), ("proef.pdf", time), || Ok(booklet(""))).await.unwrap_err();
        assert_eq!(error.into_response().status(), StatusCode::SERVICE_UNAVAILABLE);
        let cause = press(&booklet("")).unwrap_err();
        assert_eq!(cause.to_string(), "the document does not meet PDF/UA-1: a picture has no alternative text");
    }
}
