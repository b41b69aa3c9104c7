use super::*;

fn read(text: &str) -> (Markdown, Vec<String>) {
    let document = Document::new("x.md", text);
    let report = Report::default();
    let markdown = Markdown::parse(&document, &(0..document.text().len()), &report);
    (
        markdown,
        report.into_diagnostics().into_iter().map(|d| format!("{}:{} {}", d.line, d.column, d.problem)).collect(),
    )
}

#[test]
fn headings_links_footnotes_and_plain_text_are_found() {
    let (markdown, problems) = read("## Wat is het?\n\nEen [[symbool:88|code]] en zo.[^b1]\n\n## Wat is het?\n");
    assert!(problems.is_empty(), "{problems:?}");
    let ids: Vec<_> = markdown.headings().iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["wat-is-het", "wat-is-het-2"]);
    assert_eq!(markdown.links()[0].target, Target { kind: LinkKind::Symbol, key: "88".into() });
    assert_eq!(markdown.footnotes()[0].0, "b1");
    assert!(markdown.plain().contains("Een code en zo."));
}

#[test]
fn what_does_not_belong_in_a_text_is_reported_at_its_place() {
    let cases = [
        ("# Titel", "1:1 Een kop met één #"),
        ("a\n\n<b>x</b>", "3:1 HTML mag niet"),
        ("zie [x](https://voorbeeld.nl)", "1:5 Een link naar een andere website"),
        ("![x](y.png)", "1:1 Een afbeelding"),
        ("zie [[kaas:x]]", "1:5 De verwijzing ‘kaas:x’"),
        ("a\n\n[[figuur:x]]", "3:1 Hier kan geen figuur staan."),
    ];
    for (text, start) in cases {
        let (_, problems) = read(text);
        assert!(problems[0].starts_with(start), "{text}: {problems:?}");
    }
}

#[test]
fn a_figure_is_known_and_stands_on_a_line_of_its_own() {
    let figures = |text: &str| {
        let document = Document::new("x.md", text);
        let report = Report::default();
        let markdown = Markdown::parse_with(&document, &(0..document.text().len()), &["jas", "tas"], &report);
        let told: Vec<_> = report.into_diagnostics().into_iter().map(|told| told.problem).collect();
        (markdown, told)
    };
    let (markdown, told) = figures("Een.\n\n[[figuur:jas]]\n\nTwee.\n\n[[figuur:tas]]\n");
    let names: Vec<&str> = markdown.figures().iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names, told), (vec!["jas", "tas"], Vec::new()));
    assert!(!markdown.plain().contains("figuur"), "{}", markdown.plain());
    assert_eq!(figures("[[figuur:das]]").1, ["De figuur ‘das’ is er niet."]);
    for beside in ["Zie [[figuur:jas]]", "[[figuur:jas]].", "a\n[[figuur:jas]]\n\nb", "- [[figuur:jas]]\n\nb"] {
        assert_eq!(figures(beside).1, ["Een figuur staat op een regel alleen."], "{beside}");
    }
}

#[test]
fn hostile_nesting_is_refused_and_does_not_hang() {
    let (_, problems) = read(&">".repeat(20_000));
    assert!(problems[0].contains("te diep"), "{problems:?}");
}

#[test]
fn a_body_is_split_at_its_second_level_headings() {
    let document = Document::new("x.md", "Vooraf\n\n## Een\n\na\n\n### Onder\n\nb\n\n## Twee\nc\n");
    let (intro, sections) = sections(&document, &(0..document.text().len()), &Report::default());
    assert_eq!(intro.source().trim(), "Vooraf");
    let titles: Vec<_> = sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["Een", "Twee"]);
    assert!(sections[0].body.source().contains("### Onder"));
    assert_eq!(sections[1].body.source().trim(), "c");
}
