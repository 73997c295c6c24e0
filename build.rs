//! Compiles `lexicon/*.toml` into tables, and stops with file and line where one is wrong.

#[path = "build/check.rs"]
mod check;
#[path = "build/compile.rs"]
mod compile;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/pattern.rs"]
mod pattern;
#[path = "src/checksum.rs"]
mod checksum;
#[path = "build/letters.rs"]
mod letters;
#[path = "src/order.rs"]
#[allow(dead_code)] // the crate uses all of it
mod order;
#[path = "build/pack.rs"]
mod pack;
#[path = "build/source.rs"]
mod source;
#[path = "build/words.rs"]
mod words;
#[path = "src/text.rs"]
#[allow(dead_code)] // the crate uses all of it
mod text;

/// What the crate and its build script have in common.
#[allow(dead_code)] // the crate uses all of it
mod lexicon {
    #[path = "../src/lexicon/compiled.rs"]
    pub mod compiled;
    #[path = "../src/lexicon/concepts.rs"]
    pub mod concepts;
    #[path = "../src/lexicon/matcher.rs"]
    pub mod matcher;
    #[path = "../src/lexicon/pack.rs"]
    pub mod pack;
    #[path = "../src/lexicon/trie.rs"]
    pub mod trie;
}

use std::path::{Path, PathBuf};
use std::{env, fs};

use source::Fault;

fn main() {
    println!("cargo:rerun-if-changed=lexicon");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=model/words");
    let faults = match build() {
        Ok(()) => return,
        Err(faults) => faults,
    };
    for fault in &faults {
        eprintln!("error: {fault}");
    }
    eprintln!("{} fault(s) in the lexicon; lexicon/README.md tells the format", faults.len());
    std::process::exit(1);
}

fn build() -> Result<(), Vec<Fault>> {
    let (mut faults, mut languages) = (Vec::new(), Vec::new());
    for path in lexicon_files().map_err(|e| vec![Fault::new(Path::new("lexicon"), 0, e.to_string())])? {
        match language(&path) {
            Ok(language) => languages.push(language),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let write =
        |name: &str, source: String| fs::write(out.join(name), source).map_err(|e| vec![Fault::new(&out.join(name), 0, e.to_string())]);
    write("letters.rs", letters::table())?;
    for language in languages.iter().filter(|language| language.full) {
        let vocabulary = check::leak(language).map_err(|e| vec![Fault::new(Path::new("lexicon"), 0, e)])?;
        let file = out.join(format!("{}.pack", language.tag));
        // A language that nothing was learned about yet has none.
        let weights = fs::read(format!("model/words/{}.bin", language.tag)).unwrap_or_default();
        fs::write(&file, words::file(&vocabulary, &weights)).map_err(|e| vec![Fault::new(&file, 0, e.to_string())])?;
    }
    let source = emit::languages(&languages).map_err(|e| vec![Fault::new(Path::new("lexicon"), 0, e)])?;
    write("languages.rs", source)
}

fn language(path: &Path) -> Result<compile::Compiled, Vec<Fault>> {
    let compiled = compile::compile(&source::read(path)?)?;
    check::examples(path, &compiled)?;
    Ok(compiled)
}

fn lexicon_files() -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir("lexicon")? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
