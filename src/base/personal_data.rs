//! Finds what may be the data of a real person. Nothing here is about real people, so such data is
//! a mistake wherever it stands. A random number of nine digits passes the test of a
//! burgerservicenummer in 9% of cases: the finding is a question, never a reason to delete silently.

use std::ops::Range;

use super::words::words;

words! {
    /// What a finding looks like.
    pub enum PersonalData {
        CitizenNumber = "bsn", "een burgerservicenummer";
        BankAccount = "iban", "een rekeningnummer";
        Email = "e-mail", "een e-mailadres";
        Phone = "telefoon", "een telefoonnummer";
        Address = "adres", "een postcode met huisnummer";
        NumberPlate = "kenteken", "een kenteken";
        Street = "straat", "een straat met huisnummer";
        Name = "naam", "de naam van een persoon";
    }
}

/// Something that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub kind: PersonalData,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// Everything in a text that looks like the data of a real person, from left to right.
pub fn find_personal_data(text: &str) -> Vec<Finding> {
    let detectors: [(PersonalData, Detector); 6] = [
        (PersonalData::CitizenNumber, citizen_number),
        (PersonalData::BankAccount, bank_account),
        (PersonalData::Email, email),
        (PersonalData::Phone, phone),
        (PersonalData::Address, address),
        (PersonalData::NumberPlate, number_plate),
    ];
    let bytes = text.as_bytes();
    let mut findings = Vec::new();
    for (kind, detect) in detectors {
        let mut at = 0;
        while at < bytes.len() {
            // Every detector starts at a byte of ASCII, so the spans are at character boundaries.
            match detect(bytes, at) {
                Some(length) if !is_in_uuid(bytes, at) => {
                    findings.push(Finding { kind, span: at..at + length });
                    at += length;
                }
                _ => at += 1,
            }
        }
    }
    // Where two overlap, the one that starts first and is longest tells most.
    findings.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.span.end)));
    findings.into_iter().fold(Vec::new(), |mut kept, finding| {
        if kept.last().is_none_or(|last: &Finding| last.span.end <= finding.span.start) {
            kept.push(finding);
        }
        kept
    })
}

/// The length of what starts exactly at a byte, when it is found there.
type Detector = fn(&[u8], usize) -> Option<usize>;

fn starts_word(bytes: &[u8], at: usize) -> bool {
    at == 0 || !bytes[at - 1].is_ascii_alphanumeric()
}

