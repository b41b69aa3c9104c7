//! From the text of an entry to a checked [`Symbol`].

use std::ops::Range;

use super::rules::picture_mark;
use super::symbol::{Appearance, Image, Law, LookAlike, OtherMeaning, Review, SectionName, Symbol};
use super::vocabulary::{
    CARRIERS, COLOURS, CURRENTS, Country, ELEMENTS, HANDS, ImageManner, LISTS, LegalStatus, POSITIONS, SHAPES,
};
use super::{Drawing, checks};
use crate::base::{
    Document, Fields, Link, LinkKind, Markdown, Report, Target, Word, check_footnotes, is_slug, parse_toml,
    read_changes, read_references, sections,
};

/// Reads an entry. `drawing` is the file of the same name, when there is one. Returns nothing when
/// the report got an error.
pub fn parse(document: &Document, drawing: Option<Drawing>, report: &Report) -> Option<Symbol> {
    let before = report.error_count();
    let (front, body) = document.split(report)?;
    let table = parse_toml(document, &front, report);
    let mut fields = Fields::new(document, &table, front.start, report);
    let mut symbol = read(&mut fields, drawing, &body);
    symbol.image.mark = mark(&symbol);
    checks::check_alone(&symbol, &fields, &body);
    fields.finish();
    (report.error_count() == before).then_some(symbol)
}

fn mark(symbol: &Symbol) -> String {
    let drawn = symbol.image.drawing.as_ref().map(Drawing::svg);
    let motif = drawn.or(symbol.appearance.text.as_deref()).unwrap_or(&symbol.name);
    let year = symbol.review.reviewed_on.year().to_string();
    picture_mark(&[motif, &symbol.slug, &year, symbol.sensitivity.word()])
}

fn read(fields: &mut Fields<'_>, drawing: Option<Drawing>, body: &Range<usize>) -> Symbol {
    let slug = read_slug(fields);
    let (aliases, codes, signs, search_terms) = fields.table("namen").map_or_else(Default::default, read_names);
    let look_alikes = fields.tables("lijkt_op").into_iter().map(read_look_alike).collect::<Vec<_>>();
    let (strength, false_alarm, strengthened_by, weakened_by) = read_signal(fields);
    let related = fields.placed_texts("verwant");
    let mut named: Vec<Link> = related.iter().map(|(slug, span)| symbol_link(slug, span)).collect();
    named.extend(look_alikes.iter().map(|other| symbol_link(&other.slug, &other.span)));
    named.extend(read_exercise(fields));
    let references = read_references(fields, "bronnen", 2);
    let sections = read_sections(fields, body);
    for section in &sections {
        check_footnotes(section, &references, fields.document(), fields.report());
    }
    Symbol {
        slug,
        former_slugs: fields.texts("vorige_slugs"),
        kind: fields.word("soort"),
        name: fields.short_text("naam", 60),
        summary: fields.short_text("kort", 200),
        aliases,
        codes,
        signs,
        search_terms,
        ideologies: fields.words("ideologie"),
        currents: listed(fields, "stroming", CURRENTS),
        category: fields.word("categorie"),
        carriers: listed(fields, "drager", CARRIERS),
        appearance: fields.table("vorm").map_or_else(Default::default, read_appearance),
        strength,
        false_alarm,
        strengthened_by,
        weakened_by,
        other_meanings: fields.tables("andere_betekenissen").into_iter().map(read_meaning).collect(),
        look_alikes,
        related: related.into_iter().map(|(slug, _)| slug).collect(),
        law: read_law(fields),
        lists: listed(fields, "lijsten", LISTS),
        image: read_image(fields, drawing),
        sensitivity: fields.word("gevoeligheid"),
        visibility: fields.word("zichtbaarheid"),
        review: read_review(fields),
        changes: read_changes(fields),
        references,
        sections,
        named,
    }
}

fn read_slug(fields: &mut Fields<'_>) -> String {
    let slug = fields.text("slug");
    let stem = fields.document().stem();
    if !slug.is_empty() && slug != stem {
        fields.error_at(
            "slug",
            format!("De slug ‘{slug}’ is niet de naam van het bestand."),
            format!("Schrijf slug = \"{stem}\", of geef het bestand de naam {slug}.md."),
        );
    }
    if !is_slug(stem) {
        fields.error(
            format!("‘{stem}’ kan geen slug zijn."),
            "Gebruik 2 tot 48 kleine letters, cijfers en streepjes als naam van het bestand.",
        );
    }
    slug
}

