//! `weegwijs serve`: the website.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::options::ServeOptions;
use crate::app::{App, Clock, Config, PublishError, StartError, keep_tidy, watch};
use crate::base::{Diagnostic, Severity};
use crate::web;

/// How long requests in progress may still take after the program was asked to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

pub(super) fn serve(options: &ServeOptions) -> ExitCode {
    let filter = EnvFilter::try_from_env("WEEGWIJS_LOG").unwrap_or_else(|_| EnvFilter::new("warn,weegwijs=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).init();
    let served = tokio::runtime::Runtime::new()
        .map_err(|error| anyhow::anyhow!("cannot start threads: {error}"))
        .and_then(|runtime| runtime.block_on(run(config(options))));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn config(options: &ServeOptions) -> Config {
    Config {
        listen: options.listen,
        data: options.place.data.clone(),
        database: options.place.database.clone(),
        library: options.library.clone(),
        public_url: options.public_url.clone(),
        contact: options.contact.clone(),
        watch: options.watch,
    }
}

async fn run(config: Config) -> anyhow::Result<()> {
    // The port first: a second start by mistake then stops before it touches the data.
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        let why =
            if error.kind() == std::io::ErrorKind::AddrInUse { "another program uses it" } else { "it cannot be used" };
        anyhow::anyhow!(
            "cannot listen on {}: {why} ({error}). Choose another with --listen, such as 127.0.0.1:8081.",
            config.listen
        )
    })?;
    make_private(&config.data).map_err(|error| {
        anyhow::anyhow!("cannot make the data folder {}: {error}. Choose another with --data.", config.data.display())
    })?;
    let watched = config.watch;
    let (app, diagnostics) = App::start(config, Clock::System).await.map_err(explain)?;
    tell(&diagnostics);
    tokio::spawn(keep_tidy(Arc::clone(&app)));
    if watched {
        tokio::spawn(watch(Arc::clone(&app), |diagnostics| {
            tracing::info!("the library changed");
            tell(diagnostics);
        }));
    }
    tracing::info!("Weegwijs is ready at http://{}", listener.local_addr()?);
    web::serve(listener, Arc::clone(&app), asked_to_stop()).await?;
    app.store().close().await;
    Ok(())
}

/// Makes a folder that only this user may enter: what learners answered lies in it.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn explain(error: StartError) -> anyhow::Error {
    match error {
        StartError::Publish(PublishError::Broken(diagnostics)) => {
            tell(&diagnostics);
            anyhow::anyhow!(
                "the library has errors, so there is nothing to serve. Mend the documents named above; `weegwijs check` prints them again."
            )
        }
        other => other.into(),
    }
}

/// Prints the errors in the library. Warnings and notes are for `check`.
fn tell(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        tracing::error!("\n{diagnostic}");
    }
}

/// Waits for Ctrl-C or SIGTERM. From then on requests in progress get a little time, and the
/// process ends in any case.
async fn asked_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await.is_some(),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<bool>();
    tokio::select! { _ = interrupt => {}, _ = terminate => {} }
    tracing::info!("stopping");
    tokio::spawn(async {
        tokio::time::sleep(LAST_REQUESTS).await;
        tracing::warn!("requests were still running; stopped without them");
        std::process::exit(0);
    });
}
