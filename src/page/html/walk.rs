//! Elements and text → blocks, by the rules of `docs/reading.md`; the section of each rule is named where it is kept.

use super::block::{Ended, NO_LINK, OpenBlock, PlainText};
use super::controls::Controls;
use super::name::Name;
use super::rules::{RoleRule, Rules, TagRule};
use super::style::Style;
use super::tables::{self, NO_CELL, Tables};
use super::tokens::Tag;
use crate::page::snapshot::{BlockKind, Link, Region, Snapshot, SourceBlock};

mod attribute {
    use super::Name;

    pub(super) const ALT: Name = Name::of(b"alt");
    pub(super) const ARIA_CONTROLS: Name = Name::of(b"aria-controls");
    pub(super) const ARIA_EXPANDED: Name = Name::of(b"aria-expanded");
    pub(super) const ARIA_HASPOPUP: Name = Name::of(b"aria-haspopup");
    pub(super) const ARIA_HIDDEN: Name = Name::of(b"aria-hidden");
    pub(super) const ARIA_LABEL: Name = Name::of(b"aria-label");
    pub(super) const ARIA_LEVEL: Name = Name::of(b"aria-level");
    pub(super) const CLASS: Name = Name::of(b"class");
    pub(super) const COLSPAN: Name = Name::of(b"colspan");
    pub(super) const HIDDEN: Name = Name::of(b"hidden");
    pub(super) const HREF: Name = Name::of(b"href");
    pub(super) const ID: Name = Name::of(b"id");
    pub(super) const LANG: Name = Name::of(b"lang");
    pub(super) const OPEN: Name = Name::of(b"open");
    pub(super) const POPOVER: Name = Name::of(b"popover");
    pub(super) const ROLE: Name = Name::of(b"role");
    pub(super) const ROWSPAN: Name = Name::of(b"rowspan");
    pub(super) const STYLE: Name = Name::of(b"style");
    pub(super) const TITLE: Name = Name::of(b"title");
}

mod role {
    use super::Name;

    pub(super) const COMBOBOX: Name = Name::of(b"combobox");
    pub(super) const NONE: Name = Name::of(b"none");
    pub(super) const PRESENTATION: Name = Name::of(b"presentation");
    pub(super) const TAB: Name = Name::of(b"tab");
    pub(super) const TABPANEL: Name = Name::of(b"tabpanel");
}

/// What text in an element is (§2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum TextKind {
    #[default]
    Paragraph,
    Heading(u8),
    Item,
    Preformatted,
}

/// What the open elements say for all that is inside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    region: Region,
    kind: TextKind,
    /// Level of the innermost open heading that has one of its own.
    own_level: Option<u8>,
    lists: u16,
    cell: u32,
    pub(super) link: u32,
    /// Newlines are line breaks.
    pub(super) newlines: bool,
    /// Text takes its place but is not seen.
    pub(super) hidden: bool,
    /// Nothing inside can be hidden.
    is_panel: bool,
    pub(super) bold: bool,
    sectioning: bool,
    in_table: bool,
    in_row: bool,
    in_head: bool,
    /// Only links are read.
    invisible: bool,
    /// Nothing is read.
    skipped: bool,
    /// Nothing exists: within `template`.
    inert: bool,
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
            inert: false,
        }
    }
}

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Frame {
    context: Context,
    is_block: bool,
    is_bold: bool,
    is_table: bool,
    is_link: bool,
    is_title: bool,
}

impl Frame {
    fn inside(context: Context) -> Frame {
        Frame { context, is_block: false, is_bold: false, is_table: false, is_link: false, is_title: false }
    }
}

/// A link whose end has not come yet.
#[derive(Debug)]
struct OpenLink {
    index: u32,
    text: PlainText,
    /// What stands for the text if there is none: its label or title, else the first image's.
    label: String,
}

