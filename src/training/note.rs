//! What a learner writes in their own words: never scored, never looked through, and about nobody.

use std::fmt;

use super::{Answer, Reply};
use crate::base::{Finding, PersonalData, find_people, plain_text};
use crate::scenarios::Scenario;

/// The most characters of the reason under a weighing item, of a learner or of an expert.
pub const REASON_LENGTH: usize = 200;

/// The most characters of a reflection.
pub const REFLECTION_LENGTH: usize = 600;

/// Own words. They are shown to nobody but the learner, so no log can show them either.
#[derive(Clone, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// What was typed, or nothing when that is empty. Whether it may be kept is for the attempt to
    /// say.
    pub fn typed(text: &str) -> Option<Self> {
        Some(plain_text(text)).filter(|text| !text.is_empty()).map(Self)
    }

    /// What was kept earlier. It is not checked again: a stricter detector must not make an old
    /// attempt unreadable.
    pub fn kept(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Note({} characters)", self.0.chars().count())
    }
}

/// Why own words are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteObjection {
    /// The item whose reason it is; nothing for a reflection.
    pub item: Option<String>,
    /// What is wrong.
    pub problem: NoteProblem,
}

/// What is wrong with own words.
#[derive(Clone, PartialEq, Eq)]
pub enum NoteProblem {
    /// They are too long.
    TooLong {
        /// How many characters there are.
        length: usize,
        /// How many there may be.
        most: usize,
    },
    /// Someone seems to be named: what it looks like, and the words.
    NamesSomeone(Vec<(PersonalData, String)>),
}

/// Without the words: they would end up in logs.
impl fmt::Debug for NoteProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { length, most } => write!(formatter, "TooLong({length} of {most})"),
            Self::NamesSomeone(found) => write!(formatter, "NamesSomeone({} findings)", found.len()),
        }
    }
}

/// Everything that has to be mended in what was written beside or as an answer.
pub(super) fn objections(scenario: &Scenario, reply: &Reply) -> Vec<NoteObjection> {
    let mut found: Vec<NoteObjection> = reply
        .reasons
        .iter()
        .filter_map(|(item, note)| {
            problem(scenario, note, REASON_LENGTH).map(|problem| NoteObjection { item: Some(item.clone()), problem })
        })
        .collect();
    if let Answer::Reflection(Some(note)) = &reply.answer {
        let problem = problem(scenario, note, REFLECTION_LENGTH);
        found.extend(problem.map(|problem| NoteObjection { item: None, problem }));
    }
    found
}

/// Why a note cannot be kept, when that is so.
pub(super) fn problem(scenario: &Scenario, note: &Note, most: usize) -> Option<NoteProblem> {
    let text = note.text();
    let length = text.chars().count();
    if length > most {
        return Some(NoteProblem::TooLong { length, most });
    }
    let is_real =
        |finding: &Finding| finding.kind != PersonalData::Name || !is_of_case(scenario, &text[finding.span.clone()]);
    let named: Vec<_> = find_people(text)
        .into_iter()
        .filter(is_real)
        .map(|Finding { kind, span }| (kind, text[span].to_owned()))
        .collect();
    (!named.is_empty()).then_some(NoteProblem::NamesSomeone(named))
}

