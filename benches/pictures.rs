//! What a picture costs beside a bare handler with the same bytes, and drawing one beside the
//! rasteriser alone. All in one process and one run: compare the ratios, not the times.
//!
//! `cargo bench --bench pictures`

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may stop at once")]

mod beside;

use std::hint::black_box;

use axum::http::header;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use weegwijs::app::App;
use weegwijs::base::Word;
use weegwijs::images::{Format, Frame, Motif, Size, render};

use beside::{ROUNDS, Running, ask, bare, compare, head, tell, timed};

const DRAWINGS: u32 = 20;
const SLUG: &str = "wolfsangel";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let running = Running::start().await;
    head();
    for size in Size::ALL {
        let path = format!("/symbolenbank/{SLUG}/beeld/{}.webp", size.word());
        let bytes = ask(&running.site, &path).await;
        let name = format!("deliver {} px, {} bytes / bare handler", size.word(), bytes.len());
        let bare = bare(bytes, [(header::CONTENT_TYPE, "image/webp")]);
        compare(&name, &running.site, &path, &bare, "/").await;
    }
    drawings(&running.app);
    running.stop().await;
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
