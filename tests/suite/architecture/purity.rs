//! What stays in one room: the clock, randomness, and SQL.

use super::Breach;
use super::paths::{UsedPath, paths};
use super::source::{Kind, Source};
use super::table::{ROOM_OF_CLOCK_AND_RANDOM, ROOM_OF_SQL};

const CLOCKS: &[&str] = &["SystemTime", "Instant", "Timestamp", "ZonedDateTime", "Zoned"];
const RANDOM_CRATES: &[&str] = &["getrandom", "rand"];
const RANDOM_CALLS: &[&str] = &["now_v7", "new_v4", "thread_rng"];

const CALLS: &[&str] = &["TcpStream", "UdpSocket", "UnixStream", "TcpSocket", "lookup_host", "ToSocketAddrs"];

/// A statement's first words, and what follows them somewhere.
const STATEMENTS: &[(&str, &str)] = &[
    ("select ", " from "),
    ("insert into ", ""),
    ("insert or ", " into "),
    ("update ", " set "),
    ("delete from ", ""),
];

/// Reading the clock or making randomness outside its one room.
pub(super) fn clock_or_random(source: &Source) -> Vec<Breach> {
    if source.room() == ROOM_OF_CLOCK_AND_RANDOM {
        return Vec::new();
    }
    let breach = |path: &UsedPath| {
        let call = path.segments.join("::");
        Breach::at(
            source,
            path.line,
            format!("`{call}` belongs in `{ROOM_OF_CLOCK_AND_RANDOM}`; take it as an argument"),
        )
    };
    paths(source).iter().filter(|path| reads_clock(path) || makes_random(path)).map(breach).collect()
}

fn reads_clock(path: &UsedPath) -> bool {
    matches!(path.segments.as_slice(), [.., clock, now] if CLOCKS.contains(&clock.as_str()) && now == "now")
}

fn makes_random(path: &UsedPath) -> bool {
    let is_crate = RANDOM_CRATES.contains(&path.first()) && (path.is_import || path.segments.len() > 1);
    is_crate || path.segments.iter().any(|segment| RANDOM_CALLS.contains(&segment.as_str()))
}

/// Reaching for another machine outside the room that has the database. To listen is not to call.
pub(super) fn calls_out(source: &Source) -> Vec<Breach> {
    if source.room() == ROOM_OF_SQL {
        return Vec::new();
    }
    let calls = source.tokens.iter().filter_map(|token| Some((token, token.word()?)));
    let calls = calls.filter(|(_, word)| CALLS.contains(word));
    calls.map(|(token, word)| Breach::at(source, token.line, format!("`{word}` calls another machine"))).collect()
}

/// SQL in a string outside its one room.
pub(super) fn sql(source: &Source) -> Vec<Breach> {
    if source.room() == ROOM_OF_SQL {
        return Vec::new();
    }
    let texts = source.tokens.iter().filter(|token| matches!(&token.kind, Kind::Text(text) if is_sql(text)));
    texts.map(|token| Breach::at(source, token.line, format!("SQL belongs in `{ROOM_OF_SQL}`"))).collect()
}

/// In small letters a statement stands at the start, because prose has `select` and `from` too.
fn is_sql(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    let small = text.to_lowercase();
    STATEMENTS.iter().any(|(start, then)| {
        let starts = small.starts_with(start) && small.contains(then);
        let capitals = text.split_once(&start.to_uppercase());
        let inside = capitals.is_some_and(|(_, rest)| rest.contains(&then.to_uppercase()));
        starts || inside
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(path: &str, text: &str) -> usize {
        clock_or_random(&Source::read(path, text)).len()
    }

    #[test]
    fn the_clock_is_read_in_one_room() {
        for call in ["std::time::SystemTime::now()", "Instant::now()", "jiff::Timestamp::now()", "ZonedDateTime::now()"]
        {
            assert_eq!(clock("src/training/a.rs", &format!("fn a() {{ {call}; }}")), 1, "{call}");
            assert_eq!(clock("src/app/clock.rs", &format!("fn a() {{ {call}; }}")), 0, "{call}");
        }
    }

    #[test]
    fn randomness_is_made_in_one_room() {
        for call in ["getrandom::fill(x)", "rand::random()", "Uuid::now_v7()", "uuid::Uuid::new_v4()", "thread_rng()"] {
            assert_eq!(clock("src/web/a.rs", &format!("fn a() {{ {call}; }}")), 1, "{call}");
        }
    }

    #[test]
    fn a_clock_that_is_handed_over_is_fine() {
        assert_eq!(
            clock("src/web/a.rs", "// Instant::now()\nfn a(clock: &Clock) { clock.now(); \"Instant::now()\" }"),
            0
        );
    }

    #[test]
    fn a_call_to_another_machine_is_seen() {
        let found = |path, text: &str| calls_out(&Source::read(path, text)).len();
        for text in ["use std::net::TcpStream;", "fn a() { tokio::net::lookup_host(x); }", "fn a(s: UdpSocket) {}"] {
            assert_eq!(found("src/app/a.rs", text), 1, "{text}");
            assert_eq!(found("src/store/a.rs", text), 0, "{text}");
        }
        assert_eq!(found("src/cli/a.rs", "use tokio::net::TcpListener; // TcpStream"), 0);
    }

    #[test]
    fn sql_stands_in_one_room() {
        let found = |path, text: &str| sql(&Source::read(path, &format!("const A: &str = \"{text}\";"))).len();
        for text in [
            "select a from b",
            "  SELECT a\n FROM b",
            "INSERT INTO a",
            "update a set b = 1",
            "delete from a",
            "insert or replace into a",
            "WITH x AS (SELECT 1 FROM y)",
        ] {
            assert_eq!((found("src/app/a.rs", text), found("src/store/a.rs", text)), (1, 0), "{text}");
        }
        for text in ["please select one from the list", "Kies een update", "select", "updated_at set by"] {
            assert_eq!(found("src/app/a.rs", text), 0, "{text}");
        }
    }
}
