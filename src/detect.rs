//! Is this page a privacy policy, and where does the site keep it?

use std::collections::BTreeSet;

use crate::language::Identified;
use crate::lexicon::{Hit, LANGUAGES, Language, Term};
use crate::page::block::{Block, Kind};
use crate::page::snapshot::{Link, Region, Snapshot};

/// One sign for or against, and what it adds to the log odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// Its name.
    pub id: &'static str,
    /// Log odds.
    pub weight: f32,
}

/// The verdict on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    /// Probability that the page is a policy.
    pub score: f32,
    /// Whether it is taken for one.
    pub is_policy: bool,
    /// Why.
    pub signs: Vec<Sign>,
}

/// A link that may lead to the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'a> {
    /// The link.
    pub link: &'a Link,
    /// Probability that the policy stands there.
    pub score: f32,
}

/// Only so many headings are looked at for the document's name.
const FIRST_HEADINGS: usize = 4;
/// Most links that are named.
const MOST_LINKS: usize = 5;
/// A link less likely than this is not named.
const LEAST_LINK: f32 = 0.3;

/// Judges a page.
#[must_use]
pub fn detect(snapshot: &Snapshot, blocks: &[Block], language: &Identified) -> Detection {
    let mut signs = vec![Sign { id: "prior", weight: -4.2 }];
    let mut add = |id, weight: f32| {
        if weight != 0.0 {
            signs.push(Sign { id, weight });
        }
    };
    let title = snapshot.title.as_deref().map_or(Named::Nothing, name_in);
    add(
        "title",
        match title {
            Named::Policy => 2.6,
            Named::Other => -1.6,
            Named::Nothing => 0.0,
        },
    );
    let headings = first_headings(blocks);
    let heading = headings.iter().map(|b| name_in(b.text)).find(|n| *n != Named::Nothing).unwrap_or(Named::Nothing);
    add(
        "heading",
        match heading {
            Named::Policy => 2.4,
            Named::Other => -1.4,
            Named::Nothing => 0.0,
        },
    );
    add("address", if snapshot.url.as_deref().is_some_and(address_says_so) { 1.6 } else { 0.0 });
    let body = Body::new(blocks, language.language);
    add("vocabulary", 7.0 * body.coverage - 1.2);
    add("density", (body.density * 0.35).min(2.0));
    add(
        "length",
        if body.characters < 600 {
            -3.0
        } else if body.characters < 1_500 {
            -1.0
        } else {
            0.0
        },
    );
    let odds: f32 = signs.iter().map(|s| s.weight).sum();
    let score = logistic(odds);
    Detection { score, is_policy: score >= 0.5, signs }
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Policy,
    Other,
    Nothing,
}

/// What a title or heading names, in any language; the policy's name must make up a good part of it.
fn name_in(text: &str) -> Named {
    let mut named = Named::Nothing;
    for language in LANGUAGES {
        for hit in detection_hits(language, text) {
            match hit.term {
                Term::Title => return Named::Policy,
                Term::OtherTitle => named = Named::Other,
                _ => {}
            }
        }
    }
    named
}

fn detection_hits(language: &'static Language, text: &str) -> Vec<Hit> {
    language.find_detection(&language.normalise(text), text)
}

fn first_headings<'a, 'b>(blocks: &'b [Block<'a>]) -> Vec<&'b Block<'a>> {
    let main = |b: &&Block| matches!(b.kind, Kind::Heading(_)) && matches!(b.region, Region::Main | Region::Header);
    blocks.iter().filter(main).take(FIRST_HEADINGS).collect()
}

/// Whether an address says that a policy stands there.
#[must_use]
pub fn address_says_so(url: &str) -> bool {
    let path = path_of(url).to_ascii_lowercase();
    LANGUAGES.iter().flat_map(|l| l.url).any(|piece| path.contains(piece))
}

/// What stands behind the host.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    rest.trim_end_matches('/')
}

/// What the text says of itself by its words.
struct Body {
    /// Share of the language's groups of expressions that occur.
    coverage: f32,
    /// Expressions per thousand characters.
    density: f32,
    characters: usize,
}

impl Body {
    fn new(blocks: &[Block], language: Option<&'static Language>) -> Self {
        let mut body = Body { coverage: 0.0, density: 0.0, characters: 0 };
        let Some(language) = language else { return body };
        let (mut groups, mut hits) = (BTreeSet::new(), 0usize);
        for block in blocks.iter().filter(|b| b.region != Region::Navigation) {
            body.characters += block.text.chars().count();
            for hit in detection_hits(language, block.text) {
                if let Term::Body(group) = hit.term {
                    groups.insert(group);
                    hits += 1;
                }
            }
        }
        #[allow(clippy::cast_precision_loss)] // small counts
        {
            body.coverage = groups.len() as f32 / language.body_groups.max(1) as f32;
            body.density = hits as f32 * 1000.0 / body.characters.max(200) as f32;
        }
        body
    }
}

/// The links of a page that may lead to the policy, best first, each target once.
#[must_use]
pub fn policy_links(snapshot: &Snapshot) -> Vec<Candidate<'_>> {
    let mut found: Vec<Candidate> = snapshot.links.iter().map(|link| Candidate { link, score: link_score(link) }).collect();
    found.retain(|c| c.score >= LEAST_LINK);
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut seen = BTreeSet::new();
    found.retain(|c| seen.insert(c.link.href.as_str()));
    found.truncate(MOST_LINKS);
    found
}

fn link_score(link: &Link) -> f32 {
    if link.href.is_empty() || link.href.starts_with("javascript:") || link.href.starts_with("mailto:") {
        return 0.0;
    }
    let mut odds = -4.0;
    let words = link.text.chars().count();
    let (mut title, mut weak, mut other) = (false, false, false);
    for language in LANGUAGES {
        for hit in detection_hits(language, &link.text) {
            match hit.term {
                Term::Title => title = true,
                Term::LinkWord => weak = true,
                Term::OtherTitle => other = true,
                _ => {}
            }
        }
    }
    odds += if title {
        5.0
    } else if weak {
        3.0
    } else {
        0.0
    };
    odds += if address_says_so(&link.href) { 2.5 } else { 0.0 };
    odds -= if other && !title { 1.5 } else { 0.0 };
    odds -= if words > 60 { 2.0 } else { 0.0 };
    odds += if link.region == Region::Footer { 0.5 } else { 0.0 };
    logistic(odds)
}
