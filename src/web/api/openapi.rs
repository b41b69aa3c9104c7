//! `/api/v1/openapi.json`: the API, described (OpenAPI 3.1). The text is written by hand beside
//! this file, in Dutch; what the program knows better is filled in: the words of vocabularies, the
//! version, and where and by whom it is served. A test compares the description with the API.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::answer::VERSION;
use super::problem::Problem;
use crate::symbols::vocabulary;
use crate::web::error::PageError;
use crate::web::site::Site;

const TEXT: &str = include_str!("openapi.json");

/// The description. It is the same as long as the program runs, and is there too while the library
/// is broken.
pub(in crate::web) async fn describe(State(site): State<Site>, headers: HeaderMap) -> Result<Response, Problem> {
    let prepared = site.description(|| {
        described(&site).map_err(|error| {
            tracing::error!(%error, "the description of the API cannot be read");
            PageError::Internal
        })
    })?;
    let mut response = prepared.answer(&headers);
    // As of all answers of the API (API design rules, `/core/transport/security-headers`).
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn described(site: &Site) -> Result<String, serde_json::Error> {
    let mut document: Map<String, Value> = serde_json::from_str(TEXT)?;
    document.values_mut().for_each(fill_words);
    if let Some(info) = document.get_mut("info").and_then(Value::as_object_mut) {
        info.insert("version".to_owned(), VERSION.into());
        info.insert("contact".to_owned(), contact(site));
    }
    document.insert("servers".to_owned(), json!([{ "url": site.address("/api/v1") }]));
    // Unlike that of a server, these addresses may not do without a host.
    if let Some(url) = site.app.config().public_address("/open-data") {
        let about = json!({ "url": url, "description": "Wat u met de gegevens mag doen." });
        document.insert("externalDocs".to_owned(), about);
    }
    serde_json::to_string(&document)
}

fn contact(site: &Site) -> Value {
    let config = site.app.config();
    let known = [("url", config.public_address("/over")), ("email", config.contact.clone())];
    let name = ("name", Some("Beheer van deze website".to_owned()));
    let fields = std::iter::once(name).chain(known);
    fields.filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect()
}

/// Puts the words of a vocabulary where its name stands: `"enum": "categorie"`. A value that may be
/// absent is a word too.
fn fill_words(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let may_be_absent = fields.get("type").is_some_and(Value::is_array);
            if let Some(words) = fields.get_mut("enum") {
                let known = words.as_str().and_then(vocabulary);
                *words = known.map_or(words.take(), Value::from);
                words.as_array_mut().filter(|_| may_be_absent).into_iter().for_each(|words| words.push(Value::Null));
            }
            fields.values_mut().for_each(fill_words);
        }
        Value::Array(values) => values.iter_mut().for_each(fill_words),
        _ => {}
    }
}
