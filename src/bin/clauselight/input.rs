//! Files and standard input → snapshots.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use clauselight::page::decode::{DecodeError, decode};
use clauselight::page::format::Format;
use clauselight::page::snapshot::Snapshot;
use thiserror::Error;

use crate::words::Words;

/// Why a document could not be read.
#[derive(Debug, Error)]
pub enum InputError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Decode(#[from] DecodeError),
}

impl InputError {
    /// What went wrong and what to do about it.
    pub fn say(&self, path: &Path, words: &Words) -> String {
        let key = match self {
            InputError::Decode(DecodeError::Empty) => "cli_error_empty",
            InputError::Decode(DecodeError::Pdf) => "cli_error_pdf",
            InputError::Decode(DecodeError::Binary) => "cli_error_not_text",
            InputError::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "cli_error_missing",
                io::ErrorKind::PermissionDenied => "cli_error_denied",
                io::ErrorKind::IsADirectory => "cli_error_folder",
                _ => "cli_error_unreadable",
            },
        };
        words.text(key, &[("file", &name(path, words)), ("reason", &self.to_string())])
    }
}

/// What to call a file.
pub fn name(path: &Path, words: &Words) -> String {
    if is_stdin(path) { words.text("cli_stdin", &[]) } else { path.display().to_string() }
}

/// Reads a document in the format given, else in the one its content tells.
pub fn read(path: &Path, format: Option<Format>) -> Result<Snapshot, InputError> {
    let text = decode(&bytes(path)?)?;
    let format = format.unwrap_or_else(|| Format::of(&text));
    Ok(format.read(&text))
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
