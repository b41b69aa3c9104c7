//! What a page costs beside a bare handler with the same bytes, and a search beside the ranking
//! alone. All in one process and one run: compare the ratios, not the times.
//!
//! `cargo bench --bench pages`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may stop at once")]

mod beside;

use std::hint::black_box;

use axum::http::header;
use weegwijs::search::{Kind, Query};

use beside::{REQUESTS, ROUNDS, Running, ask, bare, compare, head, round, tell, timed};

const PAGE: &str = "/handreiking/melden/de-weegploeg";
const QUERY: &str = "zwarte zon tatoeage";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let running = Running::start().await;
    let ours = &running.site;
    let page = ask(ours, PAGE).await;
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "gzip")];
    head();
    compare("page, gzip / bare handler, same bytes", ours, PAGE, &bare(page.clone(), headers), "/").await;
    let search = format!("/api/v1/symbolen?q={}", QUERY.replace(' ', "+"));
    let html = format!("/symbolenbank?q={}", QUERY.replace(' ', "+"));
    beside_the_search(&running, &search).await;
    compare("search, HTML with facets / its JSON", ours, &html, ours, &search).await;
    println!("page on the wire, gzip: {} bytes", page.len());
    running.stop().await;
}

/// An address of the API beside the search without the web.
async fn beside_the_search(running: &Running, address: &str) {
    let published = running.app.published().unwrap();
    let query = Query::parse(QUERY).with_kinds(&[Kind::Symbol]);
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        mine.push(round(&running.site, address).await);
        theirs.push(timed(REQUESTS, || drop(black_box(published.index.search(&query)))));
    }
    tell("search, JSON / the search alone", mine, theirs);
}