/// Whether every part of a name stands in the case, whose people are made up.
fn is_of_case(scenario: &Scenario, name: &str) -> bool {
    let mut parts = name.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’').filter(|part| !part.is_empty());
    parts.all(|part| scenario.bundle().files().iter().any(|file| has_word(file.text(), part)))
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::later_asks;
    use crate::training::tests::{begin, choice, play, record};
    use crate::training::{Attempt, Debrief, Mark, Refusal, Scorecard};

    fn thought(text: &str) -> Answer {
        Answer::Reflection(Note::typed(text))
    }

    fn refused(reply: impl Into<Reply>, at: usize) -> Vec<NoteObjection> {
        let scenario = later_asks("reflectie");
        let earlier = [choice("afwachten"), thought("")];
        let mut attempt = play(&scenario, &earlier[..at]);
        match attempt.answer(&scenario, at, reply) {
            Err(Refusal::Notes(objections)) => objections,
            Ok(_) => Vec::new(),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn weighed(reason: &str) -> Reply {
        let marks = ["w1", "w2"].map(|id| (id.to_owned(), Mark::Value(0)));
        let reasons = Note::typed(reason).map(|note| ("w2".to_owned(), note));
        let reasons = reasons.into_iter().collect();
        Reply { reasons, ..Answer::Weighing(marks.to_vec()).into() }
    }

    #[test]
    fn own_words_are_shown_back_and_never_scored() {
        let scenario = later_asks("reflectie");
        let replies = [choice("afwachten").into(), thought("Ik vroeg\r\nte laat door.").into(), weighed("Een feit.")];
        let (mut attempt, mut silent) = (begin(&scenario), begin(&scenario));
        for (step, reply) in replies.into_iter().enumerate() {
            silent
                .answer(
                    &scenario,
                    step,
                    if step == 1 { thought(" ").into() } else { Reply::from(reply.answer.clone()) },
                )
                .unwrap();
            attempt.answer(&scenario, step, reply).unwrap();
        }
        let debrief = Debrief::of(&scenario, &attempt);
        assert_eq!(debrief.steps[1].reflection.as_deref(), Some("Ik vroeg\nte laat door."));
        assert_eq!(debrief.steps[2].items[1].own_reason.as_deref(), Some("Een feit."));
        assert_eq!(debrief.steps[2].items[0].own_reason, None);
        assert_eq!(debrief.scorecard, Scorecard::of(&scenario, &silent));
        assert_eq!(Debrief::of(&scenario, &silent).steps[1].reflection, None);
        assert_eq!(Attempt::replay(&scenario, attempt.variant().clone(), 7, &record(&attempt)), Ok(attempt));
    }

    #[test]
    fn who_names_someone_is_told_and_the_people_of_the_case_may_be_named() {
        for text in ["Jan Jansen had gelijk.", "Bel 06-12345678", "jan de vries zei het", "Robin Jansen"] {
            let objections = refused(thought(text), 1);
            assert!(
                matches!(objections.as_slice(), [NoteObjection { item: None, problem: NoteProblem::NamesSomeone(_) }]),
                "{text}"
            );
            assert!(!format!("{objections:?} {:?}", thought(text)).contains("an"), "the words are in a log");
        }
        let objections = refused(weighed("mevrouw Jansen belde"), 2);
        assert_eq!(objections[0].item.as_deref(), Some("w2"));
        // The case speaks of Robin and of a Mentor; both are made up.
        for text in ["Robin was stil.", "Ik had Robin eerder moeten spreken.", ""] {
            assert_eq!(refused(thought(text), 1), [], "{text}");
        }
    }

    #[test]
    fn names_of_the_case_are_known_as_whole_words() {
        let scenario = later_asks("reflectie");
        assert!(is_of_case(&scenario, "Robin"));
        assert!(!is_of_case(&scenario, "Rob") && !is_of_case(&scenario, "Robin Jansen"));
    }

    #[test]
    fn own_words_have_a_length() {
        assert_eq!(refused(thought(&"é".repeat(REFLECTION_LENGTH)), 1), []);
        let long = refused(thought(&"é".repeat(REFLECTION_LENGTH + 1)), 1);
        assert_eq!(long[0].problem, NoteProblem::TooLong { length: 601, most: 600 });
        assert_eq!(refused(weighed(&"a".repeat(REASON_LENGTH)), 2), []);
        assert_eq!(refused(weighed(&"a".repeat(REASON_LENGTH + 1)), 2).len(), 1);
    }

    #[test]
    fn what_was_kept_is_read_back_whatever_would_be_said_of_it_now() {
        let scenario = later_asks("reflectie");
        let old = Answer::Reflection(Some(Note::kept("Jan Jansen")));
        let record = [("melding".to_owned(), choice("afwachten").into()), ("later".to_owned(), old.into())];
        let variant = scenario.variants().remove(0);
        assert!(Attempt::replay(&scenario, variant, 7, &record).is_ok());
    }

    #[test]
    fn a_reason_where_nothing_is_weighed_is_refused() {
        let scenario = later_asks("reflectie");
        let mut attempt = begin(&scenario);
        let reply = Reply { reasons: vec![("w1".to_owned(), Note::kept("x"))], ..choice("afwachten").into() };
        assert_eq!(attempt.answer(&scenario, 0, reply), Err(Refusal::OptionNotOffered { id: "w1".into() }));
    }
}