fn symbol_link(slug: &str, span: &Range<usize>) -> Link {
    Link { target: Target { kind: LinkKind::Symbol, key: slug.to_owned() }, span: span.clone() }
}

/// A list whose words come from a plain vocabulary.
fn listed(fields: &mut Fields<'_>, key: &str, known: &[&str]) -> Vec<String> {
    let texts = fields.placed_texts(key);
    for (text, span) in &texts {
        if !known.contains(&text.as_str()) {
            let near = crate::base::nearest(text, known.iter().copied());
            let hint = near.map_or_else(String::new, |near| format!("Bedoelde u ‘{near}’? "));
            fields.report().error(
                fields.document(),
                span,
                format!("‘{text}’ is geen geldige waarde voor ‘{key}’."),
                format!("{hint}Kies uit: {}.", known.join(", ")),
            );
        }
    }
    texts.into_iter().map(|(text, _)| text).collect()
}

fn one_of(fields: &mut Fields<'_>, key: &str, known: &[&str]) -> Option<String> {
    let text = fields.optional_text(key)?;
    if !known.contains(&text.as_str()) {
        fields.error_at(
            key,
            format!("‘{text}’ is geen geldige waarde voor ‘{key}’."),
            format!("Kies uit: {}.", known.join(", ")),
        );
    }
    Some(text)
}

type Names = (Vec<String>, Vec<String>, Vec<String>, Vec<String>);

fn read_names(mut names: Fields<'_>) -> Names {
    let read = (names.texts("aliassen"), names.texts("codes"), names.texts("tekens"), names.texts("zoektermen"));
    names.finish();
    read
}

fn read_appearance(mut fields: Fields<'_>) -> Appearance {
    let colours = listed(&mut fields, "kleuren", COLOURS);
    if colours.len() > 4 {
        fields.error_at("kleuren", "Er staan meer dan vier kleuren.", "Noem de vier belangrijkste, de grootste eerst.");
    }
    let appearance = Appearance {
        shapes: listed(&mut fields, "hoofdvorm", SHAPES),
        elements: listed(&mut fields, "elementen", ELEMENTS),
        colours,
        count: fields.has("aantal").then(|| fields.integer("aantal", 1..=12)),
        position: one_of(&mut fields, "stand", POSITIONS),
        hand: one_of(&mut fields, "hand", HANDS),
        text: fields.optional_text("tekst"),
    };
    fields.finish();
    appearance
}

type Signal = (super::Strength, super::FalseAlarm, Vec<String>, Vec<String>);

fn read_signal(fields: &mut Fields<'_>) -> Signal {
    let Some(mut signal) = fields.table("signaal") else {
        fields.error("‘[signaal]’ ontbreekt.", "Voeg [signaal] toe met sterkte, vals_alarm, versterkt en verzwakt.");
        return (super::Strength::NoSignal, super::FalseAlarm::Low, Vec::new(), Vec::new());
    };
    let read = (signal.word("sterkte"), signal.word("vals_alarm"), signal.texts("versterkt"), signal.texts("verzwakt"));
    for (key, lines) in [("versterkt", read.2.len()), ("verzwakt", read.3.len())] {
        if lines > 6 {
            signal.error_at(key, format!("‘{key}’ heeft {lines} regels."), "Houd het bij zes regels.");
        }
    }
    signal.finish();
    read
}

fn read_meaning(mut fields: Fields<'_>) -> OtherMeaning {
    let meaning = OtherMeaning {
        meaning: fields.text("betekenis"),
        whose: fields.text("bij_wie"),
        how_often: fields.word("hoe_vaak"),
        source: fields.text("bron"),
    };
    fields.finish();
    meaning
}

fn read_look_alike(mut fields: Fields<'_>) -> LookAlike {
    let other = LookAlike { slug: fields.text("slug"), difference: fields.text("verschil"), span: fields.span("slug") };
    fields.finish();
    other
}

fn read_exercise(fields: &mut Fields<'_>) -> Vec<Link> {
    let Some(mut exercise) = fields.table("oefening") else { return Vec::new() };
    exercise.flag("doet_mee", false);
    exercise.optional_integer("moeilijkheid");
    let distractors = exercise.placed_texts("afleiders");
    exercise.finish();
    distractors.iter().map(|(slug, span)| symbol_link(slug, span)).collect()
}

