//! `clauselight snapshot`

use std::io::{self, Write};
use std::process::ExitCode;

use crate::args;
use crate::input;
use crate::output;
use crate::words::Words;

pub fn run(arguments: &args::Snapshot) -> io::Result<ExitCode> {
    match input::read(&arguments.file, arguments.format.map(Into::into)) {
        Ok(snapshot) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            output::json_line(&mut out, &snapshot)?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            output::complain(&error.say(&arguments.file, &Words::of(None)));
            Ok(ExitCode::FAILURE)
        }
    }
}
