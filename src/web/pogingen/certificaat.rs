//! The certificate of an attempt that has ended. Its code is kept by the browser that asked for it;
//! the server keeps the hash, without the attempt.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use uuid::Uuid;

use crate::training::Status;
use crate::web::access::{Learner, attempt_id, cookies};
use crate::web::certificaat::Certificate;
use crate::web::error::PageError;
use crate::web::layout::{Door, Layout, show};
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

/// Days that a browser keeps the code: the most that browsers allow.
const CODE_DAYS: u32 = 400;

/// A certificate with the code that proves it.
struct Proof {
    certificate: Certificate,
    code: String,
    path: String,
    /// Where it can be checked, as one types it.
    address: String,
    /// Whether that has the name of the website in it.
    is_whole: bool,
}

#[derive(Template)]
#[template(path = "pogingen/certificaat.html")]
struct CertificatePage {
    layout: Layout,
    title: String,
    attempt: String,
    proof: Option<Proof>,
}

pub(in crate::web) async fn certificate(
    State(site): State<Site>,
    learner: Learner,
    Segment(id): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let standing = site.app.attempt(learner.0, attempt_id(&id)?).await?;
    if standing.has_lapsed() || !matches!(standing.attempt.status(), Status::Finished { .. }) {
        return Ok(see_other(&format!("/pogingen/{}", standing.id)));
    }
    let layout = Layout::new(format!("Certificaat – {}", standing.scenario.about().title), "");
    show(&CertificatePage {
        layout: layout.behind(Door::Practise).unlisted(),
        title: standing.scenario.about().title.clone(),
        attempt: standing.id.to_string(),
        proof: proof(&site, &headers).await?,
    })
}

/// Makes a certificate, unless this browser has one of this attempt.
pub(in crate::web) async fn certify(
    State(site): State<Site>,
    learner: Learner,
    Segment(id): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let id = attempt_id(&id)?;
    let mut response = see_other(&format!("/pogingen/{id}/certificaat"));
    if proof(&site, &headers).await?.is_none()
        && let Some(code) = site.app.certify(learner.0, id).await?
        && let Ok(cookie) = HeaderValue::from_str(&code_cookie(id, &code, site.app.config().is_secure()))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The certificate whose code this browser keeps.
async fn proof(site: &Site, headers: &HeaderMap) -> Result<Option<Proof>, PageError> {
    let Some(code) = cookies(headers, "certificaat").next() else { return Ok(None) };
    let Some(record) = site.app.certificate(code).await? else { return Ok(None) };
    let path = format!("/certificaat/{code}");
    let is_whole = site.app.config().public_address(&path).is_some();
    let address = site.address(&path);
    Ok(Some(Proof { certificate: Certificate::of(&record), code: code.to_owned(), path, address, is_whole }))
}

/// The cookie with the code, sent along to the certificate of that attempt only.
fn code_cookie(id: Uuid, code: &str, secure: bool) -> String {
    let flag = if secure { "; Secure" } else { "" };
    let age = CODE_DAYS * 24 * 60 * 60;
    format!("certificaat={code}; Path=/pogingen/{id}/certificaat; HttpOnly; SameSite=Lax; Max-Age={age}{flag}")
}
