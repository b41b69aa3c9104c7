//! What a page costs beside a bare handler with the same bytes, and a search beside the ranking
//! alone. All in one process and one run: compare the ratios, not the times.
//!
//! `cargo bench --bench pages`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may stop at once")]

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, header};
use axum::routing::get;
use tower::ServiceExt;
use weegwijs::app::{App, Clock, Config};
use weegwijs::search::{Kind, Query};

const ROUNDS: usize = 7;
const REQUESTS: u32 = 4_000;
const PAGE: &str = "/handreiking/melden/de-weegploeg";
const QUERY: &str = "zwarte zon tatoeage";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = std::env::temp_dir().join(format!("weegwijs-bench-{}", std::process::id()));
    let config = Config {
        listen: ([127, 0, 0, 1], 0).into(),
        data: folder.clone(),
        database: None,
        library: None,
        public_url: None,
        contact: None,
        watch: false,
    };
    let (app, _) = App::start(config, Clock::System).await.unwrap();
    let ours = weegwijs::web::router(Arc::clone(&app));
    let page = ask(&ours, PAGE).await;
    let bare = bare(page.clone());

    println!("{:<44} {:>10} {:>10} {:>7}", "per request, median of 7 rounds", "ours us", "beside us", "ratio");
    compare("page, gzip / bare handler, same bytes", &ours, PAGE, &bare, "/").await;
    let search = format!("/api/v1/symbolen?q={}", QUERY.replace(' ', "+"));
    let html = format!("/symbolenbank?q={}", QUERY.replace(' ', "+"));
    let ranking = rank(&app);
    let json = median(&ours, &search).await;
    println!("{:<44} {json:>10.1} {ranking:>10.1} {:>7.2}", "search, JSON / the search alone", json / ranking);
    compare("search, HTML with facets / its JSON", &ours, &html, &ours, &search).await;
    println!("page on the wire, gzip: {} bytes", page.len());
    app.store().close().await;
    let _ = std::fs::remove_dir_all(folder);
}

fn bare(bytes: Bytes) -> Router {
    let answer = move || {
        let bytes = bytes.clone();
        async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "gzip")], bytes) }
    };
    Router::new().route("/", get(answer))
}

async fn ask(router: &Router, path: &str) -> Bytes {
    let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert!(response.status().is_success(), "{path}: {}", response.status());
    to_bytes(response.into_body(), usize::MAX).await.unwrap()
}

async fn round(router: &Router, path: &str) -> f64 {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        ask(router, path).await;
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(REQUESTS)
}

async fn median(router: &Router, path: &str) -> f64 {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        times.push(round(router, path).await);
    }
    middle(times)
}

/// Rounds of both in turn, so that a slow spell of the machine hits both.
async fn compare(name: &str, ours: &Router, path: &str, beside: &Router, other: &str) {
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        mine.push(round(ours, path).await);
        theirs.push(round(beside, other).await);
    }
    let (mine, theirs) = (middle(mine), middle(theirs));
    println!("{name:<44} {mine:>10.1} {theirs:>10.1} {:>7.2}", mine / theirs);
}

/// The search without the web.
fn rank(app: &App) -> f64 {
    let published = app.published().unwrap();
    let query = Query::parse(QUERY).with_kinds(&[Kind::Symbol]);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for _ in 0..REQUESTS {
            std::hint::black_box(published.index.search(&query));
        }
        times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(REQUESTS));
    }
    middle(times)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
