//! Whether the rules of the decision aid answer every combination, and whether each can hold.

use super::decision_aid::{Combination, Rule, TOPICS};
use crate::base::{Document, Report};

/// Reports what is wrong with the rules together: a last one that does not fit everything, and one
/// that never holds because those before it take all that it fits.
pub(super) fn check(answers: [usize; TOPICS], rules: &[Rule], document: &Document, report: &Report) {
    if let Some(last) = rules.last().filter(|last| last.fits.iter().any(|places| !places.is_empty())) {
        report.error(
            document,
            &last.span,
            "De laatste regel past niet op alles, dus op sommige keuzes is er geen antwoord.",
            "Haal bij de laatste regel wie, aan, wat en waarom weg, of voeg een laatste regel zonder lijsten toe.",
        );
    }
    let mut held = vec![false; rules.len()];
    for combination in combinations(answers) {
        if let Some(first) = rules.iter().position(|rule| rule.fits(&combination)) {
            held[first] = true;
        }
    }
    for (at, rule) in rules.iter().enumerate().filter(|(at, _)| !held[*at]) {
        let taken = combinations(answers).find(|combination| rule.fits(combination));
        let before = taken.and_then(|taken| rules[..at].iter().find(|other| other.fits(&taken)));
        let by = before.map_or_else(String::new, |other| format!(" Onder meer ‘{}’ gaat voor.", other.id));
        let problem = format!("De regel ‘{}’ komt nooit aan de beurt.{by}", rule.id);
        report.error(document, &rule.span, problem, "Zet de regel hoger, of haal hem weg.");
    }
}

/// Every combination of answers.
fn combinations(answers: [usize; TOPICS]) -> impl Iterator<Item = Combination> {
    let all = answers.iter().product::<usize>();
    (0..all).map(move |number| {
        let mut rest = number;
        answers.map(|count| {
            let place = rest % count;
            rest /= count;
            place
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::base::{Document, Report, Word};
    use crate::handreiking::{Advice, DecisionAid, Topic, parse_decision_aid};

    const AID: &str = include_str!("../../tests/fixtures/goed/content/beslishulp.toml");

    fn read(text: &str) -> (Option<DecisionAid>, Vec<String>) {
        let report = Report::default();
        let aid = parse_decision_aid(&Document::new("content/beslishulp.toml", text), &report);
        (aid, report.into_diagnostics().into_iter().map(|told| format!("{} {}", told.line, told.problem)).collect())
    }

    #[test]
    fn the_first_rule_that_fits_holds() {
        let (aid, told) = read(AID);
        assert_eq!(told, Vec::<String>::new());
        let aid = aid.unwrap();
        let place = |topic: Topic, id: &str| aid.options(topic).iter().position(|option| option.id == id).unwrap();
        let rule = |ids: [&str; 4]| aid.rule(&std::array::from_fn(|at| place(Topic::ALL[at], ids[at])));
        assert_eq!(rule(["school", "politie", "feiten", "acuut"]).id, "bel-eerst");
        assert_eq!(rule(["wijkteam", "buren", "feiten", "zorg"]).advice, Advice::DoNot);
        assert_eq!(rule(["wijkteam", "politie", "feiten", "zorg"]).id, "vraag-na");
    }

    #[test]
    fn every_mistake_is_told_at_its_line() {
        let cases = [
            ("aan = [\"buren\"]", "aan = [\"burem\"]", "‘burem’ is geen antwoord op de vraag ‘aan’."),
            ("aan = [\"buren\"]", "aan = []", "‘aan’ is leeg."),
            ("uitkomst = \"niet-doen\"", "uitkomst = \"nooit\"", "‘nooit’ is geen geldige waarde voor ‘uitkomst’."),
            ("id = \"buren\"\nnaam", "id = \"politie\"\nnaam", "‘politie’ staat er twee keer in."),
            ("id = \"niets-zeggen\"", "id = \"bel-eerst\"", "De regel ‘bel-eerst’ staat er twee keer in."),
            ("gronden = [\"overleg\"]", "gronden = []", "‘gronden’ is leeg."),
            (
                "waarom = [\"acuut\"]\n",
                "",
                "De regel ‘niets-zeggen’ komt nooit aan de beurt. Onder meer ‘bel-eerst’ gaat voor.",
            ),
            (
                "id = \"vraag-na\"\n",
                "id = \"vraag-na\"\nwie = [\"school\"]\n",
                "De laatste regel past niet op alles, dus op sommige keuzes is er geen antwoord.",
            ),
        ];
        for (from, to, wanted) in cases {
            assert!(AID.contains(from), "{from}");
            let (aid, told) = read(&AID.replacen(from, to, 1));
            assert!(aid.is_none(), "{wanted}");
            assert!(told.iter().any(|line| line.ends_with(wanted)), "{wanted}\n{told:#?}");
        }
    }
}
