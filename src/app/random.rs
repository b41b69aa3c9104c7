//! The only place that makes randomness: tokens, identifiers, seeds and codes.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::base::hex;
use crate::store::{Digest, Moment};

/// Letters of a code that people type: without those that look alike (0 O, 1 I L) or sound alike when read
/// out (B P, D T).
const CODE_LETTERS: &[u8; 24] = b"ACEFGHJKMNQRTUVWXY346789";
/// 24^12 is about 2^55 codes: too many to guess over a network.
const CODE_LENGTH: usize = 12;

/// Random bytes from the operating system.
///
/// # Panics
/// When the operating system cannot give any: then nothing this program does would be safe.
#[expect(clippy::disallowed_methods, reason = "this is the one place that makes randomness")]
#[expect(clippy::expect_used, reason = "without randomness there is no safe way on")]
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new identifier that sorts by time (UUID version 7).
pub fn id(now: Moment) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(now.0).unwrap_or(0), &bytes()).into_uuid()
}

/// A secret for a cookie or a form: 256 bits as hexadecimal.
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// Whether a text can be such a secret; one that was made up must not get further than the door.
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A key that an installation is given once.
pub(super) fn key() -> Digest {
    bytes()
}

/// A seed for the order of choices.
pub fn seed() -> i64 {
    i64::from_le_bytes(bytes())
}

/// A code with which an attempt is taken up: `ACEF-GHJK-MNQR`.
pub fn resume_code() -> String {
    code()
}

/// A code that proves a certificate.
pub fn certificate_code() -> String {
    code()
}

/// A code that a person can read out and type.
fn code() -> String {
    let mut code = String::new();
    while code.len() < CODE_LENGTH + 2 {
        if code.len() % 5 == 4 {
            code.push('-');
        }
        // 24 divides 240: bytes above it are thrown away, so that every letter is as likely.
        let byte = bytes::<1>()[0];
        if byte < 240 {
            code.push(char::from(CODE_LETTERS[usize::from(byte % 24)]));
        }
    }
    code
}

/// What is kept of a secret: its SHA-256.
pub fn digest(secret: &str) -> Digest {
    Sha256::digest(secret.as_bytes()).into()
}

/// What is kept of such a code, however it was typed.
pub fn code_digest(typed: &str) -> Digest {
    let plain: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(64).collect();
    digest(&plain)
}

/// SHA-256 as hexadecimal: names a version of a document.
pub fn fingerprint(text: &str) -> String {
    hex(&digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resume_codes_are_three_groups_of_four_and_are_read_however_typed() {
        let code = resume_code();
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4], "{code}");
        assert_eq!(code_digest(&code), code_digest(&code.to_lowercase().replace('-', " ")));
        assert_ne!(code_digest(&code), code_digest(&resume_code()));
    }

    #[test]
    fn identifiers_sort_by_time() {
        assert!(id(Moment(1_000)) < id(Moment(2_000)));
        assert!(is_token(&token()));
        assert!(!is_token(&format!("{}\n", "0".repeat(63))) && !is_token(&"0".repeat(63)));
    }
}
