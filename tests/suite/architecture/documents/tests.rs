use super::*;

fn told(breaches: &[Breach]) -> Vec<String> {
    breaches.iter().map(ToString::to_string).collect()
}

#[test]
fn a_path_that_is_gone_is_told() {
    let exists = |path: &str| ["src/web/", "Cargo.toml", "symbols"].contains(&path);
    let text =
        "The `src/web/` and `Cargo.toml`, `symbols/<slug>.md`.\n```\n`no/such/path`\n```\n`src/sms/` and `nee.md`\n";
    assert_eq!(
        told(&missing_paths("A.md", text, &exists)),
        ["A.md:5: `src/sms/` does not exist", "A.md:5: `nee.md` does not exist"]
    );
}

#[test]
fn not_everything_between_backticks_is_a_path() {
    let text = "`/begrippen` `GET /a/b` `text/html` `./data` `serde::Serialize` `Slug` `--data` `a.b()` `https://a/b`";
    assert_eq!(told(&missing_paths("A.md", text, &|_| false)), [""; 0]);
}

#[test]
fn an_invariant_names_a_test_that_exists() {
    let tests = HashSet::from(["suite::a::b".to_string(), "training::score::tests::c".to_string()]);
    let text = "## 3. Invariants\n1. One: `suite::a::b`.\n2. Two, on\n   two lines (`training::score::tests::c`).\n\
                3. Three: `suite::a::gone`\n- Four `suite::a::b` has none.\n\n## Trips\n- Five\n";
    assert_eq!(
        told(&untested_invariants("A.md", text, &tests)),
        ["A.md:5: there is no test `suite::a::gone`", "A.md:6: the invariant does not end with the name of its test"]
    );
}

#[test]
fn a_document_without_invariants_is_told() {
    let text = "# Invariants\nNone yet.\n";
    assert_eq!(told(&untested_invariants("A.md", text, &HashSet::new())).len(), 1);
}

#[test]
fn tests_are_known_by_their_full_name() {
    let text = "#[tokio::test(flavor = \"multi_thread\")]\nasync fn a() {}\n#[cfg(test)]\nmod tests {\n\
                #[test]\n#[should_panic]\nfn b() {}\nfn test() {}\n}\n";
    assert_eq!(tests_in(&Source::read("tests/suite/web.rs", text)), ["suite::web::a", "suite::web::tests::b"]);
    assert_eq!(tests_in(&Source::read("src/store/mod.rs", text)), ["store::a", "store::tests::b"]);
}

#[test]
fn the_glossary_lists_words_to_avoid() {
    let glossary = "# Words\n| Dutch | in code | *avoid* |\n|---|---|---|\n| deelnemer | `Learner` | `student`, User, lerende persoon |\n\
                    | keuze | `Choice` | — |\n";
    assert_eq!(words_to_avoid(glossary), ["student", "User"]);
}

#[test]
fn an_avoided_word_is_found_in_names_only() {
    let avoided = ["student".to_string(), "User".to_string(), "answer_key".to_string()];
    let found = |text: &str| avoided_words(&Source::read("src/a/b.rs", text), &avoided).len();
    for bad in [
        "let student = 1;",
        "struct NewStudent;",
        "fn student_id() {}",
        "let a: User;",
        "struct AnswerKeys; fn answer_key() {}",
    ] {
        assert_eq!(found(bad), 1, "{bad}");
    }
    for good in ["// a student", "let a = \"student\";", "struct UserAgent;", "fn user_agent() {}", "let students = 1;"]
    {
        assert_eq!(found(good), 0, "{good}");
    }
}
