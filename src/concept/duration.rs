//! Numbers and units → lengths of time.

use crate::lexicon::{Hit, Term, Unit};

/// A length of time named in a text; the span counts bytes of the prepared text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// How many units, in tenths.
    pub tenths: u32,
    /// Of what.
    pub unit: Unit,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Larger numbers of a unit are years of the calendar, sums or amounts.
const MOST: u32 = 1_200;
/// Most bytes between a number and its unit ("30 (thirty) calendar days").
const REACH: usize = 22;
/// Most bytes between the two numbers of a range ("two to five years").
const RANGE: usize = 9;

impl Duration {
    /// About how many minutes, for ordering: a month has 30 days, a year 365.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        let unit = match self.unit {
            Unit::Minute => 1,
            Unit::Hour => 60,
            Unit::Day => 1_440,
            Unit::Week => 10_080,
            Unit::Month => 43_200,
            Unit::Quarter => 129_600,
            Unit::Year => 525_600,
        };
        u64::from(self.tenths) * unit / 10
    }

    /// ISO 8601, as in `P180D`, `P1Y`, `PT30M`; halves are given in the next smaller unit.
    #[must_use]
    pub fn iso(&self) -> String {
        let (tenths, unit) = match self.unit {
            Unit::Quarter => (self.tenths * 3, Unit::Month),
            unit if self.tenths.is_multiple_of(10) => (self.tenths, unit),
            Unit::Year => (self.tenths * 12, Unit::Month),
            Unit::Month => (self.tenths * 30, Unit::Day),
            Unit::Week => (self.tenths * 7, Unit::Day),
            Unit::Day => (self.tenths * 24, Unit::Hour),
            Unit::Hour => (self.tenths * 60, Unit::Minute),
            Unit::Minute => (self.tenths, Unit::Minute),
        };
        let count = tenths / 10;
        match unit {
            Unit::Minute => format!("PT{count}M"),
            Unit::Hour => format!("PT{count}H"),
            Unit::Day => format!("P{count}D"),
            Unit::Week => format!("P{count}W"),
            Unit::Month | Unit::Quarter => format!("P{count}M"),
            Unit::Year => format!("P{count}Y"),
        }
    }
}

/// A number in a text; the span counts bytes of the prepared text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value in tenths.
    pub tenths: u32,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// All lengths of time in a text.
#[must_use]
pub fn durations(text: &str, hits: &[Hit]) -> Vec<Duration> {
    if !hits.iter().any(|h| matches!(h.term, Term::Unit(_))) {
        return Vec::new();
    }
    let numbers = numbers(text, hits);
    let mut found: Vec<Duration> = Vec::new();
    let (mut uncounted, mut unit_before): (Option<usize>, usize) = (None, 0);
    for hit in outer_units(text, hits) {
        let Term::Unit(unit) = hit.term else { continue };
        let counting = |n: &Number| belongs(text, n, &hit) && !uncounted.is_some_and(|end| names_date(text, end, n));
        let Some(last) = numbers.iter().rposition(counting) else {
            uncounted = Some(hit.end);
            continue;
        };
        let number = repeated_number(text, &numbers, last);
        let first = range_start(text, &numbers, number).filter(|n| n.start >= unit_before);
        found.extend(first.map(|n| duration(n, unit, hit.end)));
        found.push(with_half(duration(numbers[number], unit, hit.end), &numbers));
        unit_before = hit.end;
    }
    drop_dates(&mut found);
    found
}

/// "一年半": a half right behind the unit belongs to it.
fn with_half(length: Duration, numbers: &[Number]) -> Duration {
    let half = numbers.iter().find(|n| n.start == length.end && n.tenths == 5);
    half.map_or(length, |n| Duration { tenths: length.tenths + n.tenths, end: n.end, ..length })
}

/// Takes out years of the calendar, and the months and days that stand right behind them ("2025年3月1日").
fn drop_dates(found: &mut Vec<Duration>) {
    let mut date_end = None;
    found.retain(|d| {
        let dated = d.tenths > MOST * 10 || date_end == Some(d.start);
        if dated {
            date_end = Some(d.end);
        }
        !dated && d.tenths > 0
    });
}

fn duration(number: Number, unit: Unit, end: usize) -> Duration {
    Duration { tenths: number.tenths, unit, start: number.start, end }
}

