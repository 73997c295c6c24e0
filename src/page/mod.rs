//! Page → blocks.

pub mod block;
pub mod lines;
pub mod snapshot;
