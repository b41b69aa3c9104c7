//! Links from one part of the results to the next.

use serde::Serialize;

use super::asked::Asked;

/// Where the results go on.
#[derive(Serialize)]
pub(super) struct Links {
    #[serde(rename = "self")]
    this: Link,
    #[serde(rename = "vorige", skip_serializing_if = "Option::is_none")]
    previous: Option<Link>,
    #[serde(rename = "volgende", skip_serializing_if = "Option::is_none")]
    next: Option<Link>,
}

#[derive(Serialize)]
struct Link {
    href: String,
}

impl Links {
    /// The links of an answer to `asked` with `amount` results of `total`.
    pub(super) fn of(asked: &Asked, path: &str, amount: usize, total: usize) -> Self {
        let to = |page| Link { href: asked.about_page(path, page) };
        let (page, pages) = (asked.page(), total.div_ceil(amount).max(1));
        Self {
            this: to(page),
            // After the last page the way back leads to the last one.
            previous: (page > 1).then(|| to(pages.min(page - 1))),
            next: (page < pages).then(|| to(page + 1)),
        }
    }
}
