//! Which acts a clause asserts and which it denies: the reach of negations, conditions and exceptions.

use crate::concept::Reading;
use crate::lexicon::{Concept, Hit, Side};

/// How an act depends on the reader's consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// It does not, as far as the clause says.
    Unmentioned,
    /// It happens where the reader consents.
    With,
    /// It happens only then.
    Only,
}

/// An act that a clause speaks of; the span counts bytes of the prepared text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// Which.
    pub concept: Concept,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether a negation reaches it.
    pub denied: bool,
    /// Whether an exception follows or precedes it.
    pub excepted: bool,
    /// How it depends on consent.
    pub consent: Consent,
    /// Whether it is the reader's, by a rule or a condition for the reader: nothing is asserted of the author.
    pub supposed: bool,
    /// Whether it stands in a condition ("if we share it, …").
    pub conditional: bool,
}

impl Act {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    /// Whether the clause says that it happens.
    #[must_use]
    pub fn asserted(&self) -> bool {
        !self.denied && !self.supposed
    }
}

/// The concepts that are acts.
pub const ACTS: &[Concept] = &[
    Concept::Sell,
    Concept::CalledSale,
    Concept::ForValue,
    Concept::Share,
    Concept::Give,
    Concept::Access,
    Concept::Publish,
    Concept::Collect,
    Concept::Use,
    Concept::Keep,
    Concept::Delete,
    Concept::Move,
    Concept::Located,
    Concept::CrossBorder,
    Concept::TrainAi,
    Concept::TargetedAds,
    Concept::Advertising,
    Concept::Automation,
    Concept::Honour,
    Concept::Notify,
    Concept::Tracking,
];

/// A negation farther from an act (bytes) does not reach it.
const REACH: usize = 170;

/// All acts of a clause with their polarity. `open_denial` says that the sentence which introduces the clause ends
/// in a negation ("we never:").
#[must_use]
pub fn acts(reading: &Reading, open_denial: bool) -> Vec<Act> {
    let scope = Scope { reading, side: reading.language.negation, negations: negations(reading) };
    reading.of_any(ACTS).filter_map(|hit| scope.act(hit, open_denial)).collect()
}

/// Whether a clause ends in a negation that governs what follows it ("we will never:").
#[must_use]
pub fn leaves_denial_open(reading: &Reading, acts: &[Act]) -> bool {
    let text = reading.text.text.trim_end();
    let Some(negation) = negations(reading).into_iter().next_back() else { return false };
    text.ends_with(':') && text.len() - negation.end <= 24 && !acts.iter().any(|a| a.start >= negation.end)
}

/// Negations that are not part of a phrase of consent or exception.
fn negations(reading: &Reading) -> Vec<Hit> {
    let swallowed = |hit: &Hit| {
        reading
            .of_any(&[Concept::WithoutConsent, Concept::AsNeeded, Concept::UntilDeletion, Concept::Abroad])
            .any(|outer| outer.start <= hit.start && hit.end <= outer.end && !wide(outer, hit))
    };
    reading.of(Concept::Negation).filter(|hit| !swallowed(hit)).copied().collect()
}

/// A phrase that begins with the very negation of the sentence does not swallow it ("not … without consent").
fn wide(outer: &Hit, negation: &Hit) -> bool {
    outer.start == negation.start && outer.end - outer.start > 60
}

struct Scope<'r> {
    reading: &'r Reading,
    side: Side,
    negations: Vec<Hit>,
}

