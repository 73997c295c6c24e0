//! Dates, and the one on which the policy was last updated.

use std::fmt;
use std::sync::LazyLock;

use super::shape::{self, Regex};
use crate::classify::Classified;
use crate::concept::Reading;
use crate::document::Document;
use crate::lexicon::{Concept, DateOrder, Language, Term};
use crate::order;

/// A day, or a month where no day is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: Option<u8>,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// A date in a text; the span counts bytes of the prepared text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    date: Date,
    start: usize,
    end: usize,
}

/// Policies are no older than the web, and not dated far ahead.
const YEARS: std::ops::RangeInclusive<u16> = 1994..=2099;
/// Most bytes between "last updated" and its date.
const REACH: usize = 60;
/// A line that is nothing but a date has at most so many bytes besides.
const BARE: usize = 24;
/// So many clauses at either end of the document may date it.
const ENDS: usize = 25;

static NUMERIC: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(shape::NUMERIC_DATE).ok());
static YEAR_MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(shape::YEAR_MONTH).ok());

/// When the policy was last updated: beside words that say so; else when it came into force; else a bare date at
/// its beginning or end.
#[must_use]
pub fn last_updated(document: &Document, classified: &[Classified], language: &'static Language) -> Option<Date> {
    beside(document, classified, Concept::Updated, language)
        .or_else(|| beside(document, classified, Concept::Effective, language))
        .or_else(|| bare(document, classified, language))
}

/// The date that stands nearest to a word of the concept, or alone in the clause behind one; of several the latest: pages keep their
/// history.
fn beside(document: &Document, classified: &[Classified], concept: Concept, language: &'static Language) -> Option<Date> {
    let (mut waiting, mut latest) = (false, None);
    for (at, clause) in classified.iter().enumerate() {
        let reading = &clause.reading;
        let named = reading.set.has(concept);
        let placed = at_an_end(document, at) || reading.set.has(Concept::ThisPolicy);
        let dates = if named || waiting { dates(reading, language) } else { Vec::new() };
        // Where a whole line says so, it may stand anywhere.
        let marked = named && (placed || is_bare(reading, &dates));
        if marked {
            let near = |f: &&Found| reading.of(concept).any(|h| crate::concept::gap((h.start, h.end), (f.start, f.end)) <= REACH);
            let distance = |f: &Found| reading.distance((f.start, f.end), &[concept]).unwrap_or(usize::MAX);
            latest = latest.max(dates.iter().filter(near).min_by_key(|f| distance(f)).map(|found| found.date));
        } else if is_bare(reading, &dates) {
            latest = latest.max(dates.first().map(|found| found.date));
        }
        // Only a short line, ending in the very words, waits for a date in the next.
        waiting = marked && reading.text.text.len() <= REACH;
    }
    latest
}

fn bare(document: &Document, classified: &[Classified], language: &'static Language) -> Option<Date> {
    let mut ends = classified.iter().enumerate().filter(|&(at, _)| at_an_end(document, at));
    ends.find_map(|(_, c)| {
        let dates = dates(&c.reading, language);
        is_bare(&c.reading, &dates).then(|| dates.first().map(|found| found.date))?
    })
}

fn at_an_end(document: &Document, clause: usize) -> bool {
    clause < ENDS || clause + ENDS >= document.clauses.len()
}

/// Whether there is little in a clause but dates.
fn is_bare(reading: &Reading, dates: &[Found]) -> bool {
    let dated: usize = dates.iter().map(|found| found.end - found.start).sum();
    !dates.is_empty() && reading.text.text.len().saturating_sub(dated) <= BARE
}

/// All dates of a clause, in order.
fn dates(reading: &Reading, language: &'static Language) -> Vec<Found> {
    let text = &reading.text.text;
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = numeric(text, language);
    found.extend(year_and_month(text));
    found.extend(marked(text, language));
    found.extend(worded(reading));
    order::sort_by_key(&mut found, |f| order::outer_first(f.start, f.end));
    found
}

fn date(year: u32, month: u32, day: Option<u32>) -> Option<Date> {
    let year = u16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let day = match day {
        Some(day) => Some(u8::try_from(day).ok().filter(|d| (1..=31).contains(d))?),
        None => None,
    };
    Some(Date { year, month, day })
}

