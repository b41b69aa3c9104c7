//! Characters: lower case without diacritics, and which characters are signs or nothing at all.

/// Appends the lower-case form of `c` without diacritics to `out`.
pub(super) fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match plain(lower) {
            Some(text) => out.push_str(text),
            None if is_ignorable(lower) => {}
            None => out.push(lower),
        }
    }
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// Characters that change how the one before looks but not what it says: combining marks,
/// variation selectors, skin tones, joiners, keycap frames, flag tags and the gender signs
/// that follow a joiner. Text with and without them must find the same.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{640}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{20D0}'..='\u{20F0}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

/// Whether `c` stands for itself: emoji, runes, arrows, the swastika characters and other ideographs.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{16A0}'..='\u{16FF}' | '\u{2190}'..='\u{2BFF}' | '\u{2E80}'..='\u{2FDF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{1F000}'..='\u{1FAFF}'
        | '†' | '‡' | '™')
}

/// Whether `c` is one half of a flag emoji.
pub(super) fn is_flag_half(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_letters_and_drops_the_marks() {
        let table = [
            ("Éénzijdig", "eenzijdig"),
            ("Führer", "fuhrer"),
            ("e\u{301}e\u{301}n", "een"),
            ("Straße", "strasse"),
            ("ÇA", "ca"),
            ("Ĳ", "ij"),
            ("جهاد", "جهاد"),
        ];
        for (text, expected) in table {
            let mut folded = String::new();
            text.chars().for_each(|c| push_folded(c, &mut folded));
            assert_eq!(folded, expected, "{text}");
        }
    }
}
