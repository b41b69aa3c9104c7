//! Cases that are sound, and cases that are not.

use super::example::{example, example_with};
use super::*;
use crate::base::{Document, LinkKind, Report, Resolved, Resolver, Severity, Target, Word};

const M: &str = "knopen/melding.md";
const D: &str = "knopen/delen.md";
const W: &str = "knopen/wegen.md";
const L: &str = "knopen/later.md";
const S: &str = "scenario.toml";

/// What is reported, as `severity file:line problem`.
pub(super) fn diagnose(bundle: &Bundle) -> (bool, Vec<String>) {
    let report = Report::default();
    let sound = parse(bundle, &report).is_some();
    let shown = report.into_diagnostics().into_iter().map(|d| {
        let file = d.file.trim_start_matches("scenarios/stiller-na-de-zomer/").to_owned();
        assert!(!d.remedy.is_empty());
        format!("{} {file}:{} {}", d.severity.label(), d.line, d.problem)
    });
    (sound, shown.collect())
}

/// Each change must give its diagnostic; all that differ are shown together.
pub(super) fn expect_each(cases: &[((&str, &str, &str), &str)], is_sound: bool) {
    let mut wrong = Vec::new();
    for (change, expected) in cases {
        let (sound, found) = diagnose(&example_with(&[*change]));
        if sound != is_sound || !found.iter().any(|problem| problem == expected) {
            wrong.push(format!("{change:?}\nexpected {expected}\nfound {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_example_is_sound_and_only_its_guessable_choices_are_mentioned() {
    let (sound, found) = diagnose(&example_with(&[]));
    assert!(sound);
    assert_eq!(
        found,
        [
            "let op scenario.toml:1 In 2 van de 2 keuzeknopen is de langste keuze ook de beste.",
            "let op scenario.toml:1 In 2 van de 2 keuzeknopen staat de beste keuze bovenaan.",
            "let op scenario.toml:1 Er is geen variant zonder extremisme (ruis). Zonder ruis meet u alleen alarm slaan.",
        ]
    );
}

/// A change of the example, and what is said about it.
const MISTAKES: &[((&str, &str, &str), &str)] = &[
    (
        (M, "naar  = \"later\"", "naar  = \"wegen\""),
        "fout knopen/later.md:3 Knoop ‘later’ is niet te bereiken vanaf de start.",
    ),
    ((L, "naar  = \"wegen\"\n", ""), "fout knopen/later.md:2 Knoop ‘later’ loopt dood."),
    (
        (M, "naar  = \"later\"", "naar  = \"latr\""),
        "fout knopen/melding.md:17 Keuze ‘afwachten’ in ‘melding’ verwijst naar ‘latr’, maar die knoop bestaat niet.",
    ),
    (
        (L, "naar  = \"wegen\"", "naar  = \"weg\""),
        "fout knopen/later.md:4 Knoop ‘later’ verwijst naar ‘weg’, maar die knoop bestaat niet.",
    ),
    (
        (L, "naar  = \"wegen\"", "naar  = \"later\""),
        "fout knopen/later.md:3 Vanuit ‘later’ is geen enkel einde te bereiken. De deelnemer blijft rondlopen.",
    ),
    (
        (S, "start    = \"melding\"", "start    = \"begin\""),
        "fout scenario.toml:10 De start verwijst naar ‘begin’, maar die knoop bestaat niet.",
    ),
    (
        (S, "start    = \"melding\"", "start    = \"einde-overleg\""),
        "fout scenario.toml:10 De casus begint met ‘einde-overleg’, maar dat is een einde.",
    ),
    ((L, "opnieuw", "{opnieu} door {hji}"), "fout knopen/later.md:6 {opnieu} is bij geen enkele variant ingevuld."),
    (
        (S, "[varianten.persoon.vrouw]\nvoornaam = \"Robin\"\n", "[varianten.persoon.vrouw]\n"),
        "fout scenario.toml:26 {voornaam} is niet ingevuld bij variant ‘vrouw’.",
    ),
    (
        (S, "hij = \"zij\"", "hij = \"z<j\""),
        "fout scenario.toml:28 ‘hij’ bevat een teken dat in een woord van een variant niet kan.",
    ),
    (
        (S, "hij = \"zij\"", "uiting = \"zij\"\nhij = \"zij\""),
        "fout scenario.toml:23 {uiting} is niet ingevuld bij variant ‘man’.",
    ),
    (
        (M, "\"afwachten\"", "\"doorvragen\""),
        "fout knopen/melding.md:15 Er zijn twee keuzes met dezelfde naam ‘doorvragen’.",
    ),
    ((W, "id = \"w2\"", "id = \"w1\""), "fout knopen/wegen.md:12 Er zijn twee weegvragen met dezelfde naam ‘w1’."),
    (
        (S, "id = \"s-werkstuk\"", "id = \"s-stil\""),
        "fout scenario.toml:45 Er zijn twee signalen met dezelfde naam ‘s-stil’.",
    ),
    ((M, "[\"s-stil\"]", "[\"s-still\"]"), "fout knopen/melding.md:4 Signaal ‘s-still’ bestaat niet."),
    ((W, "\"s-kringloop\"", "\"s-kring\""), "fout knopen/wegen.md:12 Signaal ‘s-kring’ bestaat niet."),
    ((M, "vastleggen = 0", "vastlegen = 0"), "fout knopen/melding.md:18 ‘vastlegen’ is hier onbekend."),
    (
        (M, "vastleggen = 0, ", ""),
        "fout knopen/melding.md:18 Keuze ‘afwachten’ weegt op andere competenties dan de eerste keuze van deze knoop.",
    ),
    (
        (M, "vastleggen = 2", "vastleggen = 3"),
        "fout knopen/melding.md:10 ‘vastleggen’ is 3, maar moet van -2 tot en met 2 zijn.",
    ),
    ((M, "{ vertrouwen = 1 }", "{ vertrouwn = 1 }"), "fout knopen/melding.md:11 ‘vertrouwn’ staat niet in [toestand]."),
    ((D, "vertrouwen >= 0", "moed >= 0"), "fout knopen/delen.md:28 ‘moed’ staat niet in [toestand]."),
    (
        (D, "\"vertrouwen >= 0\"", "'bezocht(\"latr\")'"),
        "fout knopen/delen.md:28 De voorwaarde noemt knoop ‘latr’, maar die bestaat niet.",
    ),
    (
        (D, "vertrouwen >= 0", "vertrouwen >="),
        "fout knopen/delen.md:28 Hier had in de voorwaarde een naam uit [toestand] of een geheel getal moeten staan.",
    ),
    (
        (M, "terugkoppeling = \"Dat is te weinig om te wegen.\"\n", ""),
        "fout knopen/melding.md:22 Keuze ‘meteen-weegploeg’ heeft geen terugkoppeling.",
    ),
    ((D, "\"juist\"", "\"goed\""), "fout knopen/delen.md:10 ‘goed’ is geen geldige waarde voor ‘oordeel’."),
    (
        (W, "onthult = \"s-kringloop\"", ""),
        "fout knopen/wegen.md:11 Een weegvraag heeft óf een signaal óf een eigen tekst nodig.",
    ),
    (
        (W, "id = \"w2\"", "id = \"w3\""),
        "fout knopen/wegen.md:11 ‘krediet’ moet vijf getallen van 0 tot en met 1 hebben, waarvan het hoogste 1 is.",
    ),
    (
        (W, "id = \"w2\"", "id = \"w2\"\nkrediet = [0, 1, 0, 0, 0]"),
        "fout knopen/wegen.md:13 Weegvraag ‘w2’ heeft een paneel en een krediet van de redactie.",
    ),
    (
        (S, "fictie   = true", "fictie   = false"),
        "fout scenario.toml:11 Een casus moet verzonnen zijn, en dat moet er staan.",
    ),
    ((S, "scenario/1", "scenario/2"), "fout scenario.toml:2 Het formaat ‘weegwijs-scenario/2’ is onbekend."),
    ((S, "\"stiller-na-de-zomer\"", "\"stil\""), "fout scenario.toml:4 De slug ‘stil’ is niet de naam van de map."),
    ((S, "begin = 0", "begin = 5"), "fout scenario.toml:19 ‘vertrouwen’ begint met 5, maar loopt van -2 tot en met 2."),
    (
        (L, "opnieuw", "op 06-12345678"),
        "fout knopen/later.md:6 Mogelijk echte persoonsgegevens: een telefoonnummer in ‘later’.",
    ),
    ((L, "opnieuw", "<b>opnieuw</b>"), "fout knopen/later.md:6 HTML mag niet in de tekst staan."),
    ((L, "opnieuw", "opnieuw[^b1]"), "fout knopen/later.md:6 De voetnoot ‘b1’ hoort niet in een casus."),
    (("paneel.csv", "w2;2", "w9;2"), "fout paneel.csv:3 Weegvraag ‘w9’ van het paneel bestaat niet."),
];

#[test]
fn every_mistake_is_refused_at_its_place() {
    expect_each(MISTAKES, false);
}

#[test]
fn a_page_on_which_everything_can_be_hidden_is_found_by_playing_it() {
    let hide = |condition| {
        [
            (D, "naar = \"einde-overleg\"", "als = 'vertrouwen > 0'\nnaar = \"einde-overleg\""),
            (D, "grondslag = \"geen\"\nnaar", condition),
        ]
    };
    let (sound, found) = diagnose(&example_with(&hide("grondslag = \"geen\"\nals = 'bezocht(\"wegen\")'\nnaar")));
    assert!(sound, "{found:?}");
    let (sound, found) = diagnose(&example_with(&hide("grondslag = \"geen\"\nals = 'niet bezocht(\"later\")'\nnaar")));
    assert!(!sound);
    assert_eq!(
        found,
        [
            "fout knopen/delen.md:3 In ‘delen’ kan het gebeuren dat geen enkele keuze zichtbaar is (toestand: vertrouwen = -1, bezocht ‘later’)."
        ]
    );
}

fn repeat(times: usize, text: impl Fn(usize) -> String) -> String {
    (0..times).map(text).collect::<Vec<_>>().concat()
}

#[test]
fn too_many_states_to_search_ask_for_a_choice_without_condition() {
    let counters = repeat(5, |n| format!("t{n} = {{ begin = 0, min = 0, max = 9 }}\n"));
    let weights = "{ vastleggen = 0, proportionaliteit = 0, overleggen = 0 }";
    let loops = repeat(5, |n| {
        let head = format!("[[keuze]]\nid = \"k{n}\"\ntekst = \"x\"\nnaar = \"melding\"\n");
        format!("{head}gewicht = {weights}\neffect = {{ t{n} = 1 }}\nterugkoppeling = \"x\"\n\n")
    });
    let bundle = example_with(&[
        (S, "[toestand]\n", &format!("[toestand]\n{counters}")),
        (M, "[[keuze]]\nid    = \"afwachten\"", &format!("{loops}[[keuze]]\nid    = \"afwachten\"")),
        (D, "naar = \"einde-overleg\"", "als = 't0 >= 0 en t1 >= 0 en t2 >= 0'\nnaar = \"einde-overleg\""),
        (D, "grondslag = \"geen\"\nnaar", "grondslag = \"geen\"\nals = 't3 >= 0 en t4 >= 0'\nnaar"),
    ]);
    let (sound, found) = diagnose(&bundle);
    assert!(!sound);
    assert!(found.iter().any(|problem| problem.contains("te veel mogelijkheden om na te gaan")), "{found:#?}");
}

/// A change that leaves the example sound, and what is said about it.
const WEAKNESSES: &[((&str, &str, &str), &str)] = &[
    (
        (L, "naar  = \"wegen\"", "naar  = \"melding\""),
        "info knopen/later.md:3 ‘later’ → ‘melding’ → ‘later’ is een lus. Alleen het eerste bezoek telt mee.",
    ),
    (
        (M, "overleggen = -2", "overleggen = 1"),
        "let op knopen/melding.md:10 Op ‘overleggen’ maken de keuzes in ‘melding’ geen verschil; deze knoop telt daar niet mee.",
    ),
    (
        (S, "\"beschermend\"", "\"ruis\""),
        "let op scenario.toml:37 Er is geen beschermend signaal. Dat maakt de casus eenzijdig.",
    ),
    ((S, "\"jongerenwerk\"", "\"school\""), "let op scenario.toml:37 Alle informatie komt van één bron (school)."),
    (
        (
            L,
            "en klinkt geërgerd.",
            "en klinkt geërgerd omdat er in de afgelopen twee weken voor zover bekend nog helemaal niets is gebeurd met wat er toen door de telefoon is verteld en beloofd.",
        ),
        "let op knopen/later.md:3 Zinnen gemiddeld 20 woorden. Richtlijn: ten hoogste 15.",
    ),
    (
        ("paneel.csv", "0;0;2;7;3;12", "0;0;2;4;3;9"),
        "let op knopen/wegen.md:8 Weegvraag w1: 9 panelleden, minimaal 10 nodig.",
    ),
    (("paneel.csv", "0;0;2;7;3;12", "4;2;0;4;2;12"), "let op knopen/wegen.md:8 Weegvraag w1: het panel is verdeeld."),
    (
        ("paneel.csv", "w1;0;0;2;7;3;12\nw2;2;6;4;0;0;12", "w1;0;2;7;3;0;12\nw2;0;2;6;4;0;12"),
        "let op scenario.toml:1 100% van de weegvragen heeft ‘geen effect’ als meest gekozen.",
    ),
    (
        (S, "voornaam = \"Robin\"\nhij = \"zij\"", "voornaam = \"Samira\"\nhij = \"zij\""),
        "let op scenario.toml:1 De voornaam verschilt tussen de varianten van ‘persoon’, en daarmee misschien ook de herkomst.",
    ),
];

#[test]
fn what_could_be_better_is_said_without_refusing() {
    expect_each(WEAKNESSES, true);
}

#[test]
fn a_kept_version_gives_the_same_scenario() {
    let scenario = example();
    let back = Bundle::from_canonical(&scenario.canonical()).unwrap();
    let again = parse(&back, &Report::default()).unwrap();
    assert_eq!(again.canonical(), scenario.canonical());
    assert_eq!(again.nodes().count(), 6);
}

#[test]
fn strange_files_and_an_absent_head_are_named() {
    let bundle = Bundle::new("x1", vec![Document::new("scenarios/x1/lees.txt", "a")]);
    let (sound, found) = diagnose(&bundle);
    assert!(!sound);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(parse(&Bundle::new("x1", Vec::new()), &Report::default()).is_none());
}

#[test]
fn a_node_that_cannot_be_read_is_the_only_thing_told() {
    let (sound, found) = diagnose(&example_with(&[(L, "+++\nsoort", "soort")]));
    assert!(!sound);
    assert_eq!(found, ["fout knopen/later.md:1 Dit document heeft geen kop."]);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let node = |n| Document::new(format!("knopen/k{n}.md"), "");
    let (sound, found) = diagnose(&Bundle::new("x1", (0..=202).map(node).collect()));
    assert!(!sound);
    assert_eq!(found, ["fout knopen/k0.md:1 Dit scenario heeft meer dan 200 knopen."]);
    let (_, found) = diagnose(&Bundle::new("x1", vec![Document::new("scenario.toml", "#".repeat(300_000))]));
    assert_eq!(found, ["fout scenario.toml:1 Dit bestand is te groot."]);
}

#[test]
fn more_choices_or_variants_than_a_case_may_have_are_refused() {
    let choices = repeat(12, |n| {
        let head = format!("[[keuze]]\nid = \"k{n}\"\ntekst = \"x\"\noordeel = \"juist\"\n");
        format!("{head}grondslag = \"geen\"\nnaar = \"einde-overleg\"\nterugkoppeling = \"x\"\n\n")
    });
    let choices = format!("{choices}[[keuze]]\nid = \"zonder-naam\"");
    let levels = repeat(35, |n| format!("[varianten.ideologie.n{n}]\nuiting = \"x\"\n"));
    let levels = format!("{levels}[varianten.ideologie.jihadistisch]");
    let (_, found) = diagnose(&example_with(&[
        (D, "[[keuze]]\nid = \"zonder-naam\"", &choices),
        (S, "[varianten.ideologie.jihadistisch]", &levels),
    ]));
    assert!(found.iter().any(|problem| problem.contains("Hier zijn 15 keuzes; er mogen er 12 zijn.")), "{found:#?}");
    assert!(found.iter().any(|problem| problem.contains("heeft 76 varianten; er mogen er 64 zijn.")), "{found:#?}");
}

#[test]
fn everything_that_points_elsewhere_is_listed_with_its_place() {
    let scenario = super::example::scenario_with(&[
        (L, "opnieuw", "[[symbool:88|opnieuw]]"),
        (M, "[[keuze]]\n", "[[keuze]]\nhandreiking = \"delen/x\"\n"),
    ]);
    let found: Vec<_> = scenario
        .links()
        .map(|(document, link)| {
            let written = &document.text()[link.span.clone()];
            assert!(written.contains(&link.target.key), "{written}");
            format!("{} {}", link.target.kind.word(), link.target.key)
        })
        .collect();
    assert_eq!(
        found,
        [
            "handreiking signaleren/feit-of-indruk",
            "handreiking delen/overleg-zonder-naam",
            "grondslag overleg-zonder-persoonsgegevens",
            "symbool 88",
            "handreiking delen/x",
        ]
    );
}

struct Everything;

impl Resolver for Everything {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        (target.kind == LinkKind::Symbol).then(|| Resolved::at("/s", &target.key))
    }
}

#[test]
fn a_node_reads_for_its_variant_and_keeps_its_debrief_apart() {
    let change = (M, "Ik heb er geen goed gevoel bij.", "{Hij} tekent een [[symbool:88]].");
    let scenario = super::example::scenario_with(&[change]);
    let woman = scenario.variants().into_iter().find(|v| v.levels()["persoon"] == "vrouw").unwrap();
    let shown = scenario.body(scenario.node("melding").unwrap()).render(&woman, &Everything, None);
    assert!(shown.as_str().contains("Sinds de zomer is zij zo stil. Zij tekent een <a href=\"/s\">88</a>."), "{shown}");
    let ending = scenario.node("einde-overleg").unwrap();
    assert!(!scenario.body(ending).markdown(&woman).source().contains("Nabespreking"));
    assert!(scenario.debrief(ending).unwrap().markdown(&woman).source().contains("Welke zin"));
    assert!(scenario.debrief(scenario.node("later").unwrap()).is_none());
}

/// The cases that are shipped, when they stand beside this package.
#[test]
fn the_shipped_cases_are_sound() {
    for bundle in shipped() {
        let report = Report::default();
        let sound = parse(&bundle, &report).is_some();
        let errors: Vec<_> = report.into_diagnostics().into_iter().filter(|d| d.severity == Severity::Error).collect();
        assert!(sound, "{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

/// The bundles in `scenarios/` of the repository.
pub(crate) fn shipped() -> Vec<Bundle> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let Ok(folders) = std::fs::read_dir(root) else { return Vec::new() };
    let mut bundles = Vec::new();
    for folder in folders.map(|entry| entry.unwrap().path()).filter(|path| path.join("scenario.toml").exists()) {
        let slug = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut paths = vec![folder.join("scenario.toml")];
        paths.extend(std::fs::read_dir(folder.join("knopen")).unwrap().map(|entry| entry.unwrap().path()));
        let drawings = std::fs::read_dir(folder.join("beeld")).into_iter().flatten();
        paths.extend(drawings.map(|entry| entry.unwrap().path()));
        paths.extend(Some(folder.join("paneel.csv")).filter(|path| path.exists()));
        let document = |path: &std::path::PathBuf| {
            let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
            Document::new(format!("scenarios/{slug}/{name}"), std::fs::read_to_string(path).unwrap())
        };
        bundles.push(Bundle::new(slug.clone(), paths.iter().map(document).collect()));
    }
    bundles
}
