//! Whether a panel is fit to be a key: the gates of script concordance testing, for its author.

use super::{Tally, Unscored};
use crate::base::dutch;

/// Fewer than this share of the items may have a panel that says all the same.
const MOST_UNANIMOUS: f64 = 0.20;
/// Always answering 0 pays when more items than this have 0 as the answer given most (Lubarsky 2018).
const MOST_NEUTRAL: f64 = 0.10;
/// Fewer items than this with an outer answer reward never using the outer ones (Lineberry 2013).
const LEAST_OUTER: f64 = 0.25;

/// One demand on a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What is asked, in Dutch.
    pub demand: &'static str,
    /// Whether it is met.
    pub is_met: bool,
    /// What was found, in Dutch.
    pub found: String,
    /// What the author can do when it is not met, in Dutch.
    pub remedy: &'static str,
}

/// Every demand, met or not. Items without votes count only for the number of members.
pub fn gates(tallies: &[Tally]) -> Vec<Gate> {
    let voted: Vec<&Tally> = tallies.iter().filter(|tally| tally.members() > 0).collect();
    let share = Share { of: &voted };
    vec![
        members(tallies),
        share.gate(
            "Hoogstens 20% van de weegvragen is unaniem.",
            Tally::is_unanimous,
            |share| share <= MOST_UNANIMOUS,
            "Over een unanieme weegvraag valt weinig te leren. Maak het gegeven minder eenduidig, of haal de weegvraag weg.",
        ),
        share.gate(
            "Hoogstens 10% van de weegvragen heeft 0 als meest gegeven antwoord.",
            |tally| tally.modes().contains(&0),
            |share| share <= MOST_NEUTRAL,
            "Wie steeds 0 antwoordt, scoort nu te goed. Maak van deze gegevens iets dat het vermoeden sterker of zwakker maakt, of haal ze weg.",
        ),
        share.gate(
            "Ten minste 25% van de weegvragen heeft −2 of +2 als meest gegeven antwoord.",
            |tally| tally.modes().iter().any(|mode| mode.abs() == 2),
            |share| share >= LEAST_OUTER,
            "Wie de uiterste antwoorden mijdt, scoort nu te goed. Voeg weegvragen toe met een gegeven dat het vermoeden veel sterker of veel zwakker maakt.",
        ),
        directions(&voted),
        conflicts(&voted),
    ]
}

struct Share<'a> {
    of: &'a [&'a Tally],
}

impl Share<'_> {
    fn gate(
        &self,
        demand: &'static str,
        counts: impl Fn(&Tally) -> bool,
        fits: impl Fn(f64) -> bool,
        remedy: &'static str,
    ) -> Gate {
        let counted = names(self.of.iter().copied().filter(|tally| counts(tally)));
        #[expect(clippy::cast_precision_loss, reason = "a scenario has a few hundred items at most")]
        let share = counted.len() as f64 / self.of.len().max(1) as f64;
        let which = if counted.is_empty() { String::new() } else { format!(": {}", counted.join(", ")) };
        Gate {
            demand,
            is_met: !self.of.is_empty() && fits(share),
            found: format!("{} van de {}{which}", counted.len(), self.of.len()),
            remedy,
        }
    }
}

fn names<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Vec<&'a str> {
    tallies.map(|tally| tally.item.as_str()).collect()
}

fn members(tallies: &[Tally]) -> Gate {
    let is_small = |tally: &&Tally| tally.key().unscored() == Some(Unscored::SmallPanel);
    let small = names(tallies.iter().filter(is_small));
    let least = tallies.iter().map(Tally::members).min().unwrap_or(0);
    let which = if small.is_empty() { String::new() } else { format!("; te weinig bij {}", small.join(", ")) };
    Gate {
        demand: "Elke weegvraag heeft ten minste 10 stemmen; 12 tot 15 is beter.",
        is_met: small.is_empty() && !tallies.is_empty(),
        found: format!("het minst zijn er {}{which}", dutch::count(least as usize, "stem", "stemmen")),
        remedy: "Nodig meer deskundigen uit, of herinner wie nog niet stemde. Onder de tien telt een weegvraag niet mee in de score.",
    }
}