/// 2024-06-17, 17/06/2024, 6.17.24.
fn numeric(text: &str, language: &Language) -> Vec<Found> {
    let mut all = Vec::new();
    for shape in NUMERIC.iter().flat_map(|shape| shape.captures_iter(text)) {
        let number = |group: usize| shape.get(group).and_then(|m| m.as_str().parse::<u32>().ok());
        let (Some(a), Some(b), Some(c), Some(whole)) = (number(1), number(3), number(5), shape.get(0)) else { continue };
        let alone = !text[..whole.start()].ends_with(char::is_alphanumeric) && !continues(&text[whole.end()..]);
        if !alone || shape.get(2).map(|m| m.as_str()) != shape.get(4).map(|m| m.as_str()) {
            continue;
        }
        if let Some(date) = ordered(a, b, c, language) {
            all.push(Found { date, start: whole.start(), end: whole.end() });
        }
    }
    all
}

/// Whether a number or word goes on behind a date; a time of day ("t14:18") is none of it.
fn continues(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('t') => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        first => first.is_some_and(|c| c.is_ascii_alphanumeric()),
    }
}

/// 2024/06, 2024.06, 06/2024: a year and a month, and no day.
fn year_and_month(text: &str) -> Vec<Found> {
    let shapes = YEAR_MONTH.iter().flat_map(|shape| shape.captures_iter(text));
    let found = shapes.filter_map(|shape| {
        let whole = shape.get(0)?;
        let number = |group: usize| shape.get(group).and_then(|m| m.as_str().parse::<u32>().ok());
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-');
        let alone = !text[..whole.start()].ends_with(goes_on) && !text[whole.end()..].trim_start().starts_with(goes_on);
        let year_first = number(1).zip(number(2));
        let (year, month) = year_first.or_else(|| number(4).zip(number(3)))?;
        let date = date(year, month, None).filter(|_| alone)?;
        Some(Found { date, start: whole.start(), end: whole.end() })
    });
    found.collect()
}

fn ordered(a: u32, b: u32, c: u32, language: &Language) -> Option<Date> {
    if a >= 1000 {
        return date(a, b, Some(c));
    }
    let year = if (10..100).contains(&c) { 2000 + c } else { c };
    language.date_order.iter().find_map(|order| match order {
        DateOrder::Dmy => date(year, b, Some(a)),
        DateOrder::Mdy => date(year, a, Some(b)),
        DateOrder::Ymd => None,
    })
}

/// 2024年6月17日; ngày 17 tháng 6 năm 2024: numbers with the language's marks before or behind each.
fn marked(text: &str, language: &Language) -> Vec<Found> {
    let marks = language.date_marks;
    // A month and a year are enough; the month's mark stands in the middle of either order.
    if marks.len() != 3 || !text.contains(marks[1]) {
        return Vec::new();
    }
    let numbers = crate::concept::duration::numbers(text, &[]);
    let trailing = language.date_order.first() == Some(&DateOrder::Ymd);
    let carries = |n: &crate::concept::duration::Number, mark: &str| {
        if trailing { text[n.end..].trim_start().starts_with(mark) } else { text[..n.start].trim_end().ends_with(mark) }
    };
    let mut all = Vec::new();
    for at in 0..numbers.len() {
        let value = |i: usize, mark: usize| numbers.get(i).filter(|n| carries(n, marks[mark])).map(|n| n.tenths / 10);
        let found = if trailing {
            let day = value(at + 2, 2);
            value(at, 0)
                .zip(value(at + 1, 1))
                .and_then(|(y, m)| date(in_era(y, language), m, day))
                .map(|d| (d, at, at + 1 + usize::from(day.is_some())))
        } else {
            let whole = value(at, 0)
                .zip(value(at + 1, 1))
                .zip(value(at + 2, 2))
                .and_then(|((d, m), y)| date(y, m, Some(d)))
                .map(|d| (d, at, at + 2));
            whole.or_else(|| value(at, 1).zip(value(at + 1, 2)).and_then(|(m, y)| date(y, m, None)).map(|d| (d, at, at + 1)))
        };
        if let Some((date, first, last)) = found {
            all.push(Found { date, start: numbers[first].start, end: numbers[last].end });
        }
    }
    all
}

