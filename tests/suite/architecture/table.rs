//! The plan of the house as data: which rooms there are, who stands above whom, and who may bring
//! which outside crate in. `ARCHITECTURE.md` has the picture.

/// The floors from top to bottom. A room may use what lies on any lower floor, and nothing beside it.
pub(super) const FLOORS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["web"],
    &["app"],
    &["store", "search", "catalogue", "images"],
    &["handreiking", "symbols", "scenarios", "training", "readability", "paper", "practice", "accounts"],
    &["base"],
];

/// The two arrows that go sideways: an attempt walks through a scenario, a drill shows symbols.
pub(super) const SIDEWAYS: &[(&str, &str)] = &[("training", "scenarios"), ("practice", "symbols")];

/// Outside crates by room, as they are named in code.
pub(super) const CRATES: &[(&str, &[&str])] = &[
    ("main", &["anyhow", "tokio"]),
    ("cli", &["anyhow", "clap", "tokio", "tracing", "tracing_subscriber", "uuid"]),
    (
        "web",
        &[
            "askama",
            "axum",
            "flate2",
            "form_urlencoded",
            "jiff",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tower",
            "tower_http",
            "tracing",
            "uuid",
        ],
    ),
    ("app", &["anyhow", "getrandom", "jiff", "serde_json", "sha2", "thiserror", "tokio", "tracing", "uuid"]),
    ("store", &["serde", "serde_json", "sqlx", "thiserror", "tokio", "uuid"]),
    ("search", &["tantivy", "thiserror"]),
    ("catalogue", &["jiff", "rust_embed", "thiserror", "toml"]),
    ("images", &["image", "resvg", "thiserror"]),
    ("handreiking", &["jiff", "serde", "serde_json", "thiserror", "toml"]),
    ("symbols", &["jiff", "serde", "serde_json", "thiserror", "toml"]),
    ("scenarios", &["jiff", "serde", "serde_json", "thiserror", "toml"]),
    ("training", &["jiff", "thiserror"]),
    ("readability", &["toml"]),
    ("paper", &["jiff", "krilla", "parley", "thiserror"]),
    ("practice", &["jiff", "thiserror"]),
    ("accounts", &["jiff", "thiserror"]),
    ("base", &["jiff", "pulldown_cmark", "roxmltree", "serde", "thiserror", "toml"]),
];

/// Parts of the standard library that reach outside the program; the rooms of the two lowest
/// floors are pure and use none of them.
pub(super) const OUTSIDE_WORLD: &[&str] = &["env", "fs", "net", "process", "thread"];

/// The only room that reads the clock and makes randomness.
pub(super) const ROOM_OF_CLOCK_AND_RANDOM: &str = "app";

/// The only room with SQL.
pub(super) const ROOM_OF_SQL: &str = "store";

/// Crates that exist to call other machines; the program calls only the database that was named.
pub(super) const CLIENTS: &[&str] =
    &["awc", "curl", "hyper", "hyper_util", "isahc", "lettre", "openidconnect", "reqwest", "surf", "ureq"];

pub(super) fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

/// Why a room may not use another, or `None` when it may.
pub(super) fn refusal(from: &str, to: &str) -> Option<&'static str> {
    let (Some(above), Some(below)) = (floor(from), floor(to)) else { return Some("is not in the table of rooms") };
    if from == to || above < below || SIDEWAYS.contains(&(from, to)) {
        return None;
    }
    Some(if above == below { "stands beside it" } else { "stands above it" })
}

pub(super) fn crates_of(room: &str) -> &'static [&'static str] {
    CRATES.iter().find(|(name, _)| *name == room).map_or(&[], |(_, crates)| crates)
}

pub(super) fn is_pure(room: &str) -> bool {
    floor(room).is_some_and(|floor| floor + 2 >= FLOORS.len())
}
