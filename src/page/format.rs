//! Which of the formats a text is written in, told by its content: names of files and types of servers lie.

use super::snapshot::Snapshot;
use super::{html, markdown, text};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page.
    Html,
    /// Lines of text.
    Text,
    /// Text with marks for headings, lists and links.
    Markdown,
}

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// Elements that nobody writes but in HTML.
const TAGS: [&str; 32] = [
    "a", "article", "b", "body", "br", "center", "div", "em", "footer", "form", "h1", "h2", "h3", "h4", "head", "header", "hr", "html",
    "i", "li", "main", "meta", "ol", "p", "script", "section", "span", "strong", "style", "table", "title", "ul",
];

impl Format {
    /// The format a text is written in.
    #[must_use]
    pub fn of(text: &str) -> Format {
        let sample = beginning(text).trim_start();
        if begins_as_page(sample) {
            return Format::Html;
        }
        let (tags, marks) = (count_tags(sample), count_marks(sample));
        if tags > 1 && tags > marks {
            return Format::Html;
        }
        if marks > 1 { Format::Markdown } else { Format::Text }
    }

    /// Reads a text of this format.
    #[must_use]
    pub fn read(self, source: &str) -> Snapshot {
        match self {
            Format::Html => html::read(source),
            Format::Text => text::read(source),
            Format::Markdown => markdown::read(source),
        }
    }
}

fn beginning(text: &str) -> &str {
    let end = (SAMPLE.saturating_sub(3)..=SAMPLE).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn begins_as_page(sample: &str) -> bool {
    ["<!doctype", "<html", "<head", "<body", "<?xml"]
        .iter()
        .any(|start| sample.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)))
}

fn count_tags(sample: &str) -> usize {
    sample.split('<').skip(1).filter(|rest| is_tag(rest)).count()
}

/// Whether what follows a `<` makes it a tag.
fn is_tag(rest: &str) -> bool {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let is_closed = after.starts_with([' ', '\n', '\t', '\r', '>', '/']);
    is_closed && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Marks that hardly occur in plain text; bullets and rules do.
fn count_marks(sample: &str) -> usize {
    let headings = sample.lines().filter(|line| is_heading(line)).count();
    let links = sample.matches("](").count();
    let bold = sample.matches("**").count() / 2;
    let tables = sample.lines().filter(|line| is_table_rule(line)).count();
    headings + links + bold + tables
}

fn is_heading(line: &str) -> bool {
    let after = line.trim_start_matches('#');
    let level = line.len() - after.len();
    (1..=6).contains(&level) && after.starts_with(' ') && !after.trim().is_empty()
}

fn is_table_rule(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::Format::{self, *};

    #[track_caller]
    fn is(format: Format, text: &str) {
        assert_eq!(Format::of(text), format, "{text}");
    }

    #[test]
    fn pages_are_told_by_their_tags() {
        is(Html, "\n<!DOCTYPE html><title>x</title>");
        is(Html, "<?xml version='1.0'?><html>");
        is(Html, "<!-- saved --><div><p>We keep # little</p></div>");
        is(Html, "Dear reader,<br>we keep little.<br/>");
        is(Html, "<p>See <a href='x'>[1](note)</a>");
    }

    #[test]
    fn markdown_is_told_by_its_marks() {
        is(Markdown, "# Privacy\n\nWe keep **little**.");
        is(Markdown, "Privacy\n=======\n\nSee [here](a) and [there](b).");
        is(Markdown, "# Privacy\n## What\n## Why\n<br>\n");
        is(Markdown, "| a | b |\n|---|:-:|\n| **c** | d |");
    }

    #[test]
    fn the_rest_is_text() {
        is(Text, "");
        is(Text, "PRIVACY NOTICE\n\n1. We keep little.\n - nothing\n");
        is(Text, "if a < b and c > d then <x> is # 1");
        is(Text, "#hashtag and a * star\n-----\n");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        is(Text, &"隱私".repeat(20_000));
    }
}