fn ends_word(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

fn run(bytes: &[u8], at: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[at..].iter().take_while(|byte| belongs(**byte)).count()
}

/// The id of a scenario is a UUID; its groups can look like numbers of people.
fn is_in_uuid(bytes: &[u8], at: usize) -> bool {
    let belongs = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    let before = bytes[..at].iter().rev().take_while(|byte| belongs(**byte)).count();
    let token = &bytes[at - before..at + run(bytes, at, belongs)];
    token.len() == 36 && [8, 13, 18, 23].iter().all(|dash| token[*dash] == b'-')
}

/// Eight or nine digits that pass the elfproef: 9·a + 8·b + … + 2·h − i is a multiple of 11.
fn citizen_number(bytes: &[u8], at: usize) -> Option<usize> {
    let length = run(bytes, at, |byte| byte.is_ascii_digit());
    if !(8..=9).contains(&length) || !starts_word(bytes, at) || !ends_word(bytes, at + length) {
        return None;
    }
    let digits = bytes[at..at + length].iter().map(|byte| i32::from(byte - b'0'));
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.clone().zip(&weights[9 - length..]).map(|(digit, weight)| digit * weight).sum();
    (sum % 11 == 0 && digits.sum::<i32>() > 0).then_some(length)
}

/// An account number that passes ISO 13616 (mod 97). Groups separated by single spaces are read
/// for the countries whose length is known here; elsewhere only an unbroken number is.
fn bank_account(bytes: &[u8], at: usize) -> Option<usize> {
    let head = bytes.get(at..at + 4)?;
    let shaped = head[..2].iter().all(u8::is_ascii_uppercase) && head[2..].iter().all(u8::is_ascii_digit);
    if !shaped || !starts_word(bytes, at) {
        return None;
    }
    let belongs = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let wanted = match &head[..2] {
        b"NL" => 18,
        b"BE" => 16,
        b"DE" | b"GB" => 22,
        b"FR" => 27,
        _ => run(bytes, at, belongs),
    };
    let (mut signs, mut length) = (Vec::new(), 0);
    while signs.len() < wanted {
        let byte = *bytes.get(at + length)?;
        if belongs(byte) {
            signs.push(byte);
        } else if byte != b' ' || bytes[at + length - 1] == b' ' {
            return None;
        }
        length += 1;
    }
    let valid = (15..=34).contains(&wanted) && ends_word(bytes, at + length) && mod_97(&signs) == 1;
    valid.then_some(length)
}

fn mod_97(signs: &[u8]) -> u32 {
    signs[4..].iter().chain(&signs[..4]).fold(0, |rest, sign| {
        if sign.is_ascii_digit() {
            (rest * 10 + u32::from(sign - b'0')) % 97
        } else {
            (rest * 100 + u32::from(sign - b'A') + 10) % 97
        }
    })
}

/// An address outside the domains that exist for examples.
fn email(bytes: &[u8], at: usize) -> Option<usize> {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    if at > 0 && in_name(bytes[at - 1]) {
        return None;
    }
    let name = run(bytes, at, in_name);
    if name == 0 || bytes.get(at + name) != Some(&b'@') {
        return None;
    }
    let domain_start = at + name + 1;
    let length = run(bytes, domain_start, |byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    let domain = String::from_utf8_lossy(&bytes[domain_start..domain_start + length]).to_lowercase();
    let domain = domain.trim_end_matches('.');
    let (_, last) = domain.rsplit_once('.')?;
    let example = matches!(last, "example" | "invalid") || domain.starts_with("voorbeeld.");
    (!last.is_empty() && !example).then_some(name + 1 + domain.len())
}

/// A Dutch number: `0`, `+31` or `0031`, then nine digits with single spaces or hyphens between.
fn phone(bytes: &[u8], at: usize) -> Option<usize> {
    let follows_digit = at > 1 && bytes[at - 1] == b'-' && bytes[at - 2].is_ascii_digit();
    if !starts_word(bytes, at) || follows_digit {
        return None;
    }
    let prefix = [&b"+31"[..], b"0031", b"0"].into_iter().find(|prefix| bytes[at..].starts_with(prefix))?;
    let mut end = at + prefix.len();
    if prefix != b"0" {
        end += run(bytes, end, |byte| byte == b' ').min(1);
        end += if bytes[end..].starts_with(b"(0)") { 3 } else { 0 };
    }
    for digit in 0..9 {
        let gap = run(bytes, end, |byte| byte == b' ' || byte == b'-').min(1);
        let next = *bytes.get(end + gap)?;
        if !next.is_ascii_digit() || (digit == 0 && next == b'0') {
            return None;
        }
        end += gap + 1;
    }
    ends_word(bytes, end).then_some(end - at)
}

/// A postcode with a house number just before or just after it.
fn address(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes.get(at..at + 4)?;
    if !starts_word(bytes, at) || digits[0] == b'0' || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let letters = at + 4 + usize::from(bytes.get(at + 4) == Some(&b' '));
    let pair = bytes.get(letters..letters + 2)?;
    let end = letters + 2;
    if !pair.iter().all(u8::is_ascii_uppercase) || !ends_word(bytes, end) {
        return None;
    }
    let is_gap = |byte: u8| byte == b' ' || byte == b',';
    let after = end + run(bytes, end, is_gap);
    let number_after = after > end && bytes.get(after).is_some_and(u8::is_ascii_digit);
    let gap_before = bytes[..at].iter().rev().take_while(|byte| is_gap(**byte)).count();
    let number_before = gap_before > 0 && at > gap_before && bytes[at - gap_before - 1].is_ascii_digit();
    (number_after || number_before).then_some(end - at)
}

/// The series in which the RDW gave out number plates; L is a letter, D a digit.
const PLATES: [&str; 14] = [
    "LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D", "D-LLL-DD", "LL-DDD-L",
    "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D",
];

fn number_plate(bytes: &[u8], at: usize) -> Option<usize> {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if (at > 0 && belongs(bytes[at - 1])) || run(bytes, at, belongs) != 8 {
        return None;
    }
    let fits = |pattern: &str| {
        pattern.bytes().zip(&bytes[at..at + 8]).all(|(wanted, byte)| match wanted {
            b'L' => byte.is_ascii_uppercase(),
            b'D' => byte.is_ascii_digit(),
            dash => *byte == dash,
        })
    };
    PLATES.iter().any(|pattern| fits(pattern)).then_some(8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Word;

    fn found(text: &str) -> String {
        let shown = |finding: Finding| format!("{} {}", finding.kind.word(), &text[finding.span]);
        find_personal_data(text).into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn data_of_people_is_found() {
        let cases = [
            ("bsn 123456782.", "bsn 123456782"),
            ("249566758", "bsn 249566758"),
            ("‘111222333’", "bsn 111222333"),
            ("NL91ABNA0417164300", "iban NL91ABNA0417164300"),
            ("op NL91 ABNA 0417 1643 00 graag", "iban NL91 ABNA 0417 1643 00"),
            ("mail jan.de-vries@gemeente.nl.", "e-mail jan.de-vries@gemeente.nl"),
            ("bel 06-12345678", "telefoon 06-12345678"),
            ("bel 06 12 34 56 78", "telefoon 06 12 34 56 78"),
            ("+31 6 12345678", "telefoon +31 6 12345678"),
            ("+31 (0)20 123 4567", "telefoon +31 (0)20 123 4567"),
            ("0031201234567", "telefoon 0031201234567"),
            ("Dorpsstraat 12, 1234 AB Plaats", "adres 1234 AB"),
            ("1234AB 12", "adres 1234AB"),
            ("de auto 12-ABC-3 stond", "kenteken 12-ABC-3"),
            ("XX-99-YY", "kenteken XX-99-YY"),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_resembles_data_of_people_is_left_alone() {
        let cases = [
            "123456789",
            "000000000",
            "1123456782",
            "NL92ABNA0417164300",
            "robin@school.example",
            "robin@mbo.invalid",
            "Robin@Voorbeeld.nl",
            "a@b",
            "@robin",
            "herzien_voor = 2027-06-01",
            "0 1 3 8 3",
            "postcode 1234 AB",
            "12-abc-3",
            "LD-feit-en-aanname",
            "id = \"11122233-7c4e-7b1a-9f60-2d5c8e0b7a11\"",
            "één 😀 ‘zin’ met tekens",
            "",
        ];
        for text in cases {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
