//! Text with line breaks → pieces: hard-wrapped lines joined, listed lines told apart.

/// A run of lines that belong together; bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether it begins with a bullet or a letter of a list.
    pub item: bool,
}

/// Lines as wide as this share of the widest are taken for full.
const FULL: (usize, usize) = (13, 20);
/// A text whose widest line has more characters was not wrapped by hand.
const WIDEST_WRAP: usize = 140;
/// A shorter line is no wrapped line, unless the next goes on in lower case.
const NARROWEST_WRAP: usize = 30;

/// Splits a text at the line breaks that mean something.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let lines = lines(text);
    let widest = lines.iter().map(|l| width(&text[l.start..l.end])).max().unwrap_or(0);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = false; // whether the next line may go on with the last piece
    for line in lines {
        let words = &text[line.start..line.end];
        if words.is_empty() {
            open = false;
            continue;
        }
        let item = is_item(words);
        if heading_marks(words) > 0 {
            pieces.push(Piece { start: line.start, end: line.end, item: false });
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(last) if open && !item && goes_on(last_line(&text[last.start..last.end]), words, widest) => last.end = line.end,
            _ => pieces.push(Piece { start: line.start, end: line.end, item }),
        }
        open = true;
    }
    pieces
}

fn lines(text: &str) -> Vec<Piece> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        lines.push(Piece { start, end: start + words.len(), item: false });
        at += line.len() + 1;
    }
    lines
}

fn last_line(piece: &str) -> &str {
    piece.rsplit('\n').next().unwrap_or(piece).trim()
}

/// Whether a line was broken only because it was full.
fn goes_on(before: &str, line: &str, widest: usize) -> bool {
    if before.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；']) || is_numbered(line) {
        return false;
    }
    let before_width = width(before);
    if line.starts_with(char::is_lowercase) && before_width >= NARROWEST_WRAP && !is_numbered(before) {
        return true;
    }
    widest <= WIDEST_WRAP && before_width >= NARROWEST_WRAP && before_width * FULL.1 >= widest * FULL.0
}

/// Columns, wide characters counted double.
fn width(line: &str) -> usize {
    line.chars().map(|c| if crate::text::is_unspaced(c) { 2 } else { 1 }).sum()
}

/// Whether a line begins with a bullet, or a letter or Roman number as in "(a)", "b)", "iv.".
#[must_use]
pub fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '●' | '○' | '▪' | '◦' | '·' | '■' | '□' | '◆' | '◇' | '➢' | '✓' | '✔' | '‣' | '∙' | '►' | '▶' | '\u{F0B7}' | '※') => {
            true
        }
        Some('-' | '–' | '—' | '*' | '+' | 'o') => chars.next() == Some(' '),
        Some('(' | '（') => line.chars().take(6).any(|c| c == ')' || c == '）'),
        _ => lettered(line),
    }
}

fn lettered(line: &str) -> bool {
    let Some(end) = line.find([')', '）', '.', '、']) else { return false };
    let label = &line[..end];
    let rest = &line[end..];
    let closes = rest.starts_with(')') || rest.starts_with('）');
    (label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase()) && (closes || rest.starts_with(". ")))
        || (closes && label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit() || b"ivx".contains(&b)) && !label.is_empty())
}

/// How many marks of a heading a line begins with, as in Markdown: 2 for "## Sharing".
#[must_use]
pub fn heading_marks(line: &str) -> usize {
    let marks = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&marks) && line[marks..].starts_with(' ') { marks } else { 0 }
}

/// Whether a line begins with a number as chapters have: "1.", "2.3 ", "三、", "第四条".
#[must_use]
pub fn is_numbered(line: &str) -> bool {
    number_depth(line).is_some()
}

/// How deep a line's number goes: 1 for "3.", 2 for "3.1", none where there is no number.
#[must_use]
pub fn number_depth(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    if first == '第' {
        return line.chars().take(8).any(|c| "条條章节節款".contains(c)).then_some(1);
    }
    if "一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".contains(first) {
        return line.chars().take(4).any(|c| matches!(c, '、' | '．' | '.' | '，')).then_some(1);
    }
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '．').unwrap_or(line.len());
    let number = &line[..end];
    let parts = number.split(['.', '．']).filter(|p| !p.is_empty()).count();
    let longest = number.split(['.', '．']).map(str::len).max().unwrap_or(0);
    let marked = number.contains(['.', '．']) || line[end..].starts_with(['、', ')', '）']);
    let apart = line[end..].chars().next().is_none_or(|c| !c.is_ascii_alphabetic()) || number.ends_with('.');
    (parts >= 1 && longest <= 2 && marked && apart).then(|| u8::try_from(parts).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|p| &text[p.start..p.end]).collect()
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "We keep the records of your orders for as long as\nthe tax law of our country wants us to, and delete\nthem then.\nAnother sentence stands alone.";
        assert_eq!(split(text).len(), 2);
    }

    #[test]
    fn bullets_and_numbers_begin_pieces() {
        let text = "We collect:\n• your name and where you live, if you tell\n• your e-mail address\n2. Use\nWe use it.";
        assert_eq!(split(text).len(), 5);
        assert!(pieces(text)[1].item && !pieces(text)[3].item);
    }

    #[test]
    fn marks_make_headings() {
        assert_eq!(split("## How long we keep what you have told us, and why\nSeven years, as the law of our country wants.").len(), 2);
        assert_eq!((heading_marks("## Sharing"), heading_marks("#sharing"), heading_marks("####### a")), (2, 0, 0));
    }

    #[test]
    fn short_lines_stay_apart() {
        assert_eq!(split("Privacy Policy\nOur Shop\nLast updated: June 2024").len(), 3);
    }

    #[test]
    fn numbers_have_depths() {
        assert_eq!(number_depth("3. Sharing"), Some(1));
        assert_eq!(number_depth("3.1.2 Sharing"), Some(3));
        assert_eq!(number_depth("三、資料的分享"), Some(1));
        assert_eq!(number_depth("第四条 保存"), Some(1));
        assert_eq!(number_depth("2024 was a year"), None);
        assert_eq!(number_depth("30 days"), None);
    }
}
