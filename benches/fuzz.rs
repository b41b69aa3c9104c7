//! Whether anything that is typed or written can make a reader panic or stall:
//! `cargo bench --bench fuzz`. Each target starts from real look-ups or shipped documents and
//! changes them at random: bytes, slices, repeats, pieces of others, hostile fragments. It ends with
//! an error when a target panicked, and prints how long the slowest input took.
//! `-- --runs N` sets the executions of each target (a million when not given), `-- --seed N` the chance.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::civil::date;
use weegwijs::app::publish;
use weegwijs::base::{Document, Report};
use weegwijs::catalogue::Library;
use weegwijs::search::{Kind, Query};
use weegwijs::symbols::{self, Drawing};

const RUNS: u64 = 1_000_000;
/// Longest input, in bytes: well over what a query or a drawing is read of.
const LONGEST: usize = 4_096;

/// Fragments that readers have stumbled over before.
const HOSTILE: &[&str] = &[
    "\0",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200D}",
    "\u{1F}",
    "+++",
    "\"\"\"",
    "[[",
    "]]",
    "[^",
    "<svg",
    "<![CDATA[",
    "&amp;",
    "(((",
    ")))",
    "[a-z]+*?{",
    "\\",
    "'",
    "\u{1F3FF}",
    "\u{FE0F}",
    "🇳🇱",
    "0000000000",
    "-",
    "/",
    "14/88",
    "[[symbool:",
    "| --- |",
    "> [!NOTE]",
    "\r\n",
    "= [",
    "2026-13-45",
    "99999999999999999999",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or(0) % count.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One input with one to four slips.
    fn slips(&mut self, corpus: &[String]) -> String {
        let mut bytes = self.pick(corpus).as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            self.slip(&mut bytes, corpus);
        }
        bytes.truncate(LONGEST.max(self.pick(corpus).len()));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn slip(&mut self, bytes: &mut Vec<u8>, corpus: &[String]) {
        let at = self.below(bytes.len() + 1);
        let to = (at + self.below(40)).min(bytes.len());
        match self.below(7) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.insert(at, u8::try_from(self.below(256)).unwrap_or(0)),
            2 => {
                let piece = bytes[at..to].to_vec();
                let often = 1 + self.below(20);
                bytes.splice(at..at, piece.repeat(often));
            }
            3 => {
                let other = self.pick(corpus).as_bytes();
                let from = self.below(other.len() + 1);
                let until = (from + self.below(80)).min(other.len());
                bytes.splice(at..to, other[from..until].iter().copied());
            }
            4 if at < to => bytes[at] ^= 1 << self.below(8),
            5 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, self.pick(HOSTILE).bytes())),
        }
    }
}

/// Runs one target; says how it went and whether it held.
fn target(name: &str, runs: u64, seed: u64, corpus: &[String], run: impl Fn(&str)) -> bool {
    let mut dice = Dice(seed);
    let mut slowest = (Duration::ZERO, String::new());
    let start = Instant::now();
    for _ in 0..runs {
        let input = dice.slips(corpus);
        let begin = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| run(&input))).is_err() {
            println!("{name}: PANIC on {input:?}");
            return false;
        }
        let took = begin.elapsed();
        if took > slowest.0 {
            slowest = (took, input.chars().take(60).collect());
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{name:<12} {runs} runs, no panic, {seconds:.0} s; slowest {:.1} ms: {:?}",
        slowest.0.as_secs_f64() * 1e3,
        slowest.1
    );
    true
}

fn number(name: &str) -> Option<u64> {
    std::env::args().skip_while(|argument| argument != name).nth(1)?.parse().ok()
}

fn main() -> ExitCode {
    let runs = number("--runs").unwrap_or(RUNS);
    let seed = number("--seed").unwrap_or(0x9E37_79B9).max(1);
    let Ok(library) = Library::read(Path::new(env!("CARGO_MANIFEST_DIR"))) else { return ExitCode::FAILURE };
    let Ok((published, _)) = publish(&library, date(2026, 11, 26), 1) else { return ExitCode::FAILURE };
    let texts = |suffix: &str| -> Vec<String> {
        let files = library.files().filter(|(name, _)| name.starts_with("symbols/") && name.ends_with(suffix));
        files.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    };
    let queries: Vec<String> = include_str!("relevance/tuned.tsv")
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .map(str::to_owned)
        .collect();
    let held = [
        target("query", runs, seed, &queries, |text| {
            published.index.search(&Query::parse(text).with_kinds(&[Kind::Symbol]));
            published.index.complete(text, Kind::Symbol, 5);
        }),
        target("document", runs, seed, &texts(".md"), |text| {
            symbols::parse(&Document::new("symbols/88.md", text), None, &Report::default());
        }),
        target("drawing", runs, seed, &texts(".svg"), |text| {
            Drawing::parse(&Document::new("symbols/88.svg", text), &Report::default());
        }),
    ];
    if held.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
