//! What a rule may know of a clause: its own concepts and acts, and what stands above it.

use super::{Act, Classified};
use crate::concept::Reading;
use crate::document::{Clause, Document, Role};
use crate::label::Label;
use crate::lexicon::Concept;

/// What is nothing but a denial is at most so long, in bytes.
const BARE_DENIAL: usize = 48;

/// A clause with all that bears on it.
pub struct Context<'a> {
    /// Its text.
    pub text: &'a str,
    announces: bool,
    /// Its concepts.
    pub own: &'a Reading,
    /// Its acts.
    pub acts: &'a [Act],
    /// The clause that introduces it, if it is an item, or the question that it answers.
    pub lead_in: Option<&'a Classified>,
    /// Whether the lead-in is a question.
    is_asked: bool,
    /// For a cell: its column's header and its row's first cell.
    pub headers: Vec<&'a Classified>,
    /// The clause before it, if both say something in one section.
    pub previous: Option<&'a Classified>,
    /// The headings above it, innermost first.
    pub headings: Vec<&'a Classified>,
}

impl<'a> Context<'a> {
    /// Gathers the context of the clause with this number; `done` holds the clauses before it.
    pub fn new(document: &Document<'a>, id: usize, own: &'a Reading, acts: &'a [Act], done: &'a [Classified]) -> Self {
        let clause = &document.clauses[id];
        let previous = id.checked_sub(1).filter(|&before| is_followed_by(&document.clauses[before], clause));
        Context {
            text: clause.text,
            announces: clause.announces(),
            own,
            acts,
            lead_in: clause.lead_in.and_then(|id| done.get(id)),
            is_asked: clause.lead_in.is_some_and(|id| document.clauses[id].announces()),
            headers: clause.headers.iter().filter_map(|&id| done.get(id)).collect(),
            previous: previous.and_then(|id| done.get(id)),
            headings: document.headings_above(clause).filter_map(|id| done.get(id)).collect(),
        }
    }

    /// Whether the clause only announces what others say: a heading, or a question.
    pub fn announces(&self) -> bool {
        self.announces
    }

    /// "None." under a heading or a header, "No." behind a question: whether the clause does nothing but deny what these announce.
    pub fn denies_what_is_above(&self, label: Label) -> bool {
        let section = self.section().filter(|_| self.headers.is_empty() && self.lead_in.is_none());
        let question = self.lead_in.filter(|_| self.is_asked);
        let mut announcing = self.headers.iter().copied().chain(question).chain(section);
        announcing.any(|above| above.score(label) > 0.0 && self.only_denies(above))
    }

    /// Whether the clause is nothing but a denial of what another one announces: "No.", "None.", "No, we do not sell it."
    fn only_denies(&self, above: &Classified) -> bool {
        let denied = |act: &Act| act.denied && above.reading.set.has(act.concept);
        let short = self.own.text.text.len() <= BARE_DENIAL;
        !self.announces() && short && self.has(&[Concept::Negation]) && self.acts.iter().all(denied)
    }

    /// Whether the clause itself has any of the concepts.
    pub fn has(&self, concepts: &[Concept]) -> bool {
        self.own.set.any(concepts)
    }

    /// Whether the clause, its lead-in or its headers have any of the concepts.
    pub fn has_nearby(&self, concepts: &[Concept]) -> bool {
        self.has(concepts) || self.above().any(|c| c.reading.set.any(concepts))
    }

    /// The lead-in and the headers.
    pub fn above(&self) -> impl Iterator<Item = &'a Classified> {
        self.lead_in.into_iter().chain(self.headers.iter().copied())
    }

    /// Whether the nearest heading that has labels has this one.
    pub fn section_has(&self, label: Label) -> bool {
        self.section().is_some_and(|heading| heading.score(label) > 0.0)
    }

    /// The nearest heading that has labels.
    pub fn section(&self) -> Option<&'a Classified> {
        self.headings.iter().copied().find(|heading| !heading.rules.is_empty())
    }

    /// Whether the lead-in or a header has the label, and it is not denied here.
    pub fn inherits(&self, label: Label) -> bool {
        self.above().any(|c| c.score(label) > 0.0) && !self.denies_what_is_above(label)
    }

    /// Acts of these concepts that the clause asserts.
    pub fn asserted(&self, concepts: &'static [Concept]) -> impl Iterator<Item = &'a Act> {
        self.acts.iter().filter(move |a| concepts.contains(&a.concept) && a.asserted())
    }

    /// Acts of these concepts, asserted or denied, but not merely supposed.
    pub fn spoken(&self, concepts: &'static [Concept]) -> impl Iterator<Item = &'a Act> {
        self.acts.iter().filter(move |a| concepts.contains(&a.concept) && !a.supposed)
    }
}

/// Whether two clauses in a row are of one section, and no heading or cell.
fn is_followed_by(before: &Clause, clause: &Clause) -> bool {
    let says = |clause: &Clause| matches!(clause.role, Role::Sentence | Role::Item);
    says(before) && says(clause) && before.section == clause.section
}
