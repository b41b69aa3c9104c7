//! Text that someone typed, without what could change how the rest is read.

/// Lines without control characters and without signs that are not seen or turn the direction of
/// writing around, trimmed.
pub fn plain_text(text: &str) -> String {
    let is_hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let kept = text.chars().filter(|c| *c == '\n' || (!c.is_control() && !is_hidden(*c)));
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_left_out_and_lines_stay() {
        assert_eq!(plain_text(" a\r\nb\u{202e}\u{0}\tc\u{200b} "), "a\nbc");
    }
}
