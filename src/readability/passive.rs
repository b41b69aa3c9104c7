//! Finds sentences in the passive: a form of `worden` with a past participle near it.

/// How many words may stand between the two.
const NEAR: usize = 9;

const FORMS: &[&str] = &["wordt", "worden", "werd", "werden"];

/// Participles that the rules below do not find.
const STRONG: &[&str] = &[
    "gedaan",
    "gegeven",
    "genomen",
    "gezien",
    "gevonden",
    "gelezen",
    "gesproken",
    "geschreven",
    "gekozen",
    "geholpen",
    "gebracht",
    "gedacht",
    "gehouden",
    "gehoord",
    "gevraagd",
    "gezegd",
    "besproken",
    "besloten",
    "beschreven",
    "bekeken",
    "begrepen",
    "betrokken",
    "verboden",
    "vergeleken",
    "verwezen",
    "onderzocht",
    "ontvangen",
    "ontslagen",
    "herzien",
    "aangeboden",
    "aangegeven",
    "aangehouden",
    "aangenomen",
    "aangewezen",
    "afgesproken",
    "afgesloten",
    "bijgehouden",
    "doorgegeven",
    "gesloten",
    "gestolen",
    "gevangen",
    "geworven",
    "ingeschreven",
    "meegenomen",
    "opgegeven",
    "opgenomen",
    "opgeschreven",
    "overgenomen",
    "toegewezen",
    "uitgesloten",
    "uitgesproken",
    "voorgeschreven",
    "overgedragen",
    "voorgelezen",
    "gedragen",
    "geweten",
    "gemeten",
    "vastgehouden",
];
/// Words of that form which are none.
const NONE: &[&str] = &[
    "gebied",
    "geduld",
    "gehalte",
    "geld",
    "geluid",
    "gebit",
    "gemoed",
    "gerecht",
    "geslacht",
    "gespuid",
    "gesticht",
    "getint",
    "geval",
    "gevecht",
    "geweld",
    "gewicht",
    "gezicht",
    "gezond",
    "gebeurt",
    "geeft",
    "gelooft",
    "gaat",
    "geldt",
    "bereid",
    "beleid",
    "besluit",
    "bericht",
    "bestaat",
    "begint",
    "betekent",
    "bevat",
    "behoort",
    "bekend",
    "beroemd",
    "beperkt",
    "bewust",
    "verschilt",
    "vertelt",
    "verbiedt",
    "verdient",
    "verleent",
    "verstand",
    "verdriet",
    "verlies",
    "veranderd",
    "verschijnt",
    "vervolgt",
    "verbaasd",
    "verdacht",
    "verkeerd",
    "verliefd",
    "verslaafd",
    "gehandicapt",
    "ontstaat",
    "onderwijst",
    "herinnert",
    "geschikt",
    "gewend",
    "gericht",
    "gezind",
    "gewoond",
    "vermoeid",
    "beledigd",
    "gevoed",
    "vernieuwd",
    "verward",
    "vervelend",
];
const PREFIXES: &[&str] = &[
    "", "aan", "achter", "af", "bij", "binnen", "dicht", "door", "in", "klaar", "los", "mee", "na", "neer", "om",
    "onder", "op", "over", "samen", "stop", "terug", "tegen", "toe", "uit", "vast", "voor", "vrij", "weg",
];
const INSEPARABLE: &[&str] = &["be", "ver", "ont", "her"];

/// The form of `worden` and the participle of the first passive among words in small letters, with
/// the places of both. What stands between commas is taken for one clause.
pub(super) fn passive<'a>(words: &[&'a str]) -> Option<(usize, &'a str, &'a str)> {
    let forms = words.iter().enumerate().filter(|(_, word)| FORMS.contains(word));
    forms.into_iter().find_map(|(at, form)| {
        let from = at.saturating_sub(NEAR);
        let to = words.len().min(at + NEAR + 1);
        let participle = words[from..to].iter().find(|word| is_participle(word))?;
        Some((at, *form, *participle))
    })
}

fn is_participle(word: &str) -> bool {
    if NONE.contains(&word) || word.chars().count() < 6 {
        return false;
    }
    if STRONG.contains(&word) {
        return true;
    }
    let is_weak = |rest: &str| rest.len() >= 3 && (rest.ends_with('d') || rest.ends_with('t'));
    let separable = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)?.strip_prefix("ge"));
    // `verwacht` can be the present tense too; only those in -d are sure.
    let inseparable = INSEPARABLE.iter().filter_map(|prefix| word.strip_prefix(prefix));
    separable.into_iter().any(is_weak) || inseparable.into_iter().any(|rest| rest.len() >= 4 && rest.ends_with('d'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passive_is_found_and_other_uses_of_the_verb_are_not() {
        let is_passive = |text: &str| passive(&text.split(' ').collect::<Vec<_>>()).is_some();
        for text in [
            "de melding wordt besproken",
            "daarna moet het verslag worden herzien",
            "er werd een agent gebeld",
            "de casus wordt door drie partijen beoordeeld",
            "zo worden gegevens verwijderd",
            "het plan werd uitgevoerd",
        ] {
            assert!(is_passive(text), "{text}");
        }
        for text in [
            "hij wordt boos",
            "de zorg wordt groter",
            "het wordt geweld",
            "zij worden bekend met het gebied",
            "de gemeente heeft gebeld",
            "dat wordt een goed gesprek",
            "hij wordt dit jaar achttien",
        ] {
            assert!(!is_passive(text), "{text}");
        }
    }
}
