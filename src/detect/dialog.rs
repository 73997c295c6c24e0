//! A policy that stands in a dialog, on a page that is about something else.

use super::name::Name;
use crate::page::block::{Block, Kind};
use crate::page::snapshot::Region;

/// A dialog of fewer bytes holds no policy.
const LEAST_TEXT: usize = 1000;
/// Only so many headings of a dialog may be its name.
const FIRST_HEADINGS: usize = 3;
/// They must say little else: many dialogs ask for consent and talk of privacy.
const LEAST_SHARE: f32 = 0.8;

/// The longest dialog of a page that calls itself a policy: what it calls itself, and its blocks as a page's own.
#[must_use]
pub fn dialog<'a>(blocks: &[Block<'a>]) -> Option<(&'a str, Vec<Block<'a>>)> {
    let runs = blocks.chunk_by(|a, b| a.region == b.region).filter(|run| run[0].region == Region::Banner && length(run) >= LEAST_TEXT);
    let (title, run) = runs.filter_map(|run| Some((name(run)?, run))).max_by_key(|(_, run)| length(run))?;
    Some((title, run.iter().map(|block| Block { region: Region::Main, ..block.clone() }).collect()))
}

fn length(run: &[Block]) -> usize {
    run.iter().map(|block| block.text.len()).sum()
}

fn name<'a>(run: &[Block<'a>]) -> Option<&'a str> {
    let headings = run.iter().filter(|b| matches!(b.kind, Kind::Heading(_))).take(FIRST_HEADINGS);
    headings.map(|b| b.text).find(|text| Name::of_document(text).policy >= LEAST_SHARE)
}
