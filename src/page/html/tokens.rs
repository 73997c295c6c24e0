//! HTML → tags and text, over html5gum's state machine.
//!
//! html5gum's own emitters copy every attribute of every tag; this one keeps the few that reading needs, and hands
//! text on as it comes, uncopied.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State, Tokenizer};

use super::name::Name;

/// A start tag with the attributes that reading needs.
#[derive(Debug, Clone, Default)]
pub(super) struct Tag {
    name: Option<Name>,
    self_closing: bool,
    is_custom: bool,
    values: String,
    attributes: Vec<(Name, usize, usize)>,
}

impl Tag {
    /// A tag that the page left out.
    pub(super) fn implied(name: Name) -> Tag {
        Tag { name: Some(name), ..Tag::default() }
    }

    pub(super) fn name(&self) -> Name {
        self.name.unwrap_or(Name::SPAN)
    }

    pub(super) fn set_name(&mut self, name: Name) {
        self.name = Some(name);
    }

    pub(super) fn self_closing(&self) -> bool {
        self.self_closing
    }

    /// Whether it is one of the page's own making, with a hyphen in its name.
    pub(super) fn is_custom(&self) -> bool {
        self.is_custom
    }

    /// Whether the tag has no attribute that reading needs: the most frequent case by far.
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.is_empty()
    }

    /// An attribute's value; of repeated ones the first counts.
    pub(super) fn get(&self, attribute: Name) -> Option<&str> {
        let (_, start, end) = self.attributes.iter().find(|(name, ..)| *name == attribute)?;
        self.values.get(*start..*end)
    }

    pub(super) fn has(&self, attribute: Name) -> bool {
        self.attributes.iter().any(|(name, ..)| *name == attribute)
    }

    fn clear(&mut self) {
        self.name = None;
        self.is_custom = false;
        self.self_closing = false;
        self.values.clear();
        self.attributes.clear();
    }
}

/// What takes the tokens.
pub(super) trait Sink {
    fn start(&mut self, tag: &mut Tag);
    fn end(&mut self, name: Name);
    fn text(&mut self, text: &str);
    /// Whether text is of use where the document stands: scripts and styles are not.
    fn takes_text(&self) -> bool;
    /// Whether the current element is SVG or MathML, where tags switch to no other kind of text.
    fn is_foreign(&self) -> bool;
    /// Whether this attribute is needed.
    fn wants(&self, attribute: Name) -> bool;
}

/// Feeds all tokens of `html` to `sink`.
pub(super) fn tokenize<S: Sink>(html: &str, sink: &mut S) {
    let Ok(()) = Tokenizer::new_with_emitter(html, Tokens::new(sink)).finish();
}

struct Tokens<'s, S> {
    sink: &'s mut S,
    is_end_tag: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    tag: Tag,
    attribute: Vec<u8>,
    value: Vec<u8>,
    /// The first bytes of a character of which the rest is still to come.
    partial: Vec<u8>,
}

impl<'s, S: Sink> Tokens<'s, S> {
    fn new(sink: &'s mut S) -> Self {
        Tokens {
            sink,
            is_end_tag: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            tag: Tag::default(),
            attribute: Vec::new(),
            value: Vec::new(),
            partial: Vec::new(),
        }
    }

    fn init_tag(&mut self, is_end_tag: bool) {
        self.flush_partial();
        self.is_end_tag = is_end_tag;
        self.name.clear();
        self.tag.clear();
        self.attribute.clear();
        self.value.clear();
    }

    fn flush_attribute(&mut self) {
        if self.attribute.is_empty() {
            return;
        }
        if let Some(name) = self.wanted_attribute() {
            let start = self.tag.values.len();
            let value = String::from_utf8_lossy(&self.value);
            self.tag.values.push_str(&value);
            let end = self.tag.values.len();
            self.tag.attributes.push((name, start, end));
        }
        self.attribute.clear();
        self.value.clear();
    }

    /// The current attribute, if it is needed; most are not.
    fn wanted_attribute(&self) -> Option<Name> {
        let name = Name::of(&self.attribute);
        (!self.is_end_tag && self.sink.wants(name)).then_some(name)
    }

    /// The state machine may cut a piece of text within a character.
    #[cold]
    fn text_in_pieces(&mut self, bytes: &[u8]) {
        self.partial.extend_from_slice(bytes);
        let bytes = std::mem::take(&mut self.partial);
        let keep = match std::str::from_utf8(&bytes) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => bytes.len(),
        };
        let (whole, rest) = bytes.split_at(keep);
        self.sink.text(&String::from_utf8_lossy(whole));
        self.partial.extend_from_slice(rest);
    }

    fn flush_partial(&mut self) {
        if !self.partial.is_empty() {
            let bytes = std::mem::take(&mut self.partial);
            self.sink.text(&String::from_utf8_lossy(&bytes));
        }
    }

    fn next_state(&self, name: Name) -> Option<State> {
        if self.sink.is_foreign() {
            return None;
        }
        match name {
            Name::TITLE | Name::TEXTAREA => Some(State::RcData),
            Name::SCRIPT => Some(State::ScriptData),
            Name::PLAINTEXT => Some(State::PlainText),
            Name::STYLE | Name::IFRAME | Name::XMP | Name::NOEMBED | Name::NOFRAMES | Name::NOSCRIPT => Some(State::RawText),
            _ => None,
        }
    }
}

impl<S: Sink> Emitter for Tokens<'_, S> {
    type Token = Infallible;

    fn emit_string(&mut self, bytes: &[u8]) {
        if !self.sink.takes_text() {
            return;
        }
        if self.partial.is_empty()
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return self.sink.text(text);
        }
        self.text_in_pieces(bytes);
    }

    fn init_start_tag(&mut self) {
        self.init_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.init_tag(true);
    }

    fn push_tag_name(&mut self, bytes: &[u8]) {
        self.name.extend_from_slice(bytes);
    }

    fn init_attribute(&mut self) {
        self.flush_attribute();
    }

    fn push_attribute_name(&mut self, bytes: &[u8]) {
        self.attribute.extend_from_slice(bytes);
    }

    fn push_attribute_value(&mut self, bytes: &[u8]) {
        if self.wanted_attribute().is_some() {
            self.value.extend_from_slice(bytes);
        }
    }

    fn set_self_closing(&mut self) {
        self.tag.self_closing = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_attribute();
        let name = Name::of(&self.name);
        if self.is_end_tag {
            self.last_start_tag.clear();
            self.sink.end(name);
            return None;
        }
        self.tag.is_custom = self.name.contains(&b'-');
        std::mem::swap(&mut self.last_start_tag, &mut self.name);
        // The state depends on what is open before the tag: an <svg> is foreign only to what follows it.
        let state = self.next_state(name);
        self.tag.name = Some(name);
        self.sink.start(&mut self.tag);
        state
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end_tag && !self.last_start_tag.is_empty() && self.last_start_tag == self.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.sink.is_foreign()
    }

    fn emit_eof(&mut self) {
        self.flush_partial();
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend_from_slice(name.unwrap_or_default());
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn emit_current_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn emit_current_doctype(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
