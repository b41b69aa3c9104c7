//! Where each stem occurs: tantivy's postings, reached by numbers instead of by text.
//!
//! The index never changes, so the place of every term in its dictionary is looked up once, when it
//! is built. A query then costs no dictionary searches and no tree of scorers; at a few hundred
//! documents these are most of what a tantivy query costs.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{InvertedIndexReader, SegmentReader};

use super::SearchError;
use super::vocabulary::Vocabulary;

/// Marks a term that is a part of a compound and not a word of its own.
pub(super) const PART_MARK: char = '+';

/// What a word counts when it is only a part of a compound.
const PART_BOOST: f32 = 0.5;

/// The fields of the index, in the order of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Place {
    /// Unstemmed words of names.
    Exact,
    /// Title, names, codes and signs.
    Name,
    /// Words that are never shown.
    Hidden,
    Summary,
    Body,
}

impl Place {
    pub(super) const ALL: [Self; 5] = [Self::Exact, Self::Name, Self::Hidden, Self::Summary, Self::Body];

    fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Name => "name",
            Self::Hidden => "hidden",
            Self::Summary => "summary",
            Self::Body => "body",
        }
    }

    /// How much an occurrence here counts, and how much a long text weakens it (BM25's b).
    fn weight(self) -> (f32, f32) {
        match self {
            Self::Exact => (3.0, 0.3),
            Self::Name => (2.0, 0.4),
            Self::Hidden => (1.4, 0.4),
            Self::Summary => (0.8, 0.4),
            Self::Body => (0.3, 0.7),
        }
    }
}

/// The fields as tantivy sees them: indexed with frequencies, nothing stored.
pub(super) fn schema() -> (Schema, [Field; 5]) {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let fields = Place::ALL.map(|place| schema.add_text_field(place.name(), options.clone()));
    (schema.build(), fields)
}

/// One posting list of a stem or word.
#[derive(Debug, Clone, Copy)]
struct Source {
    owner: u32,
    documents: u32,
    /// Where the list is in the segment's file, in bytes; the file is far below 4 GB.
    from: u32,
    to: u32,
    place: Place,
    is_part: bool,
}

/// Posting lists by stem and, for the unstemmed field, by word.
pub(super) struct Postings {
    readers: Vec<Arc<InvertedIndexReader>>,
    lengths: Vec<FieldNormReader>,
    /// Per field what one occurrence counts, by tantivy's code for the length of the text.
    factors: Vec<[f32; 256]>,
    stem_sources: Vec<Source>,
    word_sources: Vec<Source>,
}

impl Postings {
    pub(super) fn open(
        segment: Option<&SegmentReader>,
        fields: [Field; 5],
        vocabulary: &Vocabulary,
    ) -> Result<Self, SearchError> {
        let mut postings = Self {
            readers: Vec::new(),
            lengths: Vec::new(),
            factors: Vec::new(),
            stem_sources: Vec::new(),
            word_sources: Vec::new(),
        };
        // An index without documents has no segment.
        let Some(segment) = segment else { return Ok(postings) };
        for (place, field) in Place::ALL.into_iter().zip(fields) {
            let reader = segment.inverted_index(field)?;
            postings.collect(place, &reader, vocabulary)?;
            postings.factors.push(factors(place, reader.total_num_tokens(), segment.max_doc()));
            postings.lengths.push(segment.get_fieldnorms_reader(field)?);
            postings.readers.push(reader);
        }
        postings.stem_sources.sort_by_key(|source| source.owner);
        postings.word_sources.sort_by_key(|source| source.owner);
        Ok(postings)
    }

    /// Notes for each term of a field to which stem or word it belongs.
    fn collect(
        &mut self,
        place: Place,
        reader: &InvertedIndexReader,
        vocabulary: &Vocabulary,
    ) -> Result<(), SearchError> {
        let mut terms = reader.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let text = str::from_utf8(key).unwrap_or_default();
            let (text, is_part) = text.strip_prefix(PART_MARK).map_or((text, false), |part| (part, true));
            let (owner, sources) = if place == Place::Exact {
                (vocabulary.find(text), &mut self.word_sources)
            } else {
                (vocabulary.find_stem(text), &mut self.stem_sources)
            };
            if let Some(owner) = owner {
                let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                sources.push(Source {
                    owner,
                    documents: info.doc_freq,
                    from: offset(info.postings_range.start),
                    to: offset(info.postings_range.end),
                    place,
                    is_part,
                });
            }
        }
        Ok(())
    }

    /// Calls `found` with each document in which the stem occurs (and the word as it was typed, in
    /// names) and what the occurrences in one field count; once for each field.
    pub(super) fn each(&self, stem: u32, word: Option<u32>, mut found: impl FnMut(u32, f32)) {
        for source in of(&self.stem_sources, stem) {
            self.walk(*source, &mut found);
        }
        for source in word.map_or(&[][..], |word| of(&self.word_sources, word)) {
            self.walk(*source, &mut found);
        }
    }

    fn walk(&self, source: Source, found: &mut impl FnMut(u32, f32)) {
        let place = source.place as usize;
        let info = TermInfo {
            doc_freq: source.documents,
            postings_range: source.from as usize..source.to as usize,
            positions_range: 0..0,
        };
        let blocks = self.readers[place].read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs);
        // The whole index is in memory: reading fails only if it is damaged, and then finds nothing.
        let Ok(mut blocks) = blocks else { return };
        let boost = if source.is_part { PART_BOOST } else { 1.0 };
        let (lengths, factors) = (&self.lengths[place], &self.factors[place]);
        while blocks.block_len() > 0 {
            for (&document, &count) in blocks.docs().iter().zip(blocks.freqs()) {
                let length = lengths.fieldnorm_id(document);
                #[expect(clippy::cast_precision_loss, reason = "a word occurs far less than 2^24 times in a text")]
                found(document, boost * count as f32 * factors[usize::from(length)]);
            }
            blocks.advance();
        }
    }
}

fn of(sources: &[Source], owner: u32) -> &[Source] {
    let first = sources.partition_point(|source| source.owner < owner);
    let count = sources[first..].iter().take_while(|source| source.owner == owner).count();
    &sources[first..first + count]
}

#[expect(clippy::cast_precision_loss, reason = "lengths only weigh; their last digits do not matter")]
fn factors(place: Place, words: u64, documents: u32) -> [f32; 256] {
    let (boost, b) = place.weight();
    let average = (words as f32 / documents.max(1) as f32).max(1.0);
    std::array::from_fn(|code| {
        let length = FieldNormReader::id_to_fieldnorm(u8::try_from(code).unwrap_or(u8::MAX)) as f32;
        boost / (1.0 - b + b * length / average)
    })
}
