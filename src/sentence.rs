//! Where sentences end, in every script.

use std::ops::Range;

use crate::lexicon::Texts;

/// Longest sentence in bytes; what has no end is cut, so that work stays linear in the size of the page.
const LONGEST: usize = 2_000;

/// What the splitter must know of a document.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Lower-case words whose full stop ends no sentence ("e.g.", "ltd.").
    pub abbreviations: Texts,
    /// The language's commonest words: one of them in capitals behind an abbreviation begins a sentence ("in the U.S. We …").
    pub openers: Texts,
    /// The document writes all in lower case: a sentence may begin so.
    pub lower_case: bool,
}

/// The sentences of a block, as bytes of its text, without the white space around them.
#[must_use]
pub fn sentences(text: &str, style: Style) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_alphanumeric() && at - start < LONGEST {
            continue;
        }
        let end = at + c.len_utf8();
        let over = end - start > LONGEST && (c.is_whitespace() || matches!(c, '，' | '、' | ',')) || end - start > 2 * LONGEST;
        if over || (is_stop(c) && ends_here(text, start, at, c, style)) || begins_item(text, at, c) {
            let end = if begins_item(text, at, c) { at } else { closed(text, end) };
            while chars.next_if(|&(next, _)| next < end).is_some() {}
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let words = piece.trim();
    if words.is_empty() {
        return;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    if !words.chars().any(char::is_alphanumeric) {
        // A stray mark belongs to the sentence before it.
        if let Some(last) = found.last_mut() {
            last.end = start + words.len();
        }
        return;
    }
    found.push(start..start + words.len());
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '｡' | '；' | '…')
}

/// A bullet in running text begins a sentence.
fn begins_item(text: &str, at: usize, c: char) -> bool {
    matches!(c, '•' | '●' | '▪' | '■' | '➢') && text[..at].ends_with(char::is_whitespace)
}

/// One past the quotes and brackets that close behind a stop.
fn closed(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let tail =
        rest.find(|c: char| !matches!(c, '"' | '\'' | '”' | '’' | '»' | '）' | ')' | '」' | '』' | ']' | '】' | '.' | '!' | '?' | '。'));
    from + tail.unwrap_or(rest.len())
}

fn ends_here(text: &str, start: usize, at: usize, c: char, style: Style) -> bool {
    if !matches!(c, '.' | '!' | '?' | '…') {
        return true;
    }
    let after = closed(text, at + c.len_utf8());
    let mut rest = text[after..].chars();
    match rest.next() {
        None => return true,
        Some(next) if !next.is_whitespace() => return crate::text::is_unspaced(next) && c != '.',
        Some(_) => {}
    }
    let next = rest.find(|c| !c.is_whitespace());
    if c == '.' && is_number(&text[start..at]) {
        return false;
    }
    if c == '.' && is_abbreviation(&text[start..at], style) {
        return opens(&text[after..], style);
    }
    next.is_none_or(|n| style.lower_case || !n.is_lowercase())
}

/// Whether a text begins with a common word in capitals, as sentences do and names do not.
fn opens(text: &str, style: Style) -> bool {
    let word = text.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.chars().next().is_some_and(char::is_uppercase) && {
        let word = word.to_lowercase();
        style.openers.iter().any(|opener| opener == word)
    }
}

/// Whether the last word before a full stop is an abbreviation, an initial or letters with full stops ("EU-U.S").
fn is_abbreviation(before: &str, style: Style) -> bool {
    let start = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\'' | '“' | '„' | '«' | '‘' | '-' | '–' | '/');
    let word = before.rsplit(start).next().unwrap_or_default();
    let letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    word.split('.').all(letter) || {
        let word = word.to_lowercase();
        style.abbreviations.iter().any(|a| a.strip_suffix('.') == Some(word.as_str()))
    }
}

/// Whether all before the full stop is the number of a chapter or an item.
fn is_number(before: &str) -> bool {
    let label = before.trim();
    !label.is_empty() && label.len() <= 8 && label.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '(' || c == ')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: Style = Style { abbreviations: Texts("e.g.\ninc.\n"), openers: Texts("we\nthe\n"), lower_case: false };

    fn split(text: &str) -> Vec<&str> {
        sentences(text, STYLE).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn latin_sentences() {
        let text = "We, Shop Inc. of Oslo, keep data (e.g. names) for 1.5 years. \"Never longer.\" Ask J. Doe. OK?";
        assert_eq!(
            split(text),
            ["We, Shop Inc. of Oslo, keep data (e.g. names) for 1.5 years.", "\"Never longer.\"", "Ask J. Doe.", "OK?"]
        );
    }

    #[test]
    fn letters_with_full_stops_end_a_sentence_only_before_one() {
        let text = "Under the EU-U.S. Data Privacy Framework (“EU-U.S. DPF”) it goes to the U.S. We say so. Shop Inc. The rest.";
        let split = split(text);
        assert_eq!(
            split,
            ["Under the EU-U.S. Data Privacy Framework (“EU-U.S. DPF”) it goes to the U.S.", "We say so.", "Shop Inc.", "The rest."]
        );
    }

    #[test]
    fn chinese_sentences() {
        assert_eq!(split("我們不會出售資料。您可以說「不。」我們會刪除！"), ["我們不會出售資料。", "您可以說「不。」", "我們會刪除！"]);
    }

    #[test]
    fn lower_case_documents() {
        let text = "we keep data. we delete it later.";
        assert_eq!(sentences(text, Style { lower_case: true, ..STYLE }).len(), 2);
        assert_eq!(split("see www.example.com. and more").len(), 1);
    }

    #[test]
    fn chapter_numbers_stay() {
        assert_eq!(split("1.2. We share it. 3. Nothing"), ["1.2. We share it.", "3. Nothing"]);
    }

    #[test]
    fn endless_text_is_cut() {
        let text = "word ".repeat(10_000);
        assert!(sentences(&text, STYLE).iter().all(|r| r.len() <= 2 * LONGEST + 8));
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_sentence(text in "(\\PC|[ .。!？\n•\"])*") {
            let found = sentences(&text, STYLE);
            let mut at = 0;
            for range in &found {
                prop_assert!(range.start >= at && range.end > range.start);
                prop_assert!(!text[at..range.start].chars().any(char::is_alphanumeric));
                at = range.end;
            }
            prop_assert!(found.is_empty() || !text[at..].chars().any(char::is_alphanumeric));
        }
    }
}