/// The walk through the elements of a page.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    rules: &'static Rules,
    controls: &'p mut Controls,
    frames: Vec<Frame>,
    block: OpenBlock,
    tables: Tables,
    links: Vec<OpenLink>,
    /// Level of the last heading with one of its own.
    last_level: Option<u8>,
    title: Option<PlainText>,
    snapshot: Snapshot,
}

/// An element's tag and role with what the table says of them.
struct Element<'t> {
    tag: &'t Tag,
    rule: TagRule,
    role: RoleRule,
    part: Name,
    part_rule: TagRule,
    style: Style,
}

impl<'t> Element<'t> {
    fn of(tag: &'t Tag, rule: TagRule, rules: &Rules) -> Element<'t> {
        let role = tag.get(attribute::ROLE).map(|role| rules.role(role)).unwrap_or_default();
        let style = tag.get(attribute::STYLE).map(Style::of).unwrap_or_default();
        let part = role.part.unwrap_or(tag.name());
        let part_rule = if role.part.is_some() { rules.tag(part) } else { rule };
        Element { tag, rule, role, part, part_rule, style }
    }

    fn is_block(&self, rules: &Rules) -> bool {
        self.rule.block
            || self.role.part.is_some()
            || self.role.heading
            || self.style.display_in_flow().is_some_and(|display| rules.is_block_display(display))
    }

    /// An element that opens something by being pressed (§2, accordion buttons).
    fn is_accordion_button(&self) -> bool {
        self.tag.has(attribute::ARIA_EXPANDED)
            && !self.tag.has(attribute::ARIA_HASPOPUP)
            && self.role.name != Some(role::COMBOBOX)
            && self.tag.get(attribute::ARIA_CONTROLS).is_some_and(|ids| !is_blank(ids))
    }

    /// Level of a heading that has one of its own (§2).
    fn own_level(&self) -> Option<u8> {
        if self.part_rule.heading.is_some() || !self.role.heading {
            return self.part_rule.heading;
        }
        let level = self.tag.get(attribute::ARIA_LEVEL).and_then(|level| level.trim().parse::<i64>().ok());
        Some(level.map_or(2, |level| u8::try_from(level.clamp(1, 6)).unwrap_or(2)))
    }

    /// Invisible by its attributes (§6).
    fn is_invisible(&self) -> bool {
        let is_hidden = self.tag.get(attribute::HIDDEN).is_some_and(|value| !is_until_found(value));
        let is_closed = self.tag.name() == Name::DIALOG && !self.tag.has(attribute::OPEN);
        is_hidden || is_closed || self.tag.has(attribute::POPOVER) || self.style.is_display_none()
    }
}

impl<'p> Walk<'p> {
    pub(super) fn new(controls: &'p mut Controls) -> Self {
        Walk {
            rules: Rules::get(),
            controls,
            frames: Vec::new(),
            block: OpenBlock::default(),
            tables: Tables::default(),
            links: Vec::new(),
            last_level: None,
            title: None,
            snapshot: Snapshot::default(),
        }
    }

    /// Whether reading needs this attribute.
    pub(super) fn wants(name: Name) -> bool {
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

    /// The page, after the last element has closed.
    pub(super) fn into_snapshot(mut self) -> Snapshot {
        self.boundary();
        let title = self.title.map(PlainText::into_text);
        self.snapshot.title = title.filter(|title| !title.is_empty());
        self.snapshot
    }

    /// `lang` of the `html` element (§9).
    pub(super) fn set_language(&mut self, html: &Tag) {
        if self.snapshot.lang.is_none() {
            let lang = html.get(attribute::LANG).map(str::trim).filter(|lang| !lang.is_empty());
            self.snapshot.lang = lang.map(str::to_owned);
        }
    }

    fn context(&self) -> Context {
        self.frames.last().map(|frame| frame.context).unwrap_or_default()
    }

    // --- what the tree calls ---

    pub(super) fn open(&mut self, tag: &Tag) {
        let frame = self.enter(tag);
        self.frames.push(frame);
    }

    /// An element without inside.
    pub(super) fn void(&mut self, tag: &Tag) {
        self.open(tag);
        let context = self.context();
        match tag.name() {
            _ if context.skipped => {}
            Name::BR => self.line_break(&context),
            Name::IMG => self.image(tag),
            _ => {}
        }
        self.close();
    }

    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.is_block {
            self.boundary();
        }
        if frame.is_table {
            self.tables.end(&mut self.snapshot.blocks);
        }
        if frame.is_link {
            self.end_link();
        }
    }

