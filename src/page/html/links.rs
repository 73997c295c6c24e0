//! Links and their words (§7).

use super::block::{NO_LINK, PlainText};
use super::element::{attribute, is_blank};
use super::name::Name;
use super::tokens::Tag;
use crate::page::snapshot::{Link, Region};

/// All links met, and those whose end has not come yet.
#[derive(Debug, Default)]
pub(super) struct Links {
    all: Vec<Link>,
    open: Vec<OpenLink>,
}

#[derive(Debug)]
struct OpenLink {
    index: usize,
    /// What it is called whatever its words are.
    name: String,
    words: PlainText,
    /// What stands for words that say nothing: its title, else those of the first image that has any.
    label: String,
    /// The title of a drawing, while it is read.
    drawing: Option<PlainText>,
}

impl Links {
    /// Begins a link, if the tag is one; its number is for the text inside it.
    pub(super) fn begin(&mut self, tag: &Tag, region: Region) -> Option<u32> {
        if tag.name() != Name::A {
            return None;
        }
        let href = tag.get(attribute::HREF).filter(|href| !is_blank(href))?;
        let (href, text) = (href.to_owned(), String::new());
        let index = self.all.len();
        self.all.push(Link { href, text, region });
        let attribute = |name| tag.get(name).map(PlainText::of).unwrap_or_default();
        let (name, label) = (attribute(attribute::ARIA_LABEL), attribute(attribute::TITLE));
        self.open.push(OpenLink { index, name, words: PlainText::default(), label, drawing: None });
        Some(u32::try_from(index).unwrap_or(NO_LINK))
    }

    pub(super) fn end(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        let Some(link) = self.all.get_mut(ended.index) else {
            return;
        };
        let words = ended.words.into_text();
        link.text = match (ended.name, ended.label) {
            (name, _) if !name.is_empty() => name,
            (_, label) if !label.is_empty() && !words.contains(char::is_alphanumeric) => label,
            _ => words,
        };
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if let Some(link) = self.open.last_mut() {
            link.words.push(text);
        }
    }

    pub(super) fn push_space(&mut self) {
        if let Some(link) = self.open.last_mut() {
            link.words.push_space();
        }
    }

    /// An image's words stand in for a link's.
    pub(super) fn push_image(&mut self, tag: &Tag) {
        let link = self.open.last_mut().filter(|link| link.label.is_empty());
        if let (Some(link), Some(alt)) = (link, tag.get(attribute::ALT)) {
            link.label = PlainText::of(alt);
        }
    }

    /// The title of a drawing begins.
    pub(super) fn begin_drawing(&mut self) {
        if let Some(link) = self.open.last_mut().filter(|link| link.label.is_empty()) {
            link.drawing = Some(PlainText::default());
        }
    }

    pub(super) fn push_drawing(&mut self, text: &str) {
        if let Some(title) = self.open.last_mut().and_then(|link| link.drawing.as_mut()) {
            title.push(text);
        }
    }

    pub(super) fn end_drawing(&mut self) {
        if let Some((link, title)) = self.open.last_mut().and_then(|link| link.drawing.take().map(|title| (link, title))) {
            link.label = title.into_text();
        }
    }

    pub(super) fn href(&self, link: u32) -> Option<&str> {
        self.all.get(link as usize).map(|link| link.href.as_str())
    }

    pub(super) fn into_all(self) -> Vec<Link> {
        self.all
    }
}
