//! Slugs: the stable names of documents in addresses.

/// Whether a word may be a slug: 2 to 48 of `a-z`, `0-9` and `-`.
pub fn is_slug(word: &str) -> bool {
    (2..=48).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Makes a slug of Dutch text: lower case, without accents, words joined by hyphens. Text between
/// round brackets is left out, since it is an abbreviation or a note.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            'a'..='z' | '0'..='9' => slug.push(character),
            'à' | 'á' | 'â' | 'ä' => slug.push('a'),
            'è' | 'é' | 'ê' | 'ë' => slug.push('e'),
            'ì' | 'í' | 'î' | 'ï' => slug.push('i'),
            'ò' | 'ó' | 'ô' | 'ö' => slug.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => slug.push('u'),
            'ç' => slug.push('c'),
            _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        let cases = [
            ("Wat kan het nog meer zijn?", "wat-kan-het-nog-meer-zijn"),
            ("Functionaris gegevensbescherming (FG)", "functionaris-gegevensbescherming"),
            ("Één coördinator", "een-coordinator"),
            ("???", ""),
        ];
        for (text, slug) in cases {
            assert_eq!(slugify(text), slug);
        }
    }

    #[test]
    fn slugs_are_short_and_plain() {
        for (word, good) in [("88", true), ("zwarte-zon", true), ("Zon", false), ("a", false), ("../x", false)] {
            assert_eq!(is_slug(word), good, "{word}");
        }
        assert!(!is_slug(&"a".repeat(49)));
    }
}
