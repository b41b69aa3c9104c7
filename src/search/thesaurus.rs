//! What people say and the pages of the handreiking call something else: `doorvertellen` is `delen`.
//! Every form of a word counts, and an expression of some words counts as one.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::tokens::{Token, tokenise};

/// Most other words that one word or expression stands for, so that a query stays small.
const MAX_TARGETS: usize = 8;
/// Most words of an expression.
const MAX_WORDS: usize = 5;

/// The words that one other expression stands for, side by side.
pub(super) type Target = Box<[Box<str>]>;

/// Expressions by the stem of their first word, and the words of asking.
#[derive(Debug, Clone, Default)]
pub(super) struct Thesaurus {
    by_first: HashMap<Box<str>, Vec<Expression>>,
    light: HashSet<Box<str>>,
}

#[derive(Debug, Clone)]
struct Expression {
    /// The stems after the first.
    rest: Box<[Box<str>]>,
    targets: Vec<Target>,
}

impl Thesaurus {
    /// Whoever types `other` also means `word`; both are texts of one or more words.
    pub(super) fn insert(&mut self, other: &str, word: &str, stem: impl Fn(&str) -> String) {
        let target: Target = tokenise(word).into_iter().map(|token| token.whole.text.into()).collect();
        let tokens = tokenise(other);
        // A hyphenated word may reach the plan in one piece or in its parts.
        let apart = tokens
            .iter()
            .flat_map(|token| if token.parts.is_empty() { vec![&token.whole] } else { token.parts.iter().collect() });
        let whole: Vec<String> = tokens.iter().map(|token| stem(&token.whole.text)).collect();
        let apart: Vec<String> = apart.map(|span| stem(&span.text)).collect();
        if apart != whole {
            self.note(&apart, target.clone());
        }
        self.note(&whole, target);
    }

    fn note(&mut self, stems: &[String], target: Target) {
        let [first, rest @ ..] = stems else { return };
        if target.is_empty() || rest.len() >= MAX_WORDS {
            return;
        }
        let expressions = self.by_first.entry(first.as_str().into()).or_default();
        let is_same = |one: &Expression| one.rest.iter().map(AsRef::as_ref).eq(rest.iter().map(String::as_str));
        let at = expressions.iter().position(is_same).unwrap_or_else(|| {
            let rest = rest.iter().map(|stem| stem.as_str().into()).collect();
            expressions.push(Expression { rest, targets: Vec::new() });
            expressions.len() - 1
        });
        let targets = &mut expressions[at].targets;
        if targets.len() < MAX_TARGETS && !targets.contains(&target) {
            targets.push(target);
        }
    }

    /// A word that questions are made of and that no page is about.
    pub(super) fn insert_light(&mut self, stem: String) {
        self.light.insert(stem.into());
    }

    pub(super) fn is_light(&self, stem: &str) -> bool {
        self.light.contains(stem)
    }

    /// The expressions in a row of stems: where they are, and what they stand for.
    pub(super) fn find<'a>(&'a self, stems: &'a [String]) -> impl Iterator<Item = (Range<usize>, &'a [Target])> {
        stems.iter().enumerate().flat_map(move |(at, first)| {
            let expressions = self.by_first.get(first.as_str()).into_iter().flatten();
            expressions.filter_map(move |one| {
                let end = at + 1 + one.rest.len();
                let there = stems.get(at + 1..end)?;
                let is_there = there.iter().map(String::as_str).eq(one.rest.iter().map(AsRef::as_ref));
                is_there.then_some((at..end, one.targets.as_slice()))
            })
        })
    }
}

/// The stems of typed words, in order.
pub(super) fn stems(words: &[Token], stem: impl Fn(&str) -> String) -> Vec<String> {
    words.iter().map(|word| stem(&word.whole.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text, as `from-to target target`.
    fn found(thesaurus: &Thesaurus, text: &str) -> Vec<String> {
        let stems = stems(&tokenise(text), stem);
        let targets = |targets: &[Target]| targets.iter().map(|target| target.join("+")).collect::<Vec<_>>().join(" ");
        thesaurus.find(&stems).map(|(at, all)| format!("{}-{} {}", at.start, at.end, targets(all))).collect()
    }

    /// Every form of a word that ends in `t` or `en`.
    fn stem(word: &str) -> String {
        word.trim_end_matches("en").trim_end_matches('t').to_owned()
    }

    #[test]
    fn every_form_of_a_word_and_a_whole_expression_stand_for_others() {
        let mut thesaurus = Thesaurus::default();
        for (other, word) in [("klagen", "bezwaar"), ("in de war", "verward"), ("osint", "online kijken")] {
            thesaurus.insert(other, word, stem);
        }
        assert_eq!(found(&thesaurus, "hij klaagt"), [""; 0]);
        assert_eq!(found(&thesaurus, "hij klagt"), ["1-2 bezwaar"]);
        assert_eq!(found(&thesaurus, "is hij in de war"), ["2-5 verward"]);
        assert_eq!(found(&thesaurus, "in de wind"), [""; 0]);
        assert_eq!(found(&thesaurus, "mag osint"), ["1-2 online+kijken"]);
    }

    #[test]
    fn a_word_stands_for_no_more_others_than_a_query_can_bear() {
        let mut thesaurus = Thesaurus::default();
        for number in 0..20 {
            thesaurus.insert("praten", &format!("woord{number}"), stem);
        }
        let targets: Vec<usize> = thesaurus.find(&["pra".to_owned()]).map(|(_, targets)| targets.len()).collect();
        assert_eq!(targets, [MAX_TARGETS]);
    }
}
