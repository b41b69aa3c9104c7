use super::*;
use crate::base::{Document, Report, Resolved};

struct OneSymbol;

impl Resolver for OneSymbol {
    fn resolve(&self, target: &Target) -> Option<Resolved> {
        (target.key == "88").then(|| Resolved::at("/symbolenbank/88", "88 & meer"))
    }

    fn meaning(&self, term: &str) -> Option<&str> {
        (term == "weegploeg").then_some("Drie <partijen>.")
    }
}

fn render(text: &str, terms: Option<&TermIndex>) -> Rendered {
    let document = Document::new("x.md", text);
    let markdown = Markdown::parse(&document, &(0..document.text().len()), &Report::default());
    markdown.render(
        &OneSymbol,
        RenderOptions { sources: &["b1", "b2"], terms, ..RenderOptions::default() },
        &mut Vec::new(),
    )
}

#[test]
fn footnotes_leave_nothing_behind() {
    let shown = render("Een.[^b1]\n\nTwee.[^b2]\n", None).html.to_string();
    assert_eq!(shown.matches("<p>").count(), shown.matches("</p>").count(), "{shown}");
    assert!(shown.trim_end().ends_with("</sup></p>"), "{shown}");
}

#[test]
fn links_lead_to_their_documents_and_broken_ones_become_text_that_says_so() {
    let rendered = render("[[symbool:88]], [[symbool:88|de code]] en [[symbool:weg|iets ouds]].", None);
    assert_eq!(
        rendered.html.as_str().trim(),
        "<p><a href=\"/symbolenbank/88\">88 &amp; meer</a>, <a href=\"/symbolenbank/88\">de code</a> en iets ouds (vervallen).</p>"
    );
    assert_eq!(rendered.broken[0].target.key, "weg");
    assert_eq!(rendered.broken[0].span.start, 42);
    let unnamed = render("Lees [[handreiking:basis/wat-nu]] over de [[begrip:oude-term]].", None);
    assert_eq!(unnamed.html.as_str().trim(), "<p>Lees wat nu (vervallen) over de oude term.</p>");
}

#[test]
fn footnotes_carry_the_number_of_their_source() {
    let html = render("Feit.[^b2]\n\nNog een.[^b1]", None).html.to_string();
    assert!(html.contains("<a href=\"#bron-2\" aria-label=\"bron 2\">2</a>"), "{html}");
    assert!(!html.contains("footnote"), "{html}");
}

#[test]
fn nothing_that_an_author_writes_becomes_live_markup() {
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](javascript:alert(1))",
        "[[symbool:\"><script>|<b>x</b>]]",
        "<a href=\"javascript:alert(1)\">x</a>",
        "```\n<script>\n```",
        "## <svg onload=alert(1)>",
        "[^<script>]",
        "<https://voorbeeld.nl>",
    ];
    for attack in attacks {
        let html = render(attack, None).html.to_string();
        for live in ["<script", "<img", "<svg", "<b>", "<a href=\"javascript", "<a href=\"https"] {
            assert!(!html.contains(live), "{attack} gave {html}");
        }
    }
}

#[test]
fn a_term_is_linked_at_its_first_use_only_and_never_in_headings_or_links() {
    let terms = TermIndex::new([("weegploeg".to_owned(), "weegploeg".to_owned())]);
    let html =
        render("## De weegploeg\n\n[[symbool:88|weegploeg]] De Weegploeg weegt. De weegploeg weer.", Some(&terms))
            .html
            .to_string();
    assert_eq!(html.matches("/begrippen#weegploeg").count(), 1, "{html}");
    assert!(html.contains(">Weegploeg</button>") && html.contains("</span> weegt."), "{html}");
}

#[test]
fn alerts_become_boxes_and_tables_can_be_scrolled() {
    let html = render("> [!WARNING]\n> **Let op**\n\n| a | b |\n|---|---|\n| 1 | 2 |", None).html.to_string();
    assert!(html.contains("<div class=\"let-op\" role=\"note\"><p class=\"kader__soort\">Waarschuwing</p>"), "{html}");
    assert!(html.contains("tabindex=\"0\" role=\"group\" aria-label=\"Tabel\""), "{html}");
    let under = "## Wie\n\n| a |\n|---|\n| 1 |\n\nEn:\n\n| b |\n|---|\n| 2 |";
    let html = render(under, None).html.to_string();
    assert!(html.contains("aria-label=\"Tabel bij ‘Wie’\"") && html.contains("\"Tabel 2 bij ‘Wie’\""), "{html}");
}

