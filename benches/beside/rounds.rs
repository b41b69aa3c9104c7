//! Rounds of two things in turn, so that a slow spell of the machine hits both.

use std::time::Instant;

/// Rounds, of which the middle one is told.
pub(crate) const ROUNDS: usize = 9;

/// Microseconds per piece of work.
pub(crate) fn timed(pieces: u32, work: impl Fn()) -> f64 {
    let start = Instant::now();
    (0..pieces).for_each(|_| work());
    per_piece(start, pieces)
}

pub(crate) fn per_piece(start: Instant, pieces: u32) -> f64 {
    start.elapsed().as_secs_f64() * 1e6 / f64::from(pieces)
}

/// The line above the others.
pub(crate) fn head() {
    println!("{:<44} {:>10} {:>10} {:>7}", format!("median of {ROUNDS} rounds"), "ours us", "beside us", "ratio");
}

pub(crate) fn tell(name: &str, mine: Vec<f64>, theirs: Vec<f64>) {
    let (mine, theirs) = (middle(mine), middle(theirs));
    println!("{name:<44} {mine:>10.1} {theirs:>10.1} {:>7.2}", mine / theirs);
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
