//! The small case of the format's description, for tests.

use super::{Bundle, Scenario, parse};
use crate::base::{Document, Report};

const HEAD: &str = r#"
formaat  = "weegwijs-scenario/1"
id       = "0193a1d2-7c4e-7b1a-9f60-2d5c8e0b7a11"
slug     = "stiller-na-de-zomer"
titel    = "Stiller na de zomer"
samenvatting = "Een mentor belt over een student die zich terugtrekt. Wat weet u, wat denkt u, en wat deelt u?"
taal     = "nl"
niveau   = "basis"
duur_minuten = 10
start    = "melding"
fictie   = true
licentie = "CC-BY-4.0"
herzien_voor = 2027-06-01
leerdoelen   = ["LD-feit-en-aanname", "LD-delen-met-grond"]
handreiking  = ["signaleren/feit-of-indruk", "delen/overleg-zonder-naam"]
symbolen     = []

[toestand]
vertrouwen = { begin = 0, min = -2, max = 2 }

[varianten]
meting = true
[varianten.persoon.man]
voornaam = "Robin"
hij = "hij"
[varianten.persoon.vrouw]
voornaam = "Robin"
hij = "zij"
[varianten.ideologie.jihadistisch]
uiting = "dat mensenwetten ongeldig zijn, en dat er binnenkort iets moet gebeuren"
[varianten.ideologie.rechtsextremistisch]
uiting = "dat het eigen volk wordt weggedrukt, en dat er binnenkort iets moet gebeuren"
[varianten.ideologie.anti_institutioneel]
uiting = "dat de overheid geen gezag heeft, en dat er binnenkort iets moet gebeuren"

[[signaal]]
id = "s-stil"
bron = "school"
aard = "feit"
weegt = "ruis"
tekst = "{voornaam} eet in de pauze alleen."
toelichting = "Alleen zijn zegt op zichzelf niets over radicalisering."

[[signaal]]
id = "s-werkstuk"
bron = "school"
aard = "feit"
weegt = "signaal"
tekst = "In een werkstuk schrijft {voornaam} {uiting}."
toelichting = "Een vage aankondiging vraagt om doorvragen: wat, wanneer, met wie?"

[[signaal]]
id = "s-kringloop"
bron = "jongerenwerk"
aard = "feit"
weegt = "beschermend"
tekst = "{voornaam} werkt elke zaterdag in de kringloopwinkel."
toelichting = "Een vertrouwd contact maakt een gesprek mogelijk."
"#;

const REPORT: &str = r#"+++
soort   = "keuze"
titel   = "De mentor belt"
onthult = ["s-stil"]

[[keuze]]
id    = "doorvragen"
tekst = "Ik vraag wat de mentor zelf heeft gezien en gehoord."
naar  = "wegen"
gewicht = { vastleggen = 2, proportionaliteit = 2, overleggen = 1 }
effect  = { vertrouwen = 1 }
terugkoppeling = "U haalt feit en indruk uit elkaar voordat u verder gaat."

[[keuze]]
id    = "afwachten"
tekst = "Ik noteer niets en wacht af of er meer komt."
naar  = "later"
gewicht = { vastleggen = 0, proportionaliteit = 1, overleggen = -2 }
effect  = { vertrouwen = -1 }
terugkoppeling = "Zonder vervolg weet u straks nog steeds niets."

[[keuze]]
id    = "meteen-weegploeg"
tekst = "Ik zet de naam meteen op de agenda van de weegploeg."
naar  = "delen"
gewicht = { vastleggen = -2, proportionaliteit = -2, overleggen = 1 }
terugkoppeling = "Dat is te weinig om te wegen."
+++
Een mentor van het mbo belt het meldpunt. ‘Het gaat om {voornaam}, zeventien jaar.
Sinds de zomer is {hij} zo stil. Ik heb er geen goed gevoel bij.’
"#;

const LATER: &str = "+++
soort = \"tekst\"
titel = \"Twee weken later\"
naar  = \"wegen\"
+++
De mentor belt opnieuw en klinkt geërgerd. ‘Ik hoopte dat u iets zou doen.’
";

const WEIGHING: &str = "+++
soort     = \"weging\"
titel     = \"Wat doet nieuwe informatie met uw oordeel?\"
hypothese = \"Er zijn zorgen die we met de drie kernpartners moeten bespreken.\"
naar      = \"delen\"

[[item]]
id = \"w1\"
onthult = \"s-werkstuk\"

[[item]]
id = \"w2\"
onthult = \"s-kringloop\"
+++
U krijgt twee nieuwe stukken informatie.
";

const SHARING: &str = r#"+++
soort     = "delen"
titel     = "Mag ik dit delen?"
gegeven   = "naam, klas en de zin uit het werkstuk"
ontvanger = "wijkagent"

