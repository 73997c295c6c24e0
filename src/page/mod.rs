//! Page → blocks.

pub mod snapshot;
