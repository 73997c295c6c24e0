//! What a reader hands to the core: the page as plain data.
//!
//! The format is described in `docs/architecture.md`. Offsets are UTF-16 units, because the reader that matters
//! most is the browser, whose strings count that way.

use serde::{Deserialize, Serialize};

/// A page as a reader saw it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Where the page stands, if it has an address.
    #[serde(default)]
    pub url: Option<String>,
    /// The document's title.
    #[serde(default)]
    pub title: Option<String>,
    /// The page's own `lang` attribute: a hint, never trusted alone.
    #[serde(default)]
    pub lang: Option<String>,
    /// The visible pieces of text, in reading order.
    #[serde(default)]
    pub blocks: Vec<SourceBlock>,
    /// All links of the page, in order.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// One visible piece of the page. Reports point back to it by its index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceBlock {
    /// What the piece is.
    pub kind: BlockKind,
    /// Heading level 1 to 6, or depth of the list an item stands in.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub level: u8,
    /// Visible text; a line break of the page is `\n`, other white space one space.
    pub text: String,
    /// Which part of the page it stands in.
    #[serde(default, skip_serializing_if = "Region::is_main")]
    pub region: Region,
    /// Where a cell stands in its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<CellPosition>,
    /// Links within the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<TextLink>,
}

/// The kinds of block a reader tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A heading; `level` is its depth.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item; `level` is the depth of its list.
    Item,
    /// A table cell; `table` says where.
    Cell,
    /// Text whose line breaks are the author's.
    Preformatted,
}

/// The parts of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// What the page is about.
    #[default]
    Main,
    /// Menus and bread crumbs.
    Navigation,
    /// The head of the page or of a section of it.
    Header,
    /// The foot of the page.
    Footer,
    /// What stands beside.
    Aside,
    /// Dialogs and consent banners.
    Banner,
}

impl Region {
    /// Whether this is the main part, the default.
    #[must_use]
    pub fn is_main(&self) -> bool {
        *self == Region::Main
    }
}

/// A cell's place in its table, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellPosition {
    /// Which table of the page.
    pub id: u32,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0, spans counted.
    pub column: u32,
    /// Whether it is a header cell.
    #[serde(default)]
    pub header: bool,
}

/// A link within a block's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLink {
    /// First UTF-16 unit of the link's words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The target as written in the page.
    pub href: String,
}

/// A link of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The target as written in the page.
    pub href: String,
    /// Its words, or its label where it has none.
    #[serde(default)]
    pub text: String,
    /// Which part of the page it stands in.
    #[serde(default, skip_serializing_if = "Region::is_main")]
    pub region: Region,
}

fn one() -> u8 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands a reference
fn is_one(level: &u8) -> bool {
    *level == 1
}
