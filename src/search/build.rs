//! Building an index: read all texts once, number their words, then write one tantivy segment.

use std::collections::HashMap;

use tantivy::schema::Field;
use tantivy::{IndexSettings, TantivyDocument};

use super::analysis::Analyser;
use super::display::{Mark, Text};
use super::document;
use super::language::Language;
use super::passages::Passage;
use super::postings::{PART_MARK, Place, Postings, schema};
use super::tokens::{PAIR_MARK, Span, tokenise};
use super::vocabulary::{Vocabulary, Word, WordPart};
use super::{Document, Kind, SearchError};

/// Memory that tantivy prepares for writing, in bytes: it sizes its tables for this and grows
/// them when needed, so too much is time lost on a small library.
const LEAST_WRITER_MEMORY: usize = 1 << 20;
const MOST_WRITER_MEMORY: usize = 64 << 20;
const WRITER_MEMORY_PER_DOCUMENT: usize = 4 << 10;

/// A word in a text, by number.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    word: u32,
    start: u32,
    end: u32,
    is_part: bool,
    /// Whether its parts come right after it, because it was written in pieces.
    is_spelled_out: bool,
}

/// The words of one document, by field.
struct Reading {
    title: Vec<Occurrence>,
    names: Vec<Occurrence>,
    hidden: Vec<Occurrence>,
    summary: Vec<Occurrence>,
    body: Vec<Occurrence>,
    passages: Vec<Vec<Occurrence>>,
}

/// Numbers for words, and where codes with separators fall apart.
#[derive(Default)]
struct Reader {
    numbers: HashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    is_name: Vec<bool>,
    codes: HashMap<u32, Vec<(usize, usize)>>,
}

impl Reader {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = to_u32(self.words.len());
        self.numbers.insert(word.into(), number);
        self.words.push(word.into());
        self.is_name.push(false);
        number
    }

    fn occurrence(&mut self, span: &Span, is_part: bool, is_spelled_out: bool) -> Occurrence {
        Occurrence {
            word: self.number(&span.text),
            start: to_u32(span.start),
            end: to_u32(span.end),
            is_part,
            is_spelled_out,
        }
    }

    fn text(&mut self, text: &str, into: &mut Vec<Occurrence>) {
        for token in tokenise(text) {
            into.push(self.occurrence(&token.whole, false, !token.parts.is_empty()));
            for part in &token.parts {
                into.push(self.occurrence(part, true, false));
            }
        }
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) -> Vec<Occurrence> {
        let mut found = Vec::new();
        texts.into_iter().for_each(|text| self.text(text, &mut found));
        found
    }

    /// Hidden terms with their pairs of neighbours: `zwarte vlag` says more than a vlag with
    /// something that is zwart.
    fn hidden<'a>(&mut self, terms: impl IntoIterator<Item = &'a String>, language: &Language) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for term in terms {
            self.text(term, &mut found);
            let words: Vec<Span> = tokenise(term).into_iter().map(|token| token.whole).collect();
            let telling: Vec<&Span> = words.iter().filter(|word| !language.is_stop(&word.text)).collect();
            for pair in telling.windows(2) {
                let text = format!("{}{PAIR_MARK}{}", pair[0].text, pair[1].text);
                found.push(self.occurrence(&Span { text, start: 0, end: 0 }, false, true));
            }
        }
        found
    }

    fn document(&mut self, document: &Document, language: &Language) -> Reading {
        let names = self.texts(document.names.iter().chain(&document.codes).chain(&document.signs));
        let title = self.texts([&document.title]);
        for occurrence in title.iter().chain(&names).filter(|occurrence| !occurrence.is_part) {
            self.is_name[occurrence.word as usize] = true;
        }
        document.codes.iter().for_each(|code| self.learn(code));
        Reading {
            title,
            names,
            hidden: self.hidden(document.hidden_terms.iter().chain([&document.title]).chain(&document.names), language),
            summary: self.texts([&document.summary]),
            body: self.texts([&document.body]),
            passages: document.passages.iter().map(|passage| self.texts([&passage.text])).collect(),
        }
    }

    /// From the code `14/88`: wherever `1488` is written, 14 and 88 are in it.
    fn learn(&mut self, code: &str) {
        for token in tokenise(code).into_iter().filter(|token| !token.parts.is_empty()) {
            let mut at = 0;
            let ranges = token.parts.iter().map(|part| {
                at += part.text.len();
                (at - part.text.len(), at)
            });
            let ranges: Vec<(usize, usize)> = ranges.filter(|(from, to)| to - from > 1).collect();
            if token.parts.iter().all(|part| part.text.bytes().all(|byte| byte.is_ascii_digit())) {
                let word = self.number(&token.whole.text);
                self.codes.insert(word, ranges);
            }
        }
    }
}

