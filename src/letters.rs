//! Letters and combining marks joined, for the letters of the languages that we read.
//!
//! The table is made at build from the whole of Unicode (`build/letters.rs`): of its two thousand pairs a page in a Latin
//! script needs few, and the extension is to be small.

/// (letter, mark, both in one), sorted.
const PAIRS: &[(char, char, char)] = include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// Whether `c` is a combining diacritical mark (Unicode block 0300 to 036F).
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A letter and a mark as one letter, if there is one.
#[must_use]
pub fn compose(letter: char, mark: char) -> Option<char> {
    let at = PAIRS.binary_search_by_key(&(letter, mark), |pair| (pair.0, pair.1)).ok()?;
    Some(PAIRS[at].2)
}

/// A letter with a mark as the two.
#[must_use]
pub fn decompose(letter: char) -> Option<(char, char)> {
    PAIRS.iter().find(|pair| pair.2 == letter).map(|pair| (pair.0, pair.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_marks_join_and_part() {
        assert_eq!(compose('e', '\u{302}'), Some('ê'));
        assert_eq!(compose('ê', '\u{301}'), Some('ế'));
        assert_eq!(compose('q', '\u{302}'), None);
        assert_eq!(decompose('ế'), Some(('ê', '\u{301}')));
    }
}
