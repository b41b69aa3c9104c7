//! `/handreiking/herzien`: for editors, what has to be looked at again. It holds nothing that is
//! not public, so everyone may see it; search engines do not list it.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::delen::PageLink;
use super::error::PageError;
use super::layout::{Door, Layout, render};
use super::site::Site;
use crate::base::dutch;
use crate::catalogue::Review;

#[derive(Template)]
#[template(path = "handreiking/herzien.html")]
struct Reviews {
    layout: Layout,
    overdue: Vec<Line>,
    coming: Vec<Line>,
}

struct Line {
    before: String,
    kind: &'static str,
    link: PageLink,
    file: String,
}

pub(super) async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let today = site.today();
    site.prepared(&headers, "/handreiking/herzien", |published| {
        let (overdue, coming): (Vec<Review>, Vec<Review>) =
            published.catalogue.reviews(today).into_iter().partition(|review| review.is_overdue(today));
        let layout = Layout::new("Te herzien", "Voor de redactie: wat opnieuw bekeken moet worden, en wanneer.");
        render(&Reviews {
            layout: layout.behind(Door::Read).unlisted(),
            overdue: overdue.into_iter().map(line).collect(),
            coming: coming.into_iter().map(line).collect(),
        })
    })
}

fn line(Review { before, place }: Review) -> Line {
    let before: Date = before;
    Line {
        before: dutch::date(before),
        kind: place.label(),
        link: PageLink { href: place.href, text: place.title },
        file: place.file,
    }
}
