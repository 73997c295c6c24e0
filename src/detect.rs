//! Is this page a privacy policy, and where does the site keep it?

mod address;
mod body;
mod dialog;
mod links;
mod name;
mod opening;

use crate::language::Identified;
use crate::page::block::Block;
use crate::page::snapshot::Snapshot;
use address::policy_share;
use body::Body;
pub use dialog::dialog;
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

/// What each sign (from 0 to 1) is worth, in log odds: logistic regression over pages with and without their title,
/// address and headings.
mod weight {
    pub const PRIOR: f32 = -4.6;
    pub const TITLE: f32 = 3.0;
    pub const OTHER_TITLE: f32 = -3.0;
    pub const HEADING: f32 = 3.1;
    pub const OTHER_HEADING: f32 = -1.3;
    pub const ADDRESS: f32 = 3.3;
    pub const VOCABULARY: f32 = 4.2;
    pub const DENSITY: f32 = 8.4;
    pub const OWN_NAME: f32 = 3.7;
    pub const OTHER_NAMES: f32 = -2.9;
    pub const UNNAMED: f32 = -3.8;
    pub const SHORT: f32 = -4.8;
    pub const UNKNOWN_LANGUAGE: f32 = 4.6;
}

/// So many kinds of expressions, and so many of them per thousand characters, are all that a policy can show.
const ALL_GROUPS: f32 = 20.0;
const ALL_DENSITY: f32 = 12.0;
/// The same for names of policies and of other documents.
const ALL_NAMES: f32 = 3.0;
/// A title, heading or address that says less names no policy.
const LEAST_NAMED: f32 = 0.3;
/// A text of fewer letters is short for a policy.
const SHORT_TEXT: f32 = 1500.0;

/// Judges a page, or a part of one that has a title of its own.
#[must_use]
pub fn detect(snapshot: &Snapshot, title: Option<&str>, blocks: &[Block], language: &Identified) -> Detection {
    let is_titled = title.is_some();
    let title = title.map_or_else(Name::default, Name::of_document);
    let heading = opening::name(snapshot, blocks);
    let address = snapshot.url.as_deref().map_or(0.0, policy_share);
    let body = Body::new(blocks, language);
    let short = (1.0 - body.letters / SHORT_TEXT).max(0.0);
    // Of a language that has no words here, nothing but the address and the shape can speak.
    let unread = if body.language_known { 0.0 } else { address * (1.0 - short) };
    let (title_names, heading_names) = (names(title.policy), names(heading.policy));
    // An article about policies has their words, but all that names it names something else.
    let unnamed = is_titled && title_names.max(heading_names).max(address) < LEAST_NAMED;
    let signs = signs(&[
        ("prior", 1.0, weight::PRIOR),
        ("title", title_names, weight::TITLE),
        ("other_title", f32::from(title.other), weight::OTHER_TITLE),
        ("heading", heading_names, weight::HEADING),
        ("other_heading", f32::from(heading.other), weight::OTHER_HEADING),
        ("address", address, weight::ADDRESS),
        ("vocabulary", (body.groups / ALL_GROUPS).min(1.0), weight::VOCABULARY),
        ("density", (body.density / ALL_DENSITY).min(1.0), weight::DENSITY),
        ("own_name", (body.own_names / ALL_NAMES).min(1.0), weight::OWN_NAME),
        ("other_names", (body.other_names / ALL_NAMES).min(1.0), weight::OTHER_NAMES),
        ("unnamed", f32::from(unnamed), weight::UNNAMED),
        ("short", short, weight::SHORT),
        ("unknown_language", unread, weight::UNKNOWN_LANGUAGE),
    ]);
    let score = logistic(signs.iter().map(|s| s.weight).sum());
    Detection { score, is_policy: score >= 0.5, signs }
}

/// How surely a share names: a quarter of a name is talk of policies, three quarters are a policy's name.
fn names(share: f32) -> f32 {
    ((share - 0.25) * 2.0).clamp(0.0, 1.0)
}

fn signs(measured: &[(&'static str, f32, f32)]) -> Vec<Sign> {
    measured.iter().filter(|(_, value, _)| *value != 0.0).map(|&(id, value, weight)| Sign { id, weight: value * weight }).collect()
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests;
