//! What a title, a heading or a link's text names.

use crate::lexicon::{Hit, LANGUAGES, Term};
use crate::text::{is_unspaced, normalise};

/// A name longer than this is a sentence, and looked at no further.
const LONGEST: usize = 300;

/// A share of a name that is all of it.
const WHOLE: f32 = 0.9;
/// The share of a policy's name that such a word counts as.
const HINTED: f32 = 0.65;

/// What a name names, in any language.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Name {
    /// The share of the name's best part that says "privacy policy".
    pub policy: f32,
    /// The same for weaker words of links to policies.
    pub hint: f32,
    /// The same, of what the names of other documents leave of the part: all of "Privacy & Terms".
    pub beside: f32,
    /// It names another document, and no policy.
    pub other: bool,
}

impl Name {
    /// Reads a name. A site's title often stands beside the document's ("Privacy policy | Example"), so each part
    /// between bars, dashes and colons is measured for itself; in "How we wrote our privacy policy" it is a small share.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut name = Name::default();
        if text.len() > LONGEST {
            return name;
        }
        for part in parts(text) {
            name.add(part);
        }
        name.other &= name.policy == 0.0;
        name
    }

    /// Reads the name of a document: one that is nothing but the word of a link ("Privacy | Example") names a policy, less surely.
    #[must_use]
    pub fn of_document(text: &str) -> Self {
        let name = Name::of(text);
        if name.hint > WHOLE { Name { policy: name.policy.max(HINTED), ..name } } else { name }
    }

    fn add(&mut self, part: &str) {
        let letters = letters(part);
        if letters == 0 {
            return;
        }
        let plain = normalise(part, &[]);
        for language in LANGUAGES {
            let folded = (!language.fold.is_empty()).then(|| language.normalise(part));
            let text = folded.as_ref().unwrap_or(&plain);
            let hits = language.find_detection(text, part);
            let found = |hit: &Hit| text.text.get(hit.start..hit.end).map_or(0, self::letters);
            for hit in &hits {
                let share = share_of(found(hit), letters);
                match hit.term {
                    Term::Title => self.policy = self.policy.max(share),
                    Term::LinkWord => self.hint = self.hint.max(share),
                    Term::OtherTitle => self.other = true,
                    _ => {}
                }
            }
            let others: Vec<&Hit> = hits.iter().filter(|hit| hit.term == Term::OtherTitle).collect();
            // "Policy" within "refund policy" says nothing of its own.
            let is_own = |hit: &&Hit| !others.iter().any(|other| other.start <= hit.start && hit.end <= other.end);
            let hinted = hits.iter().filter(|hit| hit.term == Term::LinkWord).filter(is_own).map(found).max();
            if let Some(hinted) = hinted.filter(|_| !others.is_empty()) {
                let rest = letters.saturating_sub(others.iter().map(|hit| found(hit)).sum());
                self.beside = self.beside.max(share_of(hinted, rest.max(1)));
            }
        }
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '｜', '–', '—', '·', '•', '»', '›', ':', '：', '_', '－', '\n'])
        .flat_map(|part| part.split(" - "))
        .flat_map(at_unspaced_hyphens)
}

/// A hyphen that touches a script without spaces parts names ("隐私政策-灯具网"); within Latin words it does not.
fn at_unspaced_hyphens(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(part);
    std::iter::from_fn(move || {
        let text = rest?;
        let touches = |&(at, _): &(usize, &str)| text[..at].ends_with(is_unspaced) || text[at + 1..].starts_with(is_unspaced);
        let hyphen = text.match_indices('-').find(touches);
        rest = hyphen.map(|(at, _)| &text[at + 1..]);
        Some(hyphen.map_or(text, |(at, _)| &text[..at]))
    })
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

#[allow(clippy::cast_precision_loss)] // a name is short
fn share_of(found: usize, letters_of_part: usize) -> f32 {
    (found as f32 / letters_of_part as f32).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_itself() {
        for text in [
            "Privacy Policy",
            "Lamp & Sons | PRIVACY POLICY",
            "Datenschutzerklärung – Beispiel",
            "1. 개인정보 처리방침",
            "隐私政策-灯具网",
            "隐私声明_灯具网",
        ] {
            assert!(Name::of(text).policy > 0.9, "{text}");
        }
    }

    #[test]
    fn talk_of_a_policy_is_a_small_share() {
        let name = Name::of("Ten things to know before you write a privacy policy for your shop");
        assert!(name.policy > 0.0 && name.policy < 0.4, "{name:?}");
    }

    #[test]
    fn another_document_is_told() {
        assert!(Name::of("Terms of Service").other);
        assert!(!Name::of("Terms of Service and Privacy Policy").other);
        assert_eq!(Name::of("A lamp for every room"), Name::default());
    }
}
