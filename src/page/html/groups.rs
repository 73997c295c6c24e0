//! The HTML standard's groups of elements, as tree construction needs them.

use super::name::Name;

pub(super) fn is_heading(name: Name) -> bool {
    matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6)
}

pub(super) fn is_void(name: Name) -> bool {
    matches!(
        name,
        Name::AREA
            | Name::BASE
            | Name::BASEFONT
            | Name::BGSOUND
            | Name::BR
            | Name::COL
            | Name::EMBED
            | Name::HR
            | Name::IMG
            | Name::INPUT
            | Name::KEYGEN
            | Name::LINK
            | Name::META
            | Name::PARAM
            | Name::SOURCE
            | Name::TRACK
            | Name::WBR
    )
}

pub(super) fn is_formatting(name: Name) -> bool {
    matches!(
        name,
        Name::B
            | Name::BIG
            | Name::CODE
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::NOBR
            | Name::S
            | Name::SMALL
            | Name::STRIKE
            | Name::STRONG
            | Name::TT
            | Name::U
    )
}

/// Elements that no end tag of another kind reaches through.
pub(super) fn ends_scope(name: Name) -> bool {
    matches!(
        name,
        Name::APPLET
            | Name::CAPTION
            | Name::DESC
            | Name::FOREIGN_OBJECT
            | Name::HTML
            | Name::MARQUEE
            | Name::OBJECT
            | Name::TABLE
            | Name::TD
            | Name::TEMPLATE
            | Name::TH
    )
}

pub(super) fn ends_button_scope(name: Name) -> bool {
    name == Name::BUTTON || ends_scope(name)
}

/// Elements whose end tag closes everything inside them.
pub(super) fn ends_as_block(name: Name) -> bool {
    matches!(
        name,
        Name::ADDRESS
            | Name::APPLET
            | Name::ARTICLE
            | Name::ASIDE
            | Name::BLOCKQUOTE
            | Name::BUTTON
            | Name::CENTER
            | Name::DD
            | Name::DETAILS
            | Name::DIALOG
            | Name::DIR
            | Name::DIV
            | Name::DL
            | Name::DT
            | Name::FIELDSET
            | Name::FIGCAPTION
            | Name::FIGURE
            | Name::FOOTER
            | Name::HEADER
            | Name::HGROUP
            | Name::LISTING
            | Name::MAIN
            | Name::MARQUEE
            | Name::MENU
            | Name::NAV
            | Name::OBJECT
            | Name::OL
            | Name::PRE
            | Name::SEARCH
            | Name::SECTION
            | Name::SELECT
            | Name::SUMMARY
            | Name::UL
    )
}

/// Elements that cannot stand in a paragraph, so that they end it.
pub(super) fn starts_after_p(name: Name) -> bool {
    let as_block = ends_as_block(name)
        && !matches!(name, Name::APPLET | Name::BUTTON | Name::DD | Name::DT | Name::MARQUEE | Name::OBJECT | Name::SELECT);
    as_block || is_heading(name) || matches!(name, Name::FORM | Name::HR | Name::P | Name::PLAINTEXT | Name::TABLE | Name::XMP)
}

/// The standard's "special" elements.
pub(super) fn is_special(name: Name) -> bool {
    ends_as_block(name)
        || ends_scope(name)
        || starts_after_p(name)
        || (is_void(name) && name != Name::TRACK)
        || matches!(
            name,
            Name::BODY
                | Name::COLGROUP
                | Name::FRAME
                | Name::FRAMESET
                | Name::HEAD
                | Name::IFRAME
                | Name::LI
                | Name::NOEMBED
                | Name::NOFRAMES
                | Name::NOSCRIPT
                | Name::SCRIPT
                | Name::STYLE
                | Name::TBODY
                | Name::TEXTAREA
                | Name::TFOOT
                | Name::THEAD
                | Name::TITLE
                | Name::TR
        )
}

pub(super) fn breaks_out_of_foreign(name: Name) -> bool {
    is_heading(name)
        || (is_formatting(name) && name != Name::FONT)
        || matches!(
            name,
            Name::BLOCKQUOTE
                | Name::BODY
                | Name::BR
                | Name::CENTER
                | Name::DD
                | Name::DIV
                | Name::DL
                | Name::DT
                | Name::EMBED
                | Name::HEAD
                | Name::HR
                | Name::IMG
                | Name::LI
                | Name::LISTING
                | Name::MENU
                | Name::META
                | Name::OL
                | Name::P
                | Name::PRE
                | Name::SPAN
                | Name::SUB
                | Name::SUP
                | Name::TABLE
                | Name::UL
                | Name::VAR
        )
}
