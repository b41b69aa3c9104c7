//! The program as an operator or an author runs it.

mod language;
mod program;
mod withdrawal;

use std::fs;
use std::net::TcpListener;

use tempfile::TempDir;

use crate::browser::Browser;
use crate::expected::top;
use crate::fixtures::SMALL;
use crate::library::broken;
use crate::pogingen::{Player, by_turns};
use program::{Server, run};

#[test]
fn check_says_that_all_is_well_and_ends_well() {
    let small = run(&["check", &top(SMALL).display().to_string()]);
    assert_eq!((small.code, small.out.trim()), (Some(0), "0 fouten, 0 waarschuwingen, 0 opmerkingen."), "{small:?}");
    let shipped = run(&["check"]);
    assert_eq!(shipped.code, Some(0), "{shipped:?}");
    assert!(shipped.out.contains("0 fouten,"));
}

#[test]
fn check_prints_every_mistake_and_ends_badly() {
    let library = broken("dode-verwijzing");
    let found = run(&["check", &library.path().display().to_string()]);
    assert_eq!(found.code, Some(1));
    let expected = fs::read_to_string(top("tests/fixtures/fout/dode-verwijzing/verwacht.txt")).unwrap();
    assert_eq!(found.out, format!("{expected}6 fouten, 0 waarschuwingen, 0 opmerkingen.\n"));
}

#[test]
fn check_of_something_else_than_a_library_says_so() {
    let empty = TempDir::new().unwrap();
    for place in [empty.path().display().to_string(), "/bestaat/niet".to_owned()] {
        let found = run(&["check", &place]);
        assert_eq!(found.code, Some(1), "{found:?}");
        assert!(
            found.err.contains("is not a library") && found.err.contains("content, symbols and scenarios"),
            "{found:?}"
        );
    }
}

#[test]
fn what_cannot_be_served_is_told_in_a_sentence_that_says_what_to_do() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("map");
    fs::create_dir_all(&folder).unwrap();
    let text = data.path().join("tekst.db");
    fs::write(&text, "Dit is geen database. ".repeat(200)).unwrap();
    let file = data.path().join("bestand");
    fs::write(&file, "x").unwrap();
    let spoilt = broken("html");
    let (folder, text, file) = (folder.display().to_string(), text.display().to_string(), file.display().to_string());
    let spoilt = spoilt.path().display().to_string();
    let nowhere = "postgres://weegwijs:geheim@127.0.0.1:9/weegwijs";
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let held = listener.local_addr().unwrap().to_string();
    let cases: [(&[&str], &[&str]); 8] = [
        (&["--listen", &held], &["another program uses it", "--listen"]),
        (&["--database", &folder], &["give the path of a file in it"]),
        (&["--database", &text], &["not", "database"]),
        (&["--database", "mysql://root:geheim@host/db"], &["postgres://"]),
        (&["--database", nowhere], &["127.0.0.1:9"]),
        (&["--data", &format!("{file}/map")], &["cannot make the data folder", "--data"]),
        (&["--library", &folder], &["is not a library", "--library"]),
        (&["--library", &spoilt], &["HTML mag niet in de tekst staan.", "the library has errors", "weegwijs check"]),
    ];
    let data = data.path().join("data").display().to_string();
    for (flags, words) in cases {
        let small = top(SMALL).display().to_string();
        let mut all = vec!["serve", "--watch=false"];
        if !flags.contains(&"--listen") {
            all.extend(["--listen", "127.0.0.1:0"]);
        }
        if !flags.contains(&"--data") {
            all.extend(["--data", &data]);
        }
        if !flags.contains(&"--library") {
            all.extend(["--library", &small]);
        }
        all.extend(flags);
        let found = run(&all);
        let said = format!("{}{}", found.out, found.err);
        assert_eq!(found.code, Some(1), "{flags:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{flags:?} does not say ‘{word}’: {said}");
        }
        for inside in ["panicked", "Error {", "RUST_BACKTRACE", "geheim", "src/"] {
            assert!(!said.contains(inside), "{flags:?} says ‘{inside}’: {said}");
        }
    }
}