/// In how many documents a stem occurs, in how many pages among them, and in which it was last seen.
struct Count {
    documents: u32,
    pages: u32,
    last: u32,
}

/// Words with their stems and parts, while they are being counted.
pub(super) struct Lexicon {
    words: Vec<Word>,
    is_stop: Vec<bool>,
    stems: HashMap<Box<str>, u32>,
    stem_texts: Vec<Box<str>>,
    counts: Vec<Count>,
}

impl Lexicon {
    fn new(reader: Reader, analyser: &Analyser) -> Self {
        let mut lexicon = Self {
            words: Vec::with_capacity(reader.words.len()),
            is_stop: reader.words.iter().map(|word| analyser.language.is_stop(word)).collect(),
            stems: HashMap::new(),
            stem_texts: Vec::new(),
            counts: Vec::new(),
        };
        for (number, text) in reader.words.into_iter().enumerate() {
            let stem = lexicon.stem(&analyser.stem(&text));
            let ranges = reader.codes.get(&to_u32(number)).cloned().unwrap_or_else(|| analyser.parts(&text));
            let parts = ranges.into_iter().filter_map(|(from, to)| {
                let stem = lexicon.stem(&analyser.stem(&text[from..to]));
                Some(WordPart { from: u8::try_from(from).ok()?, to: u8::try_from(to).ok()?, stem })
            });
            let parts = parts.collect();
            lexicon.words.push(Word { text, stem, parts, is_name: reader.is_name[number] });
        }
        lexicon
    }

    fn stem(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.stems.get(text) {
            return number;
        }
        let number = to_u32(self.stem_texts.len());
        self.stems.insert(text.into(), number);
        self.stem_texts.push(text.into());
        self.counts.push(Count { documents: 0, pages: 0, last: u32::MAX });
        number
    }

    fn vocabulary(self) -> Vocabulary {
        let counts = self.counts.into_iter().map(|count| (count.documents, count.pages)).collect();
        Vocabulary::new(self.words, self.stems, counts)
    }
}

/// A stem in a text: its number, place in bytes, and whether it is a part of a compound.
type StemPlace = (u32, usize, usize, bool);

/// Calls `found` for the stem of an occurrence and those of the parts of a compound.
fn stems(occurrence: Occurrence, text: Option<&str>, word: &Word, mut found: impl FnMut(StemPlace)) {
    let (start, end) = (occurrence.start as usize, occurrence.end as usize);
    found((word.stem, start, end, occurrence.is_part));
    if occurrence.is_spelled_out {
        return;
    }
    for part in &word.parts {
        let (from, to) = (usize::from(part.from), usize::from(part.to));
        let (from, to) = match text.filter(|_| end - start != word.text.len()) {
            Some(text) => (unfolded(&text[start..end], from), unfolded(&text[start..end], to)),
            None => (from, to),
        };
        found((part.stem, start + from, start + to, true));
    }
}

/// The place in the written word of a place in the folded word.
fn unfolded(written: &str, folded: usize) -> usize {
    let mut text = String::new();
    let place = written.char_indices().find(|(_, c)| {
        let is_there = text.len() >= folded;
        super::fold::push_folded(*c, &mut text);
        is_there
    });
    place.map_or(written.len(), |(at, _)| at)
}

/// Writes the terms of one document. They are handed over as text with spaces between, which
/// tantivy splits again: its own form for ready-made tokens goes through JSON and costs more.
struct Writer<'a> {
    lexicon: &'a mut Lexicon,
    document: u32,
    is_page: bool,
    output: TantivyDocument,
    fields: [Field; 5],
}

impl Writer<'_> {
    fn field(&mut self, place: Place, occurrences: &[Occurrence]) {
        let mut terms = String::with_capacity(occurrences.len() * 12);
        let is_text = matches!(place, Place::Summary | Place::Body);
        let Lexicon { words, stem_texts, is_stop, counts, .. } = &mut *self.lexicon;
        for &occurrence in occurrences {
            if is_text && is_stop[occurrence.word as usize] {
                continue;
            }
            stems(occurrence, None, &words[occurrence.word as usize], |(stem, _, _, is_part)| {
                if is_part {
                    terms.push(PART_MARK);
                }
                terms.push_str(&stem_texts[stem as usize]);
                terms.push(' ');
                count(&mut counts[stem as usize], self.document, self.is_page);
            });
        }
        self.output.add_text(self.fields[place as usize], terms);
    }

    fn exact(&mut self, occurrences: &[Occurrence]) {
        let wholes = occurrences.iter().filter(|occurrence| !occurrence.is_part);
        let words: Vec<&str> =
            wholes.map(|occurrence| self.lexicon.words[occurrence.word as usize].text.as_ref()).collect();
        self.output.add_text(self.fields[Place::Exact as usize], words.join(" "));
    }
}

