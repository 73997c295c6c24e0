//! The open block: text as it comes, with the page's white space made plain.

use crate::page::snapshot::TextLink;

use super::context::Context;

/// No link.
pub(super) const NO_LINK: u32 = u32::MAX;

/// A block while its text is still coming.
#[derive(Debug, Default)]
pub(super) struct OpenBlock {
    text: String,
    /// Length of the text in UTF-16 units.
    units: u32,
    /// Whether white space waits to be written, and how many line breaks are in it.
    space: bool,
    breaks: u32,
    /// Whether all characters so far are bold.
    all_bold: bool,
    has_break: bool,
    context: Context,
    links: Vec<LinkSpan>,
}

/// Where the words of a link stand in the block.
#[derive(Debug, Clone, Copy)]
struct LinkSpan {
    link: u32,
    start: u32,
    end: u32,
}

/// A block that has come to its end.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) text: String,
    pub(super) units: u32,
    pub(super) context: Context,
    pub(super) all_bold: bool,
    pub(super) has_break: bool,
    links: Vec<LinkSpan>,
}

impl Ended {
    /// The links, with their targets looked up.
    pub(super) fn links<'a>(&self, href: impl Fn(u32) -> Option<&'a str>) -> Vec<TextLink> {
        let link = |span: &LinkSpan| {
            let href = href(span.link)?.to_owned();
            Some(TextLink { start: span.start, end: span.end, href })
        };
        self.links.iter().filter_map(link).collect()
    }
}

impl OpenBlock {
    /// A line break.
    pub(super) fn line_break(&mut self) {
        self.space = true;
        self.breaks += 1;
    }

    /// A piece of text; `context` is that of the element it stands in.
    pub(super) fn push(&mut self, text: &str, context: &Context) {
        for_each_run(text, |run, units, is_space| {
            if is_space {
                self.push_space(run, context.newlines);
            } else if !context.hidden {
                self.push_word(run, units, context);
            }
        });
    }

    fn push_space(&mut self, space: &str, newlines: bool) {
        self.space = true;
        if newlines {
            self.breaks += u32::try_from(space.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX);
        }
    }

    fn push_word(&mut self, word: &str, units: u32, context: &Context) {
        if self.text.is_empty() {
            self.context = *context;
            self.all_bold = true;
        } else {
            self.write_space(context.link);
        }
        self.space = false;
        self.breaks = 0;
        self.all_bold &= context.bold;
        let start = self.units;
        self.text.push_str(word);
        self.units += units;
        if context.link != NO_LINK {
            self.extend_link(context.link, start);
        }
    }

    fn write_space(&mut self, link: u32) {
        let newlines = self.breaks.min(2);
        for _ in 0..newlines {
            self.text.push('\n');
        }
        self.units += newlines;
        self.has_break |= newlines > 0;
        if newlines == 0 && (self.space || self.is_between_links(link)) {
            self.text.push(' ');
            self.units += 1;
        }
    }

    /// Whether one link has just ended and another begins: menus need no space to be told apart.
    fn is_between_links(&self, link: u32) -> bool {
        let last = self.links.last();
        link != NO_LINK && last.is_some_and(|last| last.end == self.units && last.link != link)
    }

    fn extend_link(&mut self, link: u32, start: u32) {
        match self.links.last_mut() {
            Some(last) if last.link == link => last.end = self.units,
            _ => self.links.push(LinkSpan { link, start, end: self.units }),
        }
    }

    /// A boundary: hands out the block, unless it is empty, and begins a new one.
    pub(super) fn end(&mut self) -> Option<Ended> {
        self.space = false;
        self.breaks = 0;
        if self.text.is_empty() {
            return None;
        }
        let ended = Ended {
            text: std::mem::take(&mut self.text),
            units: self.units,
            context: self.context,
            all_bold: self.all_bold,
            has_break: self.has_break,
            links: std::mem::take(&mut self.links),
        };
        self.units = 0;
        self.has_break = false;
        Some(ended)
    }
}

/// Hands on `text` cut into white space and the rest, each with its length in UTF-16 units.
fn for_each_run(text: &str, mut each: impl FnMut(&str, u32, bool)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = first.is_whitespace();
        let (len, units) = run_length(rest, is_space);
        let (run, after) = rest.split_at(len);
        each(run, units, is_space);
        rest = after;
    }
}

/// Bytes and UTF-16 units of the run that `text` begins with.
fn run_length(text: &str, is_space: bool) -> (usize, u32) {
    let (mut at, mut units) = (0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        let (space, len, width) = match byte {
            b' ' | b'\t'..=b'\r' => (true, 1, 1),
            ..0x80 => (false, 1, 1),
            _ => wide(&text[at..]),
        };
        if space != is_space {
            break;
        }
        at += len;
        units += width;
    }
    (at, units)
}

/// Of the character beyond ASCII that `text` begins with: whether it is white space, its bytes, its UTF-16 units.
fn wide(text: &str) -> (bool, usize, u32) {
    let first = text.chars().next().unwrap_or_default();
    let units = if first.len_utf16() == 2 { 2 } else { 1 };
    (first.is_whitespace(), first.len_utf8(), units)
}

/// Text with every run of white space one space and none at the ends, grown piece by piece.
#[derive(Debug, Default)]
pub(super) struct PlainText {
    text: String,
    space: bool,
}

impl PlainText {
    pub(super) fn push(&mut self, text: &str) {
        for_each_run(text, |run, _, is_space| {
            if is_space {
                self.space = true;
                return;
            }
            if std::mem::take(&mut self.space) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(run);
        });
    }

    pub(super) fn push_space(&mut self) {
        self.space = true;
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The plain form of one whole text.
    pub(super) fn of(text: &str) -> String {
        let mut plain = PlainText::default();
        plain.push(text);
        plain.text
    }
}