#[test]
fn a_flag_that_does_not_exist_is_told_with_the_nearest() {
    let found = run(&["serve", "--lisen", "127.0.0.1:0"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("--listen"), "{found:?}");
    let help = run(&["serve", "--help"]);
    for flag in ["--listen", "--data", "--database", "--library", "--public-url", "--watch", "WEEGWIJS_LISTEN"] {
        assert!(help.out.contains(flag), "{flag}");
    }
}

#[tokio::test]
async fn editors_read_what_visitors_told_and_remove_what_is_dealt_with() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().display().to_string();
    let nothing = run(&["corrections", "--data", &data]);
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.err.contains("there is no database at") && nothing.err.contains("--data"), "{nothing:?}");
    assert!(!folder.path().join("weegwijs.db").exists(), "asking made a database");

    let mut server = Server::start(folder.path());
    let mut browser = Browser::over_the_network(server.address);
    let form = browser.page("/symbolenbank/rondje/verbetering").await.form("/verbetering").with("soort", "bron");
    for (text, source) in [("Eerste.\nTweede regel.", ""), ("Later.", "https://voorbeeld.nl/a")] {
        assert_eq!(browser.submit(&form.with("tekst", text).with("bron", source)).await.status, 303);
    }
    // Also while the server runs, and after it died without a word: what was acknowledged is there.
    assert!(run(&["corrections", "--data", &data]).out.starts_with("2 waiting, newest first\n"));
    server.kill();
    let list = run(&["corrections", "--data", &data]);
    assert_eq!(list.code, Some(0), "{list:?}");
    assert!(list.out.contains(", rondje, bron\n    Later.\n    https://voorbeeld.nl/a\n"), "{}", list.out);
    assert!(list.out.ends_with(", rondje, bron\n    Eerste.\n    Tweede regel.\n"), "{}", list.out);

    let id = list.out.lines().nth(2).unwrap();
    assert_eq!(run(&["corrections", "--data", &data, "--remove", id]).code, Some(0));
    let rest = run(&["corrections", "--data", &data]).out;
    assert!(rest.starts_with("1 waiting") && !rest.contains("Later."), "{rest}");
    let again = run(&["corrections", "--data", &data, "--remove", id]);
    assert!(again.code == Some(1) && again.err.contains("there is no correction"), "{again:?}");
}

#[tokio::test]
async fn editors_read_which_pages_were_clear() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().display().to_string();
    let server = Server::start(folder.path());
    let mut browser = Browser::over_the_network(server.address);
    for (page, answer) in [("kijken", "ja"), ("overleggen", "nee")] {
        let sent = browser.post(&format!("/handreiking/basis/{page}/duidelijk"), &[("antwoord", answer)]).await;
        assert_eq!(sent.status, 303);
    }
    let list = run(&["clarity", "--data", &data]);
    assert_eq!(list.code, Some(0), "{list:?}");
    assert!(list.out.ends_with(": page, yes, no\nbasis/overleggen\t0\t1\nbasis/kijken\t1\t0\n"), "{}", list.out);
    assert!(server.stops_when_asked());
}

