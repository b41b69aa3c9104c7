//! Who may use whom, and who may bring what in from outside.

use super::Breach;
use super::paths::{UsedPath, paths};
use super::source::Source;
use super::table::{OUTSIDE_WORLD, crates_of, floor, is_pure, refusal};

/// Rooms that use a room they may not.
pub(super) fn wrong_rooms(source: &Source) -> Vec<Breach> {
    let from = source.room();
    if from == "lib" {
        return Vec::new();
    }
    if floor(from).is_none() {
        return vec![Breach::at(source, 1, format!("`{from}` is not in the table of rooms"))];
    }
    let used = |path: &UsedPath| Some((path.line, path.inside_crate()?.into_iter().next()?));
    let wrong = |(line, to): (usize, String)| {
        let why = refusal(from, &to)?;
        Some(Breach::at(source, line, format!("`{from}` may not use `{to}`, which {why}")))
    };
    paths(source).iter().filter_map(used).filter_map(wrong).collect()
}

/// Outside crates, of those in `Cargo.toml`, in a room that may not bring them in. Its tests may, to
/// read what they test with.
pub(super) fn wrong_crates(source: &Source, dependencies: &[String]) -> Vec<Breach> {
    let (room, used) = (source.room(), paths(source));
    let own = own_names(source, &used);
    let is_wrong = |path: &&UsedPath| {
        let name = path.first();
        (path.is_import || path.segments.len() > 1)
            && dependencies.iter().any(|dependency| dependency == name)
            && !crates_of(room).contains(&name)
            && !own.iter().any(|own| own == name)
            && !source.is_test(path.line)
    };
    let breach =
        |path: &UsedPath| Breach::at(source, path.line, format!("`{room}` may not use the crate `{}`", path.first()));
    used.iter().filter(is_wrong).map(breach).collect()
}

/// Names that hide a crate of the same name: modules of this file, and what it imports from the house.
fn own_names(source: &Source, used: &[UsedPath]) -> Vec<String> {
    let modules = source.tokens.windows(2).filter(|pair| pair[0].word() == Some("mod"));
    let modules = modules.filter_map(|pair| pair[1].word().map(str::to_string));
    let imports = used.iter().filter(|path| path.is_import && path.inside_crate().is_some());
    modules.chain(imports.filter_map(|path| path.segments.last().cloned())).collect()
}

/// Parts of the standard library that reach outside the program, in a room that is pure. Its tests
/// may read files.
pub(super) fn outside_world(source: &Source) -> Vec<Breach> {
    let room = source.room();
    if !is_pure(room) {
        return Vec::new();
    }
    let is_wrong = |path: &&UsedPath| {
        let second = path.segments.get(1).map(String::as_str);
        path.first() == "std" && second.is_some_and(|part| OUTSIDE_WORLD.contains(&part)) && !source.is_test(path.line)
    };
    let breach = |path: &UsedPath| {
        Breach::at(source, path.line, format!("`{room}` is pure and may not use `{}`", path.segments[..2].join("::")))
    };
    paths(source).iter().filter(is_wrong).map(breach).collect()
}

/// The names under `[dependencies]`, as code writes them.
pub(super) fn dependencies(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| line.trim() != "[dependencies]").skip(1);
    let names = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    names.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\nname = \"x\"\n[dependencies]\nimage = \"0\"\ntower-http = { version = \"0\" }\n\n[dev-dependencies]\nt = \"1\"\n";

    fn rooms(path: &str, text: &str) -> Vec<String> {
        wrong_rooms(&Source::read(path, text)).iter().map(ToString::to_string).collect()
    }

    fn crates(path: &str, text: &str) -> usize {
        wrong_crates(&Source::read(path, text), &dependencies(MANIFEST)).len()
    }

    #[test]
    fn an_arrow_may_skip_but_not_turn_round() {
        assert_eq!(rooms("src/web/a.rs", "use crate::base::Slug;"), [""; 0]);
        assert_eq!(
            rooms("src/base/a.rs", "\nuse crate::{web::Page, base::Slug};"),
            ["src/base/a.rs:2: `base` may not use `web`, which stands above it"]
        );
        assert_eq!(rooms("src/main.rs", "fn main() { weegwijs::cli::run() }"), [""; 0]);
    }

    #[test]
    fn no_arrow_goes_sideways_except_two() {
        assert_eq!(rooms("src/store/a.rs", "fn a() { crate::search::b() }").len(), 1);
        assert_eq!(rooms("src/symbols/a.rs", "use crate::scenarios::Key;").len(), 1);
        assert_eq!(rooms("src/scenarios/a.rs", "use crate::training::Attempt;").len(), 1);
        assert_eq!(rooms("src/training/a.rs", "use crate::scenarios::Key;").len(), 0);
        assert_eq!(rooms("src/practice/a.rs", "use crate::symbols::Symbol;").len(), 0);
    }

    #[test]
    fn tests_inside_a_room_keep_the_same_rule() {
        assert_eq!(rooms("src/base/a.rs", "#[cfg(test)] mod tests { use crate::store::Store; }").len(), 1);
        assert_eq!(rooms("src/base/a.rs", "mod tests { use super::super::super::store::Store; }").len(), 1);
    }

    #[test]
    fn a_new_room_needs_a_row() {
        assert_eq!(rooms("src/sms/a.rs", ""), ["src/sms/a.rs:1: `sms` is not in the table of rooms"]);
        assert_eq!(rooms("src/web/a.rs", "use crate::sms::Send;").len(), 1);
    }

    #[test]
    fn a_crate_comes_in_by_its_own_rooms_only() {
        assert_eq!(crates("src/images/a.rs", "use image::Rgba;"), 0);
        assert_eq!(crates("src/symbols/a.rs", "use image::Rgba;"), 1);
        assert_eq!(crates("src/app/a.rs", "fn a() { tower_http::b() }"), 1);
        assert_eq!(crates("src/app/a.rs", "use image;"), 1);
        assert_eq!(crates("src/app/a.rs", "mod tests { use image::Rgba; }"), 0);
    }

    #[test]
    fn a_name_of_the_house_is_no_crate() {
        assert_eq!(crates("src/web/a.rs", "mod image; fn a() { image::b() }"), 0);
        assert_eq!(crates("src/web/a.rs", "use super::image; fn a(image: u8) { image::b(image) }"), 0);
    }

    #[test]
    fn a_pure_room_does_not_reach_outside() {
        let found = |path| outside_world(&Source::read(path, "use std::{fmt, fs};")).len();
        assert_eq!((found("src/scenarios/a.rs"), found("src/base/a.rs"), found("src/catalogue/a.rs")), (1, 1, 0));
        assert_eq!(found("src/scenarios/tests.rs"), 0);
    }

    #[test]
    fn the_manifest_names_the_crates() {
        assert_eq!(dependencies(MANIFEST), ["image", "tower_http"]);
    }
}
