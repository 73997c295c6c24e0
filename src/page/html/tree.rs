//! Tags → properly nested elements, as the HTML standard's tree construction has it where that shows in what is read:
//! implied and ignored tags, end tags out of order, tables, links over several blocks, SVG and MathML.
//!
//! What is left out: text that stands in a table but in no cell stays where it is written, and formatting other than
//! links is not carried over block ends.
//!
//! Time is linear in the input: no recursion, and every look through the open elements is bounded.

use super::element::is_wanted;
use super::groups::{
    breaks_out_of_foreign, ends_as_block, ends_button_scope, ends_scope, is_formatting, is_heading, is_special, is_void, starts_after_p,
};
use super::name::Name;
use super::tokens::{Sink, Tag};
use super::walk::Walk;

/// How far back open elements are looked through.
const FARTHEST: usize = 1024;

/// How many elements are open at most; what lies deeper is read as if it were not wrapped.
const DEEPEST: usize = 4096;

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Open {
    name: Name,
    foreign: bool,
    /// Whether a `p` is open here that a block would end.
    closable_p: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing yet, not even `html`.
    Start,
    /// In `html`, before `body`.
    Head,
    Body,
}

/// The open elements of the document being read.
pub(super) struct Tree<'w, 'p> {
    walk: &'w mut Walk<'p>,
    open: Vec<Open>,
    phase: Phase,
    in_form: bool,
    /// Elements that were not opened because too many were.
    unopened: usize,
    /// The link that was left open when the block around it ended: it goes on in the next.
    carried_link: Option<Tag>,
    open_links: Vec<Tag>,
}

impl<'w, 'p> Tree<'w, 'p> {
    pub(super) fn new(walk: &'w mut Walk<'p>) -> Self {
        Tree { walk, open: Vec::new(), phase: Phase::Start, in_form: false, unopened: 0, carried_link: None, open_links: Vec::new() }
    }

    /// The document is at its end: all that is open closes.
    pub(super) fn finish(mut self) {
        self.begin_body();
        self.truncate(0);
    }

    // --- opening and closing ---

    fn top(&self) -> Option<Name> {
        self.open.last().map(|element| element.name)
    }

    fn push(&mut self, tag: &Tag) {
        self.push_as(tag, false);
    }

    fn push_as(&mut self, tag: &Tag, foreign: bool) {
        if self.open.len() >= DEEPEST {
            self.unopened += 1;
            return;
        }
        let name = tag.name();
        let above = self.open.last().is_some_and(|element| element.closable_p);
        let closable_p = name == Name::P || (above && !ends_button_scope(name));
        self.walk.open(tag);
        self.open.push(Open { name, foreign, closable_p });
    }

    fn pop(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        self.walk.close();
        if element.name == Name::A {
            self.carried_link = self.open_links.pop();
        }
    }

