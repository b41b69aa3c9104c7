use super::*;

const GOOD: &str = r##"<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Begrippen · Weegwijs</title>
<link rel="stylesheet" href="/bestanden/stijl.css"><link rel="canonical" href="https://elders.nl/begrippen">
<script type="module" src="/bestanden/zoek.js"></script></head>
<body><a href="#inhoud">Naar de inhoud</a>
<nav aria-labelledby="menu"><h2 id="menu">Menu</h2><a href="/begrippen#a"><img src="/a.png" alt="Begrippen"></a></nav>
<main id="inhoud"><h1>Begrippen</h1><h2>Een</h2><h3>Twee</h3><h2>Drie</h2>
<form action="/zoeken"><label for="q">Zoek</label><input id="q" name="q" aria-describedby="uitleg" list="namen">
<p id="uitleg">Een woord.</p><datalist id="namen"></datalist>
<label>Soort <select name="soort"><option>Alle</option></select></label>
<input type="hidden" name="x"><button>Zoek</button><input type="submit" value="Zoek ook"></form>
<form method="post" action="/weg"><textarea aria-label="Reden"></textarea><button aria-label="Weg"></button></form>
<p><a href="https://elders.nl/">Elders</a> <a href="?q=zon">Zon</a> <a href="mailto:a@b.nl">Post</a>
<svg role="img" aria-label="Zon"><title>Zon</title><path d="M0 0"/></svg></p></main></body></html>"##;

fn of(html: &str) -> Vec<String> {
    breaches("/begrippen", 200, &Page::parse(html))
}

/// The good page with one thing changed breaks exactly one rule, which says `expected`.
fn planted(from: &str, to: &str, expected: &str) {
    assert!(GOOD.contains(from), "{from}");
    let told = of(&GOOD.replacen(from, to, 1));
    assert!(matches!(told.as_slice(), [one] if one.contains(expected)), "{to}: {told:#?}");
}

#[test]
fn a_good_page_breaks_no_rule() {
    assert_eq!(of(GOOD), [""; 0]);
}

