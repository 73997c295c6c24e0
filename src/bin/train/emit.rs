//! Weights → the files that `src/classify/model.rs` reads: one of what is said in any language, and one a language of its words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clauselight::checksum::checksum;
use clauselight::classify::features::{Feature, Origin};
use clauselight::classify::model::{MAGIC, STEP};

use crate::score::Outcome;
use crate::solve::Weights;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/model");

/// Writes the files.
pub fn write(outcomes: &[&Outcome], weights: &[Weights]) -> Result<(), String> {
    let origins: BTreeSet<Origin> = weights.iter().flat_map(|weights| weights.0.keys().map(|&(origin, _)| origin)).collect();
    println!();
    for origin in origins {
        let name = match origin {
            Origin::Shared => "weights.bin".to_owned(),
            Origin::Words(tag) => format!("words/{tag}.bin"),
        };
        let features = features(weights, origin);
        let file = file(outcomes, &features)?;
        let path = format!("{FOLDER}/{name}");
        fs::write(&path, &file).map_err(|error| format!("{path}: {error}"))?;
        let count: usize = features.values().map(Vec::len).sum();
        println!("{name}: {} features, {count} weights, {} bytes", features.len(), file.len());
    }
    Ok(())
}

/// What each feature of an origin says: places among the labels, and weights in steps.
fn features(weights: &[Weights], origin: Origin) -> BTreeMap<Feature, Vec<(u8, i8)>> {
    let mut features: BTreeMap<Feature, Vec<(u8, i8)>> = BTreeMap::new();
    for (place, weights) in (0..).zip(weights) {
        for (&(_, feature), &steps) in weights.0.iter().filter(|((of, _), _)| *of == origin) {
            features.entry(feature).or_default().push((place, steps));
        }
    }
    features
}

fn file(outcomes: &[&Outcome], features: &BTreeMap<Feature, Vec<(u8, i8)>>) -> Result<Vec<u8>, String> {
    let mut body = vec![small(outcomes.len())?];
    for outcome in outcomes {
        let name = outcome.label.name().as_bytes();
        body.push(small(name.len())?);
        body.extend(name);
        body.push(threshold(outcome.threshold).cast_unsigned());
    }
    body.extend(u16::try_from(features.len()).map_err(|error| error.to_string())?.to_le_bytes());
    let mut last = 0;
    for &feature in features.keys() {
        leb128(feature - last, &mut body);
        last = feature;
    }
    for weights in features.values() {
        body.push(small(weights.len())?);
    }
    let all = || features.values().flatten();
    body.extend(all().map(|&(place, _)| place));
    body.extend(all().map(|&(_, weight)| weight.cast_unsigned()));
    Ok([&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat())
}

#[allow(clippy::cast_possible_truncation)] // clamped
fn threshold(odds: f32) -> i8 {
    (odds / STEP).round().clamp(-127.0, 127.0) as i8
}

fn small(count: usize) -> Result<u8, String> {
    u8::try_from(count).map_err(|error| error.to_string())
}

fn leb128(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7F) as u8);
}