/// Units that are not part of a longer unit or of a number.
fn outer_units(text: &str, hits: &[Hit]) -> Vec<Hit> {
    let units: Vec<Hit> = hits.iter().filter(|h| is_unit(h)).copied().collect();
    let longer = |o: &Hit, h: &Hit| (o.start, o.end) != (h.start, h.end) && o.start <= h.start && h.end <= o.end;
    let inside = |h: &Hit| hits.iter().any(|o| (is_unit(o) || is_number(o)) && longer(o, h));
    let number = |h: &Hit| hits.iter().any(|n| is_number(n) && n.start == h.start && n.end == h.end && !names_unit(text, hits, n));
    units.iter().copied().filter(|h| !inside(h) && !number(h)).collect()
}

fn is_unit(hit: &Hit) -> bool {
    matches!(hit.term, Term::Unit(_))
}

fn is_number(hit: &Hit) -> bool {
    matches!(hit.term, Term::Number(_))
}

/// Whether a number word is the unit of the same spelling: a number has a unit right behind it
/// (Vietnamese "năm" is five and year: "năm năm", "05 (năm) năm", "mười năm").
fn names_unit(text: &str, hits: &[Hit], number: &Hit) -> bool {
    let twin = hits.iter().any(|u| is_unit(u) && u.start == number.start && u.end == number.end);
    let counts = |u: &Hit| u.start >= number.end && matches!(text[number.end..u.start].trim(), "" | ")");
    twin && !hits.iter().any(|u| is_unit(u) && counts(u))
}

/// Whether a number stands right behind a unit that nothing counts: a part of a date ("tháng 6 năm 2024").
fn names_date(text: &str, uncounted: usize, number: &Number) -> bool {
    text.get(uncounted..number.start).is_some_and(|between| between.trim().is_empty())
}

/// Whether a number counts a unit: it stands before it with at most brackets and a word or two between.
fn belongs(text: &str, number: &Number, unit: &Hit) -> bool {
    if number.end > unit.start || unit.start - number.end > REACH {
        return false;
    }
    let between = &text[number.end..unit.start];
    // "Shop 24 (month…": what a bracket opens with is not counted by what stands before it.
    if between.trim_end().ends_with(['(', '（']) {
        return false;
    }
    let clean = !between.contains([',', ';', ':', '/', '.', '%', '$', '€', '、', '。']) && !between.chars().any(|c| c.is_ascii_digit());
    // Without spaces only a counting word stands between.
    if between.chars().any(crate::text::is_unspaced) {
        return clean && (between.chars().count() <= 1 || between.contains([')', '(']));
    }
    // What stands between in words must be short: an adjective, or the number again in brackets.
    clean && (between.trim().len() <= 2 || between.contains([')', '(']) || between.split_whitespace().count() <= 1)
}

/// "30 (thirty) days", "thirty (30) days": the number before the brackets is the same one, and begins the span.
fn repeated_number(text: &str, numbers: &[Number], last: usize) -> usize {
    let Some(before) = last.checked_sub(1) else { return last };
    let between = text[numbers[before].end..numbers[last].start].trim();
    if matches!(between, "(" | "（") && numbers[before].tenths == numbers[last].tenths { before } else { last }
}

/// The first number of a range that ends in `number`.
fn range_start(text: &str, numbers: &[Number], number: usize) -> Option<Number> {
    let first = *numbers.get(number.checked_sub(1)?)?;
    let between = text.get(first.end..numbers[number].start)?;
    let word = between.trim();
    let joined = between.len() <= RANGE && !word.is_empty() && !word.contains([',', '.', '(', ')', ';', ':', '/', '+', '、']);
    (joined && first.tenths < numbers[number].tenths).then_some(first)
}

/// Numbers of a text in digits and, among its hits, in words, joined where they form one ("twenty" + "five").
#[must_use]
pub fn numbers(text: &str, hits: &[Hit]) -> Vec<Number> {
    let mut all = digits(text);
    for hit in hits {
        if let Term::Number(tenths) = hit.term
            && !names_unit(text, hits, hit)
        {
            all.push(Number { tenths: u32::from(tenths), start: hit.start, end: hit.end });
        }
    }
    crate::order::sort_by_key(&mut all, |n| crate::order::outer_first(n.start, n.end));
    let mut joined: Vec<Number> = Vec::new();
    for number in all {
        match joined.last_mut() {
            Some(last) if number.start < last.end => {}
            Some(last) if touches(text, *last, number) => *last = join(*last, number),
            _ => joined.push(number),
        }
    }
    joined
}

fn touches(text: &str, a: Number, b: Number) -> bool {
    let is_word = |n: Number| !text[n.start..n.end].starts_with(|c: char| c.is_ascii_digit());
    // "a one-year window" is no number of two words: only tens and hundreds are gone on with, and only powers multiply.
    let one = a.tenths < 10 || a.tenths.is_multiple_of(100) || matches!(b.tenths, 100 | 1_000 | 10_000);
    one && is_word(a) && is_word(b) && matches!(text[a.end..b.start].trim(), "" | "-") && b.start - a.end <= 1
}