/// A year as the calendar counts it: short ones count from the era of the language's official use, if it has one.
fn in_era(year: u32, language: &Language) -> u32 {
    if language.date_era > 0 && (80..200).contains(&year) { year + u32::from(language.date_era) } else { year }
}

/// June 17, 2024; 17th of June 2024; June 2024.
fn worded(reading: &Reading) -> Vec<Found> {
    let text = &reading.text.text;
    let numbers = crate::concept::duration::numbers(text, &[]);
    let mut all = Vec::new();
    for hit in &reading.hits {
        let Term::Month(month) = hit.term else { continue };
        let after: Vec<_> = numbers.iter().filter(|n| n.start >= hit.end && n.start - hit.end <= 14).take(2).collect();
        // "Version 3, June 2024": behind a comma or a dash, the number is no day.
        let joined = |n: &crate::concept::duration::Number| !text[n.end..hit.start].contains([',', ';', ':', '-', '–', '—', '(']);
        let before = numbers.iter().rfind(|n| n.end <= hit.start && hit.start - n.end <= 8 && n.tenths <= 310 && joined(n));
        let value = |n: &crate::concept::duration::Number| n.tenths / 10;
        let found = match (after.as_slice(), before) {
            ([day, year], _) if value(day) <= 31 => date(value(year), u32::from(month), Some(value(day))).map(|d| (d, hit.start, year.end)),
            ([year, ..], Some(day)) => date(value(year), u32::from(month), Some(value(day))).map(|d| (d, day.start, year.end)),
            ([year, ..], None) => date(value(year), u32::from(month), None).map(|d| (d, hit.start, year.end)),
            _ => None,
        };
        all.extend(found.map(|(date, start, end)| Found { date, start, end }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<String> {
        let english = Language::by_tag("en").unwrap();
        dates(&Reading::new(text, english), english).first().map(|f| f.date.to_string())
    }

    #[test]
    fn forms_of_dates() {
        for (text, date) in [
            ("Last updated: June 17, 2024", "2024-06-17"),
            ("17th of June, 2024", "2024-06-17"),
            ("June 2024", "2024-06"),
            ("06/17/2024", "2024-06-17"),
            ("17.6.2024", "2024-06-17"),
            ("2024-06-17", "2024-06-17"),
            ("June 10,2019", "2019-06-10"),
            ("2024-06-17T09:30:00+01:00", "2024-06-17"),
            ("2025/1/2", "2025-01-02"),
            ("[2024/06]", "2024-06"),
            ("As of: 08/2023", "2023-08"),
            ("Version 3, June 2024", "2024-06"),
            ("17/06/2024", "2024-06-17"),
        ] {
            assert_eq!(first(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_dates() {
        assert_eq!(first("you may, under 16, in 2024"), None);
        assert_eq!(first("call 555-12-3456 now"), None);
        assert_eq!(first("version 2024.06.1a, part 2024/06-b"), None);
    }

    fn updated(tag: &str, lines: &[&str]) -> Option<String> {
        let blocks = lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
        let snapshot = crate::page::html::read(&blocks);
        let language = Language::by_tag(tag).unwrap();
        let document = Document::new(crate::page::block::blocks(&snapshot), Some(language));
        let classified = crate::classify::classify(&document, &vec![language; document.blocks.len()]);
        last_updated(&document, &classified, language).map(|date| date.to_string())
    }

    #[test]
    fn the_date_by_the_word_counts() {
        assert_eq!(updated("en", &["In force since 7 May 2020, updated July 13th, 2026."]).as_deref(), Some("2026-07-13"));
        assert_eq!(updated("ja", &["最終更新日：2026年3月"]).as_deref(), Some("2026-03"));
        assert_eq!(updated("ko", &["시행일자: [2023/04]"]).as_deref(), Some("2023-04"));
        assert_eq!(updated("ko", &["2026년 7월 최종 수정"]).as_deref(), Some("2026-07"));
        assert_eq!(updated("ja", &["2025年11月5日 (2025-11-05)"]).as_deref(), Some("2025-11-05"));
    }
}
