//! Elements and text → blocks, by the rules of `docs/reading.md`; the section of each rule is named where it is kept.

use super::block::{Ended, OpenBlock, PlainText};
use super::context::{Context, TextKind};
use super::controls::Controls;
use super::element::{Element, attribute, role};
use super::links::Links;
use super::name::Name;
use super::rules::{Rules, TagRule};
use super::tables::{NO_CELL, Tables, make_heading};
use super::tokens::Tag;
use crate::page::snapshot::{BlockKind, Region, Snapshot, SourceBlock};

/// An open element.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    context: Context,
    is_block: bool,
    is_bold: bool,
    is_table: bool,
    is_link: bool,
    is_title: bool,
    /// The title of a drawing within a link.
    is_label: bool,
}

/// The walk through the elements of a page.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    rules: &'static Rules,
    controls: &'p mut Controls,
    frames: Vec<Frame>,
    block: OpenBlock,
    blocks: Vec<SourceBlock>,
    tables: Tables,
    links: Links,
    /// Level of the last heading with one of its own.
    last_level: Option<u8>,
    title: Option<PlainText>,
    lang: Option<String>,
}

impl<'p> Walk<'p> {
    pub(super) fn new(controls: &'p mut Controls) -> Self {
        Walk {
            rules: Rules::get(),
            controls,
            frames: Vec::new(),
            block: OpenBlock::default(),
            blocks: Vec::new(),
            tables: Tables::default(),
            links: Links::default(),
            last_level: None,
            title: None,
            lang: None,
        }
    }

    /// The page, after the last element has closed.
    pub(super) fn into_snapshot(mut self) -> Snapshot {
        self.boundary();
        let title = self.title.map(PlainText::into_text);
        Snapshot {
            url: None,
            title: title.filter(|title| !title.is_empty()),
            lang: self.lang,
            blocks: self.blocks,
            links: self.links.into_all(),
        }
    }

    /// §9: `lang` of the `html` element.
    pub(super) fn set_language(&mut self, html: &Tag) {
        if self.lang.is_none() {
            let lang = html.get(attribute::LANG).map(PlainText::of);
            self.lang = lang.filter(|lang| !lang.is_empty());
        }
    }

    fn context(&self) -> Context {
        self.frames.last().copied().unwrap_or_default().context
    }

    // --- what the tree calls ---

    pub(super) fn open(&mut self, tag: &Tag) {
        let frame = self.enter(tag);
        self.frames.push(frame);
    }

