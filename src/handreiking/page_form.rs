//! The form that every page has, so that a reader in a hurry finds everything in its place. What a
//! page lacks of it is a warning: a draft may be looked at.

use std::ops::Range;

use super::Page;
use crate::base::{Fields, ListKind, Report, Section, sections};

const KEY_POINTS: usize = 3;
const QUESTIONS: std::ops::RangeInclusive<usize> = 3..=6;
const WORDS: std::ops::RangeInclusive<usize> = 300..=900;
const LEAST_FURTHER: usize = 3;

/// The last headings of every page, with what stands below them.
const LAST: [(&str, ListKind, &str); 2] = [
    ("Zo doe je het", ListKind::Numbered, "een genummerde lijst van stappen (1. …)"),
    ("Let op", ListKind::Bulleted, "een lijst van valkuilen (- …)"),
];

/// Warns of everything that a page lacks. `body` is the place of its text.
pub(super) fn check(page: &Page, fields: &mut Fields<'_>, body: &Range<usize>) {
    check_key_points(fields);
    check_lists(page, fields);
    check_sources(page, fields);
    check_figures(page, fields);
    // What is wrong with the text itself was told when it was read.
    let (_, sections) = sections(fields.document(), body, &Report::default());
    check_last_headings(&sections, fields, body);
    let words = page.word_count();
    if !WORDS.contains(&words) && !page.body.is_empty() {
        let remedy = if words < *WORDS.start() { "Werk de bladzijde uit." } else { "Kort in, of maak er twee van." };
        let problem =
            format!("Deze bladzijde heeft {words} woorden; het moeten er {} tot {} zijn.", WORDS.start(), WORDS.end());
        warn(fields, body, problem, remedy);
    }
}

fn warn(fields: &Fields<'_>, span: &Range<usize>, problem: impl Into<String>, remedy: impl Into<String>) {
    let start = span.start;
    fields.report().warning(fields.document(), &(start..start), problem, remedy);
}

fn check_key_points(fields: &mut Fields<'_>) {
    let points = fields.placed_texts("kernpunten");
    if points.len() != KEY_POINTS {
        let problem = format!("‘kernpunten’ heeft {} zinnen; het moeten er precies {KEY_POINTS} zijn.", points.len());
        let remedy = "Schrijf wat iemand moet weten die verder niets leest.";
        warn(fields, &fields.span("kernpunten"), problem, remedy);
    }
    for (_, span) in points.iter().filter(|(point, _)| !is_sentence(point)) {
        let remedy = "Begin met een hoofdletter en sluit af met een punt.";
        warn(fields, span, "Dit kernpunt is geen hele zin.", remedy);
    }
}

fn is_sentence(text: &str) -> bool {
    let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|first| !first.is_lowercase());
    let ends = text.trim_end_matches(['’', '”', ')']).ends_with(['.', '?', '!']);
    starts && ends && text.split_whitespace().count() >= 3
}

fn check_lists(page: &Page, fields: &Fields<'_>) {
    let questions = page.questions.len();
    if !QUESTIONS.contains(&questions) {
        let problem = format!(
            "‘vragen’ heeft {questions} vragen; het moeten er {} tot en met {} zijn.",
            QUESTIONS.start(),
            QUESTIONS.end()
        );
        let remedy = "Schrijf de vragen waar deze bladzijde antwoord op geeft, zoals een lezer ze stelt.";
        warn(fields, &fields.span("vragen"), problem, remedy);
    }
    if page.further.len() < LEAST_FURTHER {
        let problem = format!("‘verder’ noemt {} van minstens {LEAST_FURTHER} bladzijden.", page.further.len());
        warn(
            fields,
            &fields.span("verder"),
            problem,
            "Noem de bladzijden die hierna helpen: verder = [\"deel/pagina\"].",
        );
    }
    if page.changes.is_empty() {
        let remedy = "Voeg [[wijzigingen]] toe met datum, soort = \"nieuw\" en tekst = \"Eerste versie.\"";
        warn(fields, &fields.span("wijzigingen"), "Deze bladzijde zegt niet wat er is veranderd.", remedy);
    }
}

fn check_sources(page: &Page, fields: &mut Fields<'_>) {
    for (source, table) in page.references.iter().zip(fields.tables("bron")) {
        if !page.body.footnotes().iter().any(|(id, _)| *id == source.id) {
            let problem = format!("De bron ‘{}’ wordt nergens gebruikt.", source.id);
            let remedy = format!("Zet [^{}] achter wat de bron zegt, of haal de bron weg.", source.id);
            warn(fields, &table.span("id"), problem, remedy);
        }
    }
}

fn check_figures(page: &Page, fields: &mut Fields<'_>) {
    for (figure, table) in page.figures.iter().zip(fields.tables("figuur")) {
        if !page.body.figures().iter().any(|(name, _)| *name == figure.id) {
            let problem = format!("De figuur ‘{}’ staat niet in de tekst.", figure.id);
            let remedy = format!("Zet [[figuur:{}]] op een regel alleen, of haal de figuur weg.", figure.id);
            warn(fields, &table.span("id"), problem, remedy);
        }
    }
}

