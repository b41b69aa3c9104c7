//! What a field of a document can be: text, a number, a day, a word of a closed vocabulary, or a list
//! of these.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeValue;

use super::fields::Value;
use super::{Fields, Word, nearest};

impl<'a> Fields<'a> {
    /// A text that may be absent. Empty text counts as absent and is reported.
    pub fn optional_text(&mut self, key: &str) -> Option<String> {
        let value = self.find(key)?;
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.error_at(key, format!("‘{key}’ is leeg."), "Vul het in of haal de regel weg.");
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong(&value.span(), key, "tekst", "\"…\"");
                None
            }
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, key: &str) -> String {
        self.require(key);
        self.optional_text(key).unwrap_or_default()
    }

    /// A text that must be there and has at most `most` characters.
    pub fn short_text(&mut self, key: &str, most: usize) -> String {
        let text = self.text(key);
        let length = text.chars().count();
        if length > most {
            self.error_at(key, format!("‘{key}’ heeft {length} tekens; er passen er {most}."), "Maak de tekst korter.");
        }
        text
    }

    pub(super) fn array(&mut self, key: &str) -> Vec<&'a Value<'a>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        if let Some(array) = value.get_ref().as_array() {
            return array.iter().collect();
        }
        self.wrong(&value.span(), key, "een lijst", "[\"…\", \"…\"]");
        Vec::new()
    }

    /// A list of texts with their places; absent means empty.
    pub fn placed_texts(&mut self, key: &str) -> Vec<(String, Range<usize>)> {
        let mut texts = Vec::new();
        for value in self.array(key) {
            match value.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), self.shift(&value.span()))),
                None => self.wrong(&value.span(), key, "een lijst van teksten", "[\"…\", \"…\"]"),
            }
        }
        texts
    }

    /// A list of texts; absent means empty.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        self.placed_texts(key).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of lists of texts; absent means empty.
    pub fn text_lists(&mut self, key: &str) -> Vec<Vec<String>> {
        let mut lists = Vec::new();
        for value in self.array(key) {
            let texts: Option<Vec<String>> = value
                .get_ref()
                .as_array()
                .and_then(|list| list.iter().map(|text| text.get_ref().as_str().map(str::to_owned)).collect());
            match texts {
                Some(texts) => lists.push(texts),
                None => {
                    self.wrong(&value.span(), key, "een lijst van lijsten van teksten", "[[\"…\", \"…\"], [\"…\"]]");
                }
            }
        }
        lists
    }

    /// A list of numbers; absent means empty.
    pub fn numbers(&mut self, key: &str) -> Vec<f64> {
        let mut numbers = Vec::new();
        for value in self.array(key) {
            match number(value.get_ref()) {
                Some(number) => numbers.push(number),
                None => self.wrong(&value.span(), key, "een lijst van getallen", "[0.0, 0.5, 1.0]"),
            }
        }
        numbers
    }

    /// A whole number that may be absent.
    pub fn optional_integer(&mut self, key: &str) -> Option<i64> {
        let value = self.find(key)?;
        let integer = value.get_ref().as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        if integer.is_none() {
            self.wrong(&value.span(), key, "een geheel getal", "1");
        }
        integer
    }

    /// A whole number inside a range that must be there; the range's start stands in when it is
    /// not.
    pub fn integer(&mut self, key: &str, range: std::ops::RangeInclusive<i64>) -> i64 {
        self.require(key);
        match self.optional_integer(key) {
            Some(integer) if range.contains(&integer) => integer,
            Some(integer) => {
                self.error_at(
                    key,
                    format!("‘{key}’ is {integer}, maar moet van {} tot en met {} zijn.", range.start(), range.end()),
                    "Kies een getal binnen deze grenzen.",
                );
                *range.start()
            }
            None => *range.start(),
        }
    }

    /// Yes or no; `default` when absent.
    pub fn flag(&mut self, key: &str, default: bool) -> bool {
        let Some(value) = self.find(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(&value.span(), key, "true (ja) of false (nee)", "true");
            default
        })
    }

    /// A day that may be absent.
    pub fn optional_date(&mut self, key: &str) -> Option<Date> {
        let value = self.find(key)?;
        let day = value.get_ref().as_datetime().and_then(|moment| moment.date).and_then(|day| {
            Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
        });
        if day.is_none() {
            self.wrong(&value.span(), key, "een datum", "2026-11-23 (zonder aanhalingstekens)");
        }
        day
    }

    /// A day that must be there.
    pub fn date(&mut self, key: &str) -> Date {
        self.require(key);
        self.optional_date(key).unwrap_or_default()
    }

    fn word_of<T: Word>(&self, key: &str, text: &str, span: &Range<usize>) -> Option<T> {
        let word = T::from_word(text);
        if word.is_none() {
            let near = nearest(text, T::ALL.iter().map(|value| value.word()));
            let all: Vec<_> = T::ALL.iter().map(|value| value.word()).collect();
            let remedy = near.map_or_else(
                || format!("Kies uit: {}.", all.join(", ")),
                |near| format!("Bedoelde u ‘{near}’? Kies uit: {}.", all.join(", ")),
            );
            self.report().error(
                self.document(),
                span,
                format!("‘{text}’ is geen geldige waarde voor ‘{key}’."),
                remedy,
            );
        }
        word
    }

    /// A word of a closed vocabulary that may be absent.
    pub fn optional_word<T: Word>(&mut self, key: &str) -> Option<T> {
        let text = self.optional_text(key)?;
        self.word_of(key, &text, &self.span(key))
    }

    /// A word of a closed vocabulary that must be there; the first value stands in when it is not.
    pub fn word<T: Word>(&mut self, key: &str) -> T {
        let text = self.text(key);
        let word = if text.is_empty() { None } else { self.word_of(key, &text, &self.span(key)) };
        word.unwrap_or(T::ALL[0])
    }

    /// A list of words of a closed vocabulary; absent means empty.
    pub fn words<T: Word>(&mut self, key: &str) -> Vec<T> {
        let texts = self.placed_texts(key);
        texts.iter().filter_map(|(text, span)| self.word_of(key, text, span)).collect()
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Float(float) => float.as_str(),
        DeValue::Integer(integer) => integer.as_str(),
        _ => return None,
    };
    text.replace('_', "").parse().ok()
}
