//! Headers that every answer carries, also errors (norms: internet.nl tests; no third party).

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::site::Site;

// One Trusted Types policy is allowed, because without one no worker can be registered. It makes the
// address of our worker and nothing else; see the end of `assets/weegwijs.js`.
const FIXED: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types worker",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
];

const STAY_WITH_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");
const KEEP_NOTHING: HeaderValue = HeaderValue::from_static("no-store");

/// Adds the headers. An answer that says nothing about keeping it must not be kept.
pub(super) fn add(site: &Site, headers: &mut HeaderMap) {
    headers.reserve(FIXED.len() + 2);
    for (name, value) in &FIXED {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    if site.app.config().is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, STAY_WITH_HTTPS);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, KEEP_NOTHING);
    }
}
