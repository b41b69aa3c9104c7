//! What a picture costs beside a bare handler with the same bytes, and drawing one beside the
//! rasteriser alone. All in one process and one run: compare the ratios, not the times.
//!
//! `cargo bench --bench pictures`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may stop at once")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, header};
use axum::routing::get;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use tower::ServiceExt;
use weegwijs::app::{App, Clock, Config};
use weegwijs::base::Word;
use weegwijs::images::{Format, Frame, Motif, Size, render};

const ROUNDS: usize = 9;
const REQUESTS: u32 = 4_000;
const DRAWINGS: u32 = 20;
const SLUG: &str = "wolfsangel";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = std::env::temp_dir().join(format!("weegwijs-bench-pictures-{}", std::process::id()));
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
    println!("{:<44} {:>10} {:>10} {:>7}", "median of 9 rounds", "ours us", "beside us", "ratio");
    for size in Size::ALL {
        let path = format!("/symbolenbank/{SLUG}/beeld/{}.webp", size.word());
        let bytes = ask(&ours, &path).await;
        let bare = bare(bytes.clone());
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            mine.push(requests(&ours, &path).await);
            theirs.push(requests(&bare, "/").await);
        }
        tell(&format!("deliver {} px, {} bytes / bare handler", size.word(), bytes.len()), mine, theirs);
    }
    drawings(&app);
    app.store().close().await;
    let _ = std::fs::remove_dir_all(folder);
}

/// Drawing with frame and file beside the rasteriser on the drawing alone.
fn drawings(app: &App) {
    let published = app.published().unwrap();
    let symbol = published.catalogue.symbol(SLUG).unwrap();
    let svg = symbol.image.drawing.as_ref().unwrap().svg();
    let frame = Frame { slug: SLUG, year: 2026 };
    for (size, format) in Size::ALL.iter().flat_map(|size| Format::ALL.iter().map(move |format| (*size, *format))) {
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            mine.push(timed(DRAWINGS, || drop(black_box(render(Motif::Drawing(svg), frame, (size, format), false)))));
            theirs.push(timed(DRAWINGS, || drop(black_box(rasterise(svg, size.pixels())))));
        }
        tell(&format!("draw {} px as {} / resvg alone", size.word(), format.label()), mine, theirs);
    }
}

fn rasterise(svg: &str, pixels: u32) -> Pixmap {
    let tree = Tree::from_str(svg, &Options::default()).unwrap();
    let mut pixmap = Pixmap::new(pixels, pixels).unwrap();
    #[expect(clippy::cast_precision_loss, reason = "at most 480 pixels")]
    let scale = pixels as f32 / 480.0;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap
}

fn bare(bytes: Bytes) -> Router {
    let answer = move || {
        let bytes = bytes.clone();
        async move { ([(header::CONTENT_TYPE, "image/webp")], bytes) }
    };
    Router::new().route("/", get(answer))
}

async fn ask(router: &Router, path: &str) -> Bytes {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert!(response.status().is_success(), "{path}: {}", response.status());
    to_bytes(response.into_body(), usize::MAX).await.unwrap()
}

async fn requests(router: &Router, path: &str) -> f64 {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        ask(router, path).await;
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(REQUESTS)
}

fn timed(times: u32, work: impl Fn()) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| work());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}

fn tell(name: &str, mine: Vec<f64>, theirs: Vec<f64>) {
    let (mine, theirs) = (middle(mine), middle(theirs));
    println!("{name:<44} {mine:>10.1} {theirs:>10.1} {:>7.2}", mine / theirs);
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