#[test]
fn every_sort_of_box_says_what_it_is_in_words() {
    let words = [
        ("NOTE", "Ter info"),
        ("TIP", "Tip"),
        ("IMPORTANT", "Belangrijk"),
        ("WARNING", "Waarschuwing"),
        ("CAUTION", "Gevaar"),
    ];
    for (kind, word) in words {
        let html = render(&format!("> [!{kind}]\n> Tekst."), None).html.to_string();
        assert!(html.contains(&format!("<p class=\"kader__soort\">{word}</p>")), "{html}");
    }
    assert!(render("> Tekst.", None).html.as_str().contains("<blockquote>"));
}

#[test]
fn a_heading_can_be_passed_on_and_a_text_can_stand_below_others() {
    let document = Document::new("x.md", "## Wie & wat\n\nEen.[^b1]\n\n### Waar\n");
    let markdown = Markdown::parse(&document, &(0..document.text().len()), &Report::default());
    let as_asked = |options| markdown.render(&OneSymbol, options, &mut Vec::new()).html.to_string();
    let linked = as_asked(RenderOptions { manner: Manner::Linked, ..RenderOptions::default() });
    assert!(
        linked.contains("<a class=\"anker\" href=\"#wie-wat\" aria-label=\"Link naar dit deel: Wie &amp; wat\">"),
        "{linked}"
    );
    let sources: &[&str] = &["b1"];
    let below = RenderOptions { manner: Manner::Paper, prefix: "p-", deeper: 1, sources, ..RenderOptions::default() };
    let below = as_asked(below);
    assert!(below.contains("<h3 id=\"p-wie-wat\">") && below.contains("<h4 id=\"p-waar\">"), "{below}");
    assert!(below.contains("href=\"#p-bron-1\"") && !below.contains("anker"), "{below}");
}

#[test]
fn a_figure_takes_the_place_of_its_paragraph() {
    let document = Document::new("x.md", "Een.\n\n[[figuur:jas]]\n\nTwee.\n");
    let markdown = Markdown::parse_with(&document, &(0..document.text().len()), &["jas"], &Report::default());
    let figures = [("jas".to_owned(), SafeHtml::trusted("<figure>x</figure>".to_owned()))];
    let options = RenderOptions { figures: &figures, ..RenderOptions::default() };
    let html = markdown.render(&OneSymbol, options, &mut Vec::new()).html.to_string();
    assert_eq!(html.replace('\n', ""), "<p>Een.</p><figure>x</figure><p>Twee.</p>");
}

#[test]
fn the_meaning_of_a_term_stands_where_it_is_first_used_but_not_on_paper() {
    let terms = TermIndex::new([("weegploeg".to_owned(), "weegploeg".to_owned())]);
    let document = Document::new("x.md", "De weegploeg.");
    let markdown = Markdown::parse(&document, &(0..document.text().len()), &Report::default());
    let html = |manner| {
        let options = RenderOptions { terms: Some(&terms), manner, ..RenderOptions::default() };
        let mut linked = Vec::new();
        let html = markdown.render(&OneSymbol, options, &mut linked).html.to_string();
        assert_eq!(linked, ["weegploeg"]);
        html
    };
    let shown = html(Manner::Screen);
    assert!(shown.contains("popovertarget=\"begrip-weegploeg\">weegploeg</button>.<span"), "{shown}");
    assert!(
        shown.contains("<span class=\"begrip-slot\"><button") && shown.ends_with("</span></span></p>\n"),
        "{shown}"
    );
    assert!(shown.contains("id=\"begrip-weegploeg\" popover>Drie &lt;partijen&gt;."), "{shown}");
    assert_eq!(html(Manner::Paper).trim(), "<p>De weegploeg.</p>");
}
