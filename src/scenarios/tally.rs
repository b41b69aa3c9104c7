//! What a panel says of one item, counted, and whether a whole panel is fit to be a key.

use super::Key;

/// The votes of a panel on one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The item.
    pub item: String,
    /// How many gave each answer, from −2 to +2.
    pub votes: [u32; 5],
    /// How many called it outside their field.
    pub outside: u32,
}

impl Tally {
    /// An item on which nobody voted yet.
    pub fn of(item: &str) -> Self {
        Self { item: item.to_owned(), votes: [0; 5], outside: 0 }
    }

    /// Counts a vote, −2 to 2; anything else is outside somebody's field.
    pub fn add(&mut self, vote: Option<i32>) {
        let place = vote.and_then(|vote| usize::try_from(vote + 2).ok());
        match place.and_then(|place| self.votes.get_mut(place)) {
            Some(count) => *count += 1,
            None => self.outside += 1,
        }
    }

    /// How many members answered it.
    pub fn members(&self) -> u32 {
        self.votes.iter().sum()
    }

    /// The answers given most, −2 to 2; more than one when they are equal, none without votes.
    pub(super) fn modes(&self) -> Vec<i8> {
        let most = self.votes.iter().copied().max().filter(|most| *most > 0);
        [-2, -1, 0, 1, 2]
            .into_iter()
            .zip(self.votes)
            .filter(|(_, count)| Some(*count) == most)
            .map(|(m, _)| m)
            .collect()
    }

    pub(super) fn is_unanimous(&self) -> bool {
        self.members() > 1 && self.votes.contains(&self.members())
    }

    pub(super) fn key(&self) -> Key {
        Key::Panel { votes: self.votes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_counted_at_their_place_and_the_rest_is_outside_the_field() {
        let mut tally = Tally::of("w1");
        for vote in [Some(-2), Some(2), Some(2), Some(0), None, Some(3), Some(-3)] {
            tally.add(vote);
        }
        assert_eq!(tally, Tally { item: "w1".into(), votes: [1, 0, 1, 0, 2], outside: 3 });
        assert_eq!((tally.members(), tally.modes()), (4, vec![2]));
    }

    #[test]
    fn equal_answers_are_all_modes_and_one_vote_is_not_unanimous() {
        let tally = |votes| Tally { votes, ..Tally::of("w1") };
        assert_eq!(tally([0, 3, 1, 3, 0]).modes(), [-1, 1]);
        assert!(tally([0; 5]).modes().is_empty() && !tally([0; 5]).is_unanimous());
        assert!(tally([0, 0, 0, 12, 0]).is_unanimous());
        assert!(!tally([0, 0, 0, 1, 0]).is_unanimous() && !tally([0, 0, 1, 11, 0]).is_unanimous());
    }
}
