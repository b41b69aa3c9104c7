//! What a comparison shows of two symbols.

use super::onderdelen::{OtherPart, Picture};
use crate::base::Word;
use crate::symbols::{Appearance, Symbol, plain_label};
use crate::web::delen::PageLink;

/// Said of what an entry does not mention.
const NOT_MENTIONED: &str = "niet genoemd";

/// One of the two.
pub(super) struct Column {
    pub(super) link: PageLink,
    pub(super) slug: String,
    pub(super) kind: &'static str,
    pub(super) summary: String,
    pub(super) picture: Option<Picture>,
    pub(super) strength: &'static str,
    pub(super) strength_word: &'static str,
    pub(super) false_alarm: &'static str,
    pub(super) others: Vec<OtherPart>,
}

/// One thing that one sees, of both.
pub(super) struct Sight {
    pub(super) title: &'static str,
    pub(super) texts: [String; 2],
    pub(super) is_same: bool,
}

/// Two symbols side by side.
pub(super) struct Pair {
    pub(super) columns: [Column; 2],
    /// How to tell them apart, when one is listed with the other.
    pub(super) differences: Vec<String>,
    pub(super) sights: Vec<Sight>,
    pub(super) has_blurred: bool,
    pub(super) has_clear: bool,
}

impl Pair {
    pub(super) fn of(symbols: [&Symbol; 2], clear: bool) -> Self {
        let columns = symbols.map(|symbol| column(symbol, clear));
        let pictures: Vec<&Picture> = columns.iter().filter_map(|column| column.picture.as_ref()).collect();
        let has_blurred = pictures.iter().any(|picture| picture.is_blurred());
        let has_clear = pictures.iter().any(|picture| picture.is_cleared());
        Self { differences: differences(symbols), sights: sights(symbols), has_blurred, has_clear, columns }
    }
}

fn column(symbol: &Symbol, clear: bool) -> Column {
    Column {
        link: PageLink::to_symbol(symbol),
        slug: symbol.slug.clone(),
        kind: symbol.kind.label(),
        summary: symbol.summary.clone(),
        picture: Picture::of(symbol, clear),
        strength: symbol.strength.label(),
        strength_word: symbol.strength.word(),
        false_alarm: symbol.false_alarm.label(),
        others: symbol.other_meanings.iter().map(|other| OtherPart::of(symbol, other)).collect(),
    }
}

/// Both entries tell it; what they tell in the same words is told once.
fn differences([one, other]: [&Symbol; 2]) -> Vec<String> {
    let told = |from: &Symbol, about: &Symbol| {
        let listed = from.look_alikes.iter().find(|listed| listed.slug == about.slug);
        listed.map(|listed| listed.difference.trim().to_owned())
    };
    let mut differences: Vec<String> = [told(one, other), told(other, one)].into_iter().flatten().collect();
    differences.dedup();
    differences
}

/// What one sees, line by line, without the lines on which neither has something to say.
fn sights(symbols: [&Symbol; 2]) -> Vec<Sight> {
    let [one, other] = symbols.map(|symbol| seen(&symbol.appearance));
    let lines = one.into_iter().zip(other).filter(|((_, one), (_, other))| !one.is_empty() || !other.is_empty());
    lines
        .map(|((title, one), (_, other))| Sight {
            title,
            is_same: one == other,
            texts: [one, other].map(|text| if text.is_empty() { NOT_MENTIONED.to_owned() } else { text }),
        })
        .collect()
}

fn seen(look: &Appearance) -> [(&'static str, String); 7] {
    let list = |words: &[String]| words.iter().map(|word| plain_label(word)).collect::<Vec<_>>().join(", ");
    let one = |word: &Option<String>| word.as_deref().map(plain_label).unwrap_or_default();
    [
        ("Vorm", list(&look.shapes)),
        ("Wat erin staat", list(&look.elements)),
        ("Kleuren", list(&look.colours)),
        ("Aantal armen, punten of banen", look.count.map(|count| count.to_string()).unwrap_or_default()),
        ("Stand", one(&look.position)),
        ("Hand", one(&look.hand)),
        ("Tekst", look.text.clone().unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(shapes: &[&str], count: Option<i64>) -> Appearance {
        Appearance { shapes: shapes.iter().map(ToString::to_string).collect(), count, ..Appearance::default() }
    }

    #[test]
    fn what_one_sees_is_listed_in_one_order_and_reads_as_words() {
        let seen = seen(&look(&["driehoek-omgekeerd", "cirkel"], Some(3)));
        assert_eq!(seen[0], ("Vorm", "driehoek omgekeerd, cirkel".to_owned()));
        assert_eq!(seen[3].1, "3");
        assert!(seen[1].1.is_empty() && seen[6].1.is_empty());
    }
}