impl Scope<'_> {
    fn act(&self, hit: &Hit, open_denial: bool) -> Option<Act> {
        let crate::lexicon::Term::Concept(concept) = hit.term else { return None };
        let negated = self.negations.iter().filter(|n| self.reaches(n, hit)).count();
        // A phrase with a gap may hold its own negation ("considered … not a sale").
        let inside = self.negations.iter().any(|n| n.start > hit.start && n.end < hit.end);
        // And a negation with a gap may hold the act ("we rule a sale out").
        let within = self.negations.iter().any(|n| n.start < hit.start && hit.end < n.end);
        let denied = (negated > 0) != open_denial || inside || within;
        Some(Act {
            concept,
            start: hit.start,
            end: hit.end,
            denied,
            excepted: self.reading.set.has(Concept::Except),
            consent: self.consent(hit, denied),
            supposed: self.supposed(hit),
            conditional: self.conditional(hit),
        })
    }

    /// Whether a negation governs an act.
    fn reaches(&self, negation: &Hit, act: &Hit) -> bool {
        let before = negation.end <= act.start;
        let allowed = match self.side {
            Side::Before => before,
            Side::After => !before,
            Side::Both => true,
        };
        let (from, to) = if before { (negation.end, act.start) } else { (act.end, negation.start) };
        // "Transfers abroad: none."
        let answers = !before && to >= from && matches!(self.reading.text.text[from..to].trim(), ":" | ": -" | "|");
        answers
            || allowed
                && to >= from
                && to - from <= REACH
                && !self.stopped(from, to)
                && !self.in_condition(negation, act)
                && !self.in_concession(negation, act)
    }

    /// Whether something between a negation and an act ends the negation's reach.
    fn stopped(&self, from: usize, to: usize) -> bool {
        let between = &self.reading.text.text[from..to];
        if between.contains([';', '。', '!', '?']) || between.contains(" - ") && between.len() > 60 {
            return true;
        }
        let within = |h: &&Hit| h.start >= from && h.end <= to;
        if self.reading.of_any(&[Concept::Contrast, Concept::Except]).any(|h| within(&h)) {
            return true;
        }
        // A new subject behind a comma begins a sentence of its own.
        self.reading.of(Concept::We).filter(within).any(|we| {
            let text = &self.reading.text.text[from..we.start];
            text.trim_end().ends_with([',', ':', ')']) || text.contains([',', ':'])
        })
    }

    /// Whether a negation stands in a condition that the act does not stand in ("if you do not agree, we share it").
    fn in_condition(&self, negation: &Hit, act: &Hit) -> bool {
        let text = &self.reading.text.text;
        self.reading.of(Concept::If).filter(|i| i.end <= negation.start).any(|i| {
            let comma = text[i.end..negation.start].contains(',');
            let parted = negation.end <= act.start && text[negation.end..act.start].contains(',');
            !comma && (parted || self.reading.of(Concept::You).any(|y| y.start >= i.end && y.end <= negation.start))
        })
    }

    /// "Although we are not paid for it, this may be a sale": what is granted ends at the comma.
    fn in_concession(&self, negation: &Hit, act: &Hit) -> bool {
        let has_comma = |from: usize, to: usize| self.reading.text.text[from..to].contains(',');
        let mut granted = self.reading.of(Concept::Concession).filter(|c| c.end <= negation.start && !has_comma(c.end, negation.start));
        negation.end <= act.start && has_comma(negation.end, act.start) && granted.next().is_some()
    }

    fn consent(&self, act: &Hit, denied: bool) -> Consent {
        let without = self.reading.of(Concept::WithoutConsent).any(|c| self.same_sentence(act, c));
        let with = self.reading.of(Concept::WithConsent).any(|c| self.same_sentence(act, c));
        let only = without && (denied || self.overlapping_only());
        if only || (with && self.overlapping_only()) {
            return Consent::Only;
        }
        if with || without { Consent::With } else { Consent::Unmentioned }
    }

    /// Whether no sentence of its own begins between an act and a phrase of consent behind it
    /// ("we do not sell it, and we will ask for your consent to …").
    fn same_sentence(&self, act: &Hit, phrase: &Hit) -> bool {
        if phrase.start < act.end {
            return true;
        }
        if self.has_own_act(act, phrase) {
            return false;
        }
        let between = &self.reading.text.text[act.end..phrase.start];
        if between.contains([',', '、']) && self.leads_on(phrase) {
            return false;
        }
        let restarts = self.reading.of(Concept::We).any(|we| we.start >= act.end && we.end <= phrase.start);
        !(between.contains([',', ';']) && restarts)
    }

    /// "It is not sold, nor without your consent disclosed": behind a comma, and before an act, the phrase is of that act.
    fn leads_on(&self, phrase: &Hit) -> bool {
        let clause = self.reading.text.text[phrase.end..].find([',', ';']).map_or(self.reading.text.text.len(), |at| phrase.end + at);
        self.reading.of_any(&[Concept::Share, Concept::Give]).any(|next| next.start >= phrase.end && next.end <= clause)
    }

    /// "We sell no data, and share it only with your consent": "only" gives the phrase to the act that is named last, with an object
    /// of its own.
    fn has_own_act(&self, act: &Hit, phrase: &Hit) -> bool {
        let only = self.reading.of(Concept::Only).any(|o| crate::concept::gap((o.start, o.end), (phrase.start, phrase.end)) <= 8);
        let object = |from: usize, to: usize| {
            let data = &[Concept::PersonalData, Concept::DataKind];
            self.reading.of_any(data).any(|h| h.start >= from && h.end <= to)
        };
        only && self
            .reading
            .of_any(&[Concept::Share, Concept::Give])
            .any(|next| next.start > act.end && next.end <= phrase.start && object(act.end, next.start))
    }

    /// Whether "only" belongs to a phrase of consent.
    fn overlapping_only(&self) -> bool {
        self.reading
            .of_any(&[Concept::WithConsent, Concept::WithoutConsent])
            .any(|c| self.reading.of(Concept::Only).any(|o| crate::concept::gap((o.start, o.end), (c.start, c.end)) <= 8))
    }

    fn supposed(&self, act: &Hit) -> bool {
        self.reading.of(Concept::UserRule).any(|h| h.start <= act.start && act.end <= h.end + 1)
    }

    fn conditional(&self, act: &Hit) -> bool {
        let text = &self.reading.text.text;
        self.reading.of(Concept::If).filter(|i| i.end <= act.start).any(|i| !text[i.end..act.start].contains([',', ':', ';']))
    }
}
