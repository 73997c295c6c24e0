//! Text as the matcher sees it: lower case, one width, one kind of quotes and spaces, composed letters.
//!
//! Shared with the build script, which checks the lexicon's examples with the same code.

use crate::letters::{compose, decompose, is_mark};

/// Text prepared for matching, with the way back to where each piece came from.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    /// The prepared text.
    pub text: String,
    /// For each byte of `text`, and one past its end: the byte of the source it came from.
    origin: Vec<u32>,
}

impl Normalised {
    /// The source's bytes that a range of the prepared text came from.
    #[must_use]
    pub fn source_range(&self, start: usize, end: usize) -> (usize, usize) {
        (self.origin_of(start), self.origin_of(end))
    }

    fn origin_of(&self, at: usize) -> usize {
        self.origin.get(at).or(self.origin.last()).map_or(0, |&o| o as usize)
    }

    fn push(&mut self, c: char, from: usize) {
        self.text.push(c);
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        self.origin.extend(std::iter::repeat_n(from, c.len_utf8()));
    }

    fn pop(&mut self) -> Option<(char, usize)> {
        let c = self.text.pop()?;
        let at = self.text.len();
        let from = self.origin_of(at);
        self.origin.truncate(at);
        Some((c, from))
    }
}

/// Pairs of characters read as one, first → second, sorted by the first.
pub type Fold = [(char, char)];

/// Prepares `source` for matching.
#[must_use]
pub fn normalise(source: &str, fold: &Fold) -> Normalised {
    let mut out = Normalised { text: String::with_capacity(source.len()), origin: Vec::with_capacity(source.len() + 1) };
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_ignored(c) {
            continue;
        }
        if c.is_whitespace() {
            while chars.next_if(|&(_, c)| c.is_whitespace() || is_ignored(c)).is_some() {}
            push_space(&mut out, at, chars.peek().map(|&(_, c)| c));
            continue;
        }
        if is_mark(c) {
            push_mark(&mut out, c, at);
            continue;
        }
        push_letter(&mut out, c, at, fold);
    }
    if out.text.ends_with(' ') {
        out.pop();
    }
    out.origin.push(u32::try_from(source.len()).unwrap_or(u32::MAX));
    out
}

/// A run of white space is one space; none at the start, and none between characters that need none.
fn push_space(out: &mut Normalised, at: usize, next: Option<char>) {
    let Some(last) = out.text.chars().next_back() else { return };
    if is_unspaced(last) && next.is_some_and(is_unspaced) {
        return;
    }
    out.push(' ', at);
}

/// Joins a combining mark to the letter before it where there is a letter for both.
fn push_mark(out: &mut Normalised, mark: char, at: usize) {
    let Some((base, from)) = out.pop() else { return };
    match compose(base, mark).or_else(|| compose_under(base, mark)) {
        Some(letter) => out.push(letter, from),
        None => {
            out.push(base, from);
            out.push(mark, at);
        }
    }
}

/// Joins a mark to a letter that has one already, where the letter is stored with its marks the other way round
/// (the Vietnamese code page writes ê and a dot below for ệ).
fn compose_under(letter: char, mark: char) -> Option<char> {
    let (base, upper) = decompose(letter)?;
    compose(compose(base, mark)?, upper)
}

fn push_letter(out: &mut Normalised, c: char, at: usize, fold: &Fold) {
    let c = plain(c);
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase(), at);
        return;
    }
    if is_unspaced(c) {
        let c = fold.binary_search_by_key(&c, |pair| pair.0).map_or(c, |i| fold[i].1);
        out.push(c, at);
        return;
    }
    for lower in c.to_lowercase() {
        if is_mark(lower) { push_mark(out, lower, at) } else { out.push(lower, at) }
    }
}

/// One form for full-width letters, quotes and dashes.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{00B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{300C}'..='\u{300F}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// Marks that show nothing: zero-width and direction characters, soft hyphens.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}')
        || (c.is_control() && !c.is_whitespace())
}

/// Characters of scripts written without spaces, and their punctuation.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x303F | 0x3041..=0x30FF | 0x3100..=0x312F | 0x31C0..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF65 | 0x20000..=0x3FFFF)
}

/// Whether `c` is part of a word where words stand apart by spaces.
#[must_use]
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_text(source: &str) -> String {
        normalise(source, &[]).text
    }

    #[test]
    fn case_width_quotes_and_spaces_are_one() {
        assert_eq!(plain_text("  We\u{a0}DON\u{2019}T \n sell \u{FF11}\u{FF18}\u{FF10} "), "we don't sell 180");
    }

    #[test]
    fn spaces_within_chinese_vanish() {
        assert_eq!(plain_text("不會 出售\n資料 to 第三方"), "不會出售資料 to 第三方");
    }

    #[test]
    fn decomposed_vietnamese_is_composed() {
        assert_eq!(plain_text("ba\u{309}o me\u{302}\u{323}t"), "bảo mệt");
    }

    #[test]
    fn the_way_back_is_exact() {
        let source = "A \u{200b} “Sale” e\u{301}.";
        let n = normalise(source, &[]);
        let at = n.text.find("sale").unwrap();
        let (start, end) = n.source_range(at, at + 4);
        assert_eq!(&source[start..end], "Sale");
        let at = n.text.find('é').unwrap();
        let (start, end) = n.source_range(at, at + 2);
        assert_eq!(&source[start..end], "e\u{301}");
    }

    #[test]
    fn folding_reads_two_scripts_as_one() {
        let fold = [('個', '个'), ('資', '资')];
        assert_eq!(normalise("個人資料", &fold).text, "个人资料");
    }
}
