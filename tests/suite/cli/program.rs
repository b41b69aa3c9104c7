//! Runs the program that was built.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::expected::top;
use crate::fixtures::SMALL;

/// What the program said, and how it ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

/// The program without the settings of whoever runs the tests.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weegwijs"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WEEGWIJS_") || name == "RUST_BACKTRACE") {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

pub(super) fn run(arguments: &[&str]) -> Ended {
    let output = program().args(arguments).output().unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A server in a process of its own, on a free port, with the small library.
pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
}

impl Server {
    pub(super) fn start(data: &Path) -> Self {
        let mut child = program()
            .args(["serve", "--watch=false", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .arg("--library")
            .arg(top(SMALL))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.by_ref().map(Result::unwrap).find_map(|line| {
            let (_, address) = line.split_once("ready at http://")?;
            Some(address.trim().to_owned())
        });
        let address = ready.expect("the server says where it listens").parse().unwrap();
        // Keeps reading, so that the server never waits for someone to listen.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// As a power cut would: no word, no time.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop; says whether it ended well, within ten seconds.
    pub(super) fn stops_when_asked(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.unwrap().success());
        for _ in 0..200 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
