//! How well look-ups are answered, beside SQLite FTS5 and PostgreSQL `dutch` on the same entries:
//! `cargo bench --bench relevance`. With the address of a PostgreSQL server in
//! `WEEGWIJS_TEST_POSTGRES` that peer takes part; `tests/run with-postgres` starts one.
//! `-- --misses` names the tuned look-ups whose answer is not among the first three. The unseen
//! ones are never named: whoever sees them would tune to them. The questions to the handreiking
//! have a tuned and an unseen set too, but no peer: those lack the sections and questions of a page.

mod labels;
mod measure;
mod peers;

use std::error::Error;
use std::path::Path;

use jiff::civil::date;
use weegwijs::app::{Published, publish};
use weegwijs::catalogue::Library;
use weegwijs::search::{Kind, Query};

use labels::Labelled;
use measure::Measures;
use peers::{Entry, Fts5, Postgres};

/// Hits that are asked for: the measures look at the first five.
const ASKED: usize = 10;

/// What one engine answers to one look-up: slugs, best first.
type Answer = Vec<String>;

fn main() -> Result<(), Box<dyn Error>> {
    // From the folder, so that a changed entry counts without building again.
    let library = Library::read(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    let (published, _) = publish(&library, date(2026, 11, 26), 1)?;
    let is_symbol = |slug: &str| published.catalogue.symbol(slug).is_some();
    let tuned = labels::read(include_str!("tuned.tsv"), is_symbol)?;
    let unseen = labels::read(include_str!("unseen.tsv"), is_symbol)?;
    let is_page = |key: &str| published.catalogue.page_by_key(key).is_some();
    let tuned_questions = labels::read(include_str!("handreiking_tuned.tsv"), is_page)?;
    let unseen_questions = labels::read(include_str!("handreiking_unseen.tsv"), is_page)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let entries: Vec<Entry> =
        published.catalogue.symbols().filter(|symbol| symbol.is_public()).map(Entry::of).collect();
    let fts5 = runtime.block_on(Fts5::fill(&entries))?;
    let postgres = runtime.block_on(Postgres::fill(&entries))?;
    println!("{} entries, {} tuned and {} unseen look-ups", entries.len(), tuned.len(), unseen.len());
    println!("{:<24} {}", "", Measures::HEADER);
    for (name, set) in [("tuned", &tuned), ("unseen", &unseen)] {
        let ours = answers(set, |text| Ok(search(&published, text)))?;
        print_row(&format!("weegwijs, {name}"), set, &ours, &published);
        let theirs = answers(set, |text| runtime.block_on(fts5.search(text, ASKED)))?;
        print_row(&format!("SQLite FTS5, {name}"), set, &theirs, &published);
        if let Some(postgres) = &postgres {
            let theirs = answers(set, |text| runtime.block_on(postgres.search(text, ASKED)))?;
            print_row(&format!("PostgreSQL, {name}"), set, &theirs, &published);
        }
    }
    if postgres.is_none() {
        println!("PostgreSQL did not take part: no address in WEEGWIJS_TEST_POSTGRES");
    }
    kinds(&tuned, &published);
    println!(
        "{} pages, {} tuned and {} unseen questions",
        published.catalogue.pages().len(),
        tuned_questions.len(),
        unseen_questions.len()
    );
    pages("pages, tuned", &tuned_questions, &published);
    pages("pages, unseen", &unseen_questions, &published);
    if std::env::args().any(|argument| argument == "--misses") {
        misses(&tuned, Kind::Symbol, &published);
        misses(&tuned_questions, Kind::Page, &published);
    }
    Ok(())
}

/// The questions to the handreiking, whole and by kind.
fn pages(name: &str, set: &[Labelled], published: &Published) {
    let measured = |set: &[Labelled]| {
        let answers: Vec<Answer> = set.iter().map(|one| search_for(published, Kind::Page, &one.text)).collect();
        Measures::of(set, &answers, &published.catalogue).of_pages()
    };
    println!("{name:<24} {}", measured(set));
    for name in kind_names(set) {
        let some: Vec<Labelled> = set.iter().filter(|one| one.kind == name).cloned().collect();
        println!("  {name:<22} {}", measured(&some));
    }
}

fn search(published: &Published, text: &str) -> Answer {
    search_for(published, Kind::Symbol, text)
}

fn search_for(published: &Published, kind: Kind, text: &str) -> Answer {
    let query = Query::parse(text).with_kinds(&[kind]).with_page(ASKED, 0);
    published.index.search(&query).hits.into_iter().map(|hit| hit.key).collect()
}

fn answers(
    set: &[Labelled],
    mut search: impl FnMut(&str) -> Result<Answer, sqlx::Error>,
) -> Result<Vec<Answer>, sqlx::Error> {
    set.iter().map(|look_up| search(&look_up.text)).collect()
}

fn print_row(name: &str, set: &[Labelled], answers: &[Answer], published: &Published) {
    println!("{name:<24} {}", Measures::of(set, answers, &published.catalogue));
}

/// The tuned look-ups by kind, to see which kind is weak.
fn kinds(set: &[Labelled], published: &Published) {
    for name in kind_names(set) {
        let some: Vec<Labelled> = set.iter().filter(|look_up| look_up.kind == name).cloned().collect();
        let answers: Vec<Answer> = some.iter().map(|look_up| search(published, &look_up.text)).collect();
        println!("  {name:<22} {}", Measures::of(&some, &answers, &published.catalogue));
    }
}

fn kind_names(set: &[Labelled]) -> Vec<&str> {
    let mut names: Vec<&str> = set.iter().map(|look_up| look_up.kind.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn misses(set: &[Labelled], kind: Kind, published: &Published) {
    for look_up in set {
        let answer = search_for(published, kind, &look_up.text);
        if measure::gain_at_5(look_up, &answer) < 0.8 {
            let wanted: Vec<String> = look_up.grades.iter().map(|(slug, grade)| format!("{slug}:{grade}")).collect();
            println!(
                "{:.2} {:?} wants {} got {:?}",
                measure::gain_at_5(look_up, &answer),
                look_up.text,
                wanted.join(" "),
                &answer[..answer.len().min(5)]
            );
        }
    }
}
