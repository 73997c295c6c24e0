//! Lines no wider than the terminal, in every script.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a text into lines of at most `width` columns: at spaces, and between characters that need no space.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(text) {
        let is_first = used == 0;
        let word = if is_first { piece.trim_start() } else { piece };
        if !is_first && used + piece.trim_end().width() > width {
            lines.push(String::new());
            used = 0;
        }
        let word = if used == 0 { word.trim_start() } else { word };
        used += word.width();
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The pieces a line may be broken between: words with the space before them, single wide characters.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() {
        return !before.is_whitespace();
    }
    (is_wide(before) || is_wide(after)) && !before.is_whitespace() && !OPENING.contains(before) && !CLOSING.contains(after)
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// What no line may begin with.
const CLOSING: &str = "，。、；：！？）」』】》〉〕］｝”’%％,.;:!?)]}…‥·・ー々";

/// What no line may end with.
const OPENING: &str = "（「『【《〈〔［｛“‘([{$＄";

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("We keep your data for 180 days.", 14), ["We keep your", "data for 180", "days."]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("a  b", 10), ["a  b"]);
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        assert_eq!(wrap("see https://a.example/privacy now", 10), ["see", "https://a.example/privacy", "now"]);
    }

    #[test]
    fn wide_characters_take_two_columns_and_break_anywhere() {
        assert_eq!(wrap("我們保存您的資料", 8), ["我們保存", "您的資料"]);
    }

    #[test]
    fn no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() {
        assert_eq!(wrap("我們保存。您好", 8), ["我們保", "存。您好"]);
        assert_eq!(wrap("我們保（存）您", 8), ["我們保", "（存）您"]);
    }

    #[test]
    fn scripts_mix() {
        assert_eq!(wrap("保存 180 天 Google 服務", 11), ["保存 180 天", "Google 服務"]);
        assert_eq!(wrap("Giữ dữ liệu đến hai năm", 12), ["Giữ dữ liệu", "đến hai năm"]);
    }
}
