//! What a search costs beside tantivy's ranking alone, in one run: `cargo bench --bench search`.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::collections::HashSet;
use std::time::Instant;

use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language as Dutch, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{IndexReader, TantivyDocument};
use weegwijs::search::{Document, Index, Kind, Language, Query};

const STARTS: &[&str] = &[
    "b", "br", "d", "g", "h", "k", "kl", "kr", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "v", "vl", "w", "z",
    "zw",
];
const MIDDLES: &[&str] = &["a", "aa", "e", "ee", "ie", "ij", "o", "oe", "oo", "u", "ui", "ou"];
const ENDS: &[&str] = &["k", "l", "m", "n", "p", "r", "rk", "s", "st", "t", "nd", "g", "ft", "ns"];
const SMALL: &[&str] =
    &["de", "het", "een", "van", "in", "op", "met", "voor", "en", "is", "wordt", "als", "door", "dat"];
const STEMS: usize = 1_500;
const COMPOUNDS: usize = 6_500;
const QUERIES: usize = 300;

struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or(0) % count
    }

    /// Zipf: the n-th word is about n times rarer than the first.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
    fn rank(&mut self, count: usize) -> usize {
        let unit = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((count as f64).powf(unit) as usize).min(count - 1)
    }
}

/// 1,500 words of one or two syllables, then 6,500 compounds of them.
fn words() -> Vec<String> {
    let mut dice = Dice(0x9E37_79B9);
    let mut words: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    while words.len() < STEMS + COMPOUNDS {
        let word = if words.len() < STEMS {
            let mut syllable = || {
                [STARTS[dice.below(STARTS.len())], MIDDLES[dice.below(MIDDLES.len())], ENDS[dice.below(ENDS.len())]]
                    .concat()
            };
            let first = syllable();
            if words.len().is_multiple_of(3) { first + &syllable() } else { first }
        } else {
            [words[dice.below(STEMS)].as_str(), words[dice.below(STEMS)].as_str()].concat()
        };
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn documents(count: usize, words: &[String]) -> Vec<Document> {
    let mut dice = Dice(42);
    (0..count).map(|number| document(number, words, &mut dice)).collect()
}

fn document(number: usize, words: &[String], dice: &mut Dice) -> Document {
    let title = format!("{} {}", words[dice.rank(words.len())], words[dice.below(words.len())]);
    let mut document = Document::new(Kind::Symbol, &format!("d{number}"), &title);
    document.names = (0..dice.below(4)).map(|_| words[dice.below(words.len())].clone()).collect();
    let mut text = |length: usize| {
        let word = |_| {
            if dice.below(100) < 45 {
                SMALL[dice.below(SMALL.len())].to_owned()
            } else {
                words[dice.rank(words.len())].clone()
            }
        };
        (0..length).map(word).collect::<Vec<_>>().join(" ")
    };
    document.summary = text(15);
    document.body = text(70);
    let facets = [("ideologie", 5), ("categorie", 10), ("kleur", 14), ("vorm", 35), ("drager", 17), ("sterkte", 5)];
    document.facets =
        facets.iter().map(|(facet, values)| ((*facet).to_owned(), format!("w{}", dice.below(*values)))).collect();
    document
}

fn queries(words: &[String]) -> Vec<String> {
    let mut dice = Dice(4711);
    let query = |index: usize| match index % 3 {
        0 => words[dice.below(STEMS)].clone(),
        1 => words[dice.rank(words.len())].clone(),
        _ => format!("{} {}", words[dice.below(STEMS)], words[dice.rank(400)]),
    };
    (0..QUERIES).map(query).collect()
}

/// The query with two letters of its first word swapped, so that it is known nowhere.
fn misspelled(query: &str) -> String {
    let mut letters: Vec<char> = query.chars().collect();
    letters.swap(1, 2);
    letters.insert(1, 'q');
    letters.into_iter().collect()
}

/// tantivy as one would first use it: analysed fields, parsed queries, best ten by score.
struct Ranking {
    reader: IndexReader,
    parser: QueryParser,
}

impl Ranking {
    fn build(documents: &[Document]) -> tantivy::Result<Self> {
        let indexing =
            TextFieldIndexing::default().set_tokenizer("nl").set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let fields: [Field; 3] = ["name", "names", "text"].map(|name| schema.add_text_field(name, options.clone()));
        let index = tantivy::Index::create_in_ram(schema.build());
        let analyser =
            TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(Stemmer::new(Dutch::Dutch));
        index.tokenizers().register("nl", analyser.build());
        let mut writer = index.writer_with_num_threads(1, 200_000_000)?;
        for document in documents {
            let mut output = TantivyDocument::default();
            output.add_text(fields[0], &document.title);
            document.names.iter().for_each(|name| output.add_text(fields[1], name));
            output.add_text(fields[2], &document.summary);
            output.add_text(fields[2], &document.body);
            writer.add_document(output)?;
        }
        writer.commit()?;
        let mut parser = QueryParser::for_index(&index, fields.to_vec());
        parser.set_conjunction_by_default();
        Ok(Self { reader: index.reader()?, parser })
    }

    fn best(&self, query: &str) -> usize {
        let Ok(query) = self.parser.parse_query(query) else { return 0 };
        let found = self.reader.searcher().search(&query, &TopDocs::with_limit(10).order_by_score());
        found.map_or(0, |found| found.len())
    }
}

/// Median and 99th percentile in microseconds over all queries, five rounds after one to warm up.
fn measure(queries: &[String], mut search: impl FnMut(&str) -> usize) -> (f64, f64) {
    let mut times = Vec::with_capacity(queries.len() * 5);
    for round in 0..6 {
        for query in queries {
            let start = Instant::now();
            std::hint::black_box(search(query));
            if round > 0 {
                times.push(start.elapsed().as_secs_f64() * 1e6);
            }
        }
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

#[expect(clippy::cast_precision_loss, reason = "document counts are small")]
fn report(count: usize, words: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let stop: Vec<String> = SMALL.iter().map(ToString::to_string).collect();
    let language = Language::new().with_weak_words(&[], &stop);
    let documents = documents(count, words);
    let start = Instant::now();
    let ranking = Ranking::build(&documents)?;
    let theirs = start.elapsed().as_secs_f64();
    let (copy, start) = (documents.clone(), Instant::now());
    Index::build(copy, &language)?;
    let first = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let index = Index::build(documents, &language)?;
    let ours = start.elapsed().as_secs_f64().min(first);
    println!("{count} documents");
    println!(
        "  build, entries/s      {:>8.0}   tantivy {:>8.0}   ratio {:.2}",
        count as f64 / ours,
        count as f64 / theirs,
        theirs / ours
    );
    let exact = queries(words);
    let typos: Vec<String> = exact.iter().map(|query| misspelled(query)).collect();
    let found = |query: &str| index.search(&Query::parse(query)).hits.len();
    let matches: usize = exact.iter().map(|query| index.search(&Query::parse(query)).total).sum();
    println!(
        "  documents found       {:>8.0}   on average, with parts of compounds",
        matches as f64 / exact.len() as f64
    );
    let (base, base_tail) = measure(&exact, |query| ranking.best(query));
    let (search, tail) = measure(&exact, found);
    let (typo, typo_tail) = measure(&typos, found);
    let (complete, complete_tail) = measure(&exact, |query| index.complete(&query[..3], Kind::Symbol, 8).len());
    println!("  ranking only, µs      {base:>8.1}   p99 {base_tail:>8.1}");
    println!("  search, µs            {search:>8.1}   p99 {tail:>8.1}   ratio to ranking {:.2}", search / base);
    println!("  misspelled, µs        {typo:>8.1}   p99 {typo_tail:>8.1}   ratio to search {:.2}", typo / search);
    println!("  completion, µs        {complete:>8.1}   p99 {complete_tail:>8.1}");
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words = words();
    report(300, &words)?;
    report(10_000, &words)?;
    report(100_000, &words)
}
