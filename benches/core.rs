//! How fast the core and the native reader are: `./build.sh bench`, or `cargo bench`.
//!
//! Each figure is the median of many runs on our own sample pages. What the browser adds is measured by `tools/bench.mjs`.

#![allow(clippy::expect_used)] // a bench without its pages is to stop

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use clauselight::analyze;
use clauselight::page::html;
use clauselight::page::snapshot::Snapshot;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
const POLICY: usize = 60_000;

fn main() {
    let pages = sample_pages();
    cold(&pages);
    reader(&pages);
    let one = times(&read_all(&pages), POLICY);
    let policy = report("analyse, a policy of", &one, 40);
    let large = report("analyse, a page of", &times(&one, 1_000_000), 7);
    let huge = report("analyse, a page of", &times(&one, 10_000_000), 3);
    println!("{:<44} {:>8.2} x   (1 is linear)", "10 MB against ten times 1 MB", ratio(huge, large, 10.0));
    println!("{:<44} {:>8.2} x   (1 is linear)", "1 MB against its share of policies", ratio(large, policy, 1e6 / POLICY as f64));
}

/// What a stopped worker pays on top: the first analysis builds what the rest reuse.
fn cold(pages: &[String]) {
    let snapshot = html::read(&pages[0]);
    let started = Instant::now();
    black_box(analyze(&snapshot));
    let first = started.elapsed();
    let again = median(20, || analyze(&snapshot));
    row("first analysis, beyond a later one", first.saturating_sub(again), 0);
}

fn reader(pages: &[String]) {
    let bytes: usize = pages.iter().map(String::len).sum();
    let took = median(15, || pages.iter().map(|page| html::read(page).blocks.len()).sum::<usize>());
    row(&format!("read {} pages of HTML", pages.len()), took, bytes);
}

fn report(what: &str, snapshot: &Snapshot, runs: usize) -> Duration {
    let took = median(runs, || analyze(snapshot));
    let bytes = text_bytes(snapshot);
    row(&format!("{what} {} KB", bytes / 1000), took, bytes);
    took
}

fn row(what: &str, took: Duration, bytes: usize) {
    let milliseconds = took.as_secs_f64() * 1e3;
    if bytes == 0 {
        println!("{what:<44} {milliseconds:>8.2} ms");
    } else {
        println!("{what:<44} {milliseconds:>8.2} ms {:>8.1} MB/s", bytes as f64 / 1e6 / took.as_secs_f64());
    }
}

fn ratio(long: Duration, short: Duration, factor: f64) -> f64 {
    long.as_secs_f64() / (short.as_secs_f64() * factor)
}

fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            black_box(run());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn sample_pages() -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(PAGES).expect("tests/pages").filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a sample page")).collect()
}

fn read_all(pages: &[String]) -> Snapshot {
    let mut whole = Snapshot::default();
    for snapshot in pages.iter().map(|page| html::read(page)) {
        whole.title.get_or_insert(snapshot.title.unwrap_or_default());
        whole.blocks.extend(snapshot.blocks);
    }
    whole
}

/// The blocks again and again until there are so many bytes of text, and no more.
fn times(snapshot: &Snapshot, bytes: usize) -> Snapshot {
    let mut blocks = Vec::new();
    let mut length = 0;
    for block in snapshot.blocks.iter().cycle() {
        if length >= bytes {
            break;
        }
        length += block.text.len();
        blocks.push(block.clone());
    }
    Snapshot { blocks, ..snapshot.clone() }
}

fn text_bytes(snapshot: &Snapshot) -> usize {
    snapshot.blocks.iter().map(|block| block.text.len()).sum()
}
