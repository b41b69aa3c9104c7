//! What a visitor tells about a mistake in an entry. It is about the entry, never about a person.

use crate::base::{Finding, PersonalData, Word, find_people, find_personal_data, plain_text, words};

/// The most characters that a correction may have.
pub const CORRECTION_LENGTH: usize = 1_000;

/// The most characters of the address of a source.
pub const SOURCE_LENGTH: usize = 300;

words! {
    /// What a correction is about.
    pub enum CorrectionKind {
        Fact = "feit", "Een feit klopt niet";
        Source = "bron", "Een bron klopt niet of is niet te openen";
        Meaning = "ontbrekende-betekenis", "Er ontbreekt een betekenis";
        Image = "beeld", "Het beeld klopt niet";
        Language = "taal", "De tekst is niet goed of niet duidelijk";
        Other = "anders", "Iets anders";
    }
}

/// A correction that may be kept: it says something, and names nobody as far as can be told.
#[derive(Clone, PartialEq, Eq)]
pub struct Correction {
    kind: CorrectionKind,
    text: String,
    source: Option<String>,
}

/// Why a correction is not taken in. What was typed stands in it only to show it to whoever typed
/// it, so it has no `Debug` by which it could end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub enum Objection {
    /// Nothing was chosen, or something that is no choice.
    WithoutKind,
    /// Nothing was written.
    WithoutText,
    /// Too much was written: so many characters.
    TooLong(usize),
    /// Someone seems to be named: what it looks like, and the words.
    NamesSomeone(Vec<(PersonalData, String)>),
    /// The source is no address that everyone can open.
    UnusableSource,
}

impl Correction {
    /// Takes in what was typed, or tells everything that has to be mended first.
    pub fn parse(kind: &str, text: &str, source: &str) -> Result<Self, Vec<Objection>> {
        let kind = CorrectionKind::from_word(kind);
        let text = plain_text(text);
        let source = source.trim();
        let objections: Vec<Objection> = [
            kind.is_none().then_some(Objection::WithoutKind),
            objection_to_text(&text),
            (!source.is_empty() && !is_usable(source)).then_some(Objection::UnusableSource),
        ]
        .into_iter()
        .flatten()
        .collect();
        match kind {
            Some(kind) if objections.is_empty() => {
                let source = (!source.is_empty()).then(|| source.to_owned());
                Ok(Self { kind, text, source })
            }
            _ => Err(objections),
        }
    }

    /// What it is about.
    pub fn kind(&self) -> CorrectionKind {
        self.kind
    }

    /// What is wrong, in the visitor's words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the visitor read it.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

fn objection_to_text(text: &str) -> Option<Objection> {
    let length = text.chars().count();
    if length == 0 {
        return Some(Objection::WithoutText);
    }
    if length > CORRECTION_LENGTH {
        return Some(Objection::TooLong(length));
    }
    let named = find_people(text);
    let words = |Finding { kind, span }: Finding| (kind, text[span].to_owned());
    (!named.is_empty()).then(|| Objection::NamesSomeone(named.into_iter().map(words).collect()))
}

/// An https address with a host, and not the page of a person: those have an `@` in them, and no
/// address that everyone can open needs one.
fn is_usable(source: &str) -> bool {
    let Some(rest) = source.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let is_plain = source.chars().all(|c| c.is_alphanumeric() || "-._~:/?#[]!$&'()*+,;=%".contains(c));
    // Long numbers in addresses are of articles; only what can be called is told for certain.
    let has_number = find_personal_data(source).iter().any(|finding| finding.kind == PersonalData::Phone);
    is_host && is_plain && !has_number && source.chars().count() <= SOURCE_LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objections(kind: &str, text: &str, source: &str) -> Vec<Objection> {
        Correction::parse(kind, text, source).err().unwrap_or_default()
    }

    #[test]
    fn a_correction_about_the_entry_is_taken_in() {
        let text = "  In 1934 stond het er niet bij.\r\nZie bladzijde 12.\u{202e}\u{0} ";
        let correction = Correction::parse("feit", text, " https://voorbeeld.nl/a?b=1#c ").ok().unwrap();
        assert_eq!(correction.kind(), CorrectionKind::Fact);
        assert_eq!(correction.text(), "In 1934 stond het er niet bij.\nZie bladzijde 12.");
        assert_eq!(correction.source(), Some("https://voorbeeld.nl/a?b=1#c"));
        assert!(Correction::parse("anders", &"é".repeat(CORRECTION_LENGTH), "").is_ok());
    }

    #[test]
    fn everything_that_has_to_be_mended_is_told_at_once() {
        let told = objections("", " \u{200b} ", "http://voorbeeld.nl");
        assert!(told == [Objection::WithoutKind, Objection::WithoutText, Objection::UnusableSource]);
        assert!(objections("kaas", "Klopt niet.", "") == [Objection::WithoutKind]);
        assert!(objections("feit", &"a".repeat(1_001), "") == [Objection::TooLong(1_001)]);
    }

    #[test]
    fn who_names_someone_is_told_with_which_words() {
        let told = objections("anders", "Jan de Vries, Dorpsstraat 12, 06-12345678, XX-99-YY", "");
        let words = [
            (PersonalData::Name, "Jan de Vries"),
            (PersonalData::Street, "Dorpsstraat 12"),
            (PersonalData::Phone, "06-12345678"),
            (PersonalData::NumberPlate, "XX-99-YY"),
        ];
        assert!(told == [Objection::NamesSomeone(words.map(|(kind, word)| (kind, word.to_owned())).to_vec())]);
        for text in ["bsn 123456782", "mail jan@gemeente.nl", "op NL91 ABNA 0417 1643 00"] {
            assert!(matches!(objections("feit", text, "").as_slice(), [Objection::NamesSomeone(_)]), "{text}");
        }
        // A sign that cannot be seen does not hide a number.
        assert!(matches!(objections("feit", "06-123\u{200b}45678", "").as_slice(), [Objection::NamesSomeone(_)]));
    }

    #[test]
    fn a_source_is_an_address_that_everyone_can_open() {
        let good = ["https://nos.nl/artikel/2412345678-titel", "https://é.nl", "https://a.nl:8443/x?y=[z]"];
        assert!(good.iter().all(|source| objections("bron", "Oud.", source).is_empty()));
        let long = format!("https://a.nl/{}", "a".repeat(SOURCE_LENGTH));
        for bad in [
            "nos.nl",
            "http://nos.nl",
            "javascript:alert(1)",
            "https://",
            "https://localhost",
            "https://a.nl/ b",
            "https://x@a.nl",
            "https://a.nl/@naam",
            "https://a.nl/\"><b>",
            "https://.a",
            "https://a.nl/?t=0612345678",
            &long,
        ] {
            assert!(objections("bron", "Oud.", bad) == [Objection::UnusableSource], "{bad}");
        }
    }
}
