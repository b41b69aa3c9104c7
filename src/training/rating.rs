//! How fitting a learner judges an approach to be.

/// −2 (very unfitting) to +2 (very fitting).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating(i8);

impl Rating {
    /// Every judgement, from −2 to +2.
    pub const ALL: [Self; 5] = [Self(-2), Self(-1), Self(0), Self(1), Self(2)];

    /// The judgement for a number, or nothing outside −2 to 2.
    pub fn from_value(value: i8) -> Option<Self> {
        (-2..=2).contains(&value).then_some(Self(value))
    }

    /// The number, −2 to 2.
    pub fn value(self) -> i8 {
        self.0
    }

    /// What it says, in Dutch.
    pub fn label(self) -> &'static str {
        ["zeer ongeschikt", "ongeschikt", "geschikt noch ongeschikt", "geschikt", "zeer geschikt"][self.place()]
    }

    /// Its place in a key, 0 to 4.
    pub fn place(self) -> usize {
        usize::from((self.0 + 2).unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_judgement_has_its_place_and_no_other_exists() {
        assert_eq!(Rating::ALL.map(Rating::place), [0, 1, 2, 3, 4]);
        assert_eq!(Rating::from_value(2).map(Rating::label), Some("zeer geschikt"));
        assert!([-3, 3, i8::MIN, i8::MAX].into_iter().all(|value| Rating::from_value(value).is_none()));
    }
}
