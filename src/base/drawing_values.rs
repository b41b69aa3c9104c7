//! What may stand in an attribute of a drawing: numbers, colours, shapes and a few words. Every
//! attribute has one kind of value, and what is no such value is refused.

/// No number is further from zero: ten times the side of a drawing.
const FURTHEST: f64 = 4800.0;
/// A dash shorter than this would make a line of a million of them.
const SHORTEST_DASH: f64 = 1.0;

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// The name of the element, for `use` and `clip-path`.
    Name,
    /// `none` or a colour as `#1d2733`.
    Paint,
    /// One number without a unit.
    Number,
    /// Numbers.
    Numbers,
    /// Lengths of dashes.
    Dashes,
    /// The letters and numbers of a path.
    Path,
    /// Moves, turns and the like.
    Transform,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// An element of this drawing, as `#naam`.
    Element,
    /// A clip path of this drawing, as `url(#naam)`.
    Clip,
}

use Value::{Clip, Dashes, Element, Name, Number, Numbers, OneOf, Paint, Path, Transform};

const FILL_RULES: Value = OneOf(&["nonzero", "evenodd"]);

/// Every attribute that may stand in a drawing, besides the fixed ones of `svg`.
const ATTRIBUTES: &[(&str, Value)] = &[
    ("id", Name),
    ("fill", Paint),
    ("stroke", Paint),
    ("x", Number),
    ("y", Number),
    ("width", Number),
    ("height", Number),
    ("cx", Number),
    ("cy", Number),
    ("r", Number),
    ("rx", Number),
    ("ry", Number),
    ("x1", Number),
    ("y1", Number),
    ("x2", Number),
    ("y2", Number),
    ("stroke-width", Number),
    ("stroke-miterlimit", Number),
    ("stroke-dashoffset", Number),
    ("opacity", Number),
    ("fill-opacity", Number),
    ("stroke-opacity", Number),
    ("points", Numbers),
    ("stroke-dasharray", Dashes),
    ("d", Path),
    ("transform", Transform),
    ("stroke-linecap", OneOf(&["butt", "round", "square"])),
    ("stroke-linejoin", OneOf(&["miter", "round", "bevel"])),
    ("fill-rule", FILL_RULES),
    ("clip-rule", FILL_RULES),
    ("href", Element),
    ("clip-path", Clip),
];

const TRANSFORMS: &[&str] = &["matrix", "translate", "scale", "rotate", "skewX", "skewY"];

/// What an attribute holds, when it may stand in a drawing.
pub(super) fn kind(attribute: &str) -> Option<Value> {
    ATTRIBUTES.iter().find(|(name, _)| *name == attribute).map(|(_, value)| *value)
}

impl Value {
    /// Whether a text is such a value.
    pub(super) fn admits(self, text: &str) -> bool {
        match self {
            Name => is_name(text),
            Paint => text == "none" || is_colour(text),
            Number => numbers(text).is_some_and(|numbers| numbers.len() == 1),
            Numbers => numbers(text).is_some(),
            Dashes => is_dashes(text),
            Path => is_path(text),
            Transform => is_transform(text),
            OneOf(words) => words.contains(&text),
            Element => text.strip_prefix('#').is_some_and(is_name),
            Clip => clip(text).is_some(),
        }
    }
}

/// What to write instead of a value that is not admitted.
pub(super) fn remedy(value: Value) -> String {
    match value {
        Name => "Gebruik letters, cijfers en streepjes, en begin met een letter.".to_owned(),
        Paint => "Schrijf een kleur als #1d2733, of none.".to_owned(),
        Number | Numbers => format!("Schrijf getallen zonder eenheid, tussen -{FURTHEST} en {FURTHEST}."),
        Dashes => format!("Schrijf lengten van minstens {SHORTEST_DASH}, of none."),
        Path => format!("Begin met M en gebruik letters van een pad en getallen tussen -{FURTHEST} en {FURTHEST}."),
        Transform => format!("Gebruik {} met getallen tussen haakjes.", TRANSFORMS.join(", ")),
        OneOf(words) => format!("Kies uit: {}.", words.join(", ")),
        Element => "Verwijs naar een vorm in deze tekening, als #naam.".to_owned(),
        Clip => "Verwijs naar een clipPath in deze tekening, als url(#naam).".to_owned(),
    }
}

