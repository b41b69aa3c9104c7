//! What the command line asks.

use std::process::ExitCode;

use clap::Parser;

use super::options::{Command, Options, ServeOptions};
use super::{check, clarity, contactsheet, corrections, language, panel, reviews, serve, withdrawal};

/// Reads the command line and does what it asks.
pub fn run() -> ExitCode {
    match Options::parse().command {
        Some(Command::Check { folder, taal: true, .. }) => language::language(folder.as_deref()),
        Some(Command::Check { folder, herzien: true, .. }) => reviews::reviews(folder.as_deref()),
        Some(Command::Check { folder, .. }) => check::check(folder.as_deref()),
        Some(Command::Clarity(options)) => clarity::clarity(&options),
        Some(Command::Contactsheet(options)) => contactsheet::contactsheet(&options),
        Some(Command::Corrections(options)) => corrections::corrections(&options),
        Some(Command::Panel(command)) => panel::panel(&command),
        Some(Command::Version(command)) => withdrawal::version(&command),
        Some(Command::Serve(settings)) => serve::serve(&settings),
        // The defaults of `serve`, also those from the environment.
        None => serve::serve(&ServeOptions::parse_from(["weegwijs"])),
    }
}
