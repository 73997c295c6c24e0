//! Markdown → HTML → snapshot: there is one reader of structure, `html`.

use pulldown_cmark::{Options, Parser};

use super::html;
use super::snapshot::Snapshot;

/// Reads Markdown: CommonMark with tables; metadata at the top is passed over.
#[must_use]
pub fn read(markdown: &str) -> Snapshot {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut page = String::with_capacity(markdown.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut page, Parser::new_ext(markdown, options));
    html::read(&page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::snapshot::BlockKind;

    #[test]
    fn structure_and_links_come_through() {
        let markdown = "---\nlayout: page\n---\n# Privacy\n\nWe keep\nlittle, see [the list](/list).\n\n* one\n  * two\n\n\
                        | kind | time |\n|---|---|\n| logs | 7 days |\n";
        let snapshot = read(markdown);
        let blocks: Vec<_> = snapshot.blocks.iter().map(|b| (b.kind, b.level, b.text.as_str())).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, 1, "Privacy"),
                (BlockKind::Paragraph, 1, "We keep little, see the list."),
                (BlockKind::Item, 1, "one"),
                (BlockKind::Item, 2, "two"),
                (BlockKind::Cell, 1, "kind"),
                (BlockKind::Cell, 1, "time"),
                (BlockKind::Cell, 1, "logs"),
                (BlockKind::Cell, 1, "7 days"),
            ]
        );
        assert_eq!(snapshot.blocks[1].links[0].href, "/list");
    }
}
