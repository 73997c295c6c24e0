//! Sentences with gaps, durations, numbers.

/// Puts values into the gaps of a message: `{name}`. A gap without a value is left empty.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len());
    for piece in pieces(message) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Gap(name) => filled.push_str(value(values, name).unwrap_or_default()),
        }
    }
    filled
}

/// Whether there is something for every gap.
pub fn is_filled(message: &str, values: &[(&str, &str)]) -> bool {
    pieces(message).iter().all(|piece| match piece {
        Piece::Words(_) => true,
        Piece::Gap(name) => value(values, name).is_some_and(|value| !value.is_empty()),
    })
}

fn value<'a>(values: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

enum Piece<'a> {
    Words(&'a str),
    Gap(&'a str),
}

fn pieces(message: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((before, name, after)) = first_gap(rest) {
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Gap(name));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

fn first_gap(text: &str) -> Option<(&str, &str, &str)> {
    let (before, inside) = text.split_once('{')?;
    let (name, after) = inside.split_once('}')?;
    Some((before, name, after))
}

/// Units by their ISO 8601 designators, in their order.
const DATE_UNITS: [(char, &str); 4] = [('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")];
const TIME_UNITS: [(char, &str); 2] = [('H', "hour"), ('M', "minute")];

/// Units and numbers of an ISO 8601 duration, largest first.
pub fn period_parts(iso: &str) -> Vec<(&'static str, f64)> {
    let Some(period) = iso.strip_prefix('P') else { return Vec::new() };
    let (date, time) = period.split_once('T').unwrap_or((period, ""));
    let mut parts = unit_parts(date, &DATE_UNITS);
    parts.extend(unit_parts(time, &TIME_UNITS));
    parts
}

fn unit_parts(text: &str, units: &[(char, &'static str)]) -> Vec<(&'static str, f64)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (number, after) = rest.split_at(end);
        let designator = after.chars().next().unwrap_or_default();
        let unit = units.iter().find(|(known, _)| *known == designator);
        let number = number.replace(',', ".").parse::<f64>().ok().filter(|number| *number > 0.0);
        if let (Some((_, unit)), Some(number)) = (unit, number) {
            parts.push((*unit, number));
        }
        rest = &after[designator.len_utf8()..];
    }
    parts
}

/// How a language writes numbers.
#[derive(Debug, Clone, Copy)]
pub struct Digits {
    /// What stands between thousands.
    pub thousands: char,
    /// What stands before a fraction.
    pub point: char,
    /// So many digits at least stand before the first mark: with two, 1000 has none (CLDR's `minimumGroupingDigits`).
    pub least: usize,
}

/// A number with its thousands marked.
pub fn number(n: f64, Digits { thousands, point, least }: Digits) -> String {
    let written = n.to_string();
    let (whole, fraction) = written.split_once('.').map_or((written.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let is_marked = whole.len() >= 3 + least;
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if is_marked && at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push(point);
        grouped.push_str(fraction);
    }
    grouped
}

/// Whether a word begins with the sound of i, before which Spanish says “e” for “y”.
pub fn starts_with_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let sound = word.strip_prefix('h').unwrap_or(&word);
    // In "hielo" the i is half a consonant.
    sound.starts_with(['i', 'í']) && !["hia", "hie", "hio"].iter().any(|start| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_by_name() {
        assert_eq!(fill("{a} and {b}{c}", &[("b", "2"), ("a", "1")]), "1 and 2");
        assert_eq!(fill("{ and }", &[]), "");
        assert_eq!(fill("no { gap", &[]), "no { gap");
        assert!(is_filled("plain", &[]));
        assert!(!is_filled("{a}", &[("a", "")]));
    }

    #[test]
    fn values_with_braces_are_left_alone() {
        assert_eq!(fill("“{text}”", &[("text", "{text} {n}")]), "“{text} {n}”");
    }

    #[test]
    fn durations_are_taken_apart() {
        assert_eq!(
            period_parts("P1Y2M3W4DT5H6M"),
            [("year", 1.0), ("month", 2.0), ("week", 3.0), ("day", 4.0), ("hour", 5.0), ("minute", 6.0)]
        );
        assert_eq!(period_parts("P0,5Y"), [("year", 0.5)]);
        assert_eq!(period_parts("PT"), []);
        assert_eq!(period_parts("180D"), []);
        assert_eq!(period_parts("PéD"), []);
    }

    #[test]
    fn thousands_are_marked() {
        let english = Digits { thousands: ',', point: '.', least: 1 };
        let vietnamese = Digits { thousands: '.', point: ',', least: 1 };
        let italian = Digits { least: 2, ..vietnamese };
        assert_eq!(number(999.0, english), "999");
        assert_eq!(number(1_000_000.0, vietnamese), "1.000.000");
        assert_eq!(number(1234.5, vietnamese), "1.234,5");
        assert_eq!(number(1234.5, italian), "1234,5");
        assert_eq!(number(12345.0, italian), "12.345");
    }
}
