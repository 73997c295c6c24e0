//! Plain text → snapshot: one block whose line breaks are the author's. The core tells headings, wrapped lines and
//! items apart, as it does for text that a page shows unformatted.

use super::snapshot::{BlockKind, Region, Snapshot, SourceBlock};

/// Reads plain text.
#[must_use]
pub fn read(text: &str) -> Snapshot {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = if text.contains('\n') || !text.contains('\r') { plain_lines(text.lines()) } else { plain_lines(text.split('\r')) };
    if plain.is_empty() {
        return Snapshot::default();
    }
    let block = SourceBlock { kind: BlockKind::Preformatted, level: 1, text: plain, region: Region::Main, table: None, links: Vec::new() };
    Snapshot { blocks: vec![block], ..Snapshot::default() }
}

/// The lines without needless white space: at most one empty line between two, one space between words.
fn plain_lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut plain = String::new();
    let mut breaks = 0;
    for line in lines {
        let before = plain.len();
        push_line(&mut plain, line, breaks);
        let is_empty = plain.len() == before;
        breaks = if is_empty { breaks + 1 } else { 1 };
    }
    plain
}

fn push_line(plain: &mut String, line: &str, breaks: usize) {
    for (n, word) in line.split_whitespace().enumerate() {
        match n {
            0 if plain.is_empty() => {}
            0 => plain.push_str(if breaks > 1 { "\n\n" } else { "\n" }),
            _ => plain.push(' '),
        }
        plain.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads_as(text: &str, expected: &str) {
        let snapshot = read(text);
        let texts: Vec<_> = snapshot.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, [expected]);
    }

    #[test]
    fn white_space_is_made_plain() {
        reads_as("\n\n  Privacy \t notice \n\n\n\nWe keep\n  little.\n \n", "Privacy notice\n\nWe keep\nlittle.");
    }

    #[test]
    fn all_line_ends_are_understood() {
        reads_as("a\r\nb\r\n\r\nc", "a\nb\n\nc");
        reads_as("a\rb\r\rc", "a\nb\n\nc");
    }

    #[test]
    fn nothing_gives_no_block() {
        assert_eq!(read(" \n\t\u{3000}\n").blocks, []);
    }
}
