//! HTML text → snapshot: what a browser would show of it, by the rules of `docs/reading.md`.
//!
//! ```text
//! tokens ─ tree ─ walk ─ snapshot
//! ```
//!
//! `tokens` cuts tags from text, `tree` nests the elements as browsers do, `walk` makes blocks of them. All of it is one
//! pass without recursion, linear in the size of the page whatever its nesting.

mod block;
mod context;
mod controls;
mod element;
mod groups;
mod links;
mod name;
mod rules;
mod style;
mod tables;
mod tokens;
mod tree;
mod walk;

use controls::Controls;
use tree::Tree;
use walk::Walk;

use super::snapshot::Snapshot;

/// Reads a page from its HTML.
#[must_use]
pub fn read(html: &str) -> Snapshot {
    // A byte order mark that came along belongs to the encoding, not to the page.
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let mut controls = Controls::default();
    let snapshot = read_with(html, &mut controls);
    match controls.again() {
        Some(mut controls) => read_with(html, &mut controls),
        None => snapshot,
    }
}

fn read_with(html: &str, controls: &mut Controls) -> Snapshot {
    let mut walk = Walk::new(controls);
    let mut tree = Tree::new(&mut walk);
    tokens::tokenize(html, &mut tree);
    tree.finish();
    walk.into_snapshot()
}
