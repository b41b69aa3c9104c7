//! Pictures at a node: drawings of the case's own, with what they show in words.

use super::Bundle;
use super::source_node::Shared;
use super::words::{optional_worded, worded};
use crate::base::{DRAWINGS_FOLDER, Drawing, Drawings, Fields, Report, check_alt, find_drawing, is_slug};

/// A picture at a node. Texts may hold `{words}`.
#[derive(Debug, Clone)]
pub struct Media {
    /// The name of the drawing, without its ending.
    pub name: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// What stands below it.
    pub caption: Option<String>,
    /// Who made it.
    pub origin: String,
    /// The drawing.
    pub drawing: Drawing,
}

/// Whether a file of a bundle, by its local name, is a drawing.
pub(super) fn is_drawing_file(name: &str) -> bool {
    name.strip_prefix(DRAWINGS_FOLDER).and_then(|file| file.strip_suffix(".svg")).is_some_and(is_slug)
}

/// Reads every drawing, under the rules for all drawings.
pub(super) fn read_drawings(bundle: &Bundle, report: &Report) -> Drawings {
    let files = bundle.files().iter().filter(|file| is_drawing_file(bundle.local_name(file)));
    files.filter_map(|file| Some((file.stem().to_owned(), Drawing::parse(file, report)?))).collect()
}

pub(super) fn read_media(fields: &mut Fields<'_>, shared: &Shared<'_>) -> Vec<Media> {
    let tables = fields.tables("media").into_iter().filter_map(|mut table| {
        let media = read_one(&mut table, shared);
        table.finish();
        media
    });
    tables.collect()
}

fn read_one(table: &mut Fields<'_>, shared: &Shared<'_>) -> Option<Media> {
    let file = table.text("bestand");
    let name = file.strip_suffix(".svg").unwrap_or(&file).to_owned();
    let alt = read_alt(table, shared);
    let caption = optional_worded(table, "bijschrift", shared.factors);
    let origin = worded(table, "herkomst", shared.factors);
    let drawing = find_drawing(table, "bestand", &name, shared.drawings).cloned();
    Some(Media { name, alt, caption, origin, drawing: drawing? })
}

fn read_alt(table: &mut Fields<'_>, shared: &Shared<'_>) -> String {
    if !table.has("alt") {
        let problem = format!("Afbeelding in ‘{}’ heeft geen beschrijving (alt-tekst).", table.document().stem());
        table.error(problem, "Voeg toe: alt = \"wat er te zien is\".");
        return String::new();
    }
    let alt = worded(table, "alt", shared.factors);
    check_alt(table, &alt);
    alt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Document;
    use crate::scenarios::example::example_with;
    use crate::scenarios::parse;
    use crate::scenarios::tests::diagnose;

    const L: &str = "knopen/later.md";
    const HEAD: &str = "naar  = \"wegen\"\n";
    const MEDIA: &str = "\n[[media]]\nbestand = \"jas.svg\"\nalt = \"Een blauwe jas aan een haak in een gang.\"\nherkomst = \"redactie\"\n";
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 480\"><rect x=\"60\" width=\"180\" height=\"480\" fill=\"#ff0000\"/></svg>";

    fn with(media: &str, drawing: (&str, &str)) -> Bundle {
        let mut files = example_with(&[(L, HEAD, &format!("{HEAD}{media}"))]).files().to_vec();
        files.push(Document::new(format!("scenarios/stiller-na-de-zomer/beeld/{}", drawing.0), drawing.1));
        Bundle::new("stiller-na-de-zomer", files)
    }

    #[test]
    fn a_picture_stands_at_its_node_and_in_the_version() {
        let scenario = parse(&with(MEDIA, ("jas.svg", SVG)), &Report::default()).unwrap();
        let media = &scenario.node("later").unwrap().media[0];
        assert_eq!((media.name.as_str(), media.caption.as_deref()), ("jas", None));
        assert!(media.drawing.svg().starts_with("<svg"));
        let other = parse(&with(MEDIA, ("jas.svg", &SVG.replace("ff0000", "0000ff"))), &Report::default()).unwrap();
        assert_ne!(scenario.canonical(), other.canonical(), "another picture is another version");
        let back = Bundle::from_canonical(&scenario.canonical()).unwrap();
        assert_eq!(parse(&back, &Report::default()).unwrap().canonical(), scenario.canonical());
    }

    #[test]
    fn a_picture_without_words_or_without_a_drawing_is_refused() {
        let alt = "alt = \"Een blauwe jas aan een haak in een gang.\"\n";
        let cases = [
            (
                MEDIA.replace(alt, ""),
                ("jas.svg", SVG),
                "later.md:6 Afbeelding in ‘later’ heeft geen beschrijving (alt-tekst).",
            ),
            (
                MEDIA.replace(alt, "alt = \"Een jas.\"\n"),
                ("jas.svg", SVG),
                "later.md:8 ‘alt’ heeft 8 tekens; het moeten er 20 tot en met 160 zijn.",
            ),
            (MEDIA.replace("jas.svg", "das.svg"), ("jas.svg", SVG), "later.md:7 De tekening ‘das.svg’ is er niet."),
            (MEDIA.replace("herkomst = \"redactie\"\n", ""), ("jas.svg", SVG), "later.md:6 ‘herkomst’ ontbreekt."),
        ];
        for (media, drawing, problem) in cases {
            let (sound, found) = diagnose(&with(&media, drawing));
            let expected = format!("fout knopen/{problem}");
            assert!(!sound && found.contains(&expected), "{expected}\n{found:#?}");
        }
    }

    #[test]
    fn a_drawing_of_a_case_keeps_the_rules_of_all_drawings() {
        let script = SVG.replace("<rect", "<script>x</script><rect");
        let (sound, found) = diagnose(&with(MEDIA, ("jas.svg", &script)));
        assert!(!sound && found.iter().any(|told| told.contains("beeld/jas.svg:1 ‘<script>’ mag niet")), "{found:#?}");
        let (sound, found) = diagnose(&with("", ("Jas Twee.svg", SVG)));
        assert!(!sound && found.iter().any(|told| told.contains("hoort niet bij een scenario")), "{found:#?}");
    }
}
