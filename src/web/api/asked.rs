//! What a program asks. Unlike a page, which drops kindly what it does not know, the API refuses
//! it: a program that misspells a filter must not go on with the wrong answer.

use super::problem::{Fault, Problem};
use crate::symbols::vocabulary;
use crate::web::query::printable;

/// The most values of filters in one question; search takes no more.
const MOST_FILTERS: usize = 40;
/// The most faults in one answer.
const MOST_FAULTS: usize = 20;

/// A parameter of an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
}

/// What a parameter takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Any text.
    Text,
    /// A whole number from 1.
    Number { most: usize },
    /// Words of a vocabulary, named as the format does; more than one widens the filter.
    Words(&'static str),
}

/// The text that is looked for.
pub(super) const QUESTION: Parameter = Parameter { name: "q", takes: Takes::Text };
/// How many results one answer has.
pub(super) const AMOUNT: Parameter = Parameter { name: "aantal", takes: Takes::Number { most: 50 } };
/// Which part of the results. Search goes no further than 10,000 results.
pub(super) const PAGE: Parameter = Parameter { name: "pagina", takes: Takes::Number { most: 200 } };

/// A question that can be answered.
#[derive(Debug, Default)]
pub(super) struct Asked {
    text: String,
    filters: Vec<(String, String)>,
    amount: Option<usize>,
    page: Option<usize>,
}

impl Asked {
    /// Reads what stands behind the question mark, or tells everything that is wrong with it.
    pub(super) fn read(query: Option<&str>, known: &[&Parameter]) -> Result<Self, Problem> {
        let mut asked = Self::default();
        let mut seen = Vec::new();
        let mut faults = Vec::new();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let parameter = known.iter().find(|parameter| parameter.name == name);
            let is_repeated = seen.contains(&name.as_ref());
            match parameter {
                None => faults.push(unknown(&name, known)),
                Some(parameter) if is_repeated && !matches!(parameter.takes, Takes::Words(_)) => {
                    faults.push(parameter.fault("Deze parameter mag één keer voorkomen."));
                }
                Some(parameter) => faults.extend(asked.take(parameter, &value).err()),
            }
            seen.extend(parameter.map(|parameter| parameter.name));
            if faults.len() == MOST_FAULTS {
                break;
            }
        }
        if faults.is_empty() { Ok(asked) } else { Err(Problem::bad_question(faults)) }
    }

    fn take(&mut self, parameter: &Parameter, value: &str) -> Result<(), Fault> {
        match parameter.takes {
            Takes::Text => printable(value.trim()).clone_into(&mut self.text),
            Takes::Number { most } => {
                let number = value.parse().ok().filter(|number| (1..=most).contains(number));
                let says = || parameter.fault(format!("Geef een heel getal van 1 tot en met {most}."));
                let place = if *parameter == PAGE { &mut self.page } else { &mut self.amount };
                *place = Some(number.ok_or_else(says)?);
            }
            Takes::Words(field) => {
                let words = vocabulary(field).unwrap_or_default();
                if !words.contains(&value) {
                    let says = format!("‘{}’ kan hier niet. Kies uit de toegestane waarden.", short(value));
                    return Err(Fault { allowed: words, ..parameter.fault(says) });
                }
                if self.filters.len() == MOST_FILTERS {
                    return Err(parameter.fault(format!("Geef samen hoogstens {MOST_FILTERS} filters.")));
                }
                self.filters.push((parameter.name.to_owned(), value.to_owned()));
            }
        }
        Ok(())
    }

    /// The text that is looked for.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The filters, as search takes them.
    pub(super) fn filters(&self) -> &[(String, String)] {
        &self.filters
    }

    /// How many results to give.
    pub(super) fn amount(&self, default: usize) -> usize {
        self.amount.unwrap_or(default)
    }

    /// Which part of the results, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// The same question about another page, as it stands in an address.
    pub(super) fn about_page(&self, path: &str, page: usize) -> String {
        let mut pairs = form_urlencoded::Serializer::for_suffix(format!("{path}?"), path.len() + 1);
        if !self.text.is_empty() {
            pairs.append_pair(QUESTION.name, &self.text);
        }
        pairs.extend_pairs(&self.filters);
        if let Some(amount) = self.amount {
            pairs.append_pair(AMOUNT.name, &amount.to_string());
        }
        if page > 1 {
            pairs.append_pair(PAGE.name, &page.to_string());
        }
        pairs.finish().trim_end_matches('?').to_owned()
    }
}

impl Parameter {
    fn fault(&self, says: impl Into<String>) -> Fault {
        Fault { parameter: self.name.to_owned(), says: says.into(), allowed: Vec::new() }
    }
}

fn unknown(name: &str, known: &[&Parameter]) -> Fault {
    let allowed: Vec<&str> = known.iter().map(|parameter| parameter.name).collect();
    let says = if allowed.is_empty() { "Dit adres heeft geen parameters." } else { "Deze parameter is er niet." };
    Fault { parameter: short(name), says: says.to_owned(), allowed }
}

fn short(text: &str) -> String {
    printable(&text.chars().take(40).collect::<String>())
}