#[test]
fn a_breach_names_the_page() {
    let told = breaches("/weg", 404, &Page::parse(&GOOD.replace("<h1>", "<h1 style=\"\">")));
    assert_eq!(told, [r#"/weg (404): <h1> has style="""#]);
}

#[test]
fn an_empty_page_is_no_page() {
    assert!(!of("").is_empty());
}

#[test]
fn mistakes_in_the_markup_are_told() {
    planted("<p id=\"uitleg\">", "</b><p id=\"uitleg\">", "HTML: ");
    planted("<h1>Begrippen</h1>", "<h1>Begrippen & meer &copyx</h1>", "HTML: ");
    planted("alt=\"Begrippen\"", "alt=\"Begrippen\" alt=\"x\"", "HTML: ");
    planted("<!DOCTYPE html>\n", "", "HTML: ");
}

#[test]
fn the_frame_is_complete() {
    planted("lang=\"nl\"", "lang=\"en\"", "not nl");
    planted("<html lang=\"nl\">", "<html>", "not nl");
    planted("<title>Begrippen · Weegwijs</title>", "", "no title");
    planted("Begrippen · Weegwijs", "Begrippen", "does not end");
    planted("Begrippen · Weegwijs", " · Weegwijs", "does not end");
    planted("<meta charset=\"utf-8\">", "<title>A · Weegwijs</title>", "more than one title");
    planted("<h1>Begrippen</h1>", "", "0 h1");
    planted("<h2>Een</h2>", "<h1>Een</h1><h2>x</h2>", "2 h1");
    planted("<h1>Begrippen</h1>", "<h1> </h1>", "h1 is empty");
    planted("<h3>Twee</h3>", "<h4>Twee</h4>", "h4 \"Twee\" follows h2");
    planted("</main>", "</main><main></main>", "2 main");
    planted("<a href=\"#inhoud\">Naar de inhoud</a>", "", "not a skip link");
}

#[test]
fn a_page_without_main_is_told() {
    let told = of(&GOOD.replace("<main id=\"inhoud\">", "<div id=\"inhoud\">").replace("</main>", "</div>"));
    assert_eq!(told, ["/begrippen (200): has 0 main, not one"]);
}

#[test]
fn everything_has_a_name() {
    planted("alt=\"Begrippen\"", "title=\"Begrippen\" alt=\"\"", "<a href=\"/begrippen#a\"> is empty");
    planted("<h2>Een</h2>", "<h2>Een</h2><img src=\"/b.png\">", "<img src=\"/b.png\"> has no alt");
    planted("<label for=\"q\">Zoek</label>", "", "<input id=\"q\"> has no label");
    planted("<label for=\"q\">Zoek</label>", "<label for=\"q\"></label>", "<input id=\"q\"> has no label");
    planted(
        "<label>Soort <select name=\"soort\"><option>Alle</option></select></label>",
        "<select name=\"soort\"><option>Alle</option></select>",
        "<select name=\"soort\"> has no label",
    );
    planted(" aria-label=\"Reden\"", "", "<textarea> has no label");
    planted(" aria-label=\"Weg\"", "", "<button> is empty");
    planted("<button>Zoek", "<button><span aria-hidden=\"true\">x</span>", "<button> is empty");
    planted("value=\"Zoek ook\"", "value=\"\"", "<input> is empty");
}

#[test]
fn references_lead_somewhere() {
    planted("<h2>Een</h2>", "<h2 id=\"menu\">Een</h2>", "the id \"menu\" occurs more than once");
    planted("aria-labelledby=\"menu\"", "aria-labelledby=\"menu x\"", "aria-labelledby \"x\"");
    planted("aria-describedby=\"uitleg\"", "aria-describedby=\"x\"", "aria-describedby \"x\"");
    planted("<button>", "<button aria-controls=\"x\">", "aria-controls \"x\"");
    planted("<h2>Een</h2>", "<h2>Een</h2><label for=\"x\">A</label>", "for \"x\"");
    planted("list=\"namen\"", "list=\"x\"", "list \"x\"");
    planted("<h2>Een</h2>", "<h2>Een</h2><a href=\"#x\">X</a>", "#x leads nowhere");
    planted("id=\"inhoud\"", "", "#inhoud leads nowhere");
}

#[test]
fn nothing_is_inline() {
    planted("</head>", "<script>a()</script></head>", "<script> has code");
    planted("</head>", "<style>a{}</style></head>", "<style> has code");
    planted("<h1>", "<h1 style=\"color:red\">", "has style=");
    planted("<button>", "<button onclick=\"a()\">", "has onclick=");
    planted("href=\"?q=zon\"", "href=\" JavaScript:a()\"", "JavaScript:");
}

#[test]
fn nothing_comes_from_another_host() {
    planted("src=\"/a.png\"", "src=\"https://elders.nl/a.png\"", "fetches https://elders.nl/a.png");
    planted("src=\"/a.png\"", "src=\"//elders.nl/a.png\"", "fetches //elders.nl");
    planted(
        "src=\"/a.png\"",
        "src=\"/a.png\" srcset=\"/b.png 1x, http://elders.nl/c.png 2x\"",
        "fetches http://elders.nl",
    );
    planted("href=\"/bestanden/stijl.css\"", "href=\"https://elders.nl/s.css\"", "fetches https://elders.nl/s.css");
    planted("src=\"/bestanden/zoek.js\"", "src=\"http://elders.nl/z.js\"", "fetches http://elders.nl/z.js");
    planted("<path d=\"M0 0\"/>", "<use href=\"https://elders.nl/s.svg#a\"/>", "fetches https://elders.nl/s.svg");
}

#[test]
fn a_template_is_checked_too() {
    planted("<h2>Een</h2>", "<h2>Een</h2><template><img src=\"/b.png\"></template>", "has no alt");
}

#[test]
fn internal_links_are_listed_once_without_their_fragment() {
    assert_eq!(
        internal_links(&Page::parse(GOOD)),
        ["/bestanden/stijl.css", "/bestanden/zoek.js", "/begrippen", "/a.png", "/zoeken", "?q=zon"]
    );
}

fn strict() -> Vec<(String, String)> {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
                  form-action 'self'; frame-ancestors 'none'";
    [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=()"),
    ]
    .map(|(name, value)| (name.to_string(), value.to_string()))
    .to_vec()
}

#[test]
fn strict_headers_are_enough() {
    assert_eq!(missing_headers(&strict()), [""; 0]);
}

#[test]
fn each_header_is_missed() {
    for at in 0..strict().len() {
        let mut headers = strict();
        let (name, _) = headers.remove(at);
        assert_eq!(missing_headers(&headers), [format!("{} is missing", name.to_lowercase())]);
    }
}

#[test]
fn a_loose_header_is_told() {
    for (at, value) in [(1, "sniff"), (2, "SAMEORIGIN"), (3, "unsafe-url"), (4, "unsafe-none"), (5, "")] {
        let mut headers = strict();
        headers[at].1 = value.to_string();
        assert_eq!(missing_headers(&headers).len(), 1, "{value}");
    }
}

#[test]
fn a_loose_policy_is_told() {
    for (from, to) in [
        ("default-src 'none'", "default-src 'self' a.nl"),
        ("default-src 'none'; ", ""),
        ("base-uri 'none'", "base-uri 'self'"),
        ("form-action 'self'", "form-action a.nl"),
        ("frame-ancestors 'none'", "frame-ancestors 'self'"),
        ("style-src 'self'", "style-src 'unsafe-inline'"),
        ("script-src 'self'", "script-src data:"),
        ("script-src 'self'", "script-src https:"),
        ("img-src 'self'", "img-src *"),
        ("img-src 'self'", "img-src https://elders.nl"),
    ] {
        let mut headers = strict();
        headers[0].1 = headers[0].1.replace(from, to);
        assert_eq!(missing_headers(&headers).len(), 1, "{to}");
    }
}
