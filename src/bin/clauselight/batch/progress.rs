//! How far a long run has come, shown where somebody watches.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Runs shorter than this need no progress.
const PATIENCE: Duration = Duration::from_secs(2);

/// Counts documents, and after a while shows the count.
pub struct Progress {
    began: Instant,
    done: u64,
    is_watched: bool,
    bar: Option<ProgressBar>,
}

impl Default for Progress {
    fn default() -> Self {
        let is_watched = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
        Progress { began: Instant::now(), done: 0, is_watched, bar: None }
    }
}

impl Progress {
    /// One more document is done.
    pub fn step(&mut self) {
        self.done += 1;
        if self.bar.is_none() && self.is_watched && self.began.elapsed() > PATIENCE {
            self.bar = Some(bar(self.began.elapsed()));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(elapsed: Duration) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_elapsed(elapsed);
    match ProgressStyle::with_template("{spinner} {human_pos}  {per_sec}  {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
