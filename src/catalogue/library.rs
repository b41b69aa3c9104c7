//! Where documents come from: the ones in the binary, or a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::base::{Document, LinkKind, MAX_DOCUMENT_BYTES, Report, Target};

/// The most documents that a library may have. The shipped one has some hundreds, the largest that
/// was tried a hundred thousand; the limit keeps
/// a folder that was pointed at by mistake from being read whole.
pub const MAX_DOCUMENTS: usize = 250_000;

const ROOMS: [&str; 3] = ["content", "symbols", "scenarios"];

#[derive(RustEmbed)]
#[folder = "content"]
struct EmbeddedContent;

#[derive(RustEmbed)]
#[folder = "symbols"]
struct EmbeddedSymbols;

#[derive(RustEmbed)]
#[folder = "scenarios"]
struct EmbeddedScenarios;

/// Why a library cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder lacks what a library has.
    #[error("{} is not a library: it has none of the folders content, symbols and scenarios. Point --library at a folder that does.", .0.display())]
    NotALibrary(PathBuf),
    /// A file or folder cannot be read.
    #[error("cannot read {0}: {1}. Check that the file exists and that this user may read it.")]
    Unreadable(String, std::io::Error),
    /// There are too many files.
    #[error("{} has more than {MAX_DOCUMENTS} files; this cannot be a library.", .0.display())]
    TooMany(PathBuf),
}

/// The text files of a library by their name, such as `symbols/88.md`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    files: BTreeMap<String, Vec<u8>>,
}

impl Library {
    /// The library in the binary. A debug build reads it from the source folder each time.
    pub fn shipped() -> Self {
        let mut files = BTreeMap::new();
        let embedded: [(&str, Vec<String>); 3] = [
            (ROOMS[0], EmbeddedContent::iter().map(String::from).collect()),
            (ROOMS[1], EmbeddedSymbols::iter().map(String::from).collect()),
            (ROOMS[2], EmbeddedScenarios::iter().map(String::from).collect()),
        ];
        for (room, names) in embedded {
            for name in names.into_iter().filter(|name| is_document(Path::new(name))) {
                let file = match room {
                    "content" => EmbeddedContent::get(&name),
                    "symbols" => EmbeddedSymbols::get(&name),
                    _ => EmbeddedScenarios::get(&name),
                };
                if let Some(file) = file {
                    files.insert(format!("{room}/{name}"), file.data.into_owned());
                }
            }
        }
        Self { files }
    }

    /// Reads a library from a folder with `content/`, `symbols/` and `scenarios/`.
    pub fn read(folder: &Path) -> Result<Self, LibraryError> {
        let mut library = Self::default();
        let mut found = false;
        for room in ROOMS {
            let path = folder.join(room);
            if path.is_dir() {
                found = true;
                library.read_folder(&path, room)?;
            }
        }
        if found { Ok(library) } else { Err(LibraryError::NotALibrary(folder.to_owned())) }
    }

    fn read_folder(&mut self, folder: &Path, name: &str) -> Result<(), LibraryError> {
        let unreadable = |error| LibraryError::Unreadable(folder.display().to_string(), error);
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            // A link could lead anywhere, and in a circle; a library has no use for one.
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                self.read_folder(&path, &name)?;
            } else if kind.is_file() && is_document(&path) {
                self.files.insert(name, read_file(&path)?);
            }
            if self.files.len() > MAX_DOCUMENTS {
                return Err(LibraryError::TooMany(folder.to_owned()));
            }
        }
        Ok(())
    }

    /// A library from texts by name; for tests and for documents that were edited elsewhere.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { files: texts.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect() }
    }

    /// Adds or replaces a document.
    pub fn put(&mut self, name: &str, text: &str) {
        self.files.insert(name.to_owned(), text.as_bytes().to_vec());
    }

    /// The names with their bytes, in order; the catalogue's identity is made of them.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Whether there is a file for what a link points at, sound or not. Terms, legal grounds and
    /// contacts have no file of their own.
    pub(super) fn has(&self, target: &Target) -> bool {
        let key = &target.key;
        match target.kind {
            LinkKind::Symbol => self.files.contains_key(&format!("symbols/{key}.md")),
            LinkKind::Page => self.files.contains_key(&format!("content/handreiking/{key}.md")),
            LinkKind::Scenario => {
                let folder = format!("scenarios/{key}/");
                self.files.range(folder.clone()..).next().is_some_and(|(name, _)| name.starts_with(&folder))
            }
            LinkKind::Term | LinkKind::Ground | LinkKind::Contact | LinkKind::Fact | LinkKind::Criterion => false,
        }
    }

    /// The documents whose name starts with `prefix` and ends with `suffix`. One that is too large
    /// or not UTF-8 is reported and left out.
    pub(super) fn documents(&self, prefix: &str, suffix: &str, report: &Report) -> Vec<Document> {
        self.files
            .iter()
            .filter(|(name, _)| name.starts_with(prefix) && name.ends_with(suffix))
            .filter_map(|(name, bytes)| readable(name, bytes, report))
            .collect()
    }

    /// One document that a library may have.
    pub(super) fn optional(&self, name: &str, report: &Report) -> Option<Document> {
        readable(name, self.files.get(name)?, report)
    }

    /// One document that every library has; its absence is reported.
    pub(super) fn required(&self, name: &str, report: &Report) -> Option<Document> {
        if self.files.contains_key(name) {
            return self.optional(name, report);
        }
        let problem = format!("Het bestand {name} ontbreekt.");
        report.error(
            &Document::new(name, ""),
            &(0..0),
            problem,
            "Maak het bestand; de schrijfwijzer zegt wat erin staat.",
        );
        None
    }
}

fn readable(name: &str, bytes: &[u8], report: &Report) -> Option<Document> {
    let (problem, remedy) = if bytes.len() > MAX_DOCUMENT_BYTES {
        ("Dit document is te groot.", "Houd een document onder 256 kB; splits het zo nodig.")
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Document::new(name, text.trim_start_matches('\u{feff}')));
    } else {
        ("Dit document is geen gewone tekst (UTF-8).", "Sla het bestand op als tekst met de codering UTF-8.")
    };
    report.error(&Document::new(name, ""), &(0..0), problem, remedy);
    None
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|kind| ["md", "toml", "svg", "csv"].iter().any(|known| kind == *known))
}

/// Reads a file, but no more than is needed to see that it is too large.
fn read_file(path: &Path) -> Result<Vec<u8>, LibraryError> {
    use std::io::Read;
    let unreadable = |error| LibraryError::Unreadable(path.display().to_string(), error);
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_DOCUMENT_BYTES + 1).unwrap_or(u64::MAX);
    std::fs::File::open(path).map_err(unreadable)?.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
