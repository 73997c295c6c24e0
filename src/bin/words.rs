//! Writes the words of each language into a folder, one file a language, as the core in the browser loads them.

use std::path::PathBuf;
use std::{env, fs, io};

use clauselight::lexicon::LANGUAGES;

fn main() -> io::Result<()> {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "words FOLDER: where the files shall stand"));
    };
    fs::create_dir_all(&folder)?;
    for (language, words) in LANGUAGES.iter().filter_map(|language| Some((language, language.pack?))) {
        fs::write(folder.join(format!("{}.words", language.tag)), words)?;
    }
    Ok(())
}
