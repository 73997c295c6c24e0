//! The command line.

mod args;
mod batch;
mod input;
mod output;
mod quote;
mod read;
mod snapshot;
mod view;
mod words;
mod wrap;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Read(arguments) => read::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Snapshot(arguments) => snapshot::run(&arguments),
    };
    match done {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