[[keuze]]
id = "zonder-naam"
tekst = "Ik bespreek de situatie eerst zonder naam en vraag wat nodig is."
oordeel = "juist"
grondslag = "overleg-zonder-persoonsgegevens"
naar = "einde-overleg"
terugkoppeling = "Zo krijgt u advies zonder gegevens te delen."

[[keuze]]
id = "met-naam"
tekst = "Ik mail alles, met naam, zodat de wijkagent kan zoeken."
oordeel = "te-veel"
grondslag = "geen"
naar = "einde-te-snel"
terugkoppeling = "Doel en noodzaak staan nog niet vast."

[[keuze]]
id = "niets"
tekst = "Ik deel niets; privacy gaat voor."
oordeel = "te-weinig"
grondslag = "geen"
als = "vertrouwen >= 0"
naar = "einde-te-snel"
terugkoppeling = "Privacyregels verbieden overleg niet."
+++
De mentor vraagt: ‘Kunt u dit niet gewoon aan de wijkagent geven?’
"#;

const GOOD_ENDING: &str = "+++
soort = \"einde\"
titel = \"Een gesprek op school\"
uitkomst = \"gunstig\"
+++
De begeleider van de kringloop en de mentor spreken samen met {voornaam}.

## Nabespreking
Welke zin van de mentor was een feit en welke een indruk?
";

const BAD_ENDING: &str = "+++
soort = \"einde\"
titel = \"Het vertrouwen is weg\"
uitkomst = \"ongunstig\"
+++
De mentor belt niet meer. Of het met {voornaam} beter of slechter gaat, weet u niet.

## Nabespreking
Een afloop kan tegenvallen na een goede keuze, en meevallen na een slechte.
";

const PANEL: &str = "item;-2;-1;0;1;2;n\nw1;0;0;2;7;3;12\nw2;2;6;4;0;0;12\n";

/// The files of the case, with each change (file, what stands there, what comes in its place).
pub(crate) fn example_with(changes: &[(&str, &str, &str)]) -> Bundle {
    let files = [
        ("scenario.toml", HEAD),
        ("knopen/melding.md", REPORT),
        ("knopen/later.md", LATER),
        ("knopen/wegen.md", WEIGHING),
        ("knopen/delen.md", SHARING),
        ("knopen/einde-overleg.md", GOOD_ENDING),
        ("knopen/einde-te-snel.md", BAD_ENDING),
        ("paneel.csv", PANEL),
    ];
    let documents = files.map(|(name, text)| {
        let mut text = text.to_owned();
        for (_, old, new) in changes.iter().filter(|(file, _, _)| *file == name) {
            assert!(text.contains(old), "{name} has no {old:?}");
            text = text.replacen(old, new, 1);
        }
        Document::new(format!("scenarios/stiller-na-de-zomer/{name}"), text)
    });
    Bundle::new("stiller-na-de-zomer", documents.to_vec())
}

/// The case as a scenario, with changes that leave it sound.
pub(crate) fn scenario_with(changes: &[(&str, &str, &str)]) -> Scenario {
    let report = Report::default();
    let scenario = parse(&example_with(changes), &report);
    let diagnostics = report.into_diagnostics();
    scenario.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

/// The case as it stands in the description of the format.
pub(crate) fn example() -> Scenario {
    scenario_with(&[])
}

/// Other things that the node `later` of the case could ask, each as the whole of its head.
pub(crate) const LATER_ASKS: &[(&str, &str)] = &[
    (
        "herkennen",
        r#"soort = "herkennen"
titel = "Twee weken later"
naar = "wegen"

[[regel]]
id = "r1"
onthult = "s-werkstuk"
vervolg = true
reden = "Wat {hij} schreef, vraagt om doorvragen."
bron = "signaleren/feit-of-indruk"

[[regel]]
id = "r2"
gegeven = "Hij eet alleen."
vervolg = false
reden = "Dat zegt niets."
bron = "signaleren/feit-of-indruk"
"#,
    ),
    ("reflectie", "soort = \"reflectie\"\ntitel = \"Twee weken later\"\nnaar = \"wegen\"\n"),
    (
        "beoordelen",
        r#"soort = "beoordelen"
titel = "Twee weken later"
naar = "wegen"

[[aanpak]]
id = "a1"
tekst = "Ik praat met {hij}."
krediet = [0, 0, 0, 1, 1]
reden = "Praten helpt."
bron = "signaleren/feit-of-indruk"

[[aanpak]]
id = "a2"
tekst = "Ik wacht af."
krediet = [0.5, 1, 0.5, 0, 0]
reden = "Wachten helpt niet."
bron = "signaleren/feit-of-indruk"
"#,
    ),
];

/// The case with another question at the node `later`.
pub(crate) fn later_asks(kind: &str) -> Scenario {
    let head = LATER_ASKS.iter().find(|(name, _)| *name == kind).map_or("", |(_, head)| head);
    scenario_with(&[("knopen/later.md", "soort = \"tekst\"\ntitel = \"Twee weken later\"\nnaar  = \"wegen\"\n", head)])
}