fn check_last_headings(sections: &[Section], fields: &Fields<'_>, body: &Range<usize>) {
    for (place, (title, list, what)) in LAST.into_iter().enumerate() {
        let found: Vec<_> = sections.iter().enumerate().filter(|(_, section)| section.title == title).collect();
        let Some((at, section)) = found.first() else {
            warn(fields, body, format!("De kop ‘{title}’ ontbreekt."), format!("Voeg ## {title} toe met {what}."));
            continue;
        };
        if let Some((_, again)) = found.get(1) {
            warn(fields, &again.span, format!("De kop ‘{title}’ staat er twee keer."), "Voeg de twee samen.");
        }
        if !section.body.lists().contains(&list) {
            let problem = format!("Onder ‘{title}’ staat geen lijst van de goede soort.");
            warn(fields, &section.span, problem, format!("Schrijf er {what}."));
        }
        if at + LAST.len() - place != sections.len() {
            let remedy = "De laatste twee koppen zijn ‘Zo doe je het’ en ‘Let op’, in die volgorde.";
            warn(fields, &section.span, format!("De kop ‘{title}’ staat niet op zijn plaats."), remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::base::{Document, Drawing, Drawings, Report};
    use crate::handreiking::parse_page;

    const PAGE: &str = include_str!("../../tests/fixtures/goed/content/handreiking/basis/kijken.md");

    fn drawings() -> Drawings {
        let svg =
            Document::new("tafel.svg", include_str!("../../tests/fixtures/goed/scenarios/de-paraplu/beeld/tafel.svg"));
        BTreeMap::from([("tafel".to_owned(), Drawing::parse(&svg, &Report::default()).unwrap())])
    }

    fn told(text: &str) -> Vec<String> {
        let report = Report::default();
        let page = parse_page(&Document::new("content/handreiking/basis/kijken.md", text), &drawings(), &report);
        let told = report.into_diagnostics();
        assert!(page.is_some(), "a draft can be looked at: {told:?}");
        told.into_iter().map(|told| format!("{} {} {}", told.severity.label(), told.line, told.problem)).collect()
    }

    #[test]
    fn a_page_in_its_form_has_nothing_to_mend() {
        assert_eq!(told(PAGE), Vec::<String>::new());
    }

    #[test]
    fn what_a_page_lacks_is_told_at_its_line() {
        let cases = [
            (
                "  \"Laat een ander met u meekijken.\",\n",
                "",
                "8 ‘kernpunten’ heeft 2 zinnen; het moeten er precies 3 zijn.",
            ),
            ("met u meekijken.\"", "met u meekijken\"", "11 Dit kernpunt is geen hele zin."),
            ("\"Laat een ander", "\"laat een ander", "11 Dit kernpunt is geen hele zin."),
            (
                "  \"Hoe kijk ik zonder oordeel?\",\n",
                "",
                "13 ‘vragen’ heeft 2 vragen; het moeten er 3 tot en met 6 zijn.",
            ),
            ("\"basis/overleggen\", ", "", "20 ‘verder’ noemt 2 van minstens 3 bladzijden."),
            ("## Zo doe je het", "## Zo doet u het", "48 De kop ‘Zo doe je het’ ontbreekt."),
            ("## Let op", "## Pas op", "48 De kop ‘Let op’ ontbreekt."),
            ("## Wat doet u?", "## Let op", "76 De kop ‘Let op’ staat er twee keer."),
            ("## Let op", "## Nog iets\n\nTekst.\n\n## Let op", "69 De kop ‘Zo doe je het’ staat niet op zijn plaats."),
            ("[[figuur:tafel]]\n", "", "28 De figuur ‘tafel’ staat niet in de tekst."),
            ("[^b2]", "", "41 De bron ‘b2’ wordt nergens gebruikt."),
        ];
        for (from, to, wanted) in cases {
            assert!(PAGE.contains(from), "{from}");
            let found = told(&PAGE.replacen(from, to, 1));
            assert!(found.contains(&format!("let op {wanted}")), "{wanted}\n{found:#?}");
        }
    }

    #[test]
    fn lists_of_the_wrong_sort_too_few_and_too_many_words_and_no_history_are_told() {
        let bullets = PAGE.replace("1. ", "- ").replace("2. ", "- ").replace("3. ", "- ").replace("4. ", "- ");
        assert_eq!(told(&bullets), ["let op 69 Onder ‘Zo doe je het’ staat geen lijst van de goede soort."]);
        let (front, _) = PAGE.split_once("## Wat ziet u?").unwrap();
        let (_, end) = PAGE.split_once("## Zo doe je het").unwrap();
        let short = format!("{front}Feit.[^b1] Nog een.[^b2]\n\n[[figuur:tafel]]\n\n## Zo doe je het{end}");
        assert!(told(&short)[0].contains("woorden; het moeten er 300 tot 900 zijn."), "{:?}", told(&short));
        let long = PAGE.replacen("## Wat denkt u?", &format!("{}\n\n## Wat denkt u?", "Nog een zin. ".repeat(300)), 1);
        assert!(told(&long)[0].contains("woorden; het moeten er 300 tot 900 zijn."), "{:?}", told(&long));
        let history = "[[wijzigingen]]\ndatum = 2026-11-01\nsoort = \"nieuw\"\ntekst = \"Eerste versie.\"\n";
        assert_eq!(told(&PAGE.replacen(history, "", 1)), ["let op 2 Deze bladzijde zegt niet wat er is veranderd."]);
    }
}
