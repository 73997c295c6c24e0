//! Weights → the file that `src/classify/model.rs` reads.

use std::collections::BTreeMap;
use std::fs;

use clauselight::checksum::checksum;
use clauselight::classify::features::Feature;
use clauselight::classify::model::{MAGIC, STEP};

use crate::score::Outcome;
use crate::solve::Weights;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/model/weights.bin");
/// So many weights are kept, the heaviest.
const MOST: usize = 10_000;

/// Writes the file.
pub fn write(outcomes: &[&Outcome], weights: &[Weights]) -> Result<(), String> {
    let least = least(weights);
    let mut features: BTreeMap<Feature, Vec<(u8, i8)>> = BTreeMap::new();
    for (place, weights) in (0..).zip(weights) {
        for (&feature, &weight) in weights.0.iter().filter(|(_, weight)| weight.abs() >= least) {
            features.entry(feature).or_default().push((place, steps(weight)));
        }
    }
    let mut body = vec![small(outcomes.len())?];
    for outcome in outcomes {
        let name = outcome.label.name().as_bytes();
        body.push(small(name.len())?);
        body.extend(name);
        body.push(steps(outcome.threshold.into()).cast_unsigned());
    }
    body.extend(u16::try_from(features.len()).map_err(|error| error.to_string())?.to_le_bytes());
    let mut last = 0;
    for (feature, weights) in &features {
        leb128(feature - last, &mut body);
        last = *feature;
        body.push(small(weights.len())?);
        body.extend(weights.iter().flat_map(|&(place, weight)| [place, weight.cast_unsigned()]));
    }
    let file = [&MAGIC[..], &checksum(&body).to_le_bytes(), &body].concat();
    fs::write(FILE, &file).map_err(|error| format!("{FILE}: {error}"))?;
    println!("\n{} features, {} bytes", features.len(), file.len());
    Ok(())
}

/// How heavy a weight must be to be kept.
fn least(weights: &[Weights]) -> f64 {
    let mut all: Vec<f64> = weights.iter().flat_map(|weights| weights.0.values().map(|weight| weight.abs())).collect();
    all.sort_by(|a, b| b.total_cmp(a));
    all.get(MOST).copied().unwrap_or(0.0).max(f64::from(STEP) / 2.0)
}

#[allow(clippy::cast_possible_truncation)] // clamped
fn steps(weight: f64) -> i8 {
    (weight / f64::from(STEP)).round().clamp(-127.0, 127.0) as i8
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
