//! What the answers to a weighing item are worth.

/// Fewer panel members than this say too little to score by (`10–20` in the literature on script
/// concordance; Dory 2012).
const LEAST_MEMBERS: u32 = 10;
/// From this share on each side, a panel is divided and its item is talked about, not scored.
const DIVIDED_SHARE: f64 = 0.25;
/// Credits closer than this are equal.
const EQUAL: f64 = 1e-9;

/// The key of a weighing item; the five places are the answers −2, −1, 0, +1, +2.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// Votes of real experts.
    Panel {
        /// How many gave each answer.
        votes: [u32; 5],
    },
    /// Set by the editors until there is a panel.
    Editorial {
        /// Credit of each answer, 0 to 1; the best has 1.
        credits: [f64; 5],
        /// Why, in Dutch.
        reason: String,
        /// The page of the handreiking that it rests on, as `deel/pagina`.
        source: String,
    },
}

/// What a panel cannot be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscored {
    /// The panel has too few members.
    SmallPanel,
    /// At least a quarter of the panel stands on either side.
    Divided,
}

impl Key {
    /// The credit of each answer by itself: the share of votes relative to the answer given most
    /// (AGG), or what the editors set.
    pub fn credits(&self) -> [f64; 5] {
        match self {
            Self::Editorial { credits, .. } => *credits,
            Self::Panel { votes } => {
                let most = f64::from(votes.iter().copied().max().unwrap_or(0).max(1));
                votes.map(|count| f64::from(count) / most)
            }
        }
    }

    /// Whether “no difference” is the best answer, and no other is as good.
    pub(super) fn is_neutral(&self) -> bool {
        let credits = self.credits();
        let best = credits.iter().copied().fold(0.0, f64::max);
        let bests: Vec<usize> = (0..credits.len()).filter(|place| credits[*place] > best - EQUAL).collect();
        bests == [2]
    }

    /// The credit that is scored (GUARD): an answer that points the other way than every best
    /// answer gets nothing, unless `0` is among the best. Without this, an answer in the wrong
    /// direction would still earn what a few deviant votes give it (Lineberry 2013).
    pub fn guarded_credits(&self) -> [f64; 5] {
        let credits = self.credits();
        let best = credits.iter().copied().fold(0.0, f64::max);
        let is_best = |place: usize| credits[place] > best - EQUAL;
        let (minus, plus) = (is_best(0) || is_best(1), is_best(3) || is_best(4));
        let mut guarded = credits;
        if !is_best(2) {
            if !minus {
                guarded[..2].fill(0.0);
            }
            if !plus {
                guarded[3..].fill(0.0);
            }
        }
        guarded
    }

    /// Whether an answer in the wrong direction has a credit that is not scored.
    pub(super) fn loses_credit(&self) -> bool {
        self.credits().iter().zip(self.guarded_credits()).any(|(credit, guarded)| credit - guarded > EQUAL)
    }

    /// Why the item is shown but not scored, when that is so. An editorial key is always scored.
    pub fn unscored(&self) -> Option<Unscored> {
        let Self::Panel { votes } = self else { return None };
        let members: u32 = votes.iter().sum();
        if members < LEAST_MEMBERS {
            return Some(Unscored::SmallPanel);
        }
        let share = |count: u32| f64::from(count) / f64::from(members);
        let (minus, plus) = (share(votes[0] + votes[1]), share(votes[3] + votes[4]));
        (minus >= DIVIDED_SHARE && plus >= DIVIDED_SHARE).then_some(Unscored::Divided)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_set_t1_gives_its_credits() {
        let cases: [([u32; 5], [f64; 5], bool); 6] = [
            ([0, 1, 3, 8, 3], [0.0, 0.0, 0.375, 1.0, 0.375], true),
            ([0, 0, 2, 5, 8], [0.0, 0.0, 0.25, 0.625, 1.0], true),
            ([6, 5, 3, 1, 0], [1.0, 5.0 / 6.0, 0.5, 0.0, 0.0], true),
            ([1, 6, 1, 6, 1], [1.0 / 6.0, 1.0, 1.0 / 6.0, 1.0, 1.0 / 6.0], false),
            ([0, 2, 9, 4, 0], [0.0, 2.0 / 9.0, 1.0, 4.0 / 9.0, 0.0], true),
            ([0, 0, 0, 6, 9], [0.0, 0.0, 0.0, 2.0 / 3.0, 1.0], true),
        ];
        for (votes, guarded, scored) in cases {
            let key = Key::Panel { votes };
            let differs =
                key.guarded_credits().iter().zip(guarded).any(|(found, wanted)| (found - wanted).abs() > EQUAL);
            assert!(!differs, "{votes:?}");
            assert_eq!(key.unscored().is_none(), scored, "{votes:?}");
        }
        let first = Key::Panel { votes: [0, 1, 3, 8, 3] };
        assert!((first.credits()[1] - 0.125).abs() < EQUAL && first.loses_credit());
    }

    #[test]
    fn a_small_panel_is_not_scored_and_an_empty_one_divides_nothing() {
        assert_eq!(Key::Panel { votes: [0, 0, 0, 4, 5] }.unscored(), Some(Unscored::SmallPanel));
        assert!(Key::Panel { votes: [0; 5] }.credits().iter().all(|credit| *credit < EQUAL));
    }
}
