//! What search knows of Dutch and of this domain, read from `content/zoek/`.

use super::Library;
use crate::base::{Document, Fields, Report, parse_toml};

/// Plain lists; the index decides what they mean.
#[derive(Debug, Clone, Default)]
pub struct SearchWords {
    /// Words that count as one; the first of each list stands for all.
    pub families: Vec<Vec<String>>,
    /// Words that compounds are made of.
    pub compound_parts: Vec<String>,
    /// Words that look like parts of compounds but are not.
    pub never_parts: Vec<String>,
    /// Groups of words of which each also finds the others.
    pub synonyms: Vec<Vec<String>>,
    /// For questions to the handreiking: words of its pages, each with what people say instead.
    pub page_words: Vec<(String, Vec<String>)>,
    /// Words that questions to the handreiking are made of and that no page is about.
    pub light_on_pages: Vec<String>,
    /// Words that say little about what is looked for.
    pub light: Vec<String>,
    /// Words that say nothing.
    pub stop: Vec<String>,
}

impl SearchWords {
    pub(super) fn read(library: &Library, report: &Report) -> Self {
        let mut words = Self::default();
        read_file(library, "content/zoek/stammen.toml", report, |fields| {
            words.families = fields.text_lists("families");
        });
        read_file(library, "content/zoek/samenstellingen.toml", report, |fields| {
            words.compound_parts = fields.texts("delen");
            words.never_parts = fields.texts("nooit");
        });
        read_file(library, "content/zoek/synoniemen.toml", report, |fields| {
            words.synonyms = fields.table("groepen").map_or_else(Vec::new, read_groups);
            words.page_words = fields.table("handreiking").map_or_else(Vec::new, read_named_groups);
        });
        read_file(library, "content/zoek/lichte-woorden.toml", report, |fields| {
            words.light = fields.texts("licht");
            words.stop = fields.texts("stop");
            words.light_on_pages = fields.texts("vraag");
        });
        words
    }
}

fn read_groups(groups: Fields<'_>) -> Vec<Vec<String>> {
    read_named_groups(groups).into_iter().map(|(_, words)| words).collect()
}

fn read_named_groups(mut groups: Fields<'_>) -> Vec<(String, Vec<String>)> {
    let names = groups.open_keys();
    let read = names.iter().map(|name| (name.clone(), groups.texts(name))).collect();
    groups.finish();
    read
}

fn read_file(library: &Library, name: &str, report: &Report, mut read: impl FnMut(&mut Fields<'_>)) {
    let Some(document) = library.required(name, report) else { return };
    let document: &Document = &document;
    let table = parse_toml(document, &(0..document.text().len()), report);
    let mut fields = Fields::new(document, &table, 0, report);
    read(&mut fields);
    fields.finish();
}
