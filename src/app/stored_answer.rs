//! Answers as they are stored.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::training::{Answer, Certainty, Mark, Note, Rating, Reply};

/// Whether two answers say the same, in whatever order their marks came.
pub(super) fn is_same(one: &Reply, other: &Reply) -> bool {
    encode(one) == encode(other)
}

/// An answer as it is stored, with what was said beside it.
pub(super) fn encode(reply: &Reply) -> Value {
    let mut stored = encode_answer(&reply.answer);
    if let Some(certainty) = reply.certainty {
        stored["zekerheid"] = json!(certainty.percent());
    }
    if !reply.reasons.is_empty() {
        let reasons: BTreeMap<&str, &str> = reply.reasons.iter().map(|(id, note)| (id.as_str(), note.text())).collect();
        stored["redenen"] = json!(reasons);
    }
    stored
}

fn encode_answer(answer: &Answer) -> Value {
    match answer {
        Answer::Continue => json!({ "verder": true }),
        Answer::Choice(id) => json!({ "keuze": id }),
        Answer::Weighing(marks) => {
            let marks: BTreeMap<&str, Value> =
                marks.iter().map(|(item, mark)| (item.as_str(), encode_mark(*mark))).collect();
            json!({ "weging": marks })
        }
        Answer::Recognition(ticked) => {
            // A set: who ticks in another order says the same.
            let ticked: BTreeSet<&String> = ticked.iter().collect();
            json!({ "herkennen": ticked })
        }
        Answer::Reflection(note) => json!({ "reflectie": note.as_ref().map(Note::text) }),
        Answer::Rating(ratings) => {
            let ratings: BTreeMap<&str, i8> =
                ratings.iter().map(|(id, rating)| (id.as_str(), rating.value())).collect();
            json!({ "beoordelen": ratings })
        }
    }
}

fn encode_mark(mark: Mark) -> Value {
    match mark {
        Mark::Value(value) => json!(value),
        Mark::OutsideMyField => Value::Null,
    }
}

/// The answer that was stored, or nothing when it is none of ours.
pub(super) fn decode(stored: &Value) -> Option<Reply> {
    let answer = decode_answer(stored)?;
    let reasons = match stored.get("redenen") {
        None => Vec::new(),
        Some(reasons) => {
            let reasons = reasons.as_object()?.iter();
            reasons.map(|(id, text)| Some((id.clone(), Note::kept(text.as_str()?)))).collect::<Option<_>>()?
        }
    };
    let certainty = match stored.get("zekerheid") {
        None => None,
        Some(percent) => Some(Certainty::from_percent(percent.as_i64()?)?),
    };
    Some(Reply { answer, certainty, reasons })
}

fn decode_answer(stored: &Value) -> Option<Answer> {
    if let Some(id) = stored.get("keuze") {
        return Some(Answer::Choice(id.as_str()?.to_owned()));
    }
    if let Some(marks) = stored.get("weging") {
        let marks = marks.as_object()?.iter().map(|(item, mark)| Some((item.clone(), decode_mark(mark)?)));
        return Some(Answer::Weighing(marks.collect::<Option<_>>()?));
    }
    if let Some(ticked) = stored.get("herkennen") {
        let ticked = ticked.as_array()?.iter().map(|id| Some(id.as_str()?.to_owned()));
        return Some(Answer::Recognition(ticked.collect::<Option<_>>()?));
    }
    if let Some(ratings) = stored.get("beoordelen") {
        let ratings = ratings.as_object()?.iter().map(|(id, rating)| Some((id.clone(), decode_rating(rating)?)));
        return Some(Answer::Rating(ratings.collect::<Option<_>>()?));
    }
    if let Some(text) = stored.get("reflectie") {
        return Some(Answer::Reflection(if text.is_null() { None } else { Some(Note::kept(text.as_str()?)) }));
    }
    stored.get("verder").map(|_| Answer::Continue)
}

fn decode_mark(stored: &Value) -> Option<Mark> {
    if stored.is_null() {
        return Some(Mark::OutsideMyField);
    }
    i8::try_from(stored.as_i64()?).ok().filter(|value| (-2..=2).contains(value)).map(Mark::Value)
}

fn decode_rating(stored: &Value) -> Option<Rating> {
    Rating::from_value(i8::try_from(stored.as_i64()?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_by_earlier_versions_is_read_as_it_was() {
        let stored = [
            (json!({ "verder": true }), Answer::Continue),
            (json!({ "keuze": "a" }), Answer::Choice("a".into())),
            (
                json!({ "weging": { "w1": -2, "w2": null } }),
                Answer::Weighing(vec![("w1".into(), Mark::Value(-2)), ("w2".into(), Mark::OutsideMyField)]),
            ),
        ];
        for (stored, answer) in stored {
            assert_eq!(decode(&stored), Some(answer.clone().into()));
            assert_eq!(encode(&answer.into()), stored);
        }
    }

    #[test]
    fn answers_survive_being_stored() {
        let answers = [
            Answer::Continue,
            Answer::Choice("doorvragen".into()),
            Answer::Weighing(vec![("w1".into(), Mark::Value(-2)), ("w2".into(), Mark::OutsideMyField)]),
            Answer::Recognition(Vec::new()),
            Answer::Recognition(vec!["a".into(), "b".into()]),
            Answer::Reflection(None),
            Answer::Reflection(Note::typed("Ik vroeg te laat door.")),
            Answer::Rating(vec![("a".into(), Rating::ALL[0]), ("b".into(), Rating::ALL[4])]),
        ];
        for answer in answers {
            let reply = Reply::from(answer);
            assert_eq!(decode(&encode(&reply)), Some(reply));
        }
        let weighing = Answer::Weighing(vec![("w1".into(), Mark::Value(1))]);
        let reasons = vec![("w1".to_owned(), Note::kept("Het is een feit."))];
        let weighed = Reply { answer: weighing, certainty: None, reasons };
        let sure = Reply { certainty: Some(Certainty::ALL[3]), ..Answer::Choice("a".into()).into() };
        for reply in [weighed, sure] {
            assert_eq!(decode(&encode(&reply)), Some(reply));
        }
        for odd in [
            json!({}),
            json!({ "weging": { "w1": 9 } }),
            json!({ "keuze": 3 }),
            json!({ "keuze": "a", "zekerheid": 55 }),
            json!({ "reflectie": 1 }),
            json!("x"),
            json!({ "herkennen": [1] }),
        ] {
            assert_eq!(decode(&odd), None, "{odd}");
        }
    }
}
