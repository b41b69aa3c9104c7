//! The words of a condition.

use super::condition::{Comparison, ConditionError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Number(i64),
    Name(String),
    Quoted(String),
    Compare(Comparison),
    And,
    Or,
    Not,
    Visited,
    Open,
    Close,
}

/// Something with the byte at which it starts.
pub(super) struct Place<T> {
    pub(super) at: usize,
    pub(super) what: T,
}

/// Longer signs first, so that `<=` is not read as `<`.
const SIGNS: [(&str, Token); 11] = [
    ("!=", Token::Compare(Comparison::Unequal)),
    ("<=", Token::Compare(Comparison::AtMost)),
    (">=", Token::Compare(Comparison::AtLeast)),
    ("≠", Token::Compare(Comparison::Unequal)),
    ("≤", Token::Compare(Comparison::AtMost)),
    ("≥", Token::Compare(Comparison::AtLeast)),
    ("=", Token::Compare(Comparison::Equal)),
    ("<", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::More)),
    ("(", Token::Open),
    (")", Token::Close),
];

pub(super) fn tokens(text: &str) -> Result<Vec<Place<Token>>, ConditionError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (what, length) = token(&text[at..]).map_err(|problem| ConditionError { at, problem })?;
        found.push(Place { at, what });
        at += length;
    }
    Ok(found)
}

/// The token at the start of a text, and its length in bytes.
fn token(text: &str) -> Result<(Token, usize), String> {
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Ok((token.clone(), sign.len()));
    }
    let first = text.chars().next().unwrap_or_default();
    if first == '"' || first == '\'' {
        let inside = &text[1..];
        let end = inside.find(first).ok_or("Dit aanhalingsteken wordt in de voorwaarde niet afgesloten.")?;
        return Ok((Token::Quoted(inside[..end].to_owned()), end + 2));
    }
    if first.is_ascii_digit() || first == '-' {
        let length = 1 + text[1..].bytes().take_while(u8::is_ascii_digit).count();
        let number = text[..length].parse().map_err(|_| "Dit is geen geheel getal dat past.".to_owned())?;
        return Ok((Token::Number(number), length));
    }
    if is_name_start(first) {
        let length = text.find(|c: char| !is_name_start(c) && !c.is_ascii_digit()).unwrap_or(text.len());
        return Ok((word(&text[..length]), length));
    }
    Err(format!("‘{first}’ is in een voorwaarde onbekend."))
}

fn is_name_start(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

fn word(word: &str) -> Token {
    match word {
        "en" => Token::And,
        "of" => Token::Or,
        "niet" => Token::Not,
        "bezocht" => Token::Visited,
        name => Token::Name(name.to_owned()),
    }
}

/// Whether a counter may have this name: what a condition reads as a name and not as a sign.
pub(super) fn is_counter_name(name: &str) -> bool {
    matches!(token(name), Ok((Token::Name(_), length)) if length == name.len())
}
