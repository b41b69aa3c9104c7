//! The code with which an attempt is taken up on another device. The server keeps its hash only;
//! the browser that began keeps the code itself.

use axum::http::HeaderMap;

use crate::app::Begun;
use crate::web::access::cookies;

/// Days that a browser keeps a resume code: as long as an attempt that nobody goes on with.
const CODE_DAYS: u32 = 365;

/// The cookie with the resume code of an attempt, sent along to the pages of that attempt only.
pub(in crate::web) fn resume_cookie(begun: &Begun, secure: bool) -> String {
    let flag = if secure { "; Secure" } else { "" };
    let age = CODE_DAYS * 24 * 60 * 60;
    let Begun { id, resume_code } = begun;
    format!("hervatcode={resume_code}; Path=/pogingen/{id}; HttpOnly; SameSite=Lax; Max-Age={age}{flag}")
}

/// The resume code that this browser keeps for the attempt whose page it asks for.
pub(super) fn resume_code(headers: &HeaderMap) -> Option<String> {
    let code = cookies(headers, "hervatcode").next()?;
    let is_code = code.len() == 14 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_code.then(|| code.to_owned())
}
