//! Text to tokens: words, numbers, codes with or without separators, signs.

use super::fold::{is_flag_half, is_ignorable, is_sign, push_folded};

/// Stands between the two words of a pair, so that a pair is never taken for a word.
pub(super) const PAIR_MARK: char = '\u{1F}';

/// Longest word that is kept, in bytes; what comes after is ignored.
const MAX_WORD: usize = 48;
/// Most signs that are taken together, as in `⚡⚡`.
const MAX_SIGNS: usize = 8;
/// Most groups and characters of a code with separators: enough for `2 x 44`, not for a phone number.
const MAX_CODE_GROUPS: usize = 6;
const MAX_CODE_LENGTH: usize = 8;
/// Most words that hyphens make into one.
const MAX_HYPHENATED: usize = 4;
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// A stretch of the text: folded, with its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A word, and the stretches it was put together from when it was not written in one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) whole: Span,
    pub(super) parts: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Word,
    Letter,
    Number,
    Mixed,
    Sign,
}

struct Unit {
    span: Span,
    shape: Shape,
}

/// Splits any text; never fails and takes time linear in its length.
pub(super) fn tokenise(text: &str) -> Vec<Token> {
    let units = Scanner::new(text).units();
    let mut tokens = Vec::with_capacity(units.len());
    let mut rest = units.as_slice();
    while !rest.is_empty() {
        let (run, others) = rest.split_at(run_length(text, rest));
        if is_too_long(run) {
            tokens.extend(run.chunks(1).map(join));
        } else {
            tokens.push(join(run));
        }
        rest = others;
    }
    tokens
}

struct Scanner<'a> {
    text: &'a str,
    units: Vec<Unit>,
    open: Option<Span>,
    after_joiner: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, units: Vec::with_capacity(text.len() / 6), open: None, after_joiner: false }
    }

    fn units(mut self) -> Vec<Unit> {
        for (at, c) in self.text.char_indices() {
            self.take(at, c);
        }
        self.close();
        self.units
    }

    fn take(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if is_ignorable(c) {
            self.stretch(at, end);
            self.after_joiner = c == ZERO_WIDTH_JOINER;
            return;
        }
        let is_gender = self.after_joiner && matches!(c, '♀' | '♂');
        self.after_joiner = false;
        if is_gender {
            self.stretch(at, end);
        } else if is_sign(c) {
            self.close();
            self.sign(at, c);
        } else if c.is_alphanumeric() {
            self.letter(at, c);
        } else if !self.is_inner_apostrophe(end, c) {
            self.close();
            self.bracket(at, c);
        }
    }

    /// Marks and joiners belong to what stands before them.
    fn stretch(&mut self, at: usize, end: usize) {
        let last = self.open.as_mut().or_else(|| self.units.last_mut().map(|unit| &mut unit.span));
        if let Some(span) = last.filter(|span| span.end == at) {
            span.end = end;
        }
    }

    fn letter(&mut self, at: usize, c: char) {
        let span = self.open.get_or_insert_with(|| Span { text: String::with_capacity(12), start: at, end: at });
        if span.text.len() < MAX_WORD {
            push_folded(c, &mut span.text);
        }
        span.end = at + c.len_utf8();
    }

    fn sign(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if is_flag_half(c)
            && let Some(first) = self.units.last_mut()
            && first.span.end == at
            && first.span.text.chars().count() == 1
            && first.span.text.chars().all(is_flag_half)
        {
            first.span.text.push(c);
            first.span.end = end;
            return;
        }
        self.push(Span { text: c.to_string(), start: at, end }, Shape::Sign);
    }

    /// Three brackets in a row are a sign of their own.
    fn bracket(&mut self, at: usize, c: char) {
        let three = match c {
            '(' => "(((",
            ')' => ")))",
            _ => return,
        };
        let is_new = self.units.last().is_none_or(|last| last.span.end <= at);
        if is_new && self.text[at..].starts_with(three) {
            self.push(Span { text: three.to_owned(), start: at, end: at + 3 }, Shape::Sign);
        }
    }

    /// The apostrophe of `foto's` belongs to its word. That of `zo'n` parts two words: otherwise it
    /// would read as `zon`.
    fn is_inner_apostrophe(&self, end: usize, c: char) -> bool {
        let mut after = self.text[end..].chars();
        let (first, second) = (after.next(), after.next());
        let is_short_een = first.is_some_and(|c| matches!(c, 'n' | 'N')) && !second.is_some_and(char::is_alphabetic);
        matches!(c, '\'' | '’' | '`') && self.open.is_some() && first.is_some_and(char::is_alphabetic) && !is_short_een
    }

    fn close(&mut self) {
        if let Some(span) = self.open.take().filter(|span| !span.text.is_empty()) {
            let shape = shape(&span.text);
            self.push(span, shape);
        }
    }

    fn push(&mut self, span: Span, shape: Shape) {
        self.units.push(Unit { span, shape });
    }
}

fn shape(word: &str) -> Shape {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let length = word.chars().count();
    match (digits, length) {
        (0, 1) => Shape::Letter,
        (0, _) => Shape::Word,
        (digits, length) if digits == length => Shape::Number,
        _ => Shape::Mixed,
    }
}