/// Counts a document once, however often the stem is in it.
fn count(counted: &mut Count, document: u32, is_page: bool) {
    if counted.last != document {
        counted.last = document;
        counted.documents += 1;
        counted.pages += u32::from(is_page);
    }
}

/// The texts of a document as a hit shows them.
pub(super) struct Shown {
    pub(super) title: Text,
    pub(super) summary: Text,
    pub(super) body: Text,
}

fn shown(text: &str, occurrences: &[Occurrence], lexicon: &Lexicon) -> Text {
    let mut marks = Vec::with_capacity(occurrences.len());
    let telling = occurrences.iter().filter(|occurrence| !lexicon.is_stop[occurrence.word as usize]);
    for &occurrence in telling {
        stems(occurrence, Some(text), &lexicon.words[occurrence.word as usize], |(stem, start, end, _)| {
            marks.extend(Mark::new(stem, start, end));
        });
    }
    Text::new(text, marks)
}

/// The passages of a document by their stems. Stop words say nothing.
fn passages(document: &Document, reading: &Reading, lexicon: &Lexicon) -> Vec<Passage> {
    let passage = |(occurrences, passage): (&Vec<Occurrence>, &document::Passage)| {
        let (mut all, mut words) = (Vec::new(), Vec::new());
        for &occurrence in occurrences.iter().filter(|occurrence| !lexicon.is_stop[occurrence.word as usize]) {
            stems(occurrence, None, &lexicon.words[occurrence.word as usize], |(stem, _, _, is_part)| {
                all.push(stem);
                if !is_part {
                    words.push(stem);
                }
            });
        }
        for list in [&mut all, &mut words] {
            list.sort_unstable();
            list.dedup();
        }
        Passage { stems: all.into(), words: words.into(), heading: passage.heading.clone() }
    };
    reading.passages.iter().zip(&document.passages).map(passage).collect()
}

/// What building gives to an index.
pub(super) struct Built {
    pub(super) analyser: Analyser,
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Postings,
    pub(super) shown: Vec<Shown>,
    /// By document.
    pub(super) passages: Vec<Vec<Passage>>,
}

/// Reads, analyses and writes all documents, in memory and in their order.
pub(super) fn build(documents: &[Document], language: &Language) -> Result<Built, SearchError> {
    u32::try_from(documents.len()).map_err(|_| SearchError::TooManyDocuments(documents.len()))?;
    let mut reader = Reader::default();
    let readings: Vec<Reading> = documents.iter().map(|document| reader.document(document, language)).collect();
    let analyser = Analyser::new(language.clone(), reader.words.iter().map(AsRef::as_ref));
    let mut lexicon = Lexicon::new(reader, &analyser);
    let (schema, fields) = schema();
    let memory = documents.len() * WRITER_MEMORY_PER_DOCUMENT;
    let memory = memory.clamp(LEAST_WRITER_MEMORY, MOST_WRITER_MEMORY);
    let builder = tantivy::Index::builder().schema(schema).settings(IndexSettings::default());
    let mut segment = builder.single_segment_index_writer(tantivy::directory::RamDirectory::create(), memory)?;
    let mut texts = Vec::with_capacity(documents.len());
    let mut all_passages = Vec::with_capacity(documents.len());
    for (number, (document, reading)) in (0..).zip(documents.iter().zip(readings)) {
        let is_page = document.kind == Kind::Page;
        segment.add_document(written((number, is_page), &reading, &mut lexicon, fields))?;
        texts.push(Shown {
            title: shown(&document.title, &reading.title, &lexicon),
            summary: shown(&document.summary, &reading.summary, &lexicon),
            body: shown(&document.body, &reading.body, &lexicon),
        });
        all_passages.push(passages(document, &reading, &lexicon));
    }
    let index = segment.finalize()?;
    let vocabulary = lexicon.vocabulary();
    let postings = Postings::open(index.reader()?.searcher().segment_readers().first(), fields, &vocabulary)?;
    Ok(Built { analyser, vocabulary, postings, shown: texts, passages: all_passages })
}

fn written(
    (document, is_page): (u32, bool),
    reading: &Reading,
    lexicon: &mut Lexicon,
    fields: [Field; 5],
) -> TantivyDocument {
    let mut writer = Writer { lexicon, document, is_page, output: TantivyDocument::default(), fields };
    let names = [reading.title.as_slice(), reading.names.as_slice()].concat();
    writer.exact(&names);
    writer.field(Place::Name, &names);
    writer.field(Place::Hidden, &reading.hidden);
    writer.field(Place::Summary, &reading.summary);
    writer.field(Place::Body, &reading.body);
    writer.output
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
