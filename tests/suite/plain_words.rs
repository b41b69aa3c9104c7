//! The words of the program itself: plain Dutch, like what it shows.

use std::fs;
use std::path::Path;

use weegwijs::readability::{MOST_WORDS, Measure, sentences, words};

use crate::expected::top;

/// What UI text has to score at least, by norms of plain language (B1).
const FLOOR: f64 = 70.0;
/// Inside a sentence these tags break nothing.
const INLINE: [&str; 7] = ["a", "abbr", "bdi", "code", "em", "span", "strong"];

/// The templates, as text.
fn templates(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        if path.is_dir() { templates(&path) } else { vec![fs::read_to_string(path).unwrap()] }
    };
    entries.flat_map(read).collect()
}

/// A text without what stands between two marks.
fn without(text: &str, (open, close): (&str, &str), instead: impl Fn(&str) -> &'static str) -> String {
    let mut pieces = text.split(open);
    let mut left = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (inside, after) = piece.split_once(close).expect("what is opened is closed");
        left.push_str(instead(inside));
        left.push_str(after);
    }
    left
}

/// The whole sentences that a template has of its own; what it fills in is left out.
fn own_sentences(template: &str) -> Vec<String> {
    let text = without(template, ("{#", "#}"), |_| "");
    let text = without(&text, ("{%", "%}"), |_| "");
    let text = without(&text, ("{{", "}}"), |_| "");
    let text = without(&text, ("<", ">"), |tag| {
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_alphanumeric()).next().unwrap();
        if INLINE.contains(&name) { "" } else { "\n" }
    });
    let lines = text.lines().flat_map(sentences).map(str::trim);
    lines.filter(|line| line.ends_with(['.', '?', '!']) && words(line).len() > 1).map(str::to_owned).collect()
}

#[test]
fn what_pages_say_of_their_own_is_plain() {
    let templates = templates(&top("templates"));
    let sentences: Vec<String> = templates.iter().flat_map(|template| own_sentences(template)).collect();
    assert!(sentences.len() > 200, "{} sentences were found", sentences.len());
    let mut whole = Measure::default();
    for sentence in &sentences {
        assert!(words(sentence).len() <= MOST_WORDS, "too long: {sentence}");
        whole.add(Measure::of(sentence));
    }
    let score = whole.score().unwrap();
    assert!(score >= FLOOR, "{score:.1} for {} words", whole.words);
}

#[test]
fn only_the_words_of_a_template_are_measured() {
    let template = "{# Een noot. #}{% if x > 1 %}<p class=\"a\">Kijk in de <a href=\"{{ b }}\">lijst</a> van {{ n }} namen.</p>{% endif %}<h2>Een kop</h2>";
    assert_eq!(own_sentences(template), ["Kijk in de lijst van  namen."]);
}
