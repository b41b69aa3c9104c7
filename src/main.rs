//! The `weegwijs` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    weegwijs::cli::run()
}
