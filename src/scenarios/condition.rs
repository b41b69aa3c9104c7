//! The small language of `als`: whole numbers, comparisons, `en`, `of`, `niet`, brackets and
//! `bezocht("knoop")`. No loops and no arithmetic, so that every condition ends and every state
//! can be searched beforehand.

use super::State;
use super::condition_tokens::{Place, Token, tokens};

/// Longest condition that is read, in characters.
const MAX_LENGTH: usize = 200;
/// Deepest nesting of brackets and `niet` that is read.
const MAX_DEPTH: usize = 8;

/// When a choice is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    Compare(Operand, Comparison, Operand),
    Visited(String),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Operand {
    Number(i64),
    Counter(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// Why a condition is not understood: the byte in its text, and a Dutch sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ConditionError {
    pub(super) at: usize,
    pub(super) problem: String,
}

impl Condition {
    pub(super) fn parse(text: &str) -> Result<Self, ConditionError> {
        if text.chars().count() > MAX_LENGTH {
            let problem = format!("Deze voorwaarde is langer dan {MAX_LENGTH} tekens.");
            return Err(ConditionError { at: 0, problem });
        }
        let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0, end: text.len() };
        let condition = parser.any()?;
        match parser.peek() {
            None => Ok(condition),
            Some(_) => Err(parser.unexpected("het einde, ‘en’ of ‘of’")),
        }
    }

    /// Whether it holds in a state. An unknown counter counts as zero; a checked scenario has none.
    pub(super) fn holds(&self, state: &State) -> bool {
        match self {
            Self::Compare(left, comparison, right) => comparison.holds(left.value(state), right.value(state)),
            Self::Visited(node) => state.has_visited(node),
            Self::Not(inner) => !inner.holds(state),
            Self::All(parts) => parts.iter().all(|part| part.holds(state)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(state)),
        }
    }

    /// Shows every counter and every node that the condition speaks of.
    pub(super) fn names(&self, counter: &mut dyn FnMut(&str), node: &mut dyn FnMut(&str)) {
        match self {
            Self::Compare(left, _, right) => {
                for operand in [left, right] {
                    if let Operand::Counter(name) = operand {
                        counter(name);
                    }
                }
            }
            Self::Visited(name) => node(name),
            Self::Not(inner) => inner.names(counter, node),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.names(counter, node)),
        }
    }
}

impl Operand {
    fn value(&self, state: &State) -> i64 {
        match self {
            Self::Number(number) => *number,
            Self::Counter(name) => state.value(name).unwrap_or(0),
        }
    }
}

impl Comparison {
    fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Unequal => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

struct Parser {
    tokens: Vec<Place<Token>>,
    next: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|place| &place.what)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).map(|place| place.what.clone());
        self.next += 1;
        token
    }

    fn unexpected(&self, wanted: &str) -> ConditionError {
        let at = self.tokens.get(self.next).map_or(self.end, |place| place.at);
        ConditionError { at, problem: format!("Hier had in de voorwaarde {wanted} moeten staan.") }
    }

    fn expect(&mut self, token: &Token, wanted: &str) -> Result<(), ConditionError> {
        if self.peek() == Some(token) {
            self.next += 1;
            return Ok(());
        }
        Err(self.unexpected(wanted))
    }

    fn any(&mut self) -> Result<Condition, ConditionError> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(&Token::Or) {
            self.next += 1;
            parts.push(self.all()?);
        }
        Ok(single_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, ConditionError> {
        let mut parts = vec![self.one()?];
        while self.peek() == Some(&Token::And) {
            self.next += 1;
            parts.push(self.one()?);
        }
        Ok(single_or(parts, Condition::All))
    }

    fn one(&mut self) -> Result<Condition, ConditionError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let mut error = self.unexpected("");
            error.problem = format!("Deze voorwaarde heeft meer dan {MAX_DEPTH} lagen haakjes of ‘niet’.");
            return Err(error);
        }
        let condition = match self.peek() {
            Some(Token::Not) => {
                self.next += 1;
                Condition::Not(Box::new(self.one()?))
            }
            Some(Token::Open) => {
                self.next += 1;
                let inner = self.any()?;
                self.expect(&Token::Close, "een haakje )")?;
                inner
            }
            Some(Token::Visited) => self.visited()?,
            _ => self.comparison()?,
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn visited(&mut self) -> Result<Condition, ConditionError> {
        self.next += 1;
        self.expect(&Token::Open, "een haakje ( na bezocht")?;
        let Some(Token::Quoted(_)) = self.peek() else {
            return Err(self.unexpected("de naam van een knoop tussen aanhalingstekens"));
        };
        let Some(Token::Quoted(node)) = self.take() else { return Err(self.unexpected("een knoop")) };
        self.expect(&Token::Close, "een haakje )")?;
        Ok(Condition::Visited(node))
    }

    fn comparison(&mut self) -> Result<Condition, ConditionError> {
        let left = self.operand()?;
        let Some(Token::Compare(comparison)) = self.peek().cloned() else {
            return Err(self.unexpected("een vergelijking (=, ≠, <, ≤, > of ≥)"));
        };
        self.next += 1;
        let right = self.operand()?;
        Ok(Condition::Compare(left, comparison, right))
    }

    fn operand(&mut self) -> Result<Operand, ConditionError> {
        let operand = match self.peek() {
            Some(Token::Number(number)) => Operand::Number(*number),
            Some(Token::Name(name)) => Operand::Counter(name.clone()),
            _ => return Err(self.unexpected("een naam uit [toestand] of een geheel getal")),
        };
        self.next += 1;
        Ok(operand)
    }
}

fn single_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() > 1 {
        return join(parts);
    }
    parts.pop().unwrap_or_else(|| join(Vec::new()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::scenarios::state::Counter;

    fn state() -> State {
        let counter = Counter { value: 1, min: -2, max: 2 };
        let mut state = State::new(BTreeMap::from([("vertrouwen".to_owned(), counter)]));
        state.enter("later");
        state
    }

    #[test]
    fn conditions_read_as_their_author_means_them() {
        let cases = [
            ("vertrouwen >= 0", true),
            ("vertrouwen ≥ 2", false),
            ("vertrouwen = 1 en bezocht(\"later\")", true),
            ("vertrouwen≠1 of bezocht('elders')", false),
            ("vertrouwen != 1 of niet bezocht(\"elders\")", true),
            // `en` binds tighter than `of`.
            ("1 = 1 of 1 = 1 en 1 = 2", true),
            ("(1 = 1 of 1 = 1) en 1 = 2", false),
            ("niet (vertrouwen < -1) en vertrouwen <= 1", true),
            ("vertrouwen ≤ 0 of vertrouwen > 2", false),
        ];
        for (text, holds) in cases {
            assert_eq!(Condition::parse(text).unwrap().holds(&state()), holds, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_pointed_at() {
        let deep = format!("{}1 = 1{}", "(".repeat(9), ")".repeat(9));
        let long = "1 = 1 en ".repeat(30);
        let cases = [
            ("", 0),
            ("vertrouwen", 10),
            ("vertrouwen >", 12),
            ("vertrouwen > 0 0", 15),
            ("(vertrouwen > 0", 15),
            ("bezocht(later)", 8),
            ("vertrouwen + 1 > 0", 11),
            ("bezocht(\"later", 8),
            ("vertrouwen > 99999999999999999999", 13),
            (deep.as_str(), 8),
            (long.as_str(), 0),
        ];
        for (text, at) in cases {
            assert_eq!(Condition::parse(text).unwrap_err().at, at, "{text}");
        }
    }
}
