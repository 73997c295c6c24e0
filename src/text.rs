//! Text as the matcher sees it: lower case, one width, one kind of quotes and spaces, composed letters.
//!
//! Shared with the build script, which checks the lexicon's examples with the same code.

use crate::letters::{compose, decompose, is_mark};

/// Text prepared for matching, with the way back to where each piece came from.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    /// The prepared text.
    pub text: String,
    /// Where the way back leaps: (byte of `text`, byte of the source). Between two leaps both go on byte by byte; most
    /// texts are left nearly as they are, so that there are few.
    leaps: Vec<(u32, u32)>,
}

impl Normalised {
    /// The source's bytes that a range of the prepared text came from; both ends stand between characters.
    #[must_use]
    pub fn source_range(&self, start: usize, end: usize) -> (usize, usize) {
        (self.origin_of(start), self.origin_of(end))
    }

    fn origin_of(&self, at: usize) -> usize {
        let behind = self.leaps.partition_point(|leap| leap.0 as usize <= at);
        let (to, from) = behind.checked_sub(1).map_or((0, 0), |last| self.leaps[last]);
        from as usize + (at - to as usize)
    }

    /// Notes that what is added next came from byte `from` of the source.
    fn came_from(&mut self, from: usize) {
        let at = self.text.len();
        let (to, last) = self.leaps.last().map_or((0, 0), |leap| (leap.0 as usize, leap.1 as usize));
        if last + (at - to) != from {
            self.leaps.push((small(at), small(from)));
        }
    }

    fn push(&mut self, c: char, from: usize) {
        self.came_from(from);
        self.text.push(c);
    }

    /// Adds ASCII in lower case.
    fn push_ascii(&mut self, run: &str, from: usize) {
        self.came_from(from);
        let at = self.text.len();
        self.text.push_str(run);
        self.text[at..].make_ascii_lowercase();
    }

    fn pop(&mut self) -> Option<(char, usize)> {
        let c = self.text.pop()?;
        let at = self.text.len();
        let from = self.origin_of(at);
        self.leaps.pop_if(|leap| leap.0 as usize == at);
        Some((c, from))
    }
}

fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Pairs of characters read as one, first → second, sorted by the first.
pub type Fold = [(char, char)];

/// Prepares `source` for matching.
#[must_use]
pub fn normalise(source: &str, fold: &Fold) -> Normalised {
    let mut out = Normalised { text: String::with_capacity(source.len()), leaps: Vec::new() };
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let run = ascii_run(&source.as_bytes()[at..]);
        if run > 0 {
            out.push_ascii(&source[at..at + run], at);
            at += run;
            continue;
        }
        let next = at + c.len_utf8();
        if is_plain_unspaced(c) {
            push_unspaced(&mut out, c, at, fold);
        } else if c.is_whitespace() {
            let rest = source[next..].trim_start_matches(|c: char| c.is_whitespace() || is_ignored(c));
            push_space(&mut out, at, rest.chars().next());
            at = source.len() - rest.len();
            continue;
        } else if is_mark(c) {
            push_mark(&mut out, c, at);
        } else if !is_ignored(c) {
            push_letter(&mut out, c, at, fold);
        }
        at = next;
    }
    if out.text.ends_with(' ') {
        out.pop();
    }
    out.came_from(source.len());
    out
}

/// How many bytes are visible ASCII with single spaces between: text that needs nothing but lower case.
fn ascii_run(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_graphic()).count();
        let goes_on = at > 0 && bytes.get(at) == Some(&b' ') && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
        if !goes_on {
            return at;
        }
        at += 1;
    }
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
        push_unspaced(out, c, at, fold);
        return;
    }
    if is_lower_latin(c) {
        out.push(c, at);
        return;
    }
    for lower in c.to_lowercase() {
        if is_mark(lower) { push_mark(out, lower, at) } else { out.push(lower, at) }
    }
}

fn push_unspaced(out: &mut Normalised, c: char, at: usize, fold: &Fold) {
    let c = fold.binary_search_by_key(&c, |pair| pair.0).map_or(c, |i| fold[i].1);
    out.push(c, at);
}

/// Letters that most accented words are written with, known to be lower case without a look at the tables of Unicode.
fn is_lower_latin(c: char) -> bool {
    matches!(c, '\u{DF}'..='\u{FF}') || (matches!(c, '\u{1EA0}'..='\u{1EFF}') && c as u32 % 2 == 1)
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

/// Kana and ideographs: nothing among them is a space, a mark or to be ignored.
fn is_plain_unspaced(c: char) -> bool {
    matches!(c as u32, 0x3041..=0x30FF | 0x3400..=0x9FFF)
}

/// Whether `c` is part of a word where words stand apart by spaces.
#[must_use]
pub fn is_word(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ if is_common_letter(c) => !is_unspaced(c),
        _ => !is_unspaced(c) && c.is_alphanumeric(),
    }
}

/// `char::is_alphabetic`, which the tables of Unicode are looked through for, without a look where most letters stand.
#[must_use]
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_common_letter(c) || c.is_alphabetic() }
}

/// Latin letters with marks, kana, ideographs, hangul: no other characters stand there.
fn is_common_letter(c: char) -> bool {
    matches!(c, '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn words_are_what_unicode_says() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_word(c), c.is_alphanumeric() && !is_unspaced(c), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            if is_lower_latin(c) {
                assert!(c.to_lowercase().eq([c]), "{c:?}");
            }
            if is_plain_unspaced(c) {
                assert!(is_unspaced(c) && plain(c) == c && !c.is_whitespace() && !is_mark(c) && !is_ignored(c), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn plain_text_is_lower_case_with_single_spaces(source in "[ -~\n\t]*") {
            let words: Vec<&str> = source.split_ascii_whitespace().collect();
            prop_assert_eq!(normalise(&source, &[]).text, words.join(" ").to_ascii_lowercase());
        }

        #[test]
        fn what_is_prepared_stays_so_and_the_way_back_goes_forward(source in "[a-zA-Z ,.  \u{a0}\u{200b}\u{301}éĐ不資Ａ]*") {
            let whole = normalise(&source, &[]);
            prop_assert_eq!(&normalise(&whole.text, &[]).text, &whole.text);
            let mut last = 0;
            for (at, c) in whole.text.char_indices() {
                let (start, end) = whole.source_range(at, at + c.len_utf8());
                prop_assert!(start >= last && end > start && source.is_char_boundary(start) && source.is_char_boundary(end));
                last = start;
            }
        }
    }

    #[test]
    fn folding_reads_two_scripts_as_one() {
        let fold = [('個', '个'), ('資', '资')];
        assert_eq!(normalise("個人資料", &fold).text, "个人资料");
    }
}
