//! A vocabulary as the file that `src/lexicon/pack.rs` reads.

use crate::checksum::checksum;
use crate::lexicon::compiled::{Term, Vocabulary};
use crate::lexicon::pack::MAGIC;

/// The file, with what was learned about the words.
#[must_use]
pub fn file(vocabulary: &Vocabulary, weights: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    list(&mut body, vocabulary.patterns.len(), vocabulary.patterns.iter().flat_map(|&(term, parts)| pattern(term, parts)));
    for trie in [vocabulary.begin, vocabulary.inner] {
        for bytes in [trie.labels, trie.shape, trie.use_counts, trie.parts] {
            list(&mut body, bytes.len(), bytes.iter().copied());
        }
        list(&mut body, trie.patterns.len(), trie.patterns.iter().flat_map(|pattern| pattern.to_le_bytes()));
    }
    list(&mut body, weights.len(), weights.iter().copied());
    [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat()
}

fn list(body: &mut Vec<u8>, length: usize, bytes: impl Iterator<Item = u8>) {
    body.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    body.extend(bytes);
}

/// What a pattern says, as a kind and a number, and how many parts it has. What only detection looks for is in no vocabulary.
fn pattern(term: Term, parts: u8) -> [u8; 4] {
    let (kind, value) = match term {
        Term::Concept(concept) => (0, concept as u16),
        Term::Place(place) => (1, u16::from(place)),
        Term::Number(tenths) => (2, tenths),
        Term::Unit(unit) => (3, unit as u16),
        Term::Month(month) => (4, u16::from(month)),
        Term::Title | Term::OtherTitle | Term::LinkWord | Term::Body(_) => (u8::MAX, 0),
    };
    let [low, high] = value.to_le_bytes();
    [kind, low, high, parts]
}
