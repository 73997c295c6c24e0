//! Which elements are panels that a button or a tab opens: they are read although they are closed.
//!
//! A button may stand behind its panel. The panel has then been read as what it seemed to be, and where that made a
//! difference the page is read once more, with all panels known.

use std::collections::HashSet;

/// The ids of all panels met so far.
#[derive(Debug, Default)]
pub(super) struct Controls {
    panels: HashSet<String>,
    /// Ids of elements that were taken for no panels: those that were invisible, and all others.
    invisible: HashSet<String>,
    visible: HashSet<String>,
    missed_invisible: bool,
    missed_visible: bool,
    /// Whether any text was hidden by its visibility, which it is not within panels.
    hides_text: bool,
}

impl Controls {
    /// A button or tab names its panels.
    pub(super) fn name_panels(&mut self, ids: &str) {
        for id in ids.split_whitespace() {
            self.missed_invisible |= self.invisible.contains(id);
            self.missed_visible |= self.visible.contains(id);
            if !self.panels.contains(id) {
                self.panels.insert(id.to_owned());
            }
        }
    }

    /// Whether an element is a panel, as far as is known.
    pub(super) fn is_panel(&mut self, id: &str, is_invisible: bool) -> bool {
        if self.panels.contains(id) {
            return true;
        }
        let others = if is_invisible { &mut self.invisible } else { &mut self.visible };
        others.insert(id.to_owned());
        false
    }

    pub(super) fn note_hidden_text(&mut self) {
        self.hides_text = true;
    }

    /// After a reading: the panels, if the page has to be read again with them known.
    pub(super) fn again(self) -> Option<Controls> {
        let again = self.missed_invisible || (self.missed_visible && self.hides_text);
        again.then(|| Controls { panels: self.panels, ..Controls::default() })
    }
}