    fn truncate(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.unopened = 0;
            self.pop();
        }
    }

    /// Closes the element at `depth` and leaves those inside it open.
    fn detach(&mut self, depth: usize) {
        if depth + 1 == self.open.len() {
            return self.truncate(depth);
        }
        if self.open.remove(depth).name == Name::A {
            self.open_links.pop();
        }
        self.walk.detach(depth);
        for i in depth..self.open.len() {
            let above = i > 0 && self.open[i - 1].closable_p;
            let name = self.open[i].name;
            self.open[i].closable_p = name == Name::P || (above && !ends_button_scope(name));
        }
    }

    /// Depth of the innermost open element of which `wanted` holds, unless one of which `stop` holds is met before.
    fn find(&self, wanted: impl Fn(Name) -> bool, stop: impl Fn(Name) -> bool) -> Option<usize> {
        let first = self.open.len().saturating_sub(FARTHEST);
        for depth in (first..self.open.len()).rev() {
            let name = self.open[depth].name;
            if wanted(name) {
                return Some(depth);
            }
            if stop(name) {
                return None;
            }
        }
        None
    }

    fn find_in_scope(&self, name: Name) -> Option<usize> {
        self.find(|open| open == name, ends_scope)
    }

    fn find_in_table_scope(&self, wanted: impl Fn(Name) -> bool) -> Option<usize> {
        self.find(wanted, |open| matches!(open, Name::TABLE | Name::HTML | Name::TEMPLATE))
    }

    fn close_in_scope(&mut self, name: Name) {
        if let Some(depth) = self.find_in_scope(name) {
            self.truncate(depth);
        }
    }

    fn close_p(&mut self) {
        if !self.open.last().is_some_and(|element| element.closable_p) {
            return;
        }
        if let Some(depth) = self.find(|open| open == Name::P, |_| false) {
            self.truncate(depth);
        }
    }

    // --- start tags ---

    fn begin_html(&mut self, tag: &Tag) {
        if self.phase == Phase::Start {
            self.push(tag);
            self.phase = Phase::Head;
        }
    }

    fn begin_body(&mut self) {
        self.begin_html(&Tag::implied(Name::HTML));
        if self.phase == Phase::Head {
            self.truncate(1);
            self.push(&Tag::implied(Name::BODY));
            self.phase = Phase::Body;
        }
    }

    /// Whether the tag has been dealt with, because it stands before the body.
    fn start_before_body(&mut self, tag: &Tag) -> bool {
        match tag.name() {
            Name::HTML => {
                self.begin_html(tag);
                self.walk.set_language(tag);
                return true;
            }
            Name::HEAD => return true,
            _ if self.phase == Phase::Body => return false,
            _ => {}
        }
        self.begin_html(&Tag::implied(Name::HTML));
        match tag.name() {
            Name::BODY => {
                self.truncate(1);
                self.push(tag);
                self.phase = Phase::Body;
            }
            Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META => {}
            Name::TITLE | Name::SCRIPT | Name::STYLE | Name::NOSCRIPT | Name::NOFRAMES | Name::TEMPLATE => self.push(tag),
            _ if self.is_in_template() => {
                if !is_void(tag.name()) {
                    self.push(tag);
                }
            }
            _ => {
                self.begin_body();
                return false;
            }
        }
        true
    }

    fn is_in_template(&self) -> bool {
        self.find(|open| open == Name::TEMPLATE, |_| false).is_some()
    }

    fn start_in_body(&mut self, tag: &mut Tag) {
        let name = tag.name();
        if starts_after_p(name) {
            self.close_p();
        }
        match name {
            Name::BODY | Name::FRAMESET | Name::FRAME => {}
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => {
                if self.top().is_some_and(is_heading) {
                    self.pop();
                }
                self.push(tag);
            }
            Name::LI => {
                self.close_item(|open| open == Name::LI);
                self.push(tag);
            }
            Name::DD | Name::DT => {
                self.close_item(|open| matches!(open, Name::DD | Name::DT));
                self.push(tag);
            }
            Name::A => self.start_link(tag),
            Name::FORM => self.start_form(tag),
            Name::BUTTON => {
                self.close_in_scope(Name::BUTTON);
                self.push(tag);
            }
            Name::OPTION | Name::OPTGROUP => {
                if self.top() == Some(Name::OPTION) {
                    self.pop();
                }
                self.push(tag);
            }
            Name::SELECT => match self.find_in_scope(Name::SELECT) {
                Some(depth) => self.truncate(depth),
                None => self.push(tag),
            },
            Name::RB | Name::RTC | Name::RP | Name::RT => {
                if self.top().is_some_and(|top| matches!(top, Name::RB | Name::RTC | Name::RP | Name::RT)) {
                    self.pop();
                }
                self.push(tag);
            }
            Name::TABLE => self.start_table(tag),
            Name::CAPTION | Name::COLGROUP | Name::TBODY | Name::THEAD | Name::TFOOT => self.start_table_part(tag),
            Name::TR => self.start_row(tag),
            Name::TD | Name::TH => self.start_cell(tag),
            Name::SVG | Name::MATH => self.start_foreign(tag),
            _ => self.start_other(tag),
        }
    }

    fn start_other(&mut self, tag: &mut Tag) {
        let name = tag.name();
        if name == Name::IMAGE {
            tag.set_name(Name::IMG);
        }
        if is_void(tag.name()) {
            self.walk.void(tag);
        } else {
            self.push(tag);
        }
    }

    /// Ends the item that another one of the same list ends.
    fn close_item(&mut self, is_item: impl Fn(Name) -> bool) {
        let stops = |open| is_special(open) && !matches!(open, Name::ADDRESS | Name::DIV | Name::P);
        if let Some(depth) = self.find(is_item, stops) {
            self.truncate(depth);
        }
        self.close_p();
    }

    fn start_form(&mut self, tag: &Tag) {
        if self.in_form {
            return;
        }
        // In a table, but in no cell of it, a form opens and closes at once, though the document goes on being in it.
        self.in_form = true;
        self.push(tag);
        if self.is_between_cells() {
            self.pop();
        }
    }

    fn start_link(&mut self, tag: &Tag) {
        self.end_link();
        self.push_link(tag);
    }

    fn push_link(&mut self, tag: &Tag) {
        let depth = self.open.len();
        self.push(tag);
        if self.open.len() > depth {
            self.open_links.push(tag.clone());
        }
    }

    /// A link goes on behind the end of the block it was left open in.
    fn carry_link_on(&mut self) {
        if let Some(tag) = self.carried_link.take() {
            self.push_link(&tag);
        }
    }

    fn start_foreign(&mut self, tag: &Tag) {
        if tag.self_closing() {
            self.walk.void(tag);
        } else {
            self.push_as(tag, true);
        }
    }

    // --- tables ---

    /// Whether what comes stands in a table but in no cell or caption of it.
    fn is_between_cells(&self) -> bool {
        let part = |open| matches!(open, Name::TD | Name::TH | Name::CAPTION | Name::TABLE | Name::TEMPLATE);
        let depth = self.find(part, |_| false);
        depth.is_some_and(|depth| self.open[depth].name == Name::TABLE)
    }

    fn start_table(&mut self, tag: &Tag) {
        if self.is_between_cells() {
            self.close_in_scope(Name::TABLE);
        }
        self.push(tag);
    }

    /// Closes everything down to one of the elements named, in the innermost table; false where there is no table.
    fn clear_to(&mut self, wanted: impl Fn(Name) -> bool) -> bool {
        let found = self.find(|open| wanted(open) || open == Name::TABLE, |open| open == Name::TEMPLATE);
        let Some(depth) = found else { return false };
        self.truncate(depth + 1);
        self.carried_link = None;
        true
    }

    fn start_table_part(&mut self, tag: &Tag) {
        if self.clear_to(|_| false) {
            self.push(tag);
        }
    }

    fn start_row(&mut self, tag: &Tag) {
        if self.clear_to(|open| matches!(open, Name::TBODY | Name::THEAD | Name::TFOOT)) {
            self.push(tag);
        }
    }

    fn start_cell(&mut self, tag: &Tag) {
        if !self.clear_to(|open| matches!(open, Name::TBODY | Name::THEAD | Name::TFOOT | Name::TR)) {
            return;
        }
        if self.top() != Some(Name::TR) {
            self.push(&Tag::implied(Name::TR));
        }
        self.push(tag);
    }

    // --- SVG and MathML ---

    /// Whether the tag has been dealt with, because it belongs to an SVG or MathML element.
    fn start_in_foreign(&mut self, tag: &Tag) -> bool {
        if !self.is_foreign() {
            return false;
        }
        if breaks_out_of_foreign(tag.name()) {
            while self.is_foreign() {
                self.pop();
            }
            return false;
        }
        if tag.self_closing() {
            self.walk.void(tag);
        } else {
            let html_inside = matches!(tag.name(), Name::FOREIGN_OBJECT | Name::DESC | Name::TITLE);
            self.push_as(tag, !html_inside);
        }
        true
    }

    /// Whether the end tag has been dealt with, because it closes an SVG or MathML element.
    fn end_in_foreign(&mut self, name: Name) -> bool {
        for depth in (self.open.len().saturating_sub(FARTHEST)..self.open.len()).rev() {
            if !self.open[depth].foreign {
                return false;
            }
            if self.open[depth].name == name {
                self.truncate(depth);
                return true;
            }
        }
        false
    }

    // --- end tags ---

    fn end_in_body(&mut self, name: Name) {
        match name {
            Name::HTML | Name::BODY | Name::HEAD => {}
            Name::P => self.end_p(),
            Name::BR => self.walk.void(&Tag::implied(Name::BR)),
            Name::A => self.end_link(),
            Name::FORM => self.end_form(),
            Name::LI => self.end_item(Name::LI),
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => {
                if let Some(depth) = self.find(is_heading, ends_scope) {
                    self.truncate(depth);
                }
            }
            Name::TABLE | Name::TBODY | Name::THEAD | Name::TFOOT | Name::TR | Name::TD | Name::TH | Name::CAPTION => {
                self.end_table_part(name)
            }
            Name::TEMPLATE => {
                if let Some(depth) = self.find(|open| open == Name::TEMPLATE, |_| false) {
                    self.truncate(depth);
                }
            }
            _ if is_formatting(name) => self.end_formatting(name),
            _ if ends_as_block(name) => self.close_in_scope(name),
            _ => self.end_other(name),
        }
    }

    fn end_p(&mut self) {
        if !self.open.last().is_some_and(|element| element.closable_p) {
            // An end without a start is an empty paragraph.
            self.push(&Tag::implied(Name::P));
        }
        self.close_p();
    }

    fn end_item(&mut self, name: Name) {
        let stops = |open| ends_scope(open) || matches!(open, Name::OL | Name::UL);
        if let Some(depth) = self.find(|open| open == name, stops) {
            self.truncate(depth);
        }
    }

    fn end_form(&mut self) {
        self.in_form = false;
        if let Some(depth) = self.find_in_scope(Name::FORM) {
            self.detach(depth);
        }
    }

    fn end_link(&mut self) {
        if let Some(depth) = self.find_in_scope(Name::A) {
            self.end_at(depth);
        }
        self.carried_link = None;
    }

    fn end_formatting(&mut self, name: Name) {
        if let Some(depth) = self.find_in_scope(name) {
            self.end_at(depth);
        }
    }

    /// Closes a formatting element; blocks that were opened inside it stay open.
    fn end_at(&mut self, depth: usize) {
        if self.open[depth..].iter().any(|element| is_special(element.name)) {
            self.detach(depth);
        } else {
            self.truncate(depth);
        }
    }

    fn end_table_part(&mut self, name: Name) {
        if let Some(depth) = self.find_in_table_scope(|open| open == name) {
            self.truncate(depth);
            self.carried_link = None;
        }
    }

    fn end_other(&mut self, name: Name) {
        if let Some(depth) = self.find(|open| open == name, is_special) {
            self.truncate(depth);
        }
    }
}

