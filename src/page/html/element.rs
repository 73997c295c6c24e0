//! An element as its tag and attributes make it.

use super::name::Name;
use super::rules::{RoleRule, Rules, TagRule};
use super::style::Style;
use super::tokens::Tag;

pub(super) mod attribute {
    use super::Name;

    pub(in crate::page::html) const ALT: Name = Name::of(b"alt");
    pub(in crate::page::html) const ARIA_CONTROLS: Name = Name::of(b"aria-controls");
    pub(in crate::page::html) const ARIA_EXPANDED: Name = Name::of(b"aria-expanded");
    pub(in crate::page::html) const ARIA_HASPOPUP: Name = Name::of(b"aria-haspopup");
    pub(in crate::page::html) const ARIA_HIDDEN: Name = Name::of(b"aria-hidden");
    pub(in crate::page::html) const ARIA_LABEL: Name = Name::of(b"aria-label");
    pub(in crate::page::html) const ARIA_LEVEL: Name = Name::of(b"aria-level");
    pub(in crate::page::html) const CLASS: Name = Name::of(b"class");
    pub(in crate::page::html) const COLSPAN: Name = Name::of(b"colspan");
    pub(in crate::page::html) const HIDDEN: Name = Name::of(b"hidden");
    pub(in crate::page::html) const HREF: Name = Name::of(b"href");
    pub(in crate::page::html) const ID: Name = Name::of(b"id");
    pub(in crate::page::html) const LANG: Name = Name::of(b"lang");
    pub(in crate::page::html) const OPEN: Name = Name::of(b"open");
    pub(in crate::page::html) const POPOVER: Name = Name::of(b"popover");
    pub(in crate::page::html) const ROLE: Name = Name::of(b"role");
    pub(in crate::page::html) const ROWSPAN: Name = Name::of(b"rowspan");
    pub(in crate::page::html) const STYLE: Name = Name::of(b"style");
    pub(in crate::page::html) const TITLE: Name = Name::of(b"title");
}

pub(super) mod role {
    use super::Name;

    pub(in crate::page::html) const COMBOBOX: Name = Name::of(b"combobox");
    pub(in crate::page::html) const NONE: Name = Name::of(b"none");
    pub(in crate::page::html) const PRESENTATION: Name = Name::of(b"presentation");
    pub(in crate::page::html) const TAB: Name = Name::of(b"tab");
    pub(in crate::page::html) const TABPANEL: Name = Name::of(b"tabpanel");
}

/// An element's tag and role with what the table says of them.
pub(super) struct Element<'t> {
    pub(super) tag: &'t Tag,
    pub(super) rule: TagRule,
    pub(super) role: RoleRule,
    /// What it is structurally: a role outweighs the tag.
    pub(super) part: Name,
    pub(super) part_rule: TagRule,
    pub(super) style: Style,
}

impl<'t> Element<'t> {
    pub(super) fn of(tag: &'t Tag, rule: TagRule, rules: &Rules) -> Element<'t> {
        let role = tag.get(attribute::ROLE).map(|role| rules.role(role));
        let role = role.unwrap_or_default();
        let style = tag.get(attribute::STYLE).map(Style::of).unwrap_or_default();
        let part = role.part.unwrap_or(tag.name());
        let part_rule = role.part.map_or(rule, |part| rules.tag(part));
        Element { tag, rule, role, part, part_rule, style }
    }

    /// A block whatever its style says (§2).
    pub(super) fn is_structural(&self) -> bool {
        self.rule.block || self.role.part.is_some() || self.role.heading
    }

    /// A block (§2); an invisible one only by its structure.
    pub(super) fn is_block(&self, rules: &Rules) -> bool {
        let display = self.style.display_in_flow();
        self.is_structural() || display.is_some_and(|display| rules.is_block_display(display))
    }

    /// An element that opens something by being pressed (§2, accordion buttons).
    pub(super) fn is_accordion_button(&self) -> bool {
        self.tag.has(attribute::ARIA_EXPANDED)
            && !self.tag.has(attribute::ARIA_HASPOPUP)
            && self.role.name != Some(role::COMBOBOX)
            && self.tag.get(attribute::ARIA_CONTROLS).is_some_and(|ids| !is_blank(ids))
    }

    /// Level of a heading that has one of its own (§2).
    pub(super) fn own_level(&self) -> Option<u8> {
        if !self.role.heading {
            return self.rule.heading;
        }
        let level = self.tag.get(attribute::ARIA_LEVEL).and_then(number);
        level.map_or(Some(2), |level| u8::try_from(level.clamp(1, 6)).ok())
    }

    /// Invisible by its attributes (§6).
    pub(super) fn is_invisible(&self) -> bool {
        let hidden = self.tag.get(attribute::HIDDEN);
        let is_closed = self.tag.name() == Name::DIALOG && !self.tag.has(attribute::OPEN);
        hidden.is_some_and(|value| !is_until_found(value)) || is_closed || self.tag.has(attribute::POPOVER) || self.style.is_display_none()
    }

    /// A panel by what it says itself (§6).
    pub(super) fn is_panel(&self) -> bool {
        self.role.name == Some(role::TABPANEL) || self.tag.get(attribute::HIDDEN).is_some_and(is_until_found)
    }

    /// An inline element that is there for the eye only (§6).
    pub(super) fn is_decoration(&self) -> bool {
        let is_hidden = self.tag.get(attribute::ARIA_HIDDEN) == Some("true");
        is_hidden && !self.rule.block && !self.tag.is_custom()
    }

    /// A table that says it only arranges the page (§5).
    pub(super) fn is_presentation(&self) -> bool {
        self.role.name.is_some_and(|name| matches!(name, role::PRESENTATION | role::NONE))
    }

    /// Columns or rows that a cell takes (§5).
    pub(super) fn span(&self, attribute: Name, widest: u32) -> u32 {
        let span = self.tag.get(attribute).and_then(number).unwrap_or(1);
        span.clamp(1, widest.max(1))
    }
}

/// Whether reading needs this attribute.
pub(super) fn is_wanted(name: Name) -> bool {
    use attribute::*;
    matches!(
        name,
        ALT | ARIA_CONTROLS
            | ARIA_EXPANDED
            | ARIA_HASPOPUP
            | ARIA_HIDDEN
            | ARIA_LABEL
            | ARIA_LEVEL
            | CLASS
            | COLSPAN
            | HIDDEN
            | HREF
            | ID
            | LANG
            | OPEN
            | POPOVER
            | ROLE
            | ROWSPAN
            | STYLE
            | TITLE
    )
}

fn is_until_found(hidden: &str) -> bool {
    hidden.eq_ignore_ascii_case("until-found")
}

pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A number written in digits only.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}