    /// The element at `depth` ends, those inside it go on: a link or formatting no longer covers them.
    pub(super) fn detach(&mut self, depth: usize) {
        if depth >= self.frames.len() {
            return;
        }
        let ended = self.frames.remove(depth);
        let around = if depth > 0 { self.frames[depth - 1].context } else { Context::default() };
        let mut bold = around.bold;
        for frame in &mut self.frames[depth..] {
            bold |= frame.is_bold;
            frame.context.bold = bold;
            if ended.is_link && frame.context.link == ended.context.link {
                frame.context.link = around.link;
            }
        }
        if ended.is_link {
            self.end_link();
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        let context = &frame.context;
        if context.skipped {
            if let Some(title) = self.title.as_mut().filter(|_| frame.is_title) {
                title.push(text);
            }
            return;
        }
        if let Some(link) = self.links.last_mut() {
            link.text.push(text);
        }
        if !context.invisible {
            self.block.push(text, context);
        }
    }

    // --- elements ---

    fn enter(&mut self, tag: &Tag) -> Frame {
        let around = self.context();
        if around.inert {
            return Frame { context: around, ..Frame::default() };
        }
        let rule = self.rules.tag(tag.name());
        if around.skipped || (tag.is_bare() && rule.skip) || tag.name() == Name::TITLE {
            return self.enter_skipped(tag, around);
        }
        let element = Element::of(tag, rule, self.rules);
        self.note_controls(&element);
        if rule.skip || is_decoration(&element) {
            return self.enter_skipped(tag, around);
        }
        self.enter_read(&element, around)
    }

    fn enter_skipped(&mut self, tag: &Tag, mut context: Context) -> Frame {
        let is_title = tag.name() == Name::TITLE && !context.skipped && self.title.is_none();
        if is_title {
            self.title = Some(PlainText::default());
        }
        self.note_controls(&Element::of(tag, TagRule::default(), self.rules));
        context.skipped = true;
        context.inert = tag.name() == Name::TEMPLATE;
        Frame { context, is_title, ..Frame::default() }
    }

    fn note_controls(&mut self, element: &Element) {
        let Some(ids) = element.tag.get(attribute::ARIA_CONTROLS) else {
            return;
        };
        if element.role.name == Some(role::TAB) || element.is_accordion_button() {
            self.controls.name_panels(ids);
        }
    }

    fn enter_read(&mut self, element: &Element, around: Context) -> Frame {
        let mut context = Context { region: self.region(element, &around), ..around };
        context.sectioning |= element.rule.sectioning;
        let is_link = self.begin_link(element.tag, &mut context);
        self.settle_visibility(element, &mut context);
        let mut frame = Frame { is_block: element.is_block(self.rules), ..Frame::default() };
        if frame.is_block {
            self.end_block(&context);
        }
        let is_block = element.is_block(self.rules);
        if is_block {
            self.boundary();
        }
        context.bold |= element.rule.bold;
        let is_table = self.enter_table_part(element, &mut context);
        self.settle_kind(element, &mut context);
        Frame { is_block, is_bold: element.rule.bold, is_table, is_link, ..Frame::inside(context) }
    }

    /// §6: what is seen of the element.
    fn settle_visibility(&mut self, element: &Element, context: &mut Context) {
        if context.invisible {
            return;
        }
        let is_invisible = element.is_invisible();
        if self.is_panel(element, is_invisible) {
            context.is_panel = true;
            context.hidden = false;
        } else if is_invisible {
            context.invisible = true;
            return;
        }
        if let Some(hidden) = element.style.is_hidden() {
            context.hidden = hidden && !context.is_panel;
            self.controls.note_hidden_text();
        }
        context.newlines |= element.part == Name::PRE;
        if let Some(newlines) = element.style.keeps_newlines() {
            context.newlines = newlines;
        }
    }

    /// §6: content that is read though it is closed.
    fn is_panel(&mut self, element: &Element, is_invisible: bool) -> bool {
        element.tag.name() == Name::DETAILS
            || element.role.name == Some(role::TABPANEL)
            || element.tag.get(attribute::HIDDEN).is_some_and(is_until_found)
            || element.tag.get(attribute::ID).is_some_and(|id| self.controls.is_panel(id, is_invisible))
    }

    /// §2: what text in the element is.
    fn settle_kind(&mut self, element: &Element, context: &mut Context) {
        let part = &element.part_rule;
        context.lists = context.lists.saturating_add(u16::from(part.list));
        if let Some(level) = element.own_level() {
            context.own_level = Some(level);
            context.kind = TextKind::Heading(level);
            self.last_level = Some(level);
            if element.part_rule.heading.is_some() {
                self.tables.note_heading();
            }
        } else if part.unlevelled_heading || element.is_accordion_button() {
            context.kind = TextKind::Heading(self.unowned_level(context));
        } else if part.item {
            context.kind = TextKind::Item;
        } else if element.part == Name::PRE {
            context.kind = TextKind::Preformatted;
        } else if matches!(element.part, Name::TD | Name::TH) {
            context.kind = TextKind::Paragraph;
        }
    }

    /// Level of a heading without one of its own (§2).
    fn unowned_level(&self, context: &Context) -> u8 {
        let below_last = || self.last_level.map_or(2, |last| (last + 1).min(6));
        context.own_level.unwrap_or_else(below_last)
    }

    /// §8: the region of an element.
    fn region(&self, element: &Element, around: &Context) -> Region {
        if around.region == Region::Banner {
            return Region::Banner;
        }
        let tag = element.tag;
        let is_article = element.role.name.unwrap_or(tag.name()) == Name::ARTICLE;
        let is_beside = matches!(around.region, Region::Navigation | Region::Footer | Region::Aside);
        if is_article && is_beside {
            return around.region;
        }
        let only_outside = matches!(tag.name(), Name::HEADER | Name::FOOTER) && around.sectioning;
        let by_tag = element.rule.region.filter(|_| !only_outside);
        let by_name = || {
            let is_named = element.rule.block && !element.rule.names_never && !tag.is_bare();
            is_named.then(|| self.rules.named_region(tag.get(attribute::ID), tag.get(attribute::CLASS))).flatten()
        };
        element.role.region.or(by_tag).or_else(by_name).unwrap_or(around.region)
    }

    /// §5: tables, rows and cells; whether the element is a table.
    fn enter_table_part(&mut self, element: &Element, context: &mut Context) -> bool {
        match element.part {
            Name::TABLE => {
                let role = element.role.name;
                self.tables.begin(role == Some(role::PRESENTATION) || role == Some(role::NONE));
                *context = Context { in_table: true, in_row: false, in_head: false, ..*context };
                return true;
            }
            _ if !context.in_table => {}
            Name::THEAD => context.in_head = true,
            Name::TR => {
                self.tables.begin_row();
                context.in_row = true;
            }
            Name::TD | Name::TH => self.enter_cell(element, context),
            _ => {}
        }
        false
    }

    fn enter_cell(&mut self, element: &Element, context: &mut Context) {
        if !context.in_row {
            self.tables.begin_row();
        }
        let is_th = element.part == Name::TH;
        let span = |name| span(element.tag.get(name), self.rules.widest_span);
        let (columns, rows) = (span(attribute::COLSPAN), span(attribute::ROWSPAN));
        context.cell = self.tables.begin_cell(is_th, is_th || context.in_head, columns, rows);
    }

    // --- links (§7) ---

    fn begin_link(&mut self, tag: &Tag, context: &mut Context) -> bool {
        let href = tag.get(attribute::HREF).filter(|href| tag.name() == Name::A && !is_blank(href));
        let Some(href) = href else { return false };
        let index = u32::try_from(self.snapshot.links.len()).unwrap_or(NO_LINK);
        self.snapshot.links.push(Link { href: href.to_owned(), text: String::new(), region: context.region });
        context.link = index;
        let label = [attribute::ARIA_LABEL, attribute::TITLE].into_iter().filter_map(|name| tag.get(name));
        let label = label.map(PlainText::of).find(|label| !label.is_empty()).unwrap_or_default();
        self.links.push(OpenLink { index, text: PlainText::default(), label });
        true
    }

    fn end_link(&mut self) {
        let Some(ended) = self.links.pop() else {
            return;
        };
        let Some(link) = self.snapshot.links.get_mut(ended.index as usize) else {
            return;
        };
        link.text = if ended.text.is_empty() { ended.label } else { ended.text.into_text() };
    }

    fn image(&mut self, tag: &Tag) {
        let Some(link) = self.links.last_mut().filter(|link| link.label.is_empty()) else {
            return;
        };
        link.label = tag.get(attribute::ALT).map(PlainText::of).unwrap_or_default();
    }

    // --- blocks ---

    fn line_break(&mut self, context: &Context) {
        if let Some(link) = self.links.last_mut() {
            link.text.push_space();
        }
        if !context.invisible {
            self.block.line_break();
        }
    }

    fn boundary(&mut self) {
        if let Some(link) = self.links.last_mut() {
            link.text.push_space();
        }
        if let Some(ended) = self.block.end() {
            self.add(ended);
        }
    }

    fn add(&mut self, ended: Ended) {
        let context = ended.context;
        let (kind, level) = match context.kind {
            TextKind::Heading(level) => (BlockKind::Heading, level),
            TextKind::Item => {
                let depth = context.lists.clamp(1, self.rules.deepest_item.into());
                (BlockKind::Item, u8::try_from(depth).unwrap_or(1))
            }
            TextKind::Preformatted => (BlockKind::Preformatted, 1),
            TextKind::Paragraph => (BlockKind::Paragraph, 1),
        };
        let bold_level = self.is_bold_heading(&ended).then(|| self.level_below());
        let links = ended.links(|link| self.links.href(link));
        let (text, region) = (ended.text, context.region);
        let mut block = SourceBlock { kind, level, text, region, table: None, links };
        if context.cell == NO_CELL {
            tables::make_heading(&mut block, bold_level);
        } else {
            self.tables.note_block(context.cell, self.snapshot.blocks.len(), bold_level);
        }
        self.snapshot.blocks.push(block);
    }

    /// §2, bold paragraphs.
    fn is_bold_heading(&self, ended: &Ended) -> bool {
        ended.context.kind == TextKind::Paragraph
            && ended.all_bold
            && !ended.has_break
            && ended.context.region == Region::Main
            && ended.units <= self.rules.bold_heading_units
            && !ended.text.chars().next_back().is_some_and(|last| self.rules.ends_sentence(last))
    }
}

/// §6: an inline element that is there for the eye only.
fn is_decoration(element: &Element) -> bool {
    let is_hidden = element.tag.get(attribute::ARIA_HIDDEN) == Some("true");
    is_hidden && !element.rule.block && !element.tag.is_custom()
}

fn is_until_found(hidden: &str) -> bool {
    hidden.eq_ignore_ascii_case("until-found")
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Columns or rows that a cell takes (§5).
fn span(attribute: Option<&str>, widest: u32) -> u32 {
    let digits = attribute.unwrap_or_default().trim();
    let span = digits.parse::<u32>().unwrap_or(1);
    span.clamp(1, widest.max(1))
}