/// "two" "hundred" multiplies, "twenty" "five" adds.
fn join(a: Number, b: Number) -> Number {
    let power = matches!(b.tenths, 100 | 1_000 | 10_000);
    let tail = a.tenths % 100;
    let tenths = match (power, b.tenths == 100 && a.tenths >= 1_000 && tail > 0) {
        (true, true) => a.tenths - tail + tail * 10,
        (true, false) if a.tenths < b.tenths => a.tenths * b.tenths / 10,
        // "half" "a"
        _ if a.tenths < 10 => a.tenths * b.tenths / 10,
        _ => a.tenths + b.tenths,
    };
    Number { tenths, start: a.start, end: b.end }
}

fn digits(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let decimal = at + 1 < bytes.len() && bytes[at] == b'.' && bytes[at + 1].is_ascii_digit();
        let whole: u32 = text[start..at].parse().unwrap_or(u32::MAX / 10);
        let mut tenths = whole.saturating_mul(10);
        if decimal {
            tenths = tenths.saturating_add(u32::from(bytes[at + 1] - b'0'));
            at += 2;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
        }
        found.push(Number { tenths, start, end: at });
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::concept::Reading;
    use crate::lexicon::Language;

    fn all(text: &str) -> Vec<String> {
        let english = Language::by_tag("en").unwrap();
        Reading::new(text, english).durations.iter().map(super::Duration::iso).collect()
    }

    #[test]
    fn digits_and_words() {
        assert_eq!(all("kept for 180 days, or twenty-five months, or an hour"), ["P180D", "P25M", "PT1H"]);
        assert_eq!(all("for two hundred days"), ["P200D"]);
        assert_eq!(all("for 1.5 years"), ["P18M"]);
        assert_eq!(all("for half a year"), ["P6M"]);
        assert_eq!(all("for a one-year window"), ["P1Y"]);
        assert_eq!(all("Shop 24 (months of work)"), Vec::<String>::new());
    }

    #[test]
    fn brackets_repeat() {
        assert_eq!(all("for thirty (30) days"), ["P30D"]);
        assert_eq!(all("for 30 (thirty) calendar days"), ["P30D"]);
    }

    #[test]
    fn ranges_give_both() {
        assert_eq!(all("between two and five years"), ["P2Y", "P5Y"]);
        assert_eq!(all("3-6 months"), ["P3M", "P6M"]);
        assert_eq!(all("1 year 6 months"), ["P1Y", "P6M"]);
    }

    #[test]
    fn a_word_may_be_number_and_unit() {
        let vietnamese = Language::by_tag("vi").unwrap();
        let all = |text: &str| Reading::new(text, vietnamese).durations.iter().map(super::Duration::iso).collect::<Vec<_>>();
        assert_eq!(all("lưu trong năm năm"), ["P5Y"]);
        assert_eq!(all("lưu 05 (năm) năm"), ["P5Y"]);
        assert_eq!(all("lưu mười năm, rồi năm tháng"), ["P10Y", "P5M"]);
        assert_eq!(all("lưu hai mươi lăm năm"), ["P25Y"]);
        assert_eq!(all("lưu trong năm mươi ngày"), ["P50D"]);
        assert_eq!(all("lưu 24 (hai mươi tư) tháng"), ["P24M"]);
        assert_eq!(all("một năm sáu tháng"), ["P1Y", "P6M"]);
    }

    #[test]
    fn parts_of_dates_count_nothing() {
        let vietnamese = Language::by_tag("vi").unwrap();
        assert_eq!(Reading::new("lưu từ ngày 14 tháng 8 năm 2024, quý 3 năm 2025", vietnamese).durations, []);
        assert_eq!(all("on day 3 years of work"), Vec::<String>::new());
    }

    #[test]
    fn chinese_lengths_and_dates() {
        let chinese = Language::by_tag("zh").unwrap();
        let all = |text| Reading::new(text, chinese).durations.iter().map(super::Duration::iso).collect::<Vec<_>>();
        assert_eq!(all("保存一年半，之後刪除"), ["P18M"]);
        assert_eq!(all("保存至2025年3月1日"), Vec::<String>::new());
        assert_eq!(all("第7条所述的日志"), Vec::<String>::new());
        assert_eq!(all("保留六個月"), ["P6M"]);
    }

    #[test]
    fn calendar_years_and_lists_are_none() {
        assert_eq!(all("since 2019, years of work; Article 5, days"), Vec::<String>::new());
    }
}
