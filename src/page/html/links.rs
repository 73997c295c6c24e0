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
    words: PlainText,
    /// What stands for the words if there are none: its label or title, else the first image's.
    label: String,
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
        let labels = [attribute::ARIA_LABEL, attribute::TITLE];
        let labels = labels.into_iter().filter_map(|label| tag.get(label));
        let label = labels.map(PlainText::of).find(|label| !label.is_empty());
        let label = label.unwrap_or_default();
        let words = PlainText::default();
        self.open.push(OpenLink { index, words, label });
        Some(u32::try_from(index).unwrap_or(NO_LINK))
    }

    pub(super) fn end(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        let Some(link) = self.all.get_mut(ended.index) else {
            return;
        };
        let words = ended.words.into_text();
        link.text = if words.is_empty() { ended.label } else { words };
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

    pub(super) fn href(&self, link: u32) -> Option<&str> {
        self.all.get(link as usize).map(|link| link.href.as_str())
    }

    pub(super) fn into_all(self) -> Vec<Link> {
        self.all
    }
}
