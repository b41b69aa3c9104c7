use super::*;
use crate::base::{Document, Report, Severity};

const GOOD: &str = include_str!("../../tests/fixtures/symbool.md");

fn diagnose(text: &str) -> (Option<Symbol>, Vec<String>) {
    let document = Document::new("symbols/voorbeeld.md", text);
    let report = Report::default();
    let symbol = parse(&document, None, &report);
    let problems = report.into_diagnostics();
    let errors = problems.iter().filter(|d| d.severity == Severity::Error).map(|d| d.problem.clone()).collect();
    (symbol, errors)
}

#[test]
fn a_complete_entry_becomes_a_symbol_with_its_other_meanings_first() {
    let (symbol, errors) = diagnose(GOOD);
    assert!(errors.is_empty(), "{errors:?}");
    let symbol = symbol.unwrap();
    assert_eq!(symbol.name, "Voorbeeld");
    assert_eq!(symbol.reading_order()[0], SectionName::Otherwise);
    assert_eq!(symbol.links().map(|link| link.target.key.as_str()).collect::<Vec<_>>(), ["ander", "ander", "derde"]);
}

#[test]
fn each_broken_rule_is_told_in_one_sentence() {
    let cases = [
        ("slug = \"voorbeeld\"", "slug = \"anders\"", "De slug ‘anders’ is niet de naam van het bestand."),
        (
            "vals_alarm = \"hoog\"",
            "vals_alarm = \"heel hoog\"",
            "‘heel hoog’ is geen geldige waarde voor ‘vals_alarm’.",
        ),
        ("hoofdvorm = [\"cijfer\"]", "hoofdvorm = [\"cyfer\"]", "‘cyfer’ is geen geldige waarde voor ‘hoofdvorm’."),
        ("## Oorsprong", "## Herkomst", "De kop ‘Herkomst’ hoort hier niet."),
        ("De oorsprong.[^b1]", "De oorsprong.", "Deze alinea heeft geen bron."),
        ("De oorsprong.[^b1]", "De oorsprong.[^b9]", "De voetnoot ‘b9’ hoort bij geen enkele bron."),
        ("alt = \"Twee cijfers naast elkaar op een kaart.\"", "alt = \"Kort.\"", "De alt-tekst heeft 5 tekens."),
        ("herzien_voor = 2027-05-01", "herzien_voor = 2029-05-01", "De datum bij ‘herzien_voor’ klopt niet."),
        (
            "sterkte = \"alleen-in-samenhang\"",
            "sterkte = \"sterk\"",
            "Een sterk of gelijst symbool mag niet meteen helder in beeld komen.",
        ),
        ("wijze = \"letterkaart\"", "wijze = \"getekend\"", "De tekening bij dit symbool ontbreekt of is niet goed."),
        (
            "ideologie = [\"rechts-extremisme\"]",
            "ideologie = [\"geen\"]",
            "De ideologie ‘geen’ hoort bij een gelijkenis en alleen daarbij.",
        ),
        ("tekst = \"77\"", "tekst = \"卐\"", "‘卐’ past niet op een letterkaart."),
        ("bron = \"b2\"\npeildatum", "peildatum", "Bij deze status hoort een bron."),
    ];
    for (from, to, problem) in cases {
        assert!(GOOD.contains(from), "{from}");
        let (symbol, errors) = diagnose(&GOOD.replace(from, to));
        assert!(symbol.is_none() && errors.iter().any(|e| e == problem), "{to}: {errors:?}");
    }
}

#[test]
fn a_likeness_has_to_be_told_on_both_sides() {
    let document = Document::new("symbols/voorbeeld.md", GOOD);
    let one = parse(&document, None, &Report::default()).unwrap();
    let mut other = one.clone();
    other.slug = "ander".into();
    other.name = "Ander".into();
    for names in [&mut other.aliases, &mut other.codes, &mut other.signs] {
        names.clear();
    }
    other.look_alikes.clear();
    let report = Report::default();
    check_together(&[(one, document.clone()), (other, document)], &report);
    let problems: Vec<_> = report.into_diagnostics().into_iter().map(|d| d.problem).collect();
    assert_eq!(problems, ["‘voorbeeld’ lijkt op ‘ander’, maar daar staat het niet."]);
}

#[test]
fn a_name_of_two_entries_has_to_lead_from_each_to_the_other() {
    let document = Document::new("symbols/voorbeeld.md", GOOD);
    let mut one = parse(&document, None, &Report::default()).unwrap();
    one.look_alikes.clear();
    one.codes = vec!["14/88".into()];
    let mut other = one.clone();
    (other.slug, other.name) = ("ander".into(), "Ander".into());
    other.aliases.clear();
    other.codes = vec!["1488".into()];
    let problems = |one: &Symbol, other: &Symbol| {
        let report = Report::default();
        check_together(&[(one.clone(), document.clone()), (other.clone(), document.clone())], &report);
        report.into_diagnostics().into_iter().map(|d| d.problem).collect::<Vec<_>>()
    };
    let told = ["De naam ‘1488’ is ook van ‘voorbeeld’, en de twee noemen elkaar niet."];
    assert_eq!(problems(&one, &other), told);
    one.related = vec!["ander".into()];
    other.related.clear();
    assert_eq!(problems(&one, &other), told, "one side is not enough");
    other.related = vec!["voorbeeld".into()];
    assert!(problems(&one, &other).is_empty());
}

#[test]
fn every_shape_stands_in_one_group() {
    let mut grouped: Vec<&str> = SHAPE_GROUPS.iter().flat_map(|(_, shapes)| *shapes).copied().collect();
    let mut shapes = vocabulary::SHAPES.to_vec();
    grouped.sort_unstable();
    shapes.sort_unstable();
    assert_eq!(grouped, shapes);
}