/// The name in `url(#naam)`.
pub(super) fn clip(text: &str) -> Option<&str> {
    text.strip_prefix("url(#")?.strip_suffix(')').filter(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.len() <= 40 && text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_plain)
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn is_dashes(text: &str) -> bool {
    text == "none"
        || numbers(text).is_some_and(|dashes| !dashes.is_empty() && dashes.iter().all(|dash| *dash >= SHORTEST_DASH))
}

/// Letters of a path with numbers between them.
fn is_path(text: &str) -> bool {
    const COMMANDS: &str = "MmLlHhVvCcSsQqTtAaZz";
    text.trim_start().starts_with(['M', 'm'])
        && text.split(|c| COMMANDS.contains(c)).all(|part| numbers(part).is_some())
}

/// Names from the list, each with numbers in brackets.
fn is_transform(text: &str) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('(') else { return false };
        let Some((inside, after)) = after.split_once(')') else { return false };
        if !TRANSFORMS.contains(&name.trim()) || numbers(inside).is_none_or(|numbers| numbers.is_empty()) {
            return false;
        }
        rest = after.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    }
    true
}

/// The numbers of a text, when there is nothing else and none is too far from zero.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches(is_between);
    while !rest.is_empty() {
        let length = number_length(rest);
        let number: f64 = rest[..length].parse().ok()?;
        if number.abs() > FURTHEST {
            return None;
        }
        found.push(number);
        rest = rest[length..].trim_start_matches(is_between);
    }
    Some(found)
}

fn is_between(c: char) -> bool {
    c.is_ascii_whitespace() || c == ','
}

/// How many bytes at the start are one number; `1.5.5` is two and `1-2` is two. There are no
/// powers: nobody draws with them.
fn number_length(text: &str) -> usize {
    let mut has_point = false;
    let is_part = |(at, byte): (usize, u8)| match byte {
        b'0'..=b'9' => true,
        b'+' | b'-' => at == 0,
        b'.' => !std::mem::replace(&mut has_point, true),
        _ => false,
    };
    text.bytes().enumerate().map(is_part).take_while(|is_part| *is_part).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_attribute_admits_its_own_values_only() {
        let table: [(&str, &[&str], &[&str]); 9] = [
            ("id", &["a", "rand-2"], &["", "2", "a b", "a\u{200b}", "é"]),
            (
                "fill",
                &["none", "#fff", "#1D2733"],
                &["red", "#ff", "#ggg", "url(#a)", "currentColor", "#fff ", "none;x"],
            ),
            ("x", &["1", "-4.5", " 7 ", ".5"], &["", "1 2", "1e3", "NaN", "inf", "10px", "50%", "4801", "1e999", "٣"]),
            ("points", &["1,2 3,4", "0-1.5.5"], &["1;2", "1,2,x", "99999 1"]),
            ("stroke-dasharray", &["16 18", "none"], &["0", "0.001", "", "-3 4"]),
            ("d", &["M0 0L9 9z", "m1-1h.5.5Z"], &["", "L0 0", "M0 0X", "M0 0 url(#a)", "M1e9 0", "M0 0L99999 0"]),
            (
                "transform",
                &["rotate(45 240 240)", "translate(1,2) scale(-1 1)", ""],
                &["rotate", "rotate()", "url(#a)", "spin(3)", "scale(9999999)"],
            ),
            ("href", &["#a"], &["a", "#", "https://a", "//a", "#a b", "x.svg#a"]),
            ("clip-path", &["url(#a)"], &["url(a)", "url( #a)", "url(#a) url(#b)", "url(\"#a\")", "URL(#a)", "none"]),
        ];
        for (attribute, good, bad) in table {
            let value = kind(attribute).unwrap();
            for text in good {
                assert!(value.admits(text), "{attribute}={text:?}");
            }
            for text in bad {
                assert!(!value.admits(text), "{attribute}={text:?}");
            }
        }
        for unknown in ["style", "onload", "class", "filter", "xlink:href", "xml:base", "FILL"] {
            assert_eq!(kind(unknown), None, "{unknown}");
        }
    }
}
