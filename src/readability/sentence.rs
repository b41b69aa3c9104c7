//! Cuts Dutch text into sentences and words.

/// Abbreviations whose point ends no sentence, without that point.
const ABBREVIATIONS: &[&str] = &[
    "bijv", "bv", "b.v", "o.a", "m.n", "nr", "nrs", "art", "artt", "mr", "mrs", "dr", "drs", "ir", "ing", "prof",
    "dhr", "mevr", "mw", "ca", "blz", "p", "pp", "resp", "evt", "incl", "excl", "max", "min", "m.b.t", "i.v.m",
    "d.w.z", "d.m.v", "t.a.v", "t.b.v", "t.o.v", "i.p.v", "vgl", "zgn", "st", "red", "vs", "tel", "hfst", "par", "gem",
    "afd",
];

/// The words of a text: letters and digits with what joins them (`foto’s`, `m.b.t`, `2,5`,
/// `rechts-extremisme`).
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let belongs = character.is_alphanumeric() || (start.is_some() && joins(before, character, next));
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(&text[from..at]);
                start = None;
            }
            _ => {}
        }
        before = character;
    }
    words.extend(start.map(|from| &text[from..]));
    words
}

/// Whether a sign between two others holds one word together.
fn joins(before: char, sign: char, next: char) -> bool {
    let is_between = |fits: fn(char) -> bool| fits(before) && fits(next);
    match sign {
        '-' | '\u{2010}' | '\u{2011}' | '’' | '\'' | '.' => is_between(char::is_alphanumeric),
        ',' | ':' => is_between(|c| c.is_ascii_digit()),
        // Marks that combine with the letter before them, and hyphens that are not seen.
        '\u{300}'..='\u{36f}' | '\u{ad}' => true,
        _ => false,
    }
}

/// The sentences of a text, from left to right; together they are the whole text.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | ':')) {
        if at < start {
            continue;
        }
        let after = at + sign.len_utf8();
        let end = after + text[after..].chars().take_while(|c| closes(*c)).map(char::len_utf8).sum::<usize>();
        if ends_here(&text[start..at], sign, &text[end..]) {
            sentences.push(&text[start..end]);
            start = end;
        }
    }
    sentences.push(&text[start..]);
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

fn closes(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | '…' | '’' | '”' | '"' | '\'' | ')' | ']' | '»' | '*' | '_')
}

/// Whether a sentence ends at a sign, with what stands before it and after it and its quotes.
fn ends_here(before: &str, sign: char, after: &str) -> bool {
    let rest = after.trim_start();
    let has_words = before.chars().any(char::is_alphabetic);
    if !has_words || rest.is_empty() || rest.len() == after.len() {
        return false;
    }
    let next = rest.chars().next().unwrap_or(' ');
    let opens = matches!(next, '‘' | '“' | '"' | '\'' | '«');
    match sign {
        // After a colon a list of words goes on; a quotation or a capital begins anew.
        ':' => opens || next.is_uppercase(),
        '.' => begins(next, rest) && !is_abbreviated(before),
        _ => begins(next, rest),
    }
}

/// Whether what follows can be the start of a sentence. One can begin with `’s` or `’t`.
fn begins(next: char, rest: &str) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric();
    let first = rest.trim_start_matches(is_sign).chars().next().unwrap_or('A');
    let is_small_article = rest.starts_with('’') || rest.starts_with('\'');
    next.is_uppercase() || next.is_ascii_digit() || is_small_article || (is_sign(next) && !first.is_lowercase())
}

/// Whether the point belongs to the word before it: an abbreviation, or an initial.
fn is_abbreviated(before: &str) -> bool {
    let starts_word = |c: char| c.is_whitespace() || matches!(c, '(' | '‘' | '“' | '"' | '[');
    let word = before.rsplit(starts_word).next().unwrap_or(before);
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let rows: &[(&str, usize)] = &[
            ("Een zin. Nog een zin! En dan? Klaar.", 4),
            ("Zie art. 9 van de wet, bijv. lid 2. Daarna verder.", 2),
            ("Mr. dr. J. de Vries belt o.a. de politie.", 1),
            ("Er zijn 2.500 mensen, 3,5 procent. Dat is veel.", 2),
            ("‘Is dat zo?’ vraagt hij. ‘Ja!’ zegt zij.", 2),
            ("‘Ik kom.’ Zij gaat weg.", 2),
            ("Hij zegt: ‘Kom mee.’", 2),
            ("Denk aan: kleding, mening en geloof.", 1),
            ("1. Noem wat u zag.", 1),
            ("Het is 9.30 uur. ’s Avonds niet.", 2),
            ("Bellen, mailen, enz. Daarna wachten.", 2),
            ("Dat is … niet klaar. Toch?", 2),
            ("(Een zin tussen haakjes.) En erna.", 2),
            ("Kijk op politie.nl. Daar staat het.", 2),
            ("Geen punt", 1),
            ("", 0),
            ("…", 0),
        ];
        for (text, expected) in rows {
            assert_eq!(sentences(text).len(), *expected, "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn words_keep_what_holds_them_together() {
        let text = "Foto’s (2,5 euro) m.b.t. rechts-extremisme en/of ‘zo’n’ 3e zin.";
        let expected = ["Foto’s", "2,5", "euro", "m.b.t", "rechts-extremisme", "en", "of", "zo’n", "3e", "zin"];
        assert_eq!(words(text), expected);
    }

    /// Texts made of scraps, always the same ones.
    fn made_up(seed: u64) -> String {
        const SCRAPS: &[&str] = &[
            "Een", " ", "zin", ". ", "? ", "!", "’", "‘", "bijv.", " 2,5", "…", ": ", "\n", "é", "🐸", "’s", "A.",
            "\u{301}", "(", ")", "1.", "-", "art.", " De", "\u{ad}",
        ];
        let mut state = seed;
        let mut text = String::new();
        for _ in 0..30 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(SCRAPS[usize::try_from(state >> 33).unwrap() % SCRAPS.len()]);
        }
        text
    }

    #[test]
    fn cutting_a_text_into_sentences_loses_no_word() {
        for seed in 0..3000 {
            let text = made_up(seed);
            let together: Vec<&str> = sentences(&text).into_iter().flat_map(words).collect();
            assert_eq!(together, words(&text), "{text:?}");
        }
    }
}
