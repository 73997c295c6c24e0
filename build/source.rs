//! What is written in a lexicon file, with the line of each word.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::Spanned;

/// What is wrong, and where.
#[derive(Clone)]
pub struct Fault {
    file: PathBuf,
    line: usize,
    what: String,
}

impl Fault {
    /// A fault at a line (0: the whole file).
    pub fn new(file: &Path, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.into(), line, what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// A word and where it stands.
pub type Word = Spanned<String>;

/// A lexicon file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    pub tag: String,
    pub spaced: bool,
    pub negation: Spanned<String>,
    #[serde(default)]
    pub variants: Vec<[String; 2]>,
    #[serde(default)]
    pub fold: Option<Spanned<String>>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub home: Vec<String>,
    pub identify: Identify,
    pub detect: Detect,
    #[serde(default)]
    pub concepts: BTreeMap<Spanned<String>, Concept>,
    #[serde(default)]
    pub places: BTreeMap<Spanned<String>, Vec<Word>>,
    #[serde(default)]
    pub numbers: BTreeMap<Spanned<String>, f64>,
    #[serde(default)]
    pub units: BTreeMap<Spanned<String>, Vec<Word>>,
    #[serde(default)]
    pub dates: Option<Dates>,
}

/// `[identify]`
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identify {
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub characters: String,
}

/// `[detect]`
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detect {
    pub title: Vec<Word>,
    #[serde(default)]
    pub other: Vec<Word>,
    #[serde(default)]
    pub link: Vec<Word>,
    #[serde(default)]
    pub url: Vec<String>,
    pub body: Vec<Word>,
}

/// `[concepts.NAME]`
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    pub words: Vec<Word>,
    #[serde(default, rename = "match")]
    pub shows: Vec<Word>,
    #[serde(default)]
    pub not: Vec<Word>,
}

/// `[dates]`
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    #[serde(default)]
    pub months: Vec<Vec<Word>>,
    #[serde(default)]
    pub marks: Vec<String>,
    #[serde(default)]
    pub era: u16,
    pub order: Vec<Spanned<String>>,
}

/// A file read, with what is needed to name a line.
pub struct Source {
    /// Where it was read from.
    pub path: PathBuf,
    text: String,
    /// What it says.
    pub lexicon: Lexicon,
}

impl Source {
    /// A fault where `word` stands.
    pub fn fault<T>(&self, word: &Spanned<T>, what: impl Into<String>) -> Fault {
        Fault::new(&self.path, line_of(&self.text, word.span().start), what)
    }
}

/// Reads a lexicon file.
pub fn read(path: &Path) -> Result<Source, Vec<Fault>> {
    let text = std::fs::read_to_string(path).map_err(|e| vec![Fault::new(path, 0, e.to_string())])?;
    match toml::from_str(&text) {
        Ok(lexicon) => Ok(Source { path: path.into(), text, lexicon }),
        Err(e) => {
            let line = e.span().map_or(0, |span| line_of(&text, span.start));
            Err(vec![Fault::new(path, line, e.message())])
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].matches('\n').count() + 1
}
