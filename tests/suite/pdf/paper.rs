//! What can stand in a text, on paper.

use jiff::civil::date;
use weegwijs::base::{Block, Note, Sketch, SketchShape, SketchWords, Span};
use weegwijs::paper::{Booklet, PaperError, Quire, press};

use super::aloud::{Aloud, Element};
use super::assert_complete;

const DOT: &[u8] = include_bytes!("../../fixtures/stip.png");

fn booklet(blocks: Vec<Block>) -> Booklet {
    Booklet {
        title: "Proef".into(),
        summary: "Een proef.".into(),
        opening: vec![vec![Span::plain("Vooraf.")]],
        as_of: date(2026, 11, 24),
        foot: "Onderaan".into(),
        contents_level: None,
        quires: vec![Quire { name: "Deel".into(), starts_page: false, blocks }],
    }
}

fn printed(blocks: Vec<Block>) -> Aloud {
    let pdf = Aloud::read(&press(&booklet(blocks)).unwrap());
    assert_complete(&pdf);
    pdf
}

/// Roles below something, as `L(LI(Lbl LBody))`.
fn shape(element: &Element) -> String {
    let inner: Vec<String> = element.children().map(shape).collect();
    if inner.is_empty() { element.role.clone() } else { format!("{}({})", element.role, inner.join(" ")) }
}

fn body(pdf: &Aloud) -> String {
    pdf.root.children().nth(1).map(shape).unwrap_or_default()
}

#[test]
fn every_sort_of_block_is_told_as_what_it_is() {
    let text = || Block::text("Iets.");
    let cell = |text: &str| vec![Span::plain(text)];
    let cases: [(Block, &str); 7] = [
        (Block::heading(2, "a", "Kop"), "Sect(H2)"),
        (Block::List { first: None, items: vec![vec![text()]] }, "Sect(L(LI(Lbl LBody(P))))"),
        (
            Block::Table { head: vec![cell("a"), cell("b")], rows: vec![vec![cell("1"), Vec::new()]] },
            "Sect(Table(THead(TR(TH TH)) TBody(TR(TD TD))))",
        ),
        (Block::Callout { label: "Let op".into(), is_warning: true, blocks: vec![text()] }, "Sect(Div(P P))"),
        (Block::Quote(vec![text()]), "Sect(BlockQuote(P))"),
        (Block::Figure { png: DOT.to_vec(), alt: "Een stip".into(), caption: cell("Stip.") }, "Sect(Figure Caption)"),
        (Block::Notes(vec![Note { anchor: "n".into(), number: 1, spans: cell("Bron.") }]), "Sect(Note(Lbl P))"),
    ];
    for (block, wanted) in cases {
        assert_eq!(body(&printed(vec![block])), wanted);
    }
}

#[test]
fn lists_in_lists_keep_their_numbers_and_their_order() {
    let inner = Block::List { first: None, items: vec![vec![Block::text("binnen")], Vec::new()] };
    let list = Block::List { first: Some(3), items: vec![vec![Block::text("een"), inner], vec![Block::text("twee")]] };
    let pdf = Aloud::read(&press(&booklet(vec![list])).unwrap());
    let said: Vec<String> = pdf.root.says().split_whitespace().map(str::to_owned).collect();
    assert_eq!(said, ["Proef", "Vooraf.", "3.", "een", "–", "binnen", "4.", "twee"]);
}

#[test]
fn a_link_to_nothing_becomes_words() {
    let pdf =
        printed(vec![Block::Paragraph(vec![Span::link("daar", "#weg"), Span::link("op het web", "https://a.nl")])]);
    assert_eq!(pdf.root.all("Link").len(), 1);
    assert!(pdf.root.says().contains("daarop het web"));
}

#[test]
fn what_no_face_has_is_read_out_as_what_it_was() {
    let pdf = printed(vec![Block::text("Een 😀 en een \u{e123}, \u{7}stil\u{ad}le bel\u{feff} ثق.")]);
    assert!(pdf.root.says().contains("Een 😀 en een \u{e123}, stille bel ثق."), "{}", pdf.root.says());
}

#[test]
fn a_cell_with_pages_of_text_and_a_word_without_end_are_printed_whole() {
    let long = vec![Span::plain("woord ".repeat(4000))];
    let wide = vec![Span::plain("w".repeat(3000))];
    let head = vec![vec![Span::plain("kolom een")], vec![Span::plain("kolom twee")]];
    let pdf = printed(vec![Block::Table { head, rows: vec![vec![long, wide.clone()]] }, Block::Paragraph(wide)]);
    assert!(pdf.page_count() > 4, "{} pages", pdf.page_count());
    let said = pdf.root.says();
    assert_eq!(said.matches("woord").count(), 4000);
    assert_eq!(said.matches('w').count() - said.matches("woord").count() - said.matches("twee").count(), 6000);
    let heads = pdf.ornaments.iter().filter(|words| words.starts_with("kolom een")).count();
    assert!(heads > 2, "the head comes back on every page, but is read out once: {heads}");
    assert_eq!(said.matches("kolom een").count(), 1);
}

#[test]
fn an_empty_document_still_has_its_title() {
    let pdf = printed(Vec::new());
    assert_eq!((pdf.page_count(), pdf.root.headings()), (1, vec![("H1".to_owned(), "Proef".to_owned())]));
}

#[test]
fn a_sketch_is_a_figure_that_is_told_by_its_words() {
    let shapes = vec![
        SketchShape::Box { place: (0.0, 0.0), size: (80.0, 40.0), is_faint: true },
        SketchShape::Line { points: vec![(0.0, 50.0), (0.0, 90.0)], is_dotted: true },
        SketchShape::Point([(0.0, 90.0), (5.0, 80.0), (0.0, 80.0)]),
    ];
    let text = SketchWords { place: (8.0, 20.0), text: "Stap".into(), size: 14.0, is_strong: true, is_at_end: false };
    let sketch = Sketch { width: 100.0, height: 2000.0, shapes, words: vec![text] };
    let pdf = printed(vec![Block::Sketch { sketch, alt: "Een stap".into() }, Block::text("Erna.")]);
    assert_eq!(body(&pdf), "Sect(Figure P)");
    assert_eq!(pdf.root.all("Figure")[0].text("Alt").as_deref(), Some("Een stap"));
    assert_eq!(pdf.page_count(), 1, "it is made small enough for a page");
}

#[test]
fn a_picture_without_words_is_refused_and_said_so() {
    let figure = Block::Figure { png: DOT.to_vec(), alt: String::new(), caption: Vec::new() };
    let error = press(&booklet(vec![figure])).unwrap_err();
    assert_eq!(error, PaperError::NotAccessible("a picture has no alternative text".to_owned()));
}