    /// An element without inside.
    pub(super) fn void(&mut self, tag: &Tag) {
        if tag.name() == Name::BR {
            return self.line_break();
        }
        self.open(tag);
        if tag.name() == Name::IMG && !self.context().skipped {
            self.links.push_image(tag);
        }
        self.close();
    }

    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.is_link {
            self.links.end();
        }
        if frame.is_label {
            self.links.end_drawing();
        }
        if frame.is_block {
            self.end_block(&frame.context);
        }
        if frame.is_table {
            self.tables.end(&mut self.blocks);
        }
    }

    /// The element at `depth` ends, those inside it go on: a link or formatting no longer covers them.
    pub(super) fn detach(&mut self, depth: usize) {
        if depth >= self.frames.len() {
            return;
        }
        let ended = self.frames.remove(depth);
        let (outside, inside) = self.frames.split_at_mut(depth);
        let around = outside.last().copied().unwrap_or_default().context;
        let mut bold = around.bold;
        for frame in inside {
            bold |= frame.is_bold;
            frame.context.bold = bold;
            if ended.is_link && frame.context.link == ended.context.link {
                frame.context.link = around.link;
            }
        }
        if ended.is_link {
            self.links.end();
        }
    }

    /// Whether text would be read where the walk stands.
    pub(super) fn takes_text(&self) -> bool {
        let frame = self.frames.last();
        frame.is_none_or(|frame| frame.is_title || frame.is_label || !frame.context.skipped)
    }

    pub(super) fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        if frame.is_label {
            return self.links.push_drawing(text);
        }
        if frame.context.skipped {
            if let Some(title) = self.title.as_mut().filter(|_| frame.is_title) {
                // As browsers do, who show titles where control characters cannot be.
                title.push(&text.replace(|c: char| c.is_ascii_control(), " "));
            }
            return;
        }
        self.links.push_text(text);
        if !frame.context.invisible {
            self.block.push(text, &frame.context);
        }
    }

    // --- elements ---

    fn enter(&mut self, tag: &Tag) -> Frame {
        let around = self.context();
        if around.inert {
            return Frame { context: around, ..Frame::default() };
        }
        let rule = self.rules.tag(tag.name());
        let is_nothing = rule.skip || tag.name() == Name::TITLE;
        if around.skipped || (is_nothing && tag.is_bare()) {
            return self.enter_skipped(tag, around);
        }
        let element = Element::of(tag, rule, self.rules);
        if is_nothing || element.is_decoration() {
            return self.enter_skipped(tag, around);
        }
        self.note_controls(&element);
        self.enter_read(&element, around)
    }

    fn enter_skipped(&mut self, tag: &Tag, mut context: Context) -> Frame {
        let is_title = tag.name() == Name::TITLE && !context.skipped && self.title.is_none();
        let is_label = tag.name() == Name::TITLE && context.in_drawing;
        if is_label {
            self.links.begin_drawing();
        }
        context.in_drawing |= tag.name() == Name::SVG && !context.skipped;
        if is_title {
            self.title = Some(PlainText::default());
        }
        self.note_controls(&Element::of(tag, TagRule::default(), self.rules));
        context.skipped = true;
        context.inert = tag.name() == Name::TEMPLATE;
        Frame { context, is_title, is_label, ..Frame::default() }
    }

    /// §6: buttons and tabs name their panels.
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
        self.settle_visibility(element, &mut context);
        let mut frame = Frame { is_block: element.is_block(self.rules), ..Frame::default() };
        if frame.is_block {
            self.end_block(&context);
        }
        if let Some(link) = self.links.begin(element.tag, context.region) {
            context.link = link;
            frame.is_link = true;
        }
        if !context.invisible {
            frame.is_bold = element.rule.bold;
            context.bold |= frame.is_bold;
            frame.is_table = self.enter_table_part(element, &mut context);
            self.settle_kind(element, &mut context);
        }
        Frame { context, ..frame }
    }

    /// §6: what is seen of the element.
    fn settle_visibility(&mut self, element: &Element, context: &mut Context) {
        if context.invisible {
            return;
        }
        let is_invisible = element.is_invisible();
        let id = element.tag.get(attribute::ID);
        if element.is_panel() || id.is_some_and(|id| self.controls.is_panel(id, is_invisible)) {
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
        let newlines = element.style.keeps_newlines();
        context.newlines = newlines.unwrap_or(context.newlines) || element.tag.name() == Name::PRE;
    }

    /// §2: what text in the element is.
    fn settle_kind(&mut self, element: &Element, context: &mut Context) {
        let part = &element.part_rule;
        context.lists = context.lists.saturating_add(u16::from(part.list));
        if let Some(level) = element.own_level() {
            context.own_level = Some(level);
            context.kind = TextKind::Heading(level);
            self.last_level = Some(level);
        } else if element.rule.unlevelled_heading || element.is_accordion_button() {
            let level = context.own_level.unwrap_or_else(|| self.level_below());
            context.kind = TextKind::Heading(level);
        } else if part.item {
            let depth = context.lists.clamp(1, self.rules.deepest_item.into());
            context.kind = TextKind::Item(u8::try_from(depth).unwrap_or(u8::MAX));
        } else if element.tag.name() == Name::PRE {
            context.kind = TextKind::Preformatted;
        }
        if element.rule.heading.is_some() && context.in_table {
            self.tables.note_heading();
        }
    }

    /// §2: level of a heading that has none of its own and stands in none.
    fn level_below(&self) -> u8 {
        self.last_level.map_or(2, |last| (last + 1).min(6))
    }

    /// §8: the region of an element.
    fn region(&self, element: &Element, around: &Context) -> Region {
        if around.region == Region::Banner {
            return Region::Banner;
        }
        let (tag, rule) = (element.tag, &element.rule);
        if let (Some(region), Some(name)) = (element.role.region, element.role.name) {
            return around.settled(name, region);
        }
        let only_outside = matches!(tag.name(), Name::HEADER | Name::FOOTER);
        if let Some(region) = rule.region.filter(|_| !(only_outside && around.sectioning)) {
            return around.settled(tag.name(), region);
        }
        if tag.is_bare() || !rule.block || rule.names_never {
            return around.region;
        }
        let (id, classes) = (tag.get(attribute::ID), tag.get(attribute::CLASS));
        let named = self.rules.named_region(id, classes);
        named.unwrap_or(around.region)
    }

    /// §5: tables, rows and cells; whether the element is a table.
    fn enter_table_part(&mut self, element: &Element, context: &mut Context) -> bool {
        match element.part {
            Name::TABLE => {
                self.tables.begin(element.is_presentation());
                context.in_table = true;
                (context.in_row, context.in_head) = (false, false);
                context.cell = NO_CELL;
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
        let columns = element.span(attribute::COLSPAN, self.rules.widest_span);
        let rows = element.span(attribute::ROWSPAN, self.rules.widest_span);
        let is_header = is_th || context.in_head;
        context.cell = self.tables.begin_cell(is_th, is_header, columns, rows);
        context.kind = TextKind::Paragraph;
        context.own_level = None;
    }

    // --- blocks ---

    fn line_break(&mut self) {
        let context = self.context();
        if context.skipped {
            return;
        }
        self.links.push_space();
        if !context.invisible {
            self.block.line_break();
        }
    }

    /// A block begins or ends; invisible ones show in the words of links only.
    fn end_block(&mut self, context: &Context) {
        self.links.push_space();
        if !context.invisible {
            self.boundary();
        }
    }

    fn boundary(&mut self) {
        if let Some(ended) = self.block.end() {
            self.add(ended);
        }
    }

    fn add(&mut self, ended: Ended) {
        let context = ended.context;
        let (kind, level) = match context.kind {
            TextKind::Heading(level) => (BlockKind::Heading, level),
            TextKind::Item(level) => (BlockKind::Item, level),
            TextKind::Preformatted => (BlockKind::Preformatted, 1),
            TextKind::Paragraph => (BlockKind::Paragraph, 1),
        };
        let bold_level = self.is_bold_heading(&ended).then(|| self.level_below());
        let links = ended.links(|link| self.links.href(link));
        let (text, region) = (ended.text, context.region);
        let mut block = SourceBlock { kind, level, text, region, table: None, links };
        if context.cell == NO_CELL {
            make_heading(&mut block, bold_level);
        } else {
            let index = self.blocks.len();
            self.tables.note_block(context.cell, index, bold_level);
        }
        self.blocks.push(block);
    }

    /// §2, bold paragraphs.
    fn is_bold_heading(&self, ended: &Ended) -> bool {
        let last = ended.text.chars().next_back();
        ended.context.kind == TextKind::Paragraph
            && ended.all_bold
            && !ended.has_break
            && ended.context.region == Region::Main
            && ended.units <= self.rules.bold_heading_units
            && !last.is_some_and(|last| self.rules.ends_sentence(last))
    }
}
