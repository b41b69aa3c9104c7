//! Takes the letters for paper out of `typst-assets`, so that the program carries the four faces it
//! sets and not the megabytes of the others.

use std::error::Error;
use std::path::PathBuf;

/// The faces that `src/paper/typeface.rs` names; they stand first in the crate.
const FACES: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    for (place, bytes) in typst_assets::fonts().take(FACES).enumerate() {
        std::fs::write(folder.join(format!("face-{place}.otf")), bytes)?;
    }
    Ok(())
}
