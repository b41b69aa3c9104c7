//! What an expert of a panel says of the items of a case: the same scale as a learner, and the same
//! care for people in what is written.

use super::Mark;
use super::note::{self, Note, NoteProblem, REASON_LENGTH};
use crate::scenarios::{Node, Scenario};

/// What came in about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedVote {
    /// The item.
    pub item: String,
    /// What it does to the hypothesis.
    pub mark: Option<Mark>,
    /// Why, in one line.
    pub reason: Option<Note>,
}

/// What an expert says of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The item.
    pub item: String,
    /// What it does to the hypothesis.
    pub mark: Mark,
    /// Why, in one line.
    pub reason: Option<Note>,
}

/// Votes that may be kept: each on an item of the scenario, at most one on each, and about nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot(Vec<Vote>);

/// What has to be mended before votes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotObjection {
    /// The item.
    pub item: String,
    /// What is wrong.
    pub problem: BallotProblem,
}

/// What is wrong with what came in about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BallotProblem {
    /// There is a reason, but no vote.
    WithoutMark,
    /// The reason cannot be kept.
    Reason(NoteProblem),
}

impl Ballot {
    /// Takes in what came in, or tells everything that has to be mended. Items may be left for
    /// another time; what is about no item of the scenario is left out.
    pub fn parse(scenario: &Scenario, typed: &[TypedVote]) -> Result<Self, Vec<BallotObjection>> {
        let (mut votes, mut objections) = (Vec::new(), Vec::new());
        for item in scenario.weighings().into_iter().flat_map(Node::items) {
            let Some(TypedVote { mark, reason, .. }) = typed.iter().find(|one| one.item == item.id) else { continue };
            let mut object = |problem| objections.push(BallotObjection { item: item.id.clone(), problem });
            let wrong = reason.as_ref().and_then(|reason| note::problem(scenario, reason, REASON_LENGTH));
            if let Some(problem) = wrong {
                object(BallotProblem::Reason(problem));
            }
            match mark {
                Some(mark) => votes.push(Vote { item: item.id.clone(), mark: *mark, reason: reason.clone() }),
                None if reason.is_some() => object(BallotProblem::WithoutMark),
                None => {}
            }
        }
        if objections.is_empty() { Ok(Self(votes)) } else { Err(objections) }
    }

    /// The votes, in the order in which the items are shown.
    pub fn votes(&self) -> &[Vote] {
        &self.0
    }
}

impl Vote {
    /// −2 to 2; nothing when it is outside the expert's field.
    pub fn value(&self) -> Option<i8> {
        match self.mark {
            Mark::Value(value) => Some(value),
            Mark::OutsideMyField => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::example::example;

    fn typed(item: &str, mark: Option<i8>, reason: &str) -> TypedVote {
        TypedVote { item: item.to_owned(), mark: mark.and_then(Mark::from_value), reason: Note::typed(reason) }
    }

    #[test]
    fn votes_on_items_of_the_case_are_taken_in_and_the_rest_is_left_out() {
        let came = [
            typed("w2", Some(-1), " Werk\u{0} helpt. "),
            TypedVote { mark: Some(Mark::OutsideMyField), ..typed("w1", None, "") },
            typed("w9", Some(1), "Bel 06-12345678"),
            typed("w2", Some(2), ""),
        ];
        let ballot = Ballot::parse(&example(), &came).unwrap();
        let told: Vec<_> = ballot.votes().iter().map(|vote| (vote.item.as_str(), vote.value())).collect();
        assert_eq!(told, [("w1", None), ("w2", Some(-1))]);
        assert_eq!(ballot.votes()[1].reason.as_ref().map(Note::text), Some("Werk helpt."));
        assert_eq!(Ballot::parse(&example(), &[typed("w1", None, "")]).unwrap().votes(), []);
    }

    #[test]
    fn a_reason_names_nobody_is_short_and_comes_with_a_vote() {
        let problem = |mark, reason: &str| {
            let objections = Ballot::parse(&example(), &[typed("w1", mark, reason)]).err().unwrap_or_default();
            objections.into_iter().map(|objection| objection.problem).collect::<Vec<_>>()
        };
        assert_eq!(problem(Some(1), "Robin zegt het zelf."), [], "the people of the case are made up");
        assert!(matches!(&problem(Some(1), "Jan de Vries")[..], [BallotProblem::Reason(NoteProblem::NamesSomeone(_))]));
        let long = "a".repeat(REASON_LENGTH + 1);
        assert!(matches!(&problem(Some(1), &long)[..], [BallotProblem::Reason(NoteProblem::TooLong { .. })]));
        assert_eq!(problem(None, "Daarom."), [BallotProblem::WithoutMark]);
        assert_eq!(problem(None, "Jan de Vries").len(), 2, "everything at once");
    }
}
