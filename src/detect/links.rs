//! Which links of a page lead to the site's policy.

use std::collections::BTreeSet;

use super::{address, logistic, name::Name};
use crate::page::snapshot::{Link, Region, Snapshot};

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
const LEAST: f32 = 0.3;

/// The links of a page that may lead to the policy, best first, each target once.
#[must_use]
pub fn policy_links(snapshot: &Snapshot) -> Vec<Candidate<'_>> {
    let page = snapshot.url.as_deref().unwrap_or_default();
    let mut found: Vec<Candidate> =
        snapshot.links.iter().map(|link| Candidate { link, score: score(link, page) }).filter(|c| c.score >= LEAST).collect();
    crate::order::sort_by_key(&mut found, |c| crate::order::best_first(c.score));
    let mut seen = BTreeSet::new();
    found.retain(|c| seen.insert(c.link.href.as_str()));
    found.truncate(MOST);
    found
}

/// An address that says it in full is enough where the text is in a language unknown to us.
fn score(link: &Link, page: &str) -> f32 {
    if !address::leads_somewhere(&link.href) {
        return 0.0;
    }
    let name = Name::of(&link.text);
    let mut odds = -4.0 + 4.5 * address::policy_share(&link.href);
    odds += (2.0 + 3.0 * name.policy) * f32::from(name.policy > 0.0);
    odds += (0.5 + 2.5 * name.hint) * f32::from(name.policy == 0.0 && name.hint > 0.0);
    odds -= 1.5 * f32::from(name.other);
    odds -= 1.5 * f32::from(address::is_foreign(&link.href, page));
    odds += 0.5 * f32::from(link.region == Region::Footer);
    logistic(odds)
}
