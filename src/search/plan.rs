//! From what was typed to what is looked up.

use super::analysis::Analyser;
use super::query::MAX_TERMS;
use super::thesaurus::stems;
use super::tokens::{PAIR_MARK, Span, Token, tokenise};
use super::vocabulary::{Scope, Vocabulary};

const PARTS_WEIGHT: f32 = 0.6;
const SYNONYM_WEIGHT: f32 = 0.5;
const PREFIX_WEIGHT: f32 = 0.6;
const ONE_EDIT_WEIGHT: f32 = 0.5;
const TWO_EDITS_WEIGHT: f32 = 0.35;
/// What a known word counts that an unknown one begins or ends with: better than no answer.
const PIECE_WEIGHT: f32 = 0.25;
const JOINED_WEIGHT: f32 = 0.9;
/// What stands between two words that are written as one: `prinsen vlag`, `wolf angel`.
const LINKS: [&str; 5] = ["", "s", "en", "e", "n"];

/// One stem to look up; with the word itself when its exact spelling counts extra.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub(super) stem: u32,
    pub(super) word: Option<u32>,
    /// How much finding it says: rare stems say more (BM25's idf).
    pub(super) rarity: f32,
}

/// What a document is worth that has some but not all parts of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partly {
    /// Nothing.
    Refused,
    /// The share of what the parts say: for hakenkruisvlag, a hakenkruis is an answer and any flag is not.
    Weighed,
    /// Half of the whole: somebody who types 14/88 wants to see 88.
    Half,
}

/// One way to understand a typed word: a stem, or the parts of a compound.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) atoms: Vec<Atom>,
    pub(super) weight: f32,
    pub(super) partly: Partly,
}

/// A typed word with all its readings.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) readings: Vec<Reading>,
    /// The pair that this word makes with the one before it, when entries have that pair.
    pub(super) together: Option<Atom>,
    pub(super) is_light: bool,
    pub(super) importance: f32,
}

impl Term {
    fn new(readings: Vec<Reading>, is_light: bool) -> Self {
        Self { importance: importance(&readings), readings, together: None, is_light }
    }
}

/// A query, understood.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Nothing typed, or nothing but punctuation: everything is an answer.
    pub(super) is_empty: bool,
    pub(super) terms: Vec<Term>,
    pub(super) suggestion: Option<String>,
    /// The stems of the typed words, to compare with whole names.
    pub(super) name: Vec<u32>,
}

impl Plan {
    /// What a document with all required words would cover.
    pub(super) fn importance(&self) -> f32 {
        self.terms.iter().filter(|term| !term.is_light).map(|term| term.importance).sum()
    }

    pub(super) fn stems(&self) -> impl Iterator<Item = u32> {
        let readings = self.terms.iter().flat_map(|term| &term.readings);
        readings.flat_map(|reading| reading.atoms.iter().map(|atom| atom.stem))
    }
}

/// Makes plans for one index.
#[derive(Clone, Copy)]
pub(super) struct Planner<'a> {
    pub(super) analyser: &'a Analyser,
    pub(super) vocabulary: &'a Vocabulary,
    /// How many documents there are in the scope.
    pub(super) documents: usize,
    pub(super) scope: Scope,
}

