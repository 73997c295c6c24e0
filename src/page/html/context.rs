//! What the open elements say for all that is inside them.

use super::block::NO_LINK;
use super::name::Name;
use super::tables::NO_CELL;
use crate::page::snapshot::Region;

/// What text in an element is (§2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum TextKind {
    #[default]
    Paragraph,
    Heading(u8),
    Item(u8),
    Preformatted,
}

/// What the open elements say for all that is inside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) region: Region,
    pub(super) kind: TextKind,
    /// Level of the innermost open heading that has one of its own.
    pub(super) own_level: Option<u8>,
    pub(super) lists: u16,
    pub(super) cell: u32,
    pub(super) link: u32,
    /// Newlines are line breaks.
    pub(super) newlines: bool,
    /// Text takes its place but is not seen.
    pub(super) hidden: bool,
    /// Nothing inside can be hidden.
    pub(super) is_panel: bool,
    pub(super) bold: bool,
    pub(super) sectioning: bool,
    pub(super) in_table: bool,
    pub(super) in_row: bool,
    pub(super) in_head: bool,
    /// Only links are read.
    pub(super) invisible: bool,
    /// Nothing is read.
    pub(super) skipped: bool,
    /// Within a drawing, of which a link takes the title.
    pub(super) in_drawing: bool,
    /// Nothing exists: within `template`.
    pub(super) inert: bool,
}

impl Default for Context {
    fn default() -> Self {
        Context {
            region: Region::Main,
            kind: TextKind::Paragraph,
            own_level: None,
            lists: 0,
            cell: NO_CELL,
            link: NO_LINK,
            newlines: false,
            hidden: false,
            is_panel: false,
            bold: false,
            sectioning: false,
            in_table: false,
            in_row: false,
            in_head: false,
            invisible: false,
            skipped: false,
            in_drawing: false,
            inert: false,
        }
    }
}

impl Context {
    /// §8: an article beside the page's matter stays beside it.
    pub(super) fn settled(&self, name: Name, region: Region) -> Region {
        let is_beside = matches!(self.region, Region::Navigation | Region::Footer | Region::Aside);
        if name == Name::ARTICLE && is_beside { self.region } else { region }
    }
}
