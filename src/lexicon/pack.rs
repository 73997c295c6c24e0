// A language's words as one file, so that whoever reads a policy in the browser loads its language and no other.
//
// "CLP2"; the checksum (FNV-1a, little endian) of what follows; the patterns; the trees of literals that begin a word and of those
// that may begin within one; the learned weights of the language's words, as `model/words/TAG.bin` has them. Every list is its
// length (four bytes) and its items. Shared with the build script, which writes what
// the crate reads.

use super::compiled::{PackedTrie, Term, Unit, Vocabulary};
use super::concepts::Concept;
use crate::checksum::checksum;

/// How a file begins.
pub const MAGIC: &[u8; 4] = b"CLP2";

/// What is in a file, in memory for good.
#[derive(Clone, Copy)]
pub struct Pack {
    /// Concepts, places, numbers, units, months.
    pub vocabulary: Vocabulary,
    /// What was learned about the language's words; empty where nothing was.
    pub weights: &'static [u8],
}

/// Reads a file; none where it is damaged.
#[must_use]
pub fn read(file: &[u8]) -> Option<Pack> {
    let (head, body) = file.split_at_checked(8)?;
    if !head.starts_with(MAGIC) || head[4..] != checksum(body).to_le_bytes() {
        return None;
    }
    let mut rest = body;
    let patterns: Option<Vec<(Term, u8)>> =
        take(&mut rest, 4)?.chunks_exact(4).map(|p| Some((term(p[0], u16::from_le_bytes([p[1], p[2]]))?, p[3]))).collect();
    let patterns = patterns?.leak();
    let vocabulary = Vocabulary { begin: trie(&mut rest)?, inner: trie(&mut rest)?, patterns };
    Some(Pack { vocabulary, weights: take(&mut rest, 1)?.to_vec().leak() })
}

fn trie(rest: &mut &[u8]) -> Option<PackedTrie> {
    let mut bytes = || Some(&*take(rest, 1)?.to_vec().leak());
    let (labels, shape, use_counts, parts) = (bytes()?, bytes()?, bytes()?, bytes()?);
    let patterns: Vec<u16> = take(rest, 2)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(PackedTrie { labels, shape, use_counts, patterns: patterns.leak(), parts })
}

/// The bytes of the next list, whose items have `width` bytes.
fn take<'a>(rest: &mut &'a [u8], width: usize) -> Option<&'a [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let (items, behind) = behind.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?.checked_mul(width)?)?;
    *rest = behind;
    Some(items)
}

fn term(kind: u8, value: u16) -> Option<Term> {
    let small = || u8::try_from(value).ok();
    match kind {
        0 => Concept::ALL.get(usize::from(value)).map(|&concept| Term::Concept(concept)),
        1 => small().map(Term::Place),
        2 => Some(Term::Number(value)),
        3 => Unit::NAMES.get(usize::from(value)).map(|&(_, unit)| Term::Unit(unit)),
        4 => small().map(Term::Month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{LANGUAGES, WordsError, add_words};

    #[test]
    fn every_language_that_is_read_has_its_words() {
        for language in LANGUAGES {
            assert_eq!(language.pack.is_some(), language.full, "{}", language.tag);
            assert_eq!(language.pack.is_some_and(|file| super::read(file).is_some()), language.full, "{}", language.tag);
        }
    }

    #[test]
    fn a_damaged_file_is_none() {
        let good = LANGUAGES.iter().find_map(|language| language.pack).unwrap();
        for at in [0, 4, 8, 12, 500, good.len() / 2, good.len() - 1] {
            let mut bad = good.to_vec();
            bad[at] ^= 1;
            assert!(super::read(&bad).is_none(), "{at}");
            assert!(super::read(&good[..at]).is_none(), "{at}");
        }
    }

    #[test]
    fn words_of_no_language_are_refused() {
        assert_eq!(add_words("xx", &[]), Err(WordsError::UnknownLanguage("xx".into())));
    }
}