fn directions(voted: &[&Tally]) -> Gate {
    let with = |sign: i8| voted.iter().filter(|tally| tally.modes().iter().any(|mode| mode.signum() == sign)).count();
    let (weaker, stronger) = (with(-1), with(1));
    Gate {
        demand: "Er zijn weegvragen die het vermoeden zwakker maken, en weegvragen die het sterker maken.",
        is_met: weaker > 0 && stronger > 0,
        found: format!("zwakker bij {weaker}, sterker bij {stronger}"),
        remedy: "Voeg een gegeven toe dat de andere kant op wijst: iets dat beschermt, of juist iets dat zorgen geeft.",
    }
}

fn conflicts(voted: &[&Tally]) -> Gate {
    let divided = names(voted.iter().copied().filter(|tally| tally.key().unscored() == Some(Unscored::Divided)));
    Gate {
        demand: "Bij geen weegvraag staat aan beide kanten een kwart van het panel of meer.",
        is_met: divided.is_empty() && !voted.is_empty(),
        found: if divided.is_empty() { "geen verdeelde weegvragen".to_owned() } else { divided.join(", ") },
        remedy: "Lees de redenen: misschien is het gegeven op twee manieren te lezen. Blijft het panel verdeeld, dan wordt de weegvraag besproken en niet gescoord.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tallies(votes: &[[u32; 5]]) -> Vec<Tally> {
        let tally = |(at, votes): (usize, &[u32; 5])| Tally { votes: *votes, ..Tally::of(&format!("w{}", at + 1)) };
        votes.iter().enumerate().map(tally).collect()
    }

    /// Which gates are met, in their order: members, unanimous, neutral, outer, directions, conflicts.
    fn met(votes: &[[u32; 5]]) -> [bool; 6] {
        let met: Vec<bool> = gates(&tallies(votes)).iter().map(|gate| gate.is_met).collect();
        met.try_into().unwrap()
    }

    #[test]
    fn the_worked_set_t1_fails_only_where_it_should() {
        let set =
            [[0, 1, 3, 8, 3], [0, 0, 2, 5, 8], [6, 5, 3, 1, 0], [1, 6, 1, 6, 1], [0, 2, 9, 4, 0], [0, 0, 0, 6, 9]];
        // One in six has 0 as its mode, which is more than a tenth, and I4 is divided.
        assert_eq!(met(&set), [true, true, false, true, true, false]);
        let told = gates(&tallies(&set));
        assert_eq!((told[2].found.as_str(), told[5].found.as_str()), ("1 van de 6: w5", "w4"));
        assert_eq!(told[3].found, "3 van de 6: w2, w3, w6");
    }

    #[test]
    fn every_gate_can_fail_by_itself_at_its_limit() {
        let good = [[0, 0, 1, 1, 8], [0, 8, 2, 0, 0], [0, 0, 2, 8, 0], [0, 0, 1, 8, 1]];
        assert_eq!(met(&good), [true; 6]);
        let with = |place: usize, votes| {
            let mut set = good;
            set[place] = votes;
            met(&set)
        };
        assert_eq!(with(3, [0, 0, 1, 7, 1]), [false, true, true, true, true, true], "nine votes");
        assert_eq!(with(3, [0, 0, 0, 10, 0]), [true, false, true, true, true, true], "one in four is unanimous");
        assert_eq!(with(3, [0, 1, 8, 1, 0]), [true, true, false, true, true, true]);
        assert_eq!(with(0, [0, 0, 1, 8, 1]), [true, true, true, false, true, true], "no outer answer");
        assert_eq!(with(1, [0, 0, 2, 8, 0]), [true, true, true, true, false, true]);
        assert_eq!(with(3, [1, 2, 0, 4, 3]), [true, true, true, true, true, false]);
    }

    #[test]
    fn shares_are_met_at_exactly_their_limit() {
        let (one, other) = ([0, 0, 1, 8, 1], [0, 1, 1, 0, 8]);
        let unanimous_fifth = [one, other, [0, 10, 0, 0, 0], one, one];
        assert!(met(&unanimous_fifth)[1]);
        let mut neutral_tenth = vec![one; 9];
        neutral_tenth.push([0, 1, 8, 1, 0]);
        assert!(met(&neutral_tenth)[2]);
        neutral_tenth.pop();
        neutral_tenth[0] = [0, 1, 8, 1, 0];
        assert!(!met(&neutral_tenth)[2]);
    }

    #[test]
    fn without_votes_nothing_is_met() {
        assert_eq!(met(&[[0; 5]]), [false; 6]);
        assert_eq!(met(&[]), [false; 6]);
    }
}
