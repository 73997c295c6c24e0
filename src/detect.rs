//! Is this page a privacy policy, and where does the site keep it?

mod address;
mod links;
mod name;

use std::collections::BTreeSet;

use crate::language::Identified;
use crate::lexicon::{Language, Term};
use crate::page::block::{Block, Kind};
use crate::page::snapshot::{Region, Snapshot};
pub use address::policy_share;
pub use links::{Candidate, policy_links};
use name::Name;

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

/// What each sign (from 0 to 1) is worth, in log odds.
mod weight {
    pub const PRIOR: f32 = -5.0;
    pub const TITLE: f32 = 3.0;
    pub const OTHER_TITLE: f32 = -1.5;
    pub const HEADING: f32 = 3.0;
    pub const OTHER_HEADING: f32 = -1.5;
    pub const ADDRESS: f32 = 2.0;
    pub const VOCABULARY: f32 = 5.0;
    pub const DENSITY: f32 = 1.5;
    pub const SHORT: f32 = -3.0;
    pub const UNKNOWN_LANGUAGE: f32 = 3.5;
}

/// Only so many headings are looked at for the document's name.
const FIRST_HEADINGS: usize = 4;
/// In a page without headings, only so many of its first pieces, none longer than this.
const FIRST_PIECES: usize = 6;
const LONGEST_PIECE: usize = 80;
/// So many kinds of expressions, and hits per thousand characters, are all that a policy can show.
const ALL_GROUPS: f32 = 20.0;
const ALL_DENSITY: f32 = 12.0;
/// A text shorter than this is short for a policy.
const SHORT: f32 = 1500.0;
/// Most bytes of a page whose words are counted.
const SAMPLE: usize = 120_000;

/// Judges a page.
#[must_use]
pub fn detect(snapshot: &Snapshot, blocks: &[Block], language: &Identified) -> Detection {
    let title = snapshot.title.as_deref().map_or_else(Name::default, Name::of);
    let (heading, other_heading) = opening(blocks);
    let address = snapshot.url.as_deref().map_or(0.0, policy_share);
    let body = Body::new(blocks, language);
    let short = (1.0 - body.characters / SHORT).max(0.0);
    // Of a language that has no words here, nothing but the address and the shape can speak.
    let unread = if body.language_known { 0.0 } else { address * (1.0 - short) };
    let signs = signs(&[
        ("prior", 1.0, weight::PRIOR),
        ("title", title.policy.sqrt(), weight::TITLE),
        ("other_title", f32::from(title.other), weight::OTHER_TITLE),
        ("heading", heading.sqrt(), weight::HEADING),
        ("other_heading", f32::from(other_heading), weight::OTHER_HEADING),
        ("address", address, weight::ADDRESS),
        ("vocabulary", (body.groups / ALL_GROUPS).min(1.0), weight::VOCABULARY),
        ("density", (body.density / ALL_DENSITY).min(1.0), weight::DENSITY),
        ("short", short, weight::SHORT),
        ("unknown_language", unread, weight::UNKNOWN_LANGUAGE),
    ]);
    let score = logistic(signs.iter().map(|s| s.weight).sum());
    Detection { score, is_policy: score >= 0.5, signs }
}

fn signs(measured: &[(&'static str, f32, f32)]) -> Vec<Sign> {
    measured.iter().filter(|(_, value, _)| *value != 0.0).map(|&(id, value, weight)| Sign { id, weight: value * weight }).collect()
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// How far the first headings name a policy, and whether they name another document instead.
fn opening(blocks: &[Block]) -> (f32, bool) {
    let names: Vec<Name> = first_headings(blocks).iter().map(|text| Name::of(text)).collect();
    let policy = names.iter().map(|n| n.policy).fold(0.0, f32::max);
    (policy, policy == 0.0 && names.iter().any(|n| n.other))
}

fn first_headings<'a>(blocks: &[Block<'a>]) -> Vec<&'a str> {
    let shown = || blocks.iter().filter(|b| matches!(b.region, Region::Main | Region::Header));
    let headings: Vec<&str> = shown().filter(|b| matches!(b.kind, Kind::Heading(_))).map(|b| b.text).take(FIRST_HEADINGS).collect();
    if !headings.is_empty() {
        return headings;
    }
    shown().take(FIRST_PIECES).map(|b| b.text).filter(|text| text.len() <= LONGEST_PIECE).collect()
}

/// What the text says of itself by its words.
struct Body {
    language_known: bool,
    /// How many kinds of expressions of policies occur.
    groups: f32,
    /// Such expressions per thousand characters.
    density: f32,
    characters: f32,
}

impl Body {
    fn new(blocks: &[Block], identified: &Identified) -> Self {
        let texts = body_texts(blocks);
        // A page of two languages may be told as neither: the likelier one still has words in it.
        let likeliest = identified.scores.first().filter(|(_, score)| *score > 0.05).and_then(|(tag, _)| Language::by_tag(tag));
        let language = identified.language.or(likeliest);
        let (mut groups, mut hits) = (BTreeSet::new(), 0u16);
        for hit in texts.iter().flat_map(|text| language.map_or_else(Vec::new, |l| l.find_detection(&l.normalise(text), text))) {
            if let Term::Body(group) = hit.term {
                groups.insert(group);
                hits = hits.saturating_add(1);
            }
        }
        #[allow(clippy::cast_precision_loss)] // a bounded sample
        let (groups, characters) = (groups.len() as f32, texts.iter().map(|t| t.chars().count()).sum::<usize>() as f32);
        let density = f32::from(hits) * 1000.0 / characters.max(200.0);
        Self { language_known: identified.language.is_some(), groups, density, characters }
    }
}

/// The page's own text: cookie banners and footers talk like policies everywhere. Where nearly all stands in them
/// (a policy in a dialog), they are the text.
fn body_texts<'a>(blocks: &[Block<'a>]) -> Vec<&'a str> {
    let own = |b: &&Block| matches!(b.region, Region::Main | Region::Header | Region::Aside);
    let shown = |b: &&Block| b.region != Region::Navigation;
    let length = |filter: &dyn Fn(&&Block) -> bool| blocks.iter().filter(filter).map(|b| b.text.len()).sum::<usize>();
    let filter: &dyn Fn(&&Block) -> bool = if length(&own) * 4 >= length(&shown) { &own } else { &shown };
    let mut read = 0;
    blocks
        .iter()
        .filter(filter)
        .map(|b| b.text)
        .take_while(|text| {
            let more = read < SAMPLE;
            read += text.len();
            more
        })
        .collect()
}
