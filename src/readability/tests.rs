use super::{Findings, Genre, Known, Measure, PlainWords, Reading, assess};
use crate::base::{Document, Report, Resolved, Resolver, Target};

struct Nothing;

impl Resolver for Nothing {
    fn resolve(&self, _: &Target) -> Option<Resolved> {
        None
    }
}

const LIST: &str = "makkelijk = [\"verantwoordelijkheden\"]\nbekende_afkortingen = [\"OM\"]\n\n\
                    [[woord]]\nmoeilijk = [\"indien\"]\nliever = \"als\"\n\n\
                    [[woord]]\nmoeilijk = [\"met betrekking tot\"]\nliever = \"over\"\n";

fn known() -> Known {
    let report = Report::default();
    let words = PlainWords::parse(&Document::new("content/taal/gewone-woorden.toml", LIST), &report);
    assert_eq!(report.error_count(), 0);
    Known::new(words, ["Aandachtsfunctionaris".to_owned(), "AIVD".to_owned()])
}

fn assessed(body: &str) -> Findings {
    let document = Document::new("x.md", format!("+++\n+++\n{body}\n"));
    assess(&[Reading::of(&document, Genre::Guide, &Nothing)], &known())
}

/// Line and problem of every hint.
fn hints(body: &str) -> Vec<String> {
    assessed(body).hints.iter().map(|hint| format!("{} {}", hint.line - 2, hint.problem)).collect()
}

#[test]
fn every_hint_stands_at_its_line() {
    let long = "woord ".repeat(20);
    let rows = [
        (format!("Kort.\n\nEen {long} zin."), "3 Deze zin heeft 22 woorden: “Een woord woord woord woord …”"),
        ("Bel ons,\nindien u twijfelt.".to_owned(), "2 Ambtelijk: ‘indien’."),
        ("## Kop\n\nVragen met betrekking tot geld.".to_owned(), "3 Ambtelijk: ‘met betrekking tot’."),
        ("De zaak wordt\nvandaag besproken.".to_owned(), "1 Lijdende vorm: ‘wordt … besproken’."),
        ("Het XYZ belt.".to_owned(), "1 De afkorting XYZ is nergens uitgelegd."),
        ("Een samenwerkingsovereenkomst.".to_owned(), "1 ‘samenwerkingsovereenkomst’ heeft 8 lettergrepen."),
        ("Ik bel, omdat hij, die ik ken, belt, terwijl ik wacht.".to_owned(), "1 Deze zin heeft 3 bijzinnen."),
    ];
    for (body, expected) in rows {
        assert_eq!(hints(&body), [expected], "{body}");
    }
}

#[test]
fn plain_text_with_known_words_gets_no_hint() {
    for body in [
        "De aandachtsfunctionaris belt de AIVD en het OM.",
        "De dienst (XYZ) belt. Daarna belt de XYZ weer.",
        "De verantwoordelijkheden van Bernadettastichtingen.",
        "Hij wordt boos. Dat is artikel IV.",
        "- een huisnummer\n- een rugnummer",
    ] {
        assert_eq!(hints(body), [""; 0], "{body}");
    }
}

#[test]
fn the_score_does_not_depend_on_marks() {
    let bare = "De gemeente belt de school. Daarna belt zij u terug.";
    let marked = [
        "De **gemeente** belt de school. Daarna *belt* zij u terug.",
        "De gemeente belt de school.[^b1] Daarna belt zij u terug.[^b2]",
        "De [[begrip:x|gemeente]] belt de [[handreiking:a/b|school]]. Daarna belt zij u terug.",
        "De gemeente belt\nde school. Daarna belt zij\nu terug.",
        "> De gemeente belt de school. Daarna belt zij u terug.",
        "- De gemeente belt de school.\n- Daarna belt zij u terug.",
        "1. De gemeente belt de school.\n2. Daarna belt zij u terug.",
        "## Een kop\n\nDe gemeente belt de school. Daarna belt zij u terug.\n\n| a | b |\n| - | - |\n| c | d |",
        "De gemeente ~~belt~~ de school. `let x = 1;` Daarna belt zij u terug.\n\n```\ncode\n```",
    ];
    let expected = Measure::of(bare);
    for body in marked {
        assert_eq!(assessed(body).measure, expected, "{body}");
    }
}

#[test]
fn no_text_makes_it_fall() {
    const SCRAPS: &[&str] = &[
        "+++\n",
        "\n\n",
        "[[",
        "]]",
        "[[begrip:",
        "|",
        "[^b1]",
        "**",
        "`",
        "> [!NOTE]\n",
        "- ",
        "1. ",
        "## ",
        "é",
        "🐸",
        "\u{0}",
        "\u{202e}",
        "\u{301}",
        "wordt ",
        "gebeld",
        "XYZ ",
        "99999999999999999999",
        "2,",
        ".",
        "’",
        "{",
        "}",
        "{hij}",
        "omdat ",
    ];
    let mut state = 11_u64;
    for _ in 0..500 {
        let mut body = String::new();
        for _ in 0..25 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            body.push_str(SCRAPS[usize::try_from(state >> 33).unwrap() % SCRAPS.len()]);
        }
        let found = assessed(&body);
        assert!(found.measure.words >= found.measure.sentences, "{body:?}");
        assert!(found.hints.iter().all(|hint| !hint.to_string().is_empty()), "{body:?}");
    }
}
