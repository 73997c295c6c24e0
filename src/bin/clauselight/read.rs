//! `clauselight read`

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clauselight::analyze;
use clauselight::report::Report;

use crate::args;
use crate::input;
use crate::output;
use crate::view;
use crate::words::Words;

pub fn run(arguments: &args::Read) -> io::Result<ExitCode> {
    let words = Words::of(arguments.lang.as_deref());
    let format = arguments.format.map(Into::into);
    let mut code = ExitCode::SUCCESS;
    let mut is_first = true;
    for file in &arguments.files {
        match input::read(file, format) {
            Ok(snapshot) if arguments.json => print_json(&analyze(&snapshot))?,
            Ok(snapshot) => {
                print_view(&analyze(&snapshot), file, is_first, &words)?;
                is_first = false;
            }
            Err(error) => {
                output::complain(&error.say(file, &words));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

fn print_json(report: &Report) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    output::json_line(&mut out, report)?;
    out.flush()
}

fn print_view(report: &Report, file: &Path, is_first: bool, words: &Words) -> io::Result<()> {
    let between = if is_first { "" } else { "\n" };
    let view = view::page(report, &input::name(file, words), words, view::width());
    let mut out = anstream::stdout().lock();
    write!(out, "{between}{view}")?;
    out.flush()
}
