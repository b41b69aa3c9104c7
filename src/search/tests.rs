//! Stories told to a small library: what people type, and what they must get.

mod corpus;

use super::analysis::Analyser;
use super::{Document, Index, Kind, Language, Piece, Query};
use corpus::{documents, index, language};

fn keys(index: &Index, text: &str) -> Vec<String> {
    index.search(&Query::parse(text)).hits.into_iter().map(|hit| hit.key).collect()
}

fn shown(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.is_match { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

#[test]
fn what_people_type_finds_what_they_mean_in_the_first_three() {
    let index = index();
    let table = [
        ("hakenkruisvlag", "hakenkruisvlag"),
        ("hakenkruis vlag", "hakenkruisvlag"),
        ("hakenkruisvlaggen", "hakenkruisvlag"),
        ("twee bliksemschichten", "sigrune-ss bliksem-emoji"),
        ("88 shirt", "88 geboortejaar-88"),
        ("omgekeerde nederlandse vlag", "omgekeerde-vlag"),
        ("zwarte vlag witte letters", "zwarte-shahadavlag is-vlag"),
        ("is vlag", "is-vlag"),
        ("kikker meme", "pepe-de-kikker"),
        ("wolfsangel", "wolfsangel"),
        ("vinger omhoog", "tawhidvinger tawhidvinger-gebed"),
        ("🐸", "pepe-de-kikker"),
        ("⚡\u{FE0F}⚡\u{FE0F}", "sigrune-ss"),
        ("☝🏿", "tawhidvinger"),
        ("卐", "hakenkruis"),
        ("14-88", "1488 14-words"),
        ("14 88", "1488"),
        ("1488", "1488 14-words"),
        ("hakekruis", "hakenkruis hakenkruisvlag"),
        ("keltisch kruiz tattoo", "keltisch-kruis-extreemrechts iers-kruis"),
        ("prinsevlag", "prinsenvlag prinsenvlag-voc"),
        ("oranje wit blauwe vlag met letters voc", "prinsenvlag-voc prinsenvlag"),
        ("zwarte zon tatoeage", "zwarte-zon"),
        ("ok teken wit power", "ok-gebaar"),
        ("swastika bij hindoestaanse buren", "hindoe-swastika"),
        ("brief van iemand die zegt dat hij een levend mens is", "levend-mens soevereine-brief"),
        ("rode duimafdruk op brief", "rode-vingerafdruk"),
        ("gele paraplu", "gele-paraplu"),
        ("WWG1WGA sticker", "wwg1wga"),
        ("grijze wolven handgebaar", "grijze-wolven-gebaar"),
        ("C18", "combat-18 18"),
        ("c-18", "combat-18"),
        ("1312", "1312-acab"),
        ("acab", "1312-acab"),
        ("doodshoofdmasker", "siege-masker"),
        ("twee vlaggetjes in rondje rood zwart", "antifa-vlaggen"),
        ("hamer ketting viking", "thorshammer-sieraad"),
        ("weegploeg radicaal gemeld", "weging/melding-wegen"),
    ];
    for (text, expected) in table {
        let found = keys(&index, text);
        let first = &found[..found.len().min(3)];
        for key in expected.split(' ') {
            assert!(first.iter().any(|found| found == key), "{text}: {key} is not in {found:?}");
        }
    }
}

#[test]
fn eighty_eight_is_found_inside_a_longer_code() {
    assert!(keys(&index(), "88").contains(&"1488".to_owned()));
}

#[test]
fn a_misspelled_word_scores_lower_and_brings_a_suggestion() {
    let index = index();
    let right = index.search(&Query::parse("wolfsangel"));
    let wrong = index.search(&Query::parse("de wolfsagnel"));
    assert_eq!(right.suggestion, None);
    assert_eq!(wrong.suggestion.as_deref(), Some("de wolfsangel"));
    assert!(wrong.hits[0].score < right.hits[0].score);
    let numbers = index.search(&Query::parse("1489"));
    assert_eq!((numbers.total, numbers.suggestion), (0, None), "digits are never corrected");
}

#[test]
fn an_unfinished_last_word_finds_what_it_may_become() {
    let found = index().search(&Query::parse("gele para"));
    assert_eq!(found.hits[0].key, "gele-paraplu");
    assert_eq!(found.suggestion, None);
}

#[test]
fn words_that_stand_together_find_the_entry_in_which_they_do() {
    let mut documents: Vec<Document> = Vec::new();
    for (key, hidden) in [("los", "zwart wit vlag met rode letters"), ("samen", "rode vlag met zwarte letters")] {
        documents.push(Document { hidden_terms: vec![hidden.to_owned()], ..Document::new(Kind::Symbol, key, key) });
    }
    let index = Index::build(documents, &language()).unwrap();
    assert_eq!(keys(&index, "rode vlag zwarte letters"), ["samen", "los"]);
    assert_eq!(keys(&index, "rode letters"), ["los", "samen"]);
    assert_eq!(index.search(&Query::parse("rode vla")).suggestion, None, "a pair is no word to complete or suggest");
}

#[test]
fn an_unknown_word_is_answered_with_the_longest_known_word_in_it() {
    let index = index();
    assert_eq!(keys(&index, "kikkerachtigding")[0], "pepe-de-kikker");
    assert_eq!(keys(&index, "kikkonezen")[0], "pepe-de-kikker", "words that begin alike");
    assert!(keys(&index, "14889").is_empty(), "a piece of a number is another number");
    assert!(keys(&index, "8818").contains(&"88".to_owned()), "codes side by side are both meant");
    assert!(keys(&index, "xqzwvkjpfg").is_empty());
}

#[test]
fn the_twin_of_the_best_hit_is_among_the_first_also_without_its_words() {
    assert_eq!(keys(&index(), "wolvenkop grijze"), ["grijze-wolven-gebaar", "stiltevosje"]);
    let filtered = Query::parse("wolvenkop").with_facets(&[("kleur".to_owned(), "rood".to_owned())]);
    assert!(index().search(&filtered).hits.iter().all(|hit| hit.key != "stiltevosje"), "filters hold for twins too");
}

#[test]
fn each_hit_brings_the_keys_that_must_stand_beside_it() {
    let found = index().search(&Query::parse("ok-gebaar"));
    assert_eq!(found.hits[0].key, "ok-gebaar");
    assert_eq!(found.hits[0].look_alikes, ["ok-duiken"]);
    let found = index().search(&Query::parse("grijze wolven handgebaar"));
    assert_eq!(found.hits[0].look_alikes, ["stiltevosje"], "even when it is not among the hits");
}

#[test]
fn matches_are_marked_where_they_stand() {
    let index = index();
    let first = |text: &str| index.search(&Query::parse(text)).hits.remove(0);
    assert_eq!(shown(&first("hakenkruisvlag").title), "[Hakenkruisvlag]");
    assert_eq!(shown(&first("omgekeerd vlag").title), "[Omgekeerde] Nederlandse [vlag]");
    assert_eq!(shown(&first("swastika hindoes").excerpt), "Eeuwenoud geluksteken bij [hindoestaanse] gezinnen.");
    assert_eq!(shown(&first("shahada vlag zwart").excerpt), "[Zwarte] [vlag] met witte Arabische tekst.");
    assert_eq!(shown(&first("14 88").title), "[14/88]");
    let vlag = index.search(&Query::parse("vlag").with_page(50, 0));
    let inner = vlag.hits.iter().find(|hit| hit.key == "prinsenvlag").unwrap();
    assert_eq!(shown(&inner.title), "Prinsen[vlag]");
}

#[test]
fn a_match_deep_in_a_text_is_shown_with_what_stands_around_it() {
    let hit = index().search(&Query::parse("radicalisering")).hits.remove(0);
    let excerpt = shown(&hit.excerpt);
    assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …"), "{excerpt}");
    assert!(excerpt.contains("bespreekt de weegploeg of [radicalisering] speelt."), "{excerpt}");
    let length: usize = hit.excerpt.iter().map(|piece| piece.text.len()).sum();
    assert!(length <= 210, "{length}");
}

#[test]
fn pieces_of_any_hit_together_are_its_text() {
    let index = index();
    for text in ["vlag kruis zwart", "één hindoeïsme ☝🏿", "twee rood wit teken"] {
        for hit in index.search(&Query::parse(text).with_page(50, 0)).hits {
            let plain: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
            assert!(documents().iter().any(|document| document.key == hit.key && document.title == plain), "{plain}");
        }
    }
}

#[test]
fn kinds_and_facets_narrow_and_the_other_values_keep_their_counts() {
    let index = index();
    let facet = |value: &str, name: &str| (name.to_owned(), value.to_owned());
    let all = index.search(&Query::parse("vlag").with_counts());
    let red = index.search(&Query::parse("vlag").with_facets(&[facet("rood", "kleur")]).with_counts());
    let count = |results: &super::Results, value: &str| {
        results.facet_counts.iter().find(|count| count.value.as_ref() == value).map_or(0, |count| count.count)
    };
    assert!(red.total < all.total && red.total == count(&all, "rood"));
    assert_eq!(count(&red, "zwart"), count(&all, "zwart"));
    let both = index.search(&Query::parse("vlag").with_facets(&[facet("rood", "kleur"), facet("zwart", "kleur")]));
    assert_eq!(both.total, all.total);
    let none = index.search(&Query::parse("vlag").with_facets(&[facet("x", "y")]));
    assert_eq!(none.total, 0);
    let pages = index.search(&Query::parse("melding").with_kinds(&[Kind::Page]));
    assert!(pages.hits.iter().all(|hit| hit.kind == Kind::Page) && pages.total == 1);
}

#[test]
fn without_a_text_everything_is_listed_in_the_given_order_page_by_page() {
    let index = index();
    let first = index.search(&Query::parse("  ").with_page(5, 0));
    let second = index.search(&Query::parse("").with_page(5, 5));
    assert_eq!(first.total, index.len());
    let found: Vec<String> = first.hits.into_iter().chain(second.hits).map(|hit| hit.key).collect();
    let expected: Vec<String> = documents().into_iter().take(10).map(|document| document.key).collect();
    assert_eq!(found, expected);
    assert!(index.search(&Query::parse("").with_page(50, 9_999)).hits.is_empty());
}

#[test]
fn completion_begins_names_and_codes_with_what_was_typed() {
    let index = index();
    let table = [
        ("haken", "hakenkruis"),
        ("Zwa", "zwarte-zon"),
        ("zon", "zwarte-zon"),
        ("14/8", "1488"),
        ("mjol", "thorshammer-sieraad"),
        ("🐸", "pepe-de-kikker"),
    ];
    for (typed, expected) in table {
        let found: Vec<String> =
            index.complete(typed, Kind::Symbol, 3).into_iter().map(|completion| completion.key).collect();
        assert!(found.contains(&expected.to_owned()), "{typed}: {found:?}");
    }
    assert_eq!(index.complete("mjol", Kind::Symbol, 3)[0].matched, "mjolnir");
    assert!(index.complete("", Kind::Symbol, 3).is_empty() && index.complete("\0(", Kind::Symbol, 3).is_empty());
}

#[test]
fn forms_of_one_word_have_one_stem_and_other_words_another() {
    let analyser = Analyser::new(language(), std::iter::empty());
    let same = [
        "gemeente gemeenten gemeentelijke",
        "extremisme extremist extremistische",
        "jihadisme jihadist jihadi",
        "rune runen",
        "racisme racist",
        "radicaliseert geradicaliseerd radicalisering",
        "melden gemeld melding",
        "weegt gewogen weging",
        "wapen wapens",
        "vlag vlaggen vlaggetjes",
        "kruis kruizen",
        "symbool symbolen",
        "weegploeg weegploegen",
    ];
    for family in same {
        let stems: Vec<String> = family.split(' ').map(|word| analyser.stem(word)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{family}: {stems:?}");
    }
    let apart = ["gemeente gemeen", "rune ruin", "melden mild", "zon zoen", "bord board", "ster staar"];
    for pair in apart {
        let (one, other) = pair.split_once(' ').unwrap();
        assert_ne!(analyser.stem(one), analyser.stem(other), "{pair}");
    }
}

#[test]
fn an_index_without_documents_answers() {
    let index = Index::build(Vec::new(), &Language::new()).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.search(&Query::parse("vlag")).total, 0);
    assert_eq!(index.search(&Query::parse("")).total, 0);
    assert!(index.complete("v", Kind::Symbol, 5).is_empty());
}

#[test]
fn odd_input_is_answered_quickly() {
    let index = index();
    let table = [
        "a".repeat(10_000),
        "vlag ".repeat(2_000),
        "🐸".repeat(500),
        "\0\0vlag\0".to_owned(),
        "\"vlag\" AND (kruis OR".to_owned(),
        "^(a+)+$ .* [^x]{1,9999}".to_owned(),
        "title:vlag^9999 body:*".to_owned(),
        "جهاد ראש".to_owned(),
        "\u{202E}galv\u{202C}".to_owned(),
        "\u{200D}\u{FE0F}\u{301}".to_owned(),
        "((((((((((((((".to_owned(),
        "-".repeat(300),
        "1/4/8/8/1/4/8/8".to_owned(),
        "'’`".to_owned(),
        "İıẞﬁ①½".to_owned(),
        "vlagvlagvlagvlagvlagvlagvlagvlagvlag".to_owned(),
        "\r\n\t".to_owned(),
        "🇳🇱🇳".to_owned(),
        "e\u{301}".repeat(100),
    ];
    for text in table {
        let found = index.search(&Query::parse(&text));
        assert!(found.hits.len() <= 10);
        index.complete(&text, Kind::Symbol, 100);
    }
}

/// Scraps of everything that has ever confused a tokeniser.
const SCRAPS: &str = "vlag kruis hakenkruis wolf s en 14 88 / - \" ((( 🐸 ⚡ \u{FE0F} \u{200D} 🏿 卐 ᛋ é e\u{301} İ ß \0 ش ' ’ * ~2 : 🇳 x 1 gemeente \u{202E} … ﬃ";

fn random_texts(count: usize) -> Vec<String> {
    let scraps: Vec<&str> = SCRAPS.split(' ').chain([" ", " ", " "]).collect();
    let mut state = 0x5EED_u64;
    let mut dice = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap() % sides
    };
    (0..count).map(|_| (0..dice(14)).map(|_| scraps[dice(scraps.len())]).collect()).collect()
}

#[test]
fn ten_thousand_random_texts_never_break_anything() {
    let texts = random_texts(10_000);
    let odd = |text: &String| {
        let mut document = Document::new(Kind::Term, text, text);
        document.codes = vec![text.clone()];
        document.body.clone_from(text);
        document
    };
    let index = Index::build(texts.iter().take(300).map(odd).collect(), &language()).unwrap();
    for text in texts {
        for hit in index.search(&Query::parse(&text).with_page(3, 0)).hits {
            let title: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(title, hit.key, "found by {text:?}");
        }
        index.complete(&text, Kind::Symbol, 3);
    }
}