/// How many of the units at the front make one token.
fn run_length(text: &str, units: &[Unit]) -> usize {
    let run = |max: usize, fits: fn(&str, &Unit) -> bool| {
        let more = units.windows(2).take(max - 1);
        1 + more
            .take_while(|pair| fits(&text[pair[0].span.end..pair[1].span.start.max(pair[0].span.end)], &pair[1]))
            .count()
    };
    match units[0].shape {
        Shape::Sign => run(MAX_SIGNS, |gap, next| gap.is_empty() && next.shape == Shape::Sign),
        Shape::Letter | Shape::Number => {
            let code = run(MAX_CODE_GROUPS, |gap, next| is_code_gap(gap) && is_code_unit(next));
            if code > 1 { code } else { run(MAX_HYPHENATED, is_hyphenated) }
        }
        Shape::Word | Shape::Mixed => run(MAX_HYPHENATED, is_hyphenated),
    }
}

/// Telephone numbers and dates are no codes.
fn is_too_long(run: &[Unit]) -> bool {
    let length: usize = run.iter().map(|unit| unit.span.text.len()).sum();
    run.iter().all(is_code_unit) && length > MAX_CODE_LENGTH
}

fn is_code_unit(unit: &Unit) -> bool {
    matches!(unit.shape, Shape::Letter | Shape::Number)
}

/// `14/88`, `14-88`, `14 88`, `14 / 88`: one separator, perhaps with spaces around it.
fn is_code_gap(gap: &str) -> bool {
    let mut inner = gap.trim_matches(' ').chars();
    gap.len() <= 5
        && !gap.is_empty()
        && match (inner.next(), inner.next()) {
            (None, _) => true,
            (Some(c), None) => matches!(c, '/' | '-' | '.' | '_' | '·' | '&' | '+' | '–' | '×' | ':' | '\\'),
            _ => false,
        }
}

fn is_hyphenated(gap: &str, next: &Unit) -> bool {
    matches!(gap, "-" | "‐" | "‑" | "_") && next.shape != Shape::Sign
}

fn join(units: &[Unit]) -> Token {
    let first = &units[0];
    if units.len() == 1 {
        let parts = if first.shape == Shape::Mixed { runs(&first.span) } else { Vec::new() };
        return Token { whole: first.span.clone(), parts };
    }
    Token {
        whole: Span {
            text: units.iter().map(|unit| unit.span.text.as_str()).collect(),
            start: first.span.start,
            end: units[units.len() - 1].span.end,
        },
        parts: units.iter().map(|unit| unit.span.clone()).collect(),
    }
}

/// The letters and the digits of `C18` or `88er` apart; single characters say nothing.
fn runs(span: &Span) -> Vec<Span> {
    let is_plain = span.text.is_ascii() && span.text.len() == span.end - span.start;
    if !is_plain {
        return Vec::new();
    }
    let bytes = span.text.as_bytes();
    let mut from = 0;
    let mut found = Vec::new();
    for to in 1..=bytes.len() {
        let is_border = to == bytes.len() || bytes[to].is_ascii_digit() != bytes[from].is_ascii_digit();
        if is_border {
            if to - from > 1 {
                found.push(Span {
                    text: span.text[from..to].to_owned(),
                    start: span.start + from,
                    end: span.start + to,
                });
            }
            from = to;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |token: &Token| {
            let parts: Vec<&str> = token.parts.iter().map(|part| part.text.as_str()).collect();
            if parts.is_empty() {
                token.whole.text.clone()
            } else {
                format!("{}={}", token.whole.text, parts.join("+"))
            }
        };
        tokenise(text).iter().map(show).collect()
    }

    #[test]
    fn codes_signs_and_words_become_the_same_token_however_they_are_written() {
        let table: &[(&str, &[&str])] = &[
            ("14/88", &["1488=14+88"]),
            ("14-88", &["1488=14+88"]),
            ("14 88", &["1488=14+88"]),
            ("14 / 88", &["1488=14+88"]),
            ("1488", &["1488"]),
            ("C18", &["c18=18"]),
            ("C-18", &["c18=c+18"]),
            ("C 18", &["c18=c+18"]),
            ("WWG1WGA", &["wwg1wga=wwg+wga"]),
            ("A.C.A.B.", &["acab=a+c+a+b"]),
            ("2 x 44", &["2x44=2+x+44"]),
            ("06 1234 56 78", &["06", "1234", "56", "78"]),
            ("8\u{FE0F}\u{20E3}8\u{FE0F}\u{20E3}", &["88"]),
            ("VOC-vlag", &["vocvlag=voc+vlag"]),
            ("foto's van ’s avonds", &["fotos", "van", "s", "avonds"]),
            ("zo'n zon", &["zo", "n", "zon"]),
            ("🐸!", &["🐸"]),
            ("⚡\u{FE0F}⚡", &["⚡⚡=⚡+⚡"]),
            ("☝🏿 ☝\u{FE0F}", &["☝", "☝"]),
            ("🧔🏽\u{200D}♂\u{FE0F}", &["🧔"]),
            ("🇳🇱🇩🇪", &["🇳🇱🇩🇪=🇳🇱+🇩🇪"]),
            ("卐 ᛟ", &["卐", "ᛟ"]),
            ("(((naam)))", &["(((", "naam", ")))"]),
            ("\0\"[a-z]+*?{", &["az=a+z"]),
        ];
        for (text, expected) in table {
            assert_eq!(&shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn places_point_into_the_text_as_it_was_written() {
        let text = "Één ☝🏿 op 14/88";
        let found: Vec<&str> = tokenise(text).iter().map(|token| &text[token.whole.start..token.whole.end]).collect();
        assert_eq!(found, ["Één", "☝🏿", "op", "14/88"]);
    }

    #[test]
    fn an_endless_word_is_cut() {
        let tokens = tokenise(&"a".repeat(10_000));
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].whole.text.len(), MAX_WORD);
    }
}
