//! Syllables of numbers, as they are spoken in Dutch.

/// From nul to negentien.
const SMALL: [usize; 20] = [1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2, 2, 2, 2, 3, 2, 3];
/// Twintig to negentig.
const TENS: [usize; 8] = [2, 2, 2, 2, 2, 3, 2, 3];

/// The syllables of a number in digits, with points between thousands and a comma before decimals;
/// nothing when it is none, or too large to be spoken.
pub(super) fn spoken(text: &str) -> Option<usize> {
    let (whole, decimals) = text.split_once(',').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    let digits: String = whole.chars().filter(|c| *c != '.').collect();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = is_digits(&digits) && digits.len() <= 9 && decimals.is_none_or(is_digits);
    if !is_number {
        return None;
    }
    let number: usize = digits.parse().ok()?;
    let after =
        decimals.map_or(0, |decimals| 2 + decimals.bytes().map(|byte| SMALL[usize::from(byte - b'0')]).sum::<usize>());
    Some(of(number) + after)
}

fn of(number: usize) -> usize {
    match number {
        0..20 => SMALL[number],
        20..100 => {
            let (tens, ones) = (number / 10, number % 10);
            let before = if ones == 0 { 0 } else { SMALL[ones] + 1 };
            before + TENS[tens - 2]
        }
        100..1000 => above(number, 100, 2),
        // Years such as 1984 are spoken in pairs.
        1100..2000 if !number.is_multiple_of(100) => of(number / 100) + of(number % 100),
        1000..1_000_000 => above(number, 1000, 2),
        _ => above(number, 1_000_000, 2),
    }
}

/// `vijf|honderd|twee`; of one hundred and one thousand the one is not spoken.
fn above(number: usize, unit: usize, name: usize) -> usize {
    let (many, rest) = (number / unit, number % unit);
    let before = if many == 1 && unit < 1_000_000 { 0 } else { of(many) };
    let after = if rest == 0 { 0 } else { of(rest) };
    before + name + after
}
