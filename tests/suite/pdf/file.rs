//! Reads a PDF back: its objects, without help from what wrote it.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

pub(super) type Dict = BTreeMap<String, Value>;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Name(String),
    Number(f64),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dict(Dict),
    Ref(usize),
    /// An operator, `true`, `null`.
    Word(String),
}

impl Value {
    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) | Self::Word(name) = self { Some(name) } else { None }
    }

    pub(super) fn number(&self) -> Option<usize> {
        if let Self::Number(number) = self { format!("{number:.0}").parse().ok() } else { None }
    }

    pub(super) fn array(&self) -> &[Value] {
        if let Self::Array(values) = self { values } else { std::slice::from_ref(self) }
    }

    /// A text of the document: UTF-16 with a mark, or one byte a letter.
    pub(super) fn text(&self) -> Option<String> {
        let Self::Text(bytes) = self else { return None };
        Some(match bytes.strip_prefix(b"\xfe\xff") {
            Some(wide) => utf16(wide),
            None => bytes.iter().map(|byte| char::from(*byte)).collect(),
        })
    }
}

pub(super) fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// Cuts bytes into values.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Tokens<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'%')
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.at < self.bytes.len() && !b" \r\n\t\0()<>[]/%".contains(&self.peek()) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned()
    }

    /// The next value; nothing at the end or at what closes an array or a dictionary.
    fn value(&mut self) -> Option<Value> {
        while self.at < self.bytes.len() && self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
        let (first, second) = (*self.bytes.get(self.at)?, self.bytes.get(self.at + 1).copied().unwrap_or_default());
        self.at += 1;
        Some(match (first, second) {
            (b'/', _) => Value::Name(self.word()),
            (b'(', _) => Value::Text(self.literal()),
            (b'[', _) => Value::Array(self.values()),
            (b'<', b'<') => {
                self.at += 1;
                let values = self.values();
                self.at += 1;
                let pairs = values.chunks_exact(2).map(|pair| (pair[0].name().unwrap().to_owned(), pair[1].clone()));
                Value::Dict(pairs.collect())
            }
            (b'<', _) => {
                let digits = self.word();
                self.at += 1;
                let pairs =
                    (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap());
                Value::Text(pairs.collect())
            }
            (b']' | b'>', _) => return None,
            (b'%', _) => {
                while self.at < self.bytes.len() && self.peek() != b'\n' {
                    self.at += 1;
                }
                return self.value();
            }
            _ => {
                self.at -= 1;
                let word = self.word();
                word.parse().map_or_else(|_| Value::Word(word.clone()), Value::Number)
            }
        })
    }

    fn values(&mut self) -> Vec<Value> {
        let mut values = Vec::new();
        while let Some(value) = self.value() {
            if value == Value::Word("R".to_owned()) {
                values.pop();
                let number = values.pop().and_then(|value: Value| value.number()).unwrap();
                values.push(Value::Ref(number));
            } else {
                values.push(value);
            }
        }
        values
    }

    fn literal(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 1);
        loop {
            let byte = self.bytes[self.at];
            self.at += 1;
            match byte {
                b'\\' => text.push(self.escaped()),
                b')' if depth == 1 => return text,
                _ => {
                    depth += i32::from(byte == b'(') - i32::from(byte == b')');
                    text.push(byte);
                }
            }
        }
    }

    fn escaped(&mut self) -> u8 {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let octal = String::from_utf8_lossy(&self.bytes[self.at - 1..self.at + 2]).into_owned();
                self.at += 2;
                u8::from_str_radix(&octal, 8).unwrap()
            }
            other => other,
        }
    }
}

/// Every value of a stream, operators too.
pub(super) fn tokens(bytes: &[u8]) -> Vec<Value> {
    Tokens { bytes, at: 0 }.values()
}

/// A file with its objects.
pub(super) struct File {
    bytes: Vec<u8>,
    places: Vec<usize>,
    pub(super) trailer: Dict,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let last = |word: &[u8]| bytes.windows(word.len()).rposition(|window| window == word).unwrap();
        let start = Tokens { bytes, at: last(b"startxref") + 9 }.value().unwrap().number().unwrap();
        let table = String::from_utf8_lossy(&bytes[start..last(b"trailer")]).into_owned();
        let places = table.lines().skip(2).map(|line| line[..10].parse().unwrap()).collect();
        let Some(Value::Dict(trailer)) = (Tokens { bytes, at: last(b"trailer") + 7 }).value() else { panic!() };
        Self { bytes: bytes.to_vec(), places, trailer }
    }

    fn object(&self, number: usize) -> (Value, usize) {
        let mut tokens = Tokens { bytes: &self.bytes, at: self.places[number] };
        let head = [tokens.value(), tokens.value(), tokens.value()];
        assert_eq!(head[0].as_ref().and_then(Value::number), Some(number), "the table of objects is wrong");
        (tokens.value().unwrap(), tokens.at)
    }

    /// What a value leads to.
    pub(super) fn get(&self, value: &Value) -> Value {
        if let Value::Ref(number) = value { self.object(*number).0 } else { value.clone() }
    }

    pub(super) fn dict(&self, value: &Value) -> Dict {
        if let Value::Dict(dict) = self.get(value) { dict } else { panic!("{value:?} is no dictionary") }
    }

    pub(super) fn stream(&self, value: &Value) -> Vec<u8> {
        let Value::Ref(number) = value else { panic!("{value:?} is no stream") };
        let (dict, end) = self.object(*number);
        let length = self.dict(&dict)["Length"].number().unwrap();
        let start = end + self.bytes[end..].windows(7).position(|window| window == b"stream\n").unwrap() + 7;
        let raw = &self.bytes[start..start + length];
        if !self.dict(&dict).contains_key("Filter") {
            return raw.to_vec();
        }
        let mut plain = Vec::new();
        ZlibDecoder::new(raw).read_to_end(&mut plain).unwrap();
        plain
    }
}
