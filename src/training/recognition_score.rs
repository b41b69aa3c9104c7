//! HERKENNEN: what was noticed of what asks for follow-up, and what was rightly left alone.

use super::{Answer, Attempt};
use crate::base::dutch;
use crate::scenarios::Scenario;

/// The lines that were looked at in an attempt, first visits only. Two shares, never one: who ticks
/// everything notices everything, and leaves nothing alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecognitionScore {
    /// Lines that ask for follow-up and were ticked.
    pub hits: usize,
    /// Lines that ask for follow-up and were not ticked.
    pub misses: usize,
    /// Lines that ask for nothing and were ticked.
    pub false_alarms: usize,
    /// Lines that ask for nothing and were not ticked.
    pub correct_rejections: usize,
}

impl RecognitionScore {
    pub(super) fn of(scenario: &Scenario, attempt: &Attempt) -> Self {
        let mut score = Self::default();
        for step in attempt.steps().iter().filter(|step| step.first_visit) {
            let (Some(node), Answer::Recognition(ticked)) = (scenario.node(&step.node), &step.answer) else { continue };
            for line in node.lines() {
                let count = match (line.asks_follow_up, ticked.contains(&line.id)) {
                    (true, true) => &mut score.hits,
                    (true, false) => &mut score.misses,
                    (false, true) => &mut score.false_alarms,
                    (false, false) => &mut score.correct_rejections,
                };
                *count += 1;
            }
        }
        score
    }

    /// How many lines there were.
    pub fn lines(&self) -> usize {
        self.hits + self.misses + self.false_alarms + self.correct_rejections
    }

    /// The share noticed of what asks for follow-up, 0 to 1; nothing when nothing did.
    pub fn noticed(&self) -> Option<f64> {
        share(self.hits, self.misses)
    }

    /// The share rightly left alone of the other lines, 0 to 1; nothing when there were none.
    pub fn left_alone(&self) -> Option<f64> {
        share(self.correct_rejections, self.false_alarms)
    }

    /// The result as Dutch sentences; nothing when nothing was looked at.
    pub fn sentence(&self) -> Option<String> {
        let part = |share: Option<f64>, right: usize, wrong: usize| {
            share.map(|share| format!("{right} van {} ({})", right + wrong, dutch::percent(share)))
        };
        let noticed = part(self.noticed(), self.hits, self.misses);
        let left_alone = part(self.left_alone(), self.correct_rejections, self.false_alarms);
        let sentences = [
            noticed.map(|noticed| format!("Opgemerkt: {noticed}.")),
            left_alone.map(|left| format!("Terecht laten liggen: {left}.")),
        ];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

fn share(right: usize, wrong: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "an attempt has at most some thousands of lines")]
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    (right + wrong > 0).then(|| share(right, right + wrong))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::later_asks;
    use crate::training::tests::{begin, choice, near, play};
    use crate::training::{Debrief, Refusal, Scorecard};

    fn ticked(ids: &[&str]) -> Answer {
        Answer::Recognition(ids.iter().map(|id| (*id).to_owned()).collect())
    }

    #[test]
    fn what_was_noticed_and_what_was_left_alone_are_told_apart() {
        let scenario = later_asks("herkennen");
        let cases: [(&[&str], [usize; 4], &str); 4] = [
            (&[], [0, 1, 0, 1], "Opgemerkt: 0 van 1 (0%). Terecht laten liggen: 1 van 1 (100%)."),
            (&["r1"], [1, 0, 0, 1], "Opgemerkt: 1 van 1 (100%). Terecht laten liggen: 1 van 1 (100%)."),
            (&["r2", "r1"], [1, 0, 1, 0], "Opgemerkt: 1 van 1 (100%). Terecht laten liggen: 0 van 1 (0%)."),
            (&["r2"], [0, 1, 1, 0], "Opgemerkt: 0 van 1 (0%). Terecht laten liggen: 0 van 1 (0%)."),
        ];
        for (ids, [hits, misses, false_alarms, correct_rejections], sentence) in cases {
            let attempt = play(&scenario, &[choice("afwachten"), ticked(ids)]);
            let score = Scorecard::of(&scenario, &attempt).recognition;
            assert_eq!(score, RecognitionScore { hits, misses, false_alarms, correct_rejections });
            assert_eq!(score.sentence().as_deref(), Some(sentence));
            let lines = &Debrief::of(&scenario, &attempt).steps[1].lines;
            assert_eq!(lines[0].reason, "Wat hij schreef, vraagt om doorvragen.");
            assert_eq!(
                lines.iter().map(|line| line.ticked).collect::<Vec<_>>(),
                ["r1", "r2"].map(|id| ids.contains(&id))
            );
        }
    }

    #[test]
    fn a_line_that_is_not_there_or_ticked_twice_is_refused() {
        let scenario = later_asks("herkennen");
        let mut attempt = begin(&scenario);
        attempt.answer(&scenario, 0, choice("afwachten")).unwrap();
        for ids in [&["r9"][..], &["r1", "r1"]] {
            let refusal = Refusal::OptionNotOffered { id: ids[0].to_owned() };
            assert_eq!(attempt.answer(&scenario, 1, ticked(ids)), Err(refusal));
        }
        assert_eq!(attempt.answer(&scenario, 1, Answer::Continue), Err(Refusal::WrongKind));
    }

    #[test]
    fn without_lines_there_is_nothing_to_tell() {
        assert_eq!(RecognitionScore::default().sentence(), None);
        near(RecognitionScore { hits: 3, misses: 1, ..RecognitionScore::default() }.noticed().unwrap(), 0.75);
    }
}
