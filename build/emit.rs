//! Tables as Rust source.

use std::fmt::Write;

use crate::compile::{Compiled, Words};
use crate::pack::{Literals, pack};

/// All languages, as the value of `LANGUAGES`.
///
/// # Errors
/// Where a language has more words than its tables can number.
pub fn languages(languages: &[Compiled]) -> Result<String, String> {
    let all: Vec<String> = languages.iter().map(language).collect::<Result<_, _>>()?;
    Ok(format!("&[{}]", all.join(",\n")))
}

fn language(l: &Compiled) -> Result<String, String> {
    let mut out = String::from("Language {");
    let mut field = |name: &str, value: String| {
        let _ = write!(out, "{name}: {value},");
    };
    field("tag", format!("{:?}", l.tag));
    field("full", l.full.to_string());
    field("spaced", l.spaced.to_string());
    field("negation", format!("Side::{:?}", l.negation));
    field("fold", format!("&{:?}", l.fold));
    field("abbreviations", texts(&l.abbreviations));
    field("words", texts(&l.words));
    field("characters", format!("&{:?}", l.characters));
    field("detect", vocabulary(&l.detect)?);
    field("body_groups", l.body_groups.to_string());
    field("url", texts(&l.url));
    field("pack", if l.full { format!("embedded!({:?})", format!("/{}.pack", l.tag)) } else { "None".into() });
    field("places", texts(l.places.iter().map(|(code, _)| code)));
    field("#[cfg(not(target_arch = \"wasm32\"))] place_names", texts(l.places.iter().map(|(_, name)| name)));
    field("home", format!("&{:?}", l.home));
    field("date_order", format!("&[{}]", list(&l.date_order, |o| format!("DateOrder::{o:?}"))));
    field("date_marks", format!("&{:?}", l.date_marks));
    field("date_era", l.date_era.to_string());
    out.push('}');
    Ok(out)
}

fn texts<'a>(all: impl IntoIterator<Item = &'a String>) -> String {
    let joined: String = all.into_iter().flat_map(|text| [text, "\n"]).collect();
    format!("Texts({joined:?})")
}

fn vocabulary(words: &Words) -> Result<String, String> {
    let patterns = list(&words.patterns, |(term, parts)| format!("({}, {parts})", term_source(*term)));
    Ok(format!("Vocabulary {{ begin: {}, inner: {}, patterns: &[{patterns}] }}", trie(&words.begin)?, trie(&words.inner)?))
}

fn trie(literals: &Literals) -> Result<String, String> {
    let packed = pack(literals)?;
    Ok(format!(
        "PackedTrie {{ labels: &{:?}, shape: &{:?}, use_counts: &{:?}, patterns: &{:?}, parts: &{:?} }}",
        packed.labels, packed.shape, packed.use_counts, packed.patterns, packed.parts
    ))
}

fn term_source(term: crate::lexicon::compiled::Term) -> String {
    use crate::lexicon::compiled::Term;
    match term {
        Term::Concept(c) => format!("Term::Concept(Concept::{c:?})"),
        Term::Unit(u) => format!("Term::Unit(Unit::{u:?})"),
        other => format!("Term::{other:?}"),
    }
}

fn list<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(",")
}