fn read_law(fields: &mut Fields<'_>) -> Vec<Law> {
    let Some(mut countries) = fields.table("recht") else { return Vec::new() };
    let mut laws = Vec::new();
    for &country in Country::ALL {
        let Some(mut law) = countries.table(country.word()) else { continue };
        laws.push(Law {
            country,
            status: law.word("status"),
            note: law.optional_text("toelichting"),
            source: law.optional_text("bron"),
            as_of: law.date("peildatum"),
        });
        let status = laws.last().map(|law| law.status);
        if status != Some(LegalStatus::NotAssessed) && !law.has("bron") {
            law.error_at(
                "status",
                "Bij deze status hoort een bron.",
                "Voeg bron = \"…\" toe, of kies niet-beoordeeld.",
            );
        }
        law.finish();
    }
    countries.finish();
    laws
}

fn read_image(fields: &mut Fields<'_>, drawing: Option<Drawing>) -> Image {
    let Some(mut image) = fields.table("afbeelding") else {
        fields.error("‘[afbeelding]’ ontbreekt.", "Voeg [afbeelding] toe met wijze, alt, maker en licentie.");
        return Image { manner: ImageManner::None, alt: String::new(), drawing: None, mark: String::new() };
    };
    let manner: ImageManner = image.word("wijze");
    let alt =
        if manner == ImageManner::None { image.optional_text("alt").unwrap_or_default() } else { image.text("alt") };
    image.optional_text("maker");
    image.optional_text("licentie");
    image.flag("kader", true);
    if matches!(manner, ImageManner::Drawn | ImageManner::Schematic) && drawing.is_none() {
        image.error_at(
            "wijze",
            "De tekening bij dit symbool ontbreekt of is niet goed.",
            format!("Zet de tekening in symbols/{}.svg, of kies een andere wijze.", fields.document().stem()),
        );
    }
    image.finish();
    Image { manner, alt, drawing, mark: String::new() }
}

fn read_review(fields: &mut Fields<'_>) -> Review {
    let Some(mut review) = fields.table("redactie") else {
        fields.error("‘[redactie]’ ontbreekt.", "Voeg [redactie] toe met status, beoordeeld_op en herzien_voor.");
        return Review {
            status: super::ReviewStatus::Draft,
            reviewed_on: jiff::civil::Date::default(),
            review_before: jiff::civil::Date::default(),
        };
    };
    let read = Review {
        status: review.word("status"),
        reviewed_on: review.date("beoordeeld_op"),
        review_before: review.date("herzien_voor"),
    };
    review.texts("rollen");
    review.finish();
    read
}

/// The sections in their fixed order; a missing one is reported and empty.
fn read_sections(fields: &Fields<'_>, body: &Range<usize>) -> Vec<Markdown> {
    let (intro, found) = sections(fields.document(), body, fields.report());
    let report = |span: &Range<usize>, problem: String, remedy: String| {
        fields.report().error(fields.document(), span, problem, remedy);
    };
    if !intro.is_empty() {
        let first = SectionName::ALL[0].label();
        report(&(body.start..body.start), "Er staat tekst vóór de eerste kop.".into(), format!("Begin met ## {first}"));
    }
    let titles: Vec<_> = found.iter().map(|section| section.title.as_str()).collect();
    let wanted: Vec<_> = SectionName::ALL.iter().map(|name| name.label()).collect();
    for section in found.iter().filter(|section| !wanted.contains(&section.title.as_str())) {
        let remedy = format!("De koppen zijn, in deze volgorde: {}.", wanted.join(" · "));
        report(&section.span, format!("De kop ‘{}’ hoort hier niet.", section.title), remedy);
    }
    for missing in wanted.iter().filter(|title| !titles.contains(title)) {
        report(&(body.start..body.start), format!("De kop ‘{missing}’ ontbreekt."), format!("Voeg ## {missing} toe."));
    }
    if titles.len() == wanted.len() && titles != wanted {
        let remedy = format!("Gebruik deze volgorde: {}.", wanted.join(" · "));
        report(&(body.start..body.start), "De koppen staan niet in de vaste volgorde.".into(), remedy);
    }
    wanted
        .iter()
        .map(|title| {
            found.iter().find(|section| section.title == *title).map_or_else(Markdown::default, |s| s.body.clone())
        })
        .collect()
}