impl Planner<'_> {
    pub(super) fn plan(self, text: &str) -> Plan {
        let typed = self.words(text);
        let kept = self.required(&typed);
        let words: Vec<Token> = kept.iter().map(|&at| typed[at].clone()).collect();
        let mut plan = Plan { is_empty: words.is_empty(), ..Plan::default() };
        let is_light = |word: &Token| self.is_light(&word.whole.text);
        let mut meant = self.meant(&typed, &kept);
        let beside = meant.pop().unwrap_or_default();
        let all_light = beside.is_empty() && words.iter().all(is_light);
        let mut corrections = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let others = std::mem::take(&mut meant[index]);
            let readings = self.readings(word, index + 1 == words.len(), others, &mut corrections);
            let is_light = !all_light && is_light(word);
            if let (false, Some(first)) = (is_light, readings.first()) {
                plan.name.push(first.atoms[0].stem);
            }
            plan.terms.push(Term::new(readings, is_light));
        }
        self.join_neighbours(&words, &mut plan.terms);
        plan.terms.push(Term::new(beside, false));
        plan.terms.retain(|term| !term.readings.is_empty());
        plan.suggestion = (!corrections.is_empty()).then(|| corrected(text, &corrections));
        plan
    }

    /// The typed words; a code or hyphenated word that is not known as a whole falls apart.
    fn words(self, text: &str) -> Vec<Token> {
        let apart = |token: Token| {
            if token.parts.is_empty() || self.is_known(&token.whole.text) {
                return vec![token];
            }
            token.parts.into_iter().map(|whole| Token { whole, parts: Vec::new() }).collect()
        };
        tokenise(text).into_iter().flat_map(apart).collect()
    }

    fn is_light(self, word: &str) -> bool {
        match self.scope {
            Scope::Everything => self.analyser.language.is_light(word),
            Scope::Pages => self.analyser.thesaurus.is_light(&self.analyser.stem(word)),
        }
    }

    /// What the kept words mean besides themselves, one by one; last what the words that were not
    /// kept mean together (`het om`).
    fn meant(self, typed: &[Token], kept: &[usize]) -> Vec<Vec<Reading>> {
        let mut meant: Vec<Vec<Reading>> = (0..=kept.len()).map(|_| Vec::new()).collect();
        if self.scope == Scope::Everything {
            for (at, others) in kept.iter().zip(&mut meant) {
                let synonyms = self.analyser.language.synonyms(&typed[*at].whole.text).iter();
                others.extend(synonyms.filter_map(|other| self.target(std::slice::from_ref(other))));
            }
            return meant;
        }
        let stems = stems(typed, |word| self.analyser.stem(word));
        for (range, targets) in self.analyser.thesaurus.find(&stems) {
            let mut places: Vec<usize> =
                kept.iter().enumerate().filter(|(_, at)| range.contains(at)).map(|(place, _)| place).collect();
            if places.is_empty() {
                places.push(kept.len());
            }
            for place in places {
                meant[place].extend(targets.iter().filter_map(|target| self.target(target)));
            }
        }
        meant
    }

    /// Another word or expression, if all of it occurs.
    fn target(self, words: &[Box<str>]) -> Option<Reading> {
        let atom = |word: &str| self.atom(word).map(|atom| Atom { word: None, ..atom });
        let telling =
            words.iter().map(AsRef::as_ref).filter(|word| words.len() == 1 || !self.analyser.language.is_stop(word));
        let atoms = telling.map(atom).collect::<Option<Vec<Atom>>>()?;
        (!atoms.is_empty()).then_some(Reading { atoms, weight: SYNONYM_WEIGHT, partly: Partly::Weighed })
    }

    /// Which words are looked up: without stop words, unless there is nothing else or the next word
    /// makes one word with it (`is vlag` is the IS-vlag); no more than the cap.
    fn required(self, words: &[Token]) -> Vec<usize> {
        let is_stop = |word: &Token| self.analyser.language.is_stop(&word.whole.text);
        let starts_word = |index: usize| {
            let next = words.get(index + 1).map(|next| format!("{}{}", words[index].whole.text, next.whole.text));
            next.is_some_and(|joined| self.vocabulary.find(&joined).is_some())
        };
        let all_stop = words.iter().all(is_stop);
        let kept = words.iter().enumerate().filter(|(index, word)| all_stop || !is_stop(word) || starts_word(*index));
        kept.map(|(index, _)| index).take(MAX_TERMS).collect()
    }

    /// Whether a word is in any text: it is no misspelling then, even if no page has it.
    fn is_spelled(self, word: &str) -> bool {
        let known = self.vocabulary.find(word).map(|number| self.vocabulary.word(number).stem);
        known.is_some_and(|stem| self.vocabulary.count(stem, Scope::Everything) > 0)
    }

    fn is_known(self, word: &str) -> bool {
        self.vocabulary.find(word).is_some() || self.atom(word).is_some()
    }

    /// The readings of a word, with what else it may mean.
    fn readings(
        self,
        token: &Token,
        is_last: bool,
        others: Vec<Reading>,
        corrections: &mut Vec<(Span, String)>,
    ) -> Vec<Reading> {
        let word = &token.whole;
        let mut readings: Vec<Reading> = self.atom(&word.text).map(|atom| single(atom, 1.0)).into_iter().collect();
        let mut parts = self.parts(token);
        readings.extend(others);
        if readings.is_empty() {
            self.guess(word, is_last, &mut readings, corrections);
            // Half of a misspelled compound says less than the word that was meant.
            if let Some(parts) = parts.as_mut().filter(|_| !readings.is_empty()) {
                parts.partly = Partly::Refused;
            }
        }
        readings.extend(parts);
        readings
    }

    /// Readings of a word that occurs nowhere in the scope: its beginning of a longer word, misspelled,
    /// or else the longest known word in it.
    fn guess(self, word: &Span, is_last: bool, readings: &mut Vec<Reading>, corrections: &mut Vec<(Span, String)>) {
        let as_atom = |number: u32| {
            let word = self.vocabulary.word(number);
            Atom { stem: word.stem, word: None, rarity: self.rarity(word.stem) }
        };
        if self.is_spelled(&word.text) {
            let piece = self.vocabulary.longest_piece(&word.text, self.scope);
            readings.extend(piece.map(|number| single(as_atom(number), PIECE_WEIGHT)));
            return;
        }
        if is_last {
            let longer = self.vocabulary.starting_with(&word.text, self.scope);
            readings.extend(longer.into_iter().map(|number| single(as_atom(number), PREFIX_WEIGHT)));
            if !readings.is_empty() {
                return;
            }
        }
        let (nearest, edits) = self.vocabulary.nearest(&word.text, self.scope);
        let weight = if edits == 1 { ONE_EDIT_WEIGHT } else { TWO_EDITS_WEIGHT };
        if let Some(&first) = nearest.first() {
            corrections.push((word.clone(), self.vocabulary.word(first).text.to_string()));
        }
        readings.extend(nearest.into_iter().map(|number| single(as_atom(number), weight)));
        if readings.is_empty() {
            let piece = self.vocabulary.longest_piece(&word.text, self.scope);
            let pieces =
                piece.map_or_else(|| self.vocabulary.sharing_beginning(&word.text, self.scope), |number| vec![number]);
            readings.extend(pieces.into_iter().map(|number| single(as_atom(number), PIECE_WEIGHT)));
        }
    }

    /// The word as one stem, if that occurs.
    fn atom(self, text: &str) -> Option<Atom> {
        let word = self.vocabulary.find(text);
        let stem = match word {
            Some(number) => self.vocabulary.word(number).stem,
            None => self.vocabulary.find_stem(&self.analyser.stem(text))?,
        };
        let occurs = self.vocabulary.count(stem, self.scope) > 0;
        occurs.then(|| Atom { stem, word, rarity: self.rarity(stem) })
    }

    /// The parts of a compound or code, if it is one and at least one part occurs.
    fn parts(self, token: &Token) -> Option<Reading> {
        let whole = &token.whole.text;
        let stems = match token.parts.as_slice() {
            [] if whole.bytes().all(|byte| byte.is_ascii_digit()) => self.code_stems(whole),
            [] => self.compound_stems(whole),
            _ => self.spelled_stems(token),
        };
        let occurring = stems.into_iter().filter(|stem| self.vocabulary.count(*stem, self.scope) > 0);
        let atoms: Vec<Atom> = occurring.map(|stem| Atom { stem, word: None, rarity: self.rarity(stem) }).collect();
        let is_code = token.whole.text.bytes().any(|byte| byte.is_ascii_digit());
        let partly = if is_code { Partly::Half } else { Partly::Weighed };
        (!atoms.is_empty()).then_some(Reading { atoms, weight: PARTS_WEIGHT, partly })
    }

    /// The known codes that make up an unknown number: `8814` is 88 and 14.
    fn code_stems(self, number: &str) -> Vec<u32> {
        if self.vocabulary.find(number).is_some() {
            return self.compound_stems(number);
        }
        let code = |text: &str| {
            let known = self.vocabulary.find(text).map(|word| self.vocabulary.word(word));
            known.filter(|word| word.is_name).map(|word| word.stem)
        };
        let mut cuts = (2..number.len().saturating_sub(1)).map(|at| number.split_at(at));
        cuts.find_map(|(first, second)| Some(vec![code(first)?, code(second)?])).unwrap_or_default()
    }

    fn spelled_stems(self, token: &Token) -> Vec<u32> {
        let telling = token.parts.iter().filter(|part| part.text.len() > 1);
        telling.filter_map(|part| Some(self.atom(&part.text)?.stem)).collect()
    }

    fn compound_stems(self, word: &str) -> Vec<u32> {
        let parts = match self.vocabulary.find(word) {
            Some(number) => {
                let parts = self.vocabulary.word(number).parts.iter();
                side_by_side(parts.map(|part| (usize::from(part.from), usize::from(part.to), Some(part.stem))))
            }
            None => side_by_side(self.analyser.parts(word).into_iter().map(|(from, to)| {
                let stem = self.analyser.stem(&word[from..to]);
                (from, to, self.vocabulary.find_stem(&stem))
            })),
        };
        let is_telling = |from: usize, to: usize| word.get(from..to).is_some_and(|part| !self.is_light(part));
        parts.into_iter().filter(|&(from, to, _)| is_telling(from, to)).filter_map(|(.., stem)| stem).collect()
    }

    /// `haken kruis` also means `hakenkruis`.
    fn join_neighbours(self, words: &[Token], terms: &mut [Term]) {
        let mut joined = String::new();
        for (index, pair) in words.windows(2).enumerate() {
            for link in LINKS {
                joined.clear();
                joined.extend([pair[0].whole.text.as_str(), link, pair[1].whole.text.as_str()]);
                let Some(atom) = self.vocabulary.find(&joined).and_then(|_| self.atom(&joined)) else { continue };
                for term in &mut terms[index..index + 2] {
                    term.readings.push(single(atom, JOINED_WEIGHT));
                    term.importance = term.importance.max(atom.rarity);
                }
            }
            // Words that stand side by side in an entry as they do in the query.
            let together = format!("{}{PAIR_MARK}{}", pair[0].whole.text, pair[1].whole.text);
            if let Some(atom) = self.atom(&together) {
                terms[index + 1].together = Some(atom);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "document counts only weigh")]
    fn rarity(self, stem: u32) -> f32 {
        let count = self.vocabulary.count(stem, self.scope) as f32;
        (1.0 + (self.documents as f32 - count + 0.5) / (count + 0.5)).ln().max(0.1)
    }
}

fn single(atom: Atom, weight: f32) -> Reading {
    Reading { atoms: vec![atom], weight, partly: Partly::Weighed }
}

/// Words without readings ask nothing of a document.
fn importance(readings: &[Reading]) -> f32 {
    let rarities = readings.iter().map(|reading| reading.atoms[0].rarity);
    rarities.fold(0.0, f32::max)
}

/// Only the parts beside each other, without the parts of parts.
fn side_by_side(parts: impl Iterator<Item = (usize, usize, Option<u32>)>) -> Vec<(usize, usize, Option<u32>)> {
    let mut end = 0;
    let mut kept = Vec::new();
    for part in parts {
        if part.0 >= end {
            end = part.1;
            kept.push(part);
        }
    }
    kept
}

fn corrected(text: &str, corrections: &[(Span, String)]) -> String {
    let mut better = String::with_capacity(text.len() + 8);
    let mut at = 0;
    for (span, word) in corrections {
        better.push_str(&text[at..span.start]);
        better.push_str(word);
        at = span.end;
    }
    better.push_str(&text[at..]);
    better
}