#[tokio::test]
async fn an_author_invites_experts_looks_at_the_count_and_closes_the_panel() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().display().to_string();
    let small = top(SMALL).display().to_string();
    let panel = |arguments: &[&str]| run(&[&["panel"], arguments, &["--data", &data]].concat());
    let invite = |slug: &str, more: &[&str]| panel(&[&["uitnodigen", slug, "--library", &small], more].concat());
    assert!(panel(&["stand", "de-doos"]).err.contains("there is no database at"));
    let mut server = Server::start(folder.path());
    assert!(panel(&["stand", "de-doos"]).err.contains("Begin met: weegwijs panel uitnodigen de-doos"));
    assert!(invite("kaas", &[]).err.contains("er is geen casus ‘kaas’. Kies uit: de-doos, de-paraplu."));
    assert!(invite("de-paraplu", &[]).err.contains("heeft geen weegvragen"));
    assert!(invite("de-doos", &["--public-url", "weegwijs.test"]).err.contains("moet met https://"));
    assert_eq!(invite("de-doos", &["--aantal", "0"]).code, Some(2));

    let whole = invite("de-doos", &["--aantal", "1", "--public-url", "https://weegwijs.test/"]);
    assert!(whole.code == Some(0) && whole.out.starts_with("https://weegwijs.test/panel/"), "{whole:?}");
    assert!(panel(&["sluiten", "de-doos"]).err.contains("nog niet gestemd"), "and it stays open");
    let invited = invite("de-doos", &["--aantal", "10"]);
    assert!(invited.err.contains("10 links voor De doos, 60 dagen geldig."), "{invited:?}");
    let sheets: Vec<&str> = invited.out.lines().collect();
    assert_eq!(sheets.len(), 10);
    let mut expert = Browser::over_the_network(server.address);
    for (at, sheet) in sheets.iter().enumerate() {
        let vote = if at == 0 { "0" } else { "-2" };
        let reason = if at == 1 { "Van horen zeggen." } else { "" };
        let form = expert.page(sheet).await.form(sheet).with("weging-w-stil", vote).with("reden-w-stil", reason);
        assert_eq!(expert.submit(&form).await.status, 303);
    }
    let state = panel(&["stand", "de-doos"]).out;
    for told in [
        "11 uitgenodigd, 10 gestemd.",
        "w-stil: 10 stemmen\n    −2: 9   −1: 0   0: 1   +1: 0   +2: 0\n    veel zwakker: Van horen zeggen.\n",
        "w-adres: 0 stemmen\n",
        "[nog niet] Elke weegvraag heeft ten minste 10 stemmen; 12 tot 15 is beter. Gevonden: het minst zijn er 0 stemmen; te weinig bij w-adres.\n    Nodig meer deskundigen uit",
        "[goed] Hoogstens 20% van de weegvragen is unaniem. Gevonden: 0 van de 1.\n",
        "[nog niet] Er zijn weegvragen die het vermoeden zwakker maken",
    ] {
        assert!(state.contains(told), "{told}: {state}");
    }
    server.kill();
    let closed = panel(&["sluiten", "de-doos"]);
    assert_eq!(
        (closed.code, closed.out.as_str()),
        (Some(0), "item;-2;-1;0;1;2;n\nw-stil;9;0;1;0;0;10\n"),
        "{closed:?}"
    );
    assert!(closed.err.contains("sleutel van de redactie: w-adres.") && !closed.err.contains("[goed]"), "{closed:?}");
    assert_eq!(panel(&["sluiten", "de-doos"]).out, closed.out, "once more prints the same");
    assert!(panel(&["stand", "de-doos"]).out.contains(", gesloten op "));
    assert!(invite("de-doos", &[]).err.contains("het panel van deze versie is gesloten"));
}

#[tokio::test]
async fn an_acknowledged_answer_survives_kill_nine() {
    let data = TempDir::new().unwrap();
    let mut server = Server::start(data.path());
    let mut player = Player::begins_in(Browser::over_the_network(server.address), "de-doos").await;
    let mut pick = by_turns(1);
    let mut known = Vec::new();
    while player.next().await.is_some() {
        let form = player.filled(&mut pick).await;
        assert_eq!(player.browser.submit(&form).await.status, 303);
        server.kill();
        server = Server::start(data.path());
        player.browser.moves_to(server.address);
        // The form that was acknowledged is known: it is no second answer.
        assert_eq!(player.browser.submit(&form).await.status, 303);
        known.push(form.field("stap").to_owned());
    }
    let counted: Vec<String> = (0..known.len()).map(|step| step.to_string()).collect();
    assert_eq!(known, counted);
    let debrief = player.debrief().await;
    for heading in &player.headings {
        assert!(debrief.text().contains(heading.as_str()), "{heading}");
    }
    assert!(server.stops_when_asked(), "it does not stop when it is asked to");
}

#[test]
fn all_pictures_are_drawn_on_one_sheet() {
    let folder = TempDir::new().unwrap();
    let sheet = folder.path().join("blad.png").display().to_string();
    let small = top(SMALL).display().to_string();
    let made = run(&["contactsheet", &small, "--out", &sheet]);
    assert_eq!((made.code, made.out.trim()), (Some(0), sheet.as_str()), "{made:?}");
    let drawn = image::open(&sheet).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (12 * 106, 124), "three symbols in one row");
    for (arguments, told) in [
        (["contactsheet", &small, "--pixels", "97"], "no size 97. Choose one of 96, "),
        (["contactsheet", &small, "--out", "/bestaat/niet.png"], "Check that the folder exists"),
    ] {
        let refused = run(&arguments);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains(told), "{refused:?}");
    }
}
