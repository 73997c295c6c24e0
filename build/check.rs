//! A lexicon's own examples, run with the matcher that ships.

use std::path::Path;

use crate::compile::Compiled;
use crate::lexicon::compiled::Vocabulary;
use crate::lexicon::matcher::Matcher;
use crate::pack::pack;
use crate::source::Fault;
use crate::text::normalise;

/// Runs a language's examples.
pub fn examples(path: &Path, language: &Compiled) -> Result<(), Vec<Fault>> {
    if !language.full {
        return Ok(());
    }
    let matcher = Matcher::new(leak(language).map_err(|e| vec![Fault::new(path, 0, e)])?);
    let mut faults = Vec::new();
    for example in &language.examples {
        let text = normalise(&example.sentence, &language.fold);
        let shown = matcher.find(&text, &example.sentence).iter().any(|hit| hit.is(example.concept));
        if shown != example.shows {
            faults.push(example.fault.clone());
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

pub fn leak(language: &Compiled) -> Result<Vocabulary, String> {
    Ok(Vocabulary {
        begin: pack(&language.vocabulary.begin)?.leak(),
        inner: pack(&language.vocabulary.inner)?.leak(),
        patterns: language.vocabulary.patterns.clone().leak(),
    })
}
