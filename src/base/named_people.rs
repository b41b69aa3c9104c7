//! Finds who is named in a text, and where they live, besides what [`super::find_personal_data`]
//! finds. The people of a case are made up and have names; what a visitor sends in must not be
//! about anyone. Names cannot be told from other words for certain: the finding is a question.

use super::first_names::is_first_name;
use super::personal_data::{Finding, PersonalData, find_personal_data};

/// Words between a first name and the rest of a name.
const PARTICLES: [&str; 21] = [
    "'t", "al", "ben", "bin", "da", "de", "den", "der", "dos", "du", "el", "la", "le", "op", "ten", "ter", "te", "van",
    "von", "zum", "’t",
];

/// What stands before a name of which only the last part is given.
const TITLES: [&str; 9] = ["dhr", "familie", "heer", "juf", "juffrouw", "meneer", "mevr", "mevrouw", "mw"];

/// Words that begin a sentence, which is no name after a letter with a full stop.
const BEGINNINGS: [&str; 30] = [
    "als", "bij", "daar", "daarna", "dan", "dat", "deze", "die", "dit", "door", "een", "het", "hier", "kijk", "maar",
    "met", "naar", "niet", "ook", "over", "sinds", "toch", "voor", "volgens", "waar", "want", "wat", "wel", "wie",
    "zie",
];

/// Abbreviations that look like the first letters of someone's names.
const ABBREVIATIONS: [&str; 8] = ["B.V.", "D.C.", "N.S.", "N.V.", "S.A.", "S.S.", "U.S.", "V.S."];

/// Names of people that are names of something else by now.
const NO_LONGER_PEOPLE: [&str; 1] = ["Anne Frank"];

/// Ends of names of streets that are no ends of other words.
const STREETS: [&str; 9] = ["straat", "laan", "plein", "gracht", "kade", "singel", "steeg", "plantsoen", "dreef"];

/// Ends of names of streets when the word has a capital.
const STREETS_WITH_CAPITAL: [&str; 6] = ["weg", "dijk", "hof", "pad", "park", "markt"];

/// A word with its place, without the marks around it.
struct Token<'a> {
    text: &'a str,
    start: usize,
    /// With the marks, such as the full stop of an abbreviation.
    whole: &'a str,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether a mark behind it keeps what follows apart.
    fn closes(&self) -> bool {
        self.whole.ends_with(['.', ',', ';', ':', '!', '?', ')', '”', '"'])
    }

    fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.text.to_lowercase().as_str())
    }

    /// `J.` or `A.B.`: the first letters of someone's names.
    fn is_initials(&self) -> bool {
        let pairs = self.whole.as_bytes().chunks(2);
        self.whole.len() >= 2
            && pairs.into_iter().all(|pair| pair[0].is_ascii_uppercase() && pair.get(1) == Some(&b'.'))
    }

    /// A word that can end a name.
    fn is_surname(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let is_word = self.text.chars().all(|c| c.is_alphabetic() || "-'’".contains(c));
        letters >= 2 && is_word && !self.is_one_of(&BEGINNINGS) && !self.is_one_of(&PARTICLES)
    }
}

/// Everything in a text that may say who someone is, from left to right.
pub fn find_people(text: &str) -> Vec<Finding> {
    let tokens = tokens(text);
    let mut findings = find_personal_data(text);
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let street = street(rest).map(|end| (PersonalData::Street, end));
        let found = street.or_else(|| name(rest).map(|end| (PersonalData::Name, end)));
        let Some((kind, end)) = found else {
            at += 1;
            continue;
        };
        let span = tokens[at].start..end;
        at += rest.iter().take_while(|token| token.start < end).count();
        if !NO_LONGER_PEOPLE.contains(&&text[span.clone()]) {
            findings.push(Finding { kind, span });
        }
    }
    findings.sort_by_key(|finding| finding.span.start);
    findings
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    text.split_whitespace()
        .map(|whole| {
            let word = whole.trim_matches(|c| !inside(c));
            Token {
                text: word,
                start: word.as_ptr() as usize - text.as_ptr() as usize,
                whole: whole.trim_start_matches(['(', '“', '"', '‘']),
            }
        })
        .collect()
}

