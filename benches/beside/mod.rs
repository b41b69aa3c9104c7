//! What the benchmarks of the website share: the program in this process, a bare handler with the
//! same bytes, and rounds of two things in turn.

pub(crate) mod rounds;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderName, Request, header};
use axum::routing::get;
use tower::ServiceExt;
use weegwijs::app::{App, Clock, Config};

pub(crate) use rounds::{ROUNDS, head, per_piece, tell, timed};

/// Requests in a round.
pub(crate) const REQUESTS: u32 = 4_000;

/// The program with the shipped library, on data of its own.
pub(crate) struct Running {
    pub(crate) app: Arc<App>,
    pub(crate) site: Router,
    folder: PathBuf,
}

impl Running {
    pub(crate) async fn start() -> Self {
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
        let site = weegwijs::web::router(Arc::clone(&app));
        Self { app, site, folder }
    }

    pub(crate) async fn stop(self) {
        self.app.store().close().await;
        let _ = std::fs::remove_dir_all(self.folder);
    }
}

/// Answers with these bytes and headers, and does nothing else.
pub(crate) fn bare<const N: usize>(bytes: Bytes, headers: [(HeaderName, &'static str); N]) -> Router {
    let answer = move || {
        let (bytes, headers) = (bytes.clone(), headers.clone());
        async move { (headers, bytes) }
    };
    Router::new().route("/", get(answer))
}

pub(crate) async fn ask(router: &Router, path: &str) -> Bytes {
    let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert!(response.status().is_success(), "{path}: {}", response.status());
    to_bytes(response.into_body(), usize::MAX).await.unwrap()
}

/// Microseconds per request.
pub(crate) async fn round(router: &Router, path: &str) -> f64 {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        ask(router, path).await;
    }
    per_piece(start, REQUESTS)
}

pub(crate) async fn compare(name: &str, ours: &Router, path: &str, beside: &Router, other: &str) {
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        mine.push(round(ours, path).await);
        theirs.push(round(beside, other).await);
    }
    tell(name, mine, theirs);
}
