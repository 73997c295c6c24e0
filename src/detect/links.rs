//! Which links of a page lead to the site's policy.

use std::collections::BTreeSet;

use super::{address, logistic, name::Name};
use crate::page::snapshot::{Link, Region, Snapshot, SourceBlock, TextLink};

/// A link that may lead to the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'a> {
    /// The link.
    pub link: &'a Link,
    /// Probability that the policy stands there.
    pub score: f32,
}

/// Most links that are named.
const MOST: usize = 5;
/// A link less likely than this is not named.
const LEAST: f32 = 0.25;
/// Where a link is likelier than this, sentences around others are not read.
const SURE: f32 = 0.7;
/// Words of more characters than "for more information" say themselves what they lead to.
const SAYS_NOTHING: usize = 24;
/// So many UTF-16 units around a link may say what it leads to.
const AROUND: usize = 120;
/// What such words are worth: the share that a policy's name has of a sentence is small, and says little of what the sentence is about.
const AROUND_NAME: Name = Name { policy: 0.5, hint: 0.0, beside: 0.0, other: false };

/// The links of a page that may lead to the policy, best first, each target once.
#[must_use]
pub fn policy_links(snapshot: &Snapshot) -> Vec<Candidate<'_>> {
    let page = snapshot.url.as_deref().unwrap_or_default();
    let mut found = candidates(snapshot, |link| score(link, &Name::of(&link.text), page));
    if found.iter().all(|c| c.score < SURE) {
        let around = named_around(snapshot);
        let said = |link: &Link| if around.contains(link.href.as_str()) { score(link, &AROUND_NAME, page) } else { 0.0 };
        found.extend(candidates(snapshot, said));
    }
    crate::order::sort_by_key(&mut found, |c| crate::order::best_first(c.score));
    let mut seen = BTreeSet::new();
    found.retain(|c| seen.insert(c.link.href.as_str()));
    found.truncate(MOST);
    found
}

fn candidates(snapshot: &Snapshot, score: impl Fn(&Link) -> f32) -> Vec<Candidate<'_>> {
    snapshot.links.iter().map(|link| Candidate { link, score: score(link) }).filter(|c| c.score >= LEAST).collect()
}

/// An address that says it in full is enough where the text is in a language unknown to us.
fn score(link: &Link, name: &Name, page: &str) -> f32 {
    if !address::leads_somewhere(&link.href) {
        return 0.0;
    }
    let mut odds = -4.0 + 4.5 * address::policy_share(&link.href);
    odds += (2.0 + 3.0 * name.policy) * f32::from(name.policy > 0.0);
    let hint = name.hint.max(name.beside);
    odds += (0.5 + 2.5 * hint) * f32::from(name.policy == 0.0 && hint > 0.0);
    odds -= if name.beside > 0.0 { 0.2 } else { 1.5 } * f32::from(name.other);
    odds -= 1.5 * f32::from(address::is_foreign(&link.href, page));
    odds += 0.5 * f32::from(link.region == Region::Footer);
    logistic(odds)
}

/// Targets of links that say nothing themselves ("here"), in a sentence that names a policy.
fn named_around(snapshot: &Snapshot) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for block in snapshot.blocks.iter().filter(|block| !block.links.is_empty()) {
        let text: Vec<u16> = block.text.encode_utf16().collect();
        for (at, link) in block.links.iter().enumerate() {
            if is_named_around(&text, block, at).unwrap_or(false) {
                named.insert(link.href.as_str());
            }
        }
    }
    named
}

fn is_named_around(text: &[u16], block: &SourceBlock, at: usize) -> Option<bool> {
    let (start, end) = span(&block.links[at]);
    let words = String::from_utf16_lossy(text.get(start..end)?);
    if words.chars().count() > SAYS_NOTHING || Name::of(&words) != Name::default() {
        return Some(false);
    }
    let before = at.checked_sub(1).map_or(0, |last| span(&block.links[last]).1).max(start.saturating_sub(AROUND));
    let after = block.links.get(at + 1).map_or(text.len(), |next| span(next).0).min(end + AROUND);
    let before = String::from_utf16_lossy(text.get(before..start)?);
    let after = String::from_utf16_lossy(text.get(end..after)?);
    let sentence = [before.rsplit(SENTENCE_ENDS).next(), after.split(SENTENCE_ENDS).next()];
    Some(sentence.into_iter().flatten().any(|part| Name::of(part).policy > 0.0))
}

const SENTENCE_ENDS: [char; 8] = ['.', '!', '?', '。', '！', '？', ';', '\n'];

fn span(link: &TextLink) -> (usize, usize) {
    (link.start as usize, link.end as usize)
}
