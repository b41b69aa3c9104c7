//! What has to be looked at again, soon or long ago.

use jiff::{Span, civil::Date};

use super::{Catalogue, Whereabouts};

/// Days that a review is told of before it is due.
const DAYS_AHEAD: i64 = 90;

/// A document or fact that has to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// Before this day.
    pub before: Date,
    /// What.
    pub place: Whereabouts,
}

impl Review {
    /// Whether its day has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.before < today
    }
}

impl Catalogue {
    /// Everything of which the day of review has passed or comes within 90 days, the longest due
    /// first.
    pub fn reviews(&self, today: Date) -> Vec<Review> {
        let pages = self.pages.iter().map(|page| (page.review_before, Whereabouts::of_page(page)));
        let symbols = self.symbols().map(|symbol| (symbol.review.review_before, Whereabouts::of_symbol(symbol)));
        let cases = self.scenarios().map(|case| (case.about().review_before, Whereabouts::of_scenario(case)));
        let grounds = self.grounds.iter().map(|ground| (ground.review_before, Whereabouts::of_ground(ground)));
        let contacts = self.contacts.iter().filter_map(|one| Some((one.review_before?, Whereabouts::of_contact(one))));
        let criteria = self.criteria.iter().map(|one| (one.review_before, Whereabouts::of_criteria(one)));
        let facts = self.facts.iter().map(|fact| (fact.review_before, Whereabouts::of_fact(fact)));
        let all = pages.chain(symbols).chain(cases).chain(grounds).chain(contacts).chain(criteria).chain(facts);
        let last = today.saturating_add(Span::new().days(DAYS_AHEAD));
        let mut due: Vec<Review> =
            all.filter(|(before, _)| *before <= last).map(|(before, place)| Review { before, place }).collect();
        due.sort();
        due
    }
}
