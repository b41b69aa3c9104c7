//! The `weegwijs` program.

fn main() {}
