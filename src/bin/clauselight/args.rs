//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clauselight::page::format::Format;

/// Reads privacy policies: what they say about your data, and the sentence that proves it. Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(name = "clauselight", version, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says what policies say: for people, or with --json for programs
    Read(Read),
    /// Reads many documents: JSON lines in, JSON lines out, in the same order
    ///
    /// In: {"id": …, "url"?: …, "title"?: …} with either "html" or "text". Out: {"id", "report"}, or {"id", "error": {"kind", "message"}}
    /// where a document cannot be read; a bad line is answered with its number.
    #[command(verbatim_doc_comment)]
    Batch(Batch),
    /// Prints what the reader sees of a document, as JSON
    Snapshot(Snapshot),
}

#[derive(Debug, Args)]
pub struct Read {
    /// Pages, plain text or Markdown; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print reports as JSON, one line a file
    #[arg(long)]
    pub json: bool,
    /// Language of the answers: en, zh-TW, zh-CN, vi, it, de, fr, es, pt, ja, ko [default: that of the system]
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Format of the files [default: told by their content]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatName>,
}

#[derive(Debug, Args)]
pub struct Batch {
    /// How many documents to work on at the same time [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

#[derive(Debug, Args)]
pub struct Snapshot {
    /// A page, plain text or Markdown; - is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Format of the file [default: told by its content]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatName>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatName {
    Html,
    Text,
    Markdown,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Format {
        match name {
            FormatName::Html => Format::Html,
            FormatName::Text => Format::Text,
            FormatName::Markdown => Format::Markdown,
        }
    }
}