/// Where a name ends that begins with the first word.
fn name(tokens: &[Token<'_>]) -> Option<usize> {
    let (first, rest) = tokens.split_first()?;
    let surname = if first.is_initials() { after_initials(first, rest) } else { None };
    let surname = surname.or_else(|| after_title(first, rest)).or_else(|| after_first_name(first, rest));
    surname.map(Token::end)
}

/// `J. Jansen`, `A.B. de Vries`.
fn after_initials<'a, 't>(first: &Token<'_>, rest: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let (_, surname) = after_particles(rest)?;
    let is_long = surname.text.chars().count() > 3;
    (is_long && surname.has_capital() && !ABBREVIATIONS.contains(&first.whole)).then_some(surname)
}

/// `mevrouw Jansen`, `de heer A. de Vries`; not `Heer`, which begins a title of religion.
fn after_title<'a, 't>(first: &Token<'_>, rest: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let is_abbreviated = first.is_one_of(&["dhr", "mevr", "mw"]);
    let is_title = first.is_one_of(&TITLES) && first.text != "Heer" && (is_abbreviated || !first.closes());
    let (_, surname) = after_particles(without_initials(rest))?;
    (is_title && surname.has_capital()).then_some(surname)
}

/// `Jan Jansen`, `Peter R. de Boer`. On a phone people leave capitals out: then only a particle
/// tells a name, as in `jan de vries`.
fn after_first_name<'a, 't>(first: &Token<'_>, rest: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let given = first.text.split('-').next().unwrap_or_default();
    let (particles, surname) = after_particles(without_initials(rest))?;
    let is_name = if first.has_capital() { surname.has_capital() } else { particles > 0 };
    (is_name && !first.closes() && is_first_name(given)).then_some(surname)
}

fn without_initials<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    tokens.split_first().filter(|(next, _)| next.is_initials()).map_or(tokens, |(_, rest)| rest)
}

/// The word after the particles at the beginning, with their number.
fn after_particles<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(usize, &'a Token<'t>)> {
    let particles = tokens.iter().take(3).take_while(|token| token.is_one_of(&PARTICLES) && !token.closes()).count();
    let surname = tokens.get(particles)?;
    surname.is_surname().then_some((particles, surname))
}

/// Where a street with a house number ends that begins with the first word.
fn street(tokens: &[Token<'_>]) -> Option<usize> {
    let (first, rest) = tokens.split_first()?;
    let small = first.text.to_lowercase();
    let ends =
        |ends: &[&str]| ends.iter().any(|end| small.strip_suffix(end).is_some_and(|begin| begin.chars().count() >= 2));
    if first.closes() || !(ends(&STREETS) || first.has_capital() && ends(&STREETS_WITH_CAPITAL)) {
        return None;
    }
    let rest = rest.split_first().filter(|(next, _)| next.is_one_of(&["nr", "nummer"])).map_or(rest, |(_, rest)| rest);
    rest.first().filter(|number| is_house_number(number.text)).map(Token::end)
}

/// One to four digits with a letter or two behind them; a year of our time is none.
fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    let is_year = digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    (1..=4).contains(&digits) && !is_year && rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Word;

    fn found(text: &str) -> String {
        let shown = |finding: Finding| format!("{} {}", finding.kind.word(), &text[finding.span]);
        find_people(text).into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn whoever_is_named_is_found() {
        let cases = [
            ("Het bord is van Jan Jansen.", "naam Jan Jansen"),
            ("(Fatima El Amrani) droeg dit", "naam Fatima El Amrani"),
            ("Kees van der Berg, mijn buurman", "naam Kees van der Berg"),
            ("ik zag jan de vries met een vlag", "naam jan de vries"),
            ("Jan-Willem Bakker", "naam Jan-Willem Bakker"),
            ("Peter R. de Boer", "naam Peter R. de Boer"),
            ("mevrouw Yılmaz zei", "naam mevrouw Yılmaz"),
            ("de heer A.B. van Dijk", "naam heer A.B. van Dijk"),
            ("dhr. Jansen", "naam dhr. Jansen"),
            ("familie De Vries", "naam familie De Vries"),
            ("J. Jansen schreef het", "naam J. Jansen"),
            ("Zoë ’t Hart", "naam Zoë ’t Hart"),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn where_someone_lives_is_found_and_so_is_what_was_found_before() {
        let cases = [
            ("op Dorpsstraat 12.", "straat Dorpsstraat 12"),
            ("op de dorpsstraat nr. 12a", "straat dorpsstraat nr. 12a"),
            ("Molenweg 4, derde bel", "straat Molenweg 4"),
            ("mail jan@gemeente.nl of bel 06-12345678", "e-mail jan@gemeente.nl; telefoon 06-12345678"),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_written_about_symbols_is_left_alone() {
        let cases = [
            "De Zwarte Zon komt uit de Wewelsburg en niet uit de IJzertijd.",
            "Volgens de Anne Frank Stichting en het Nederlands Jeugdinstituut klopt dit niet.",
            "Het Ministerie van Justitie en Veiligheid schrijft dat Blood Honour en Combat 18 samengaan.",
            "Adolf Hitler gebruikte het teken niet. De S.S. Totenkopf wel.",
            "In variant A. Daarna volgt variant B. Het verschil is klein.",
            "De bron uit 2019 zegt iets anders: zie https://voorbeeld.nl/88.",
            "Thor Steinar is een merk. Sam zag het. Zie Mark. Het is een munt.",
            "Er is ook een Kalverstraat 2019 genoemd, en de snelweg 4.",
            "Onze Heer Jezus; Heer Olivier; sem van dit jaar",
            "een 88 op nummer 12",
            "",
        ];
        for text in cases {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