impl Sink for Tree<'_, '_> {
    fn start(&mut self, tag: &mut Tag) {
        if self.start_before_body(tag) || self.start_in_foreign(tag) {
            return;
        }
        let is_inline = !is_special(tag.name()) || tag.name() == Name::IMG;
        if is_inline && tag.name() != Name::A {
            self.carry_link_on();
        }
        self.start_in_body(tag);
    }

    fn end(&mut self, name: Name) {
        if self.unopened > 0 && !is_void(name) {
            self.unopened -= 1;
            return;
        }
        if self.phase != Phase::Body && matches!(name, Name::BODY | Name::BR | Name::P) {
            self.begin_body();
        }
        if self.is_foreign() && self.end_in_foreign(name) {
            return;
        }
        self.end_in_body(name);
    }

    fn text(&mut self, text: &str) {
        let is_raw = self.open.len() > 1;
        if self.phase != Phase::Body && !is_raw {
            if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
                return;
            }
            self.begin_body();
        }
        if self.carried_link.is_some() {
            self.carry_link_on();
        }
        self.walk.text(text);
    }

    fn takes_text(&self) -> bool {
        self.walk.takes_text()
    }

    fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|element| element.foreign)
    }

    fn wants(&self, attribute: Name) -> bool {
        is_wanted(attribute)
    }
}
